"""Timed pairs against a bare program of the same kind; run by hand, never by the test suite."""
