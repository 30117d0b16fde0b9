"""Whole stories, through the real window and the real terminal."""
