"""The terminal: words in, actions called, text or JSON out."""
