"""One folder for each screen; they know the desk and the widgets, and never each other."""
