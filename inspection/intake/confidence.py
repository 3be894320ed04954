"""How sure the machine is of each item that it read, and why it is not: signs that a person can check.

Nothing here changes an item. An item without a sign is not mentioned.
"""

from __future__ import annotations

import re
from dataclasses import fields
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from inspection.intake.doubts import left
from inspection.intake.identity_doubts import of_identity
from inspection.intake.language.quality import soundness
from inspection.model.codes import Doubt
from inspection.model.corrections import LISTED, keyed
from inspection.model.documents import Weakness

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from inspection.model.corrections import Item
    from inspection.model.documents import Breakdown, Figure, GroupSection, Reading, Target, Task
    from inspection.model.source import Line

_FEW_WORDS = 4
"""Below so many words a line is too short to be judged by its syllables."""
_DAMAGED_LINE = 0.6
"""A single line holds few words, so it must be further off than a whole document."""
_SIGNS = ".,;:()“”\"'"
_MIXED = re.compile(r"(?<![\w/.-])(?:\d+[.,]?\d*[oOlI][\d.,]*|[oOlI][.,]?\d+[.,\d]*)(?=\s*%|\s|$)")
"""A number in which a letter stands that looks like a digit: 9O%, l00."""
_BESIDE = re.compile(r"\d(?:(?<=[oOlI]\d)|(?<=[oOlI][.,]\d)|[.,]?[oOlI])")
"""A digit beside such a letter: few texts hold one, and it is found much faster."""


def weaknesses(reading: Reading, lines: Sequence[Line]) -> tuple[Weakness, ...]:
    """Return the items that show a sign of being misread; ``lines`` are the document's own."""
    damaged: dict[int, bool] = {}

    def is_damaged(number: int) -> bool:
        if number not in damaged:
            text = lines[number - 1].text if 0 < number <= len(lines) else ""
            damaged[number] = len(text.split()) >= _FEW_WORDS and soundness(text) < _DAMAGED_LINE
        return damaged[number]

    scanned = any(line.unsure for line in lines)
    found = list(of_identity(reading, [line.text for line in lines], is_damaged))
    for kind in LISTED:
        own = _DOUBTS.get(kind, _none)
        doubts: list[tuple[Doubt, ...]] = []
        for item in getattr(reading, kind):
            signs = [Doubt.DAMAGED_LINE] if is_damaged(item.line) else []
            signs += [Doubt.UNSURE_WORD] if scanned and _has_unsure_word(item, lines) else []
            doubts.append((*signs, *own(item)))
        if any(doubts):
            found += [
                Weakness(item=key, confidence=left(signs), doubts=signs)
                for (key, _), signs in zip(keyed(reading, kind), doubts, strict=True)
                if signs
            ]
    return tuple(found)


def _has_unsure_word(item: Item, lines: Sequence[Line]) -> bool:
    """Tell whether recognition was not sure of a word of an item's paragraph that is the item's own too."""
    unsure: set[str] = set()
    for number in range(max(item.line - 1, 0), len(lines)):
        line = lines[number]
        if number >= item.line and line.begins is not False:
            break
        unsure |= {word.strip(_SIGNS) for word in line.unsure if any(map(str.isalnum, word))}
    if not unsure:
        return False
    own = (value for field in fields(item) if isinstance(value := getattr(item, field.name), str))
    return not unsure.isdisjoint(word.strip(_SIGNS) for text in own for word in text.split())


@lru_cache(maxsize=64)  # many figures stand in one sentence
def _is_mixed(text: str) -> bool:
    return _BESIDE.search(text) is not None and _MIXED.search(text) is not None


def _of_task(task: Task) -> Iterator[Doubt]:
    if not task.content.strip():
        yield Doubt.NO_CONTENT
    if not task.lead.strip():
        yield Doubt.NO_LEAD
    if not task.due.strip():
        yield Doubt.NO_DUE
    elif task.due_kind is None:
        yield Doubt.UNREAD_DUE
    if task.group is None:
        yield Doubt.NO_GROUP


def _of_figure(figure: Figure) -> Iterator[Doubt]:
    if figure.value is None:
        yield Doubt.NO_NUMBER
    if figure.indicator is None and figure.field is None:
        yield Doubt.NO_INDICATOR
    if _is_mixed(figure.quote):
        yield Doubt.NUMBER_WITH_LETTERS
    if figure.unit == "%" and figure.value is not None and figure.denominator and figure.numerator is not None:
        # Wards round, and some cut off: a difference below one in the last written digit says nothing.
        rate = 100 * figure.numerator / figure.denominator
        if abs(rate - figure.value) >= Decimal(1).scaleb(int(figure.value.as_tuple().exponent)):
            yield Doubt.RATE_DIFFERS


def _of_target(target: Target) -> Iterator[Doubt]:
    if target.indicator is None:
        yield Doubt.NO_INDICATOR
    if _is_mixed(target.text):
        yield Doubt.NUMBER_WITH_LETTERS


def _of_breakdown(split: Breakdown) -> Iterator[Doubt]:
    if split.total is not None and sum(part.value for part in split.parts) != split.total:
        yield Doubt.SUM_DIFFERS


def _of_group(group: GroupSection) -> Iterator[Doubt]:
    if group.duties == 0:
        yield Doubt.NO_DUTIES


def _none(_: Item) -> tuple[Doubt, ...]:
    return ()


_DOUBTS: Mapping[str, Callable[[Any], Iterable[Doubt]]] = {
    "groups": _of_group,
    "next_period_groups": _of_group,
    "targets": _of_target,
    "tasks": _of_task,
    "figures": _of_figure,
    "breakdowns": _of_breakdown,
}
"""What tells the signs of an item, by its kind."""
