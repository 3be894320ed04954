"""PDF with a text layer: characters by their place, tables by their ruled lines."""

from __future__ import annotations
