"""Pictures of every screen, for looking at."""
