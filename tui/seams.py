"""The places at which words can be parted, each shown with the words on both sides of it."""

from __future__ import annotations

_SIDE = 34
"""Characters shown on either side of a place."""


def seams(text: str) -> list[tuple[str, int]]:
    """Return every place between two words, with how it is shown."""
    words = text.split()
    return [(_seam(words, place), place) for place in range(1, len(words))]


def _seam(words: list[str], place: int) -> str:
    """Return the words on both sides of a place, no more of them than one line shows."""
    before, after = " ".join(words[:place]), " ".join(words[place:])
    if len(before) > _SIDE:
        before = f"…{before[-_SIDE:].partition(' ')[2]}"
    if len(after) > _SIDE:
        after = f"{after[:_SIDE].rpartition(' ')[0]}…"
    return f"{before} ¦ {after}"
