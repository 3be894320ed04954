"""The vocabularies: what can be done, grouped by where it is done."""
