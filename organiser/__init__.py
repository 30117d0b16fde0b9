"""Organiser: plan and run citizen-leadership sessions where you live."""

__version__ = "0.1.0"
