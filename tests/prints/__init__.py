"""Pictures of every kind of print, for the guide and for looking at."""
