"""Bytes that came from elsewhere in, values and rejected lines out; nothing is written and nothing is run."""
