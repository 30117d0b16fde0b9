"""The main window: places at the side, one screen at a time, and what belongs to all of them."""
