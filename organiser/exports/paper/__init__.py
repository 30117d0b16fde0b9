"""Paper: sheets described as blocks, set in type and written as tagged PDF."""
