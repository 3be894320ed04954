"""Judgement of what was read: one function per rule, one family per file. Nothing here parses figures out of text."""
