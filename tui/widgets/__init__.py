"""Widgets: values in, lines out; none of them knows the session."""
