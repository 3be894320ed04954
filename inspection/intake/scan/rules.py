"""Ruled lines of a picture: long dark runs, found by shrinking the picture along them; no letter is as long.

Lengths are pixels of a picture at ``engine.DENSITY``; y grows downwards.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PALE = 225
"""Grey below which a point may belong to a line: a hairline is hardly darker than its paper, but long."""
_DARK = 190
"""Grey below which a point is ink of a letter."""
_INK = 255
_STEP = 4
"""Pixels along a line that are taken as one: noise levels out, and the gaps between letters still show."""
_LIES, _STANDS = 32 * _STEP, 11 * _STEP
"""How long some stretch of a line is unbroken: the feet of letters seldom join for so long, no letter is so high."""
_RUN = re.compile(rb"\xff{10,}")
_LYING_GAP, _STANDING_GAP = 25 * _STEP, 10 * _STEP
"""A line that is broken for so long goes on; tables stand above each other rather than side by side."""
_NEXT = 2
"""Rows between the parts of one line that leans."""
_THICKEST = 10
"""What is thicker is a bar or a picture."""


@dataclass(slots=True)
class Rule:
    """A ruled line: ``start`` to ``end`` along it, ``low`` to ``high`` across it."""

    low: int
    high: int
    start: int
    end: int


def ink(picture: Image.Image, darkest: int = _DARK) -> Image.Image:
    """Return what is darker than a grey as white on black."""
    return picture.point([_INK] * darkest + [0] * (256 - darkest))


def _runs(picture: Image.Image) -> Iterator[tuple[int, int, int]]:
    """Yield the long dark runs of a grey picture from above: row, start, end."""
    small = ink(picture.reduce((_STEP, 1)), _PALE)
    width, data = small.width, small.tobytes()
    for row in range(small.height):
        line = data[row * width : (row + 1) * width]
        if _INK in line:
            yield from ((row, hit.start() * _STEP, hit.end() * _STEP) for hit in _RUN.finditer(line))


def _joined(runs: Iterable[tuple[int, int, int]], gap: int) -> list[Rule]:
    """Return the lines that unbroken stretches, given from above, belong to."""
    done: list[Rule] = []
    current: list[Rule] = []
    for row, start, end in runs:
        done += [rule for rule in current if rule.high < row - _NEXT]
        current = [rule for rule in current if rule.high >= row - _NEXT]
        touched = [rule for rule in current if rule.start <= end + gap and rule.end >= start - gap]
        whole = Rule(
            min([row, *(rule.low for rule in touched)]),
            row,
            min([start, *(rule.start for rule in touched)]),
            max([end, *(rule.end for rule in touched)]),
        )
        current = [rule for rule in current if rule not in touched] + [whole]
    return done + current


def _lengthened(rule: Rule, runs: Iterable[tuple[int, int, int]]) -> None:
    """Give a line the short stretches that go on from its ends."""
    near = [(start, end) for row, start, end in runs if rule.low - 1 <= row <= rule.high + 1]
    for start, end in sorted(near):
        if start <= rule.end + _STANDING_GAP:
            rule.end = max(rule.end, end)
    for start, end in sorted(near, reverse=True):
        if end >= rule.start - _STANDING_GAP:
            rule.start = min(rule.start, start)


def lying(picture: Image.Image, least: int = _LIES, gap: int = _LYING_GAP) -> list[Rule]:
    """Return the lines that lie in a grey picture, whole for ``least`` pixels, with gaps of ``gap`` at most."""
    runs = list(_runs(picture))
    found = _joined(((row, start, end) for row, start, end in runs if end - start >= least), gap)
    found = [rule for rule in found if rule.high - rule.low < _THICKEST]
    for rule in found:
        _lengthened(rule, [run for run in runs if run[2] - run[1] >= least / 2])
    return found


def standing(picture: Image.Image) -> list[Rule]:
    """Return the lines that stand in a grey picture: those that lie when it is laid over."""
    return lying(picture.transpose(Image.Transpose.TRANSPOSE), _STANDS, _STANDING_GAP)
