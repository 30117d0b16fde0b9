"""Small questions; they ask, and never act."""
