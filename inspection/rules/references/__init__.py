"""Families L and N: documents cited as the law and their own numbers and dates allow."""
