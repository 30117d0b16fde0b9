"""Calendars on servers: values in, outcomes out; the only place that opens a network connection."""
