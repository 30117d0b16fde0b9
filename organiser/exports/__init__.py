"""What leaves the program: values in, bytes out."""
