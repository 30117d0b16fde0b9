"""Small groups for a session: mixed well, with asked-for pairs kept, access needs met and old company avoided."""
