"""Word files, each part of their form in a module of its own; ``reader`` puts them together."""

from __future__ import annotations
