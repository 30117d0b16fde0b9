"""The one door to the SQLite file: ask a query, do a change, undo, redo."""
