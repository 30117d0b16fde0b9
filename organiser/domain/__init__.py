"""What the words mean: values and rules, with the standard library only."""
