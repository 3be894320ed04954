"""One regular expression for any of many words: what words begin with alike is tried once for all of them.

``a|b|c…`` of some hundred names is tried name by name at every place of a text; shared beginnings make it as quick as a
single name. Of several names that fit, the longest is found.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_Node = dict[str, "_Node"]


def any_of(words: Iterable[str]) -> str:
    """Return the pattern that fits any of the words, letter for letter, and the longest of those that fit."""
    root: _Node = {}
    for word in sorted(words):
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}  # a word may end here
    return _pattern(root)


def _pattern(node: _Node) -> str:
    ways = [re.escape(letter) + _pattern(below) for letter, below in node.items() if letter]
    if not ways:
        return ""
    pattern = ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
    return f"(?:{pattern})?" if "" in node else pattern
