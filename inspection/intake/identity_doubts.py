"""Signs that what a document says of itself was misread: ward, time, number, day, signer.

What many documents rightly lack (a draft has no number, no day, no signer) is a lighter sign than what all have.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.intake.doubts import left
from inspection.model.codes import DocumentKind, Doubt
from inspection.model.corrections import keyed
from inspection.model.documents import IdentityField, Weakness
from inspection.vietnamese import words, words_of_each

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from inspection.model.documents import Reading

_HEAD, _FOOT = 250, 400
"""Lines in which a document says what it is."""
_SAID = frozenset({"title", "ward", "city", "issuing_body", "period"})
"""What every plan and report says."""
_VERBATIM = frozenset({"title", "ward", "district", "city", "signer"})
"""Fields that stand in the document in these very words; the others are put together or written in a normal form."""
_WHOLE_DATE = len("2025-01-31")
_SYMBOLS = {DocumentKind.PLAN: re.compile(r"\b(?:KH|QĐ|CTr)\b"), DocumentKind.REPORT: re.compile(r"\bBC\b")}
"""The kind of document in its number; a plan may be issued by a decision and bear the number of that."""
_TELLING = 12
"""Letters of a line that is more than a piece of many lines."""


def of_identity(reading: Reading, lines: Sequence[str], is_damaged: Callable[[int], bool]) -> Iterator[Weakness]:
    """Yield the fields that show a sign of being misread; ``lines`` are the document's own."""
    total = len(lines)
    numbers = [number for number in range(1, total + 1) if number <= _HEAD or number > total - _FOOT]
    words_of_lines = words_of_each([lines[number - 1] for number in numbers])
    said = {number: " ".join(found) for number, found in zip(numbers, words_of_lines, strict=True)}
    whole = f" {' '.join(text for text in said.values() if text)} "
    for key, item in keyed(reading, "identity"):
        if not isinstance(item, IdentityField) or (item.value is None and not _is_missed(item.name)):
            continue
        doubts = [*_doubts(item, reading.kind, whole)]
        if item.value and item.name in _VERBATIM and any(map(is_damaged, _lines_of(item.value, said))):
            doubts.append(Doubt.DAMAGED_LINE)
        if doubts:
            yield Weakness(item=key, confidence=_confidence(item, doubts), doubts=tuple(doubts))


def _is_missed(name: str) -> bool:
    return name in _SAID or name in {"document_number", "issue_date", "signer"}


def _confidence(item: IdentityField, doubts: Sequence[Doubt]) -> float:
    may_lack = item.value is None and item.name not in _SAID
    return round((1 + left(doubts)) / 2, 2) if may_lack else left(doubts)


def _doubts(item: IdentityField, kind: DocumentKind, whole: str) -> Iterator[Doubt]:
    if item.value is None:
        yield Doubt.NOT_FOUND
        return
    if item.name in _VERBATIM and f" {' '.join(words(item.value))} " not in whole:
        yield Doubt.NOT_VERBATIM
    if item.name == "issue_date" and len(item.value) < _WHOLE_DATE:
        yield Doubt.PART_OF_DATE
    symbol = _SYMBOLS.get(kind)
    if item.name == "document_number" and symbol and not symbol.search(item.value):
        yield Doubt.OTHER_SYMBOL


def _lines_of(value: str, said: dict[int, str]) -> Iterator[int]:
    """Yield the lines that hold a value, or a piece of one that goes over several lines."""
    wanted = " ".join(words(value))
    for number, text in said.items():
        if len(text) < len(wanted):
            if len(text) > _TELLING and text in wanted:
                yield number
        elif wanted in text and f" {wanted} " in f" {text} ":
            yield number
