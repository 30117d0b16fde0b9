"""Long trials of the whole program at its files; run by hand, never by the test suite."""
