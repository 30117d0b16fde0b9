"""The tables of a workspace in SQL, one text for each upgrade (see migrations.py)."""
