"""Frozen values of the domain: no behaviour beyond their own invariants, nothing but the standard library."""
