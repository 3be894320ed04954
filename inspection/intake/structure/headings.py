"""Headings: what may be one, how far out it stands, and which of them say in a ward's own words what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.intake.language.markers import DEPTH, ORDINALS, Mark
from inspection.intake.structure.group_names import FEWEST, names_of
from inspection.intake.structure.unit_names import looks_like_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection.intake.structure.passages import Passage
    from inspection.model.catalogue import ReformGroup
    from inspection.model.codes import GroupCode

_LONGEST_HEADING = 180
_NOTHING = 2
ONE_LINE = 90
"""Characters of a heading that is no more than a title."""
_FEW_UNITS = 3
"""Units whose duties make a section one of who does what."""


def heading_words(passage: Passage) -> str | None:
    """Return the flat words of a passage that may be a heading, or None."""
    if passage.table:
        return None
    if passage.marker is None and not passage.heading:
        return None
    if passage.marker is not None and passage.marker.kind not in ORDINALS and not passage.heading:
        return None
    words = passage.flat_body
    head, colon, rest = words.partition(":")
    if colon and len(head) <= _LONGEST_HEADING and len(rest) > _NOTHING:
        words = head
    return words.strip() if 0 < len(words.strip()) <= _LONGEST_HEADING else None


def rank_of(passage: Passage) -> int:
    """Return how far out a heading stands; a heading without a sign counts as the section's own."""
    return DEPTH[passage.marker.kind] if passage.marker else DEPTH[Mark.PART]


def lists_units(passages: Sequence[Passage], index: int) -> bool:
    """Tell whether the numbered lines right below a part's heading are units, whatever the heading calls them."""
    if passages[index].marker is None or rank_of(passages[index]) > DEPTH[Mark.ROMAN]:
        return False
    below: list[Passage] = []
    for passage in passages[index + 1 :]:
        if passage.marker is None or passage.marker.kind not in ORDINALS or passage.table:
            continue
        if rank_of(passage) <= rank_of(passages[index]):
            break
        if not below or rank_of(passage) <= rank_of(below[0]):
            below.append(passage)
    units = sum(looks_like_unit(passage.flat_body, (), damaged=False) for passage in below)
    return units >= _FEW_UNITS and units * 4 >= len(below) * 3


def with_own_words(
    passages: Sequence[Passage], headings: list[tuple[int, GroupCode]], taken: set[int], groups: tuple[ReformGroup, ...]
) -> list[tuple[int, GroupCode]]:
    """Add the headings that name a group in the ward's own words, side by side with others that name the rest."""
    known, names = dict(headings), names_of(groups)
    for run in _runs_of_headings(passages, taken):
        if len(run) < FEWEST:
            continue
        named = {place: known[index] for place, index in enumerate(run) if index in known}
        words = [(heading_words(passages[index]) or passages[index].flat_body).strip() for index in run]
        for place, code in names.in_own_words(words, named).items():
            known[run[place]] = code
    return sorted(known.items())


def _runs_of_headings(passages: Sequence[Passage], taken: set[int]) -> Iterator[list[int]]:
    """Yield headings side by side: short lines with one kind of sign, each with text of its own below it."""
    signs = [
        (index, passage.marker)
        for index, passage in enumerate(passages)
        if not passage.table and (passage.heading if passage.marker is None else passage.marker.kind is not Mark.DASH)
    ]
    for kind in (Mark.PART, Mark.CAPITAL, Mark.ROMAN, Mark.NUMBER, Mark.STAR, Mark.PLUS):
        run: list[int] = []
        for index, sign in signs:
            if sign is None:
                yield run  # a heading without a sign parts what stands above it from what stands below
                run = []
                continue
            if sign.kind not in ORDINALS and sign.kind is not kind:
                continue
            if sign.kind is kind and index not in taken and _may_head(passages, index):
                run.append(index)
            elif DEPTH[sign.kind] <= DEPTH[kind]:
                yield run
                run = []
        yield run


def _may_head(passages: Sequence[Passage], index: int) -> bool:
    passage = passages[index]
    if len(passage.text) > ONE_LINE or passage.text.rstrip().endswith((".", ";", ",")) or index + 1 == len(passages):
        return False
    below = passages[index + 1].marker
    if below is None or passage.marker is None:
        return True
    if passage.marker.kind not in ORDINALS:
        return below.kind is not passage.marker.kind  # "* Bộ máy" over "- …": which sign stands further in is free
    return DEPTH[below.kind] > DEPTH[passage.marker.kind]
