"""What the window and the terminal share; it knows no Qt."""
