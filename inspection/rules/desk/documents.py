"""Documents as they are listed in words: "Quyết định số 78/QĐ-UBND ngày 11/7/2025 ban hành …", one after another.

Rules on lists need the words of a list, not only the citations: how many items of which kind, and under which title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest

from inspection.vietnamese import fold

STANDARD = re.compile(r"\b[A-Z]{2,}(?: [A-Z]{2,})* \d[\d:]+")
"""A thing that is named by capitals and a number, such as TCVN ISO 9001:2015."""
TYPES = (
    "Nghị quyết",
    "Quyết định",
    "Kế hoạch",
    "Thông báo",
    "Công văn",
    "Chỉ thị",
    "Báo cáo",
    "Tờ trình",
    "Chương trình",
    "Phương án",
    "Đề án",
    "Hướng dẫn",
    "Quy chế",
    "Quy định",
)
"""Kinds of documents that wards issue."""

ANY = "văn bản"
"""The word for documents of any kind."""

_SHOWN = {fold(kind): kind.lower() for kind in TYPES}
_KINDS = "|".join(_SHOWN)
_NUMBER = re.compile(r"\d(?<![\w/].)\d*[a-z]?\s*[/-][\w/.\-&]*[a-z]")
_BEFORE = re.compile(
    rf"(?P<lead>^[\W⁰-⁹¹²³]*|[;.:,]\s+|\bva\s+|[-+*•]\s*)(?:gom\s+)?(?:cac\s+)?"
    rf"(?P<kind>{_KINDS})\s*:?\s+(?:so\s*:?\s*)?$"
)
_DATE = re.compile(r",?\s*ngay\s+(?P<date>\d{1,2}\s*/\s*\d{1,2}\s*/\s*\d{4})")
_AGAIN = re.compile(
    r",?\s*(?:ngay\s+\d{1,2}\s*/\s*\d{1,2}\s*/\s*\d{4}\s*)?(?:\([^()]*\)\s*)?(?:[,;]|\bva)\s+so\s*:?\s*"
)
"""What stands between two numbers of one kind that is named once: "Kế hoạch số 3/KH-UBND ngày …, số 8/KH-UBND"."""
_REACH = 30
"""How far before a number its kind may begin, in characters."""
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One item of a list of documents."""

    kind: str
    """Folded, such as "quyet dinh"."""
    number: str
    """As it is written, without blanks."""
    date: str
    title: str
    """What is folded after number and date, up to a semicolon or the next item."""
    start: int
    end: int
    """Place in the text."""


def listed(text: str) -> list[Listed]:
    """Return the documents that a text lists, in order; one that another item merely mentions is not listed.

    An item starts the text or follows a semicolon, a full stop, a colon, a dash or "và".
    """
    folded = fold(text)
    starts: list[tuple[str, int, re.Match[str]]] = []
    for number in _NUMBER.finditer(folded):
        if head := _head(folded, number):
            starts.append((head["kind"], head.start("kind"), number))
        elif starts and _AGAIN.fullmatch(folded, starts[-1][2].end(), number.start()):
            starts.append((starts[-1][0], number.start(), number))
    found = []
    for (kind, start, number), following in zip_longest(starts, starts[1:]):
        end = following[1] if following else len(folded)
        dated = _DATE.match(folded, number.end(), end)
        title = folded[dated.end() if dated else number.end() : end]
        found.append(
            Listed(
                kind=kind,
                number=text[number.start() : number.end()].replace(" ", ""),
                date=dated["date"].replace(" ", "") if dated else "",
                title=title.partition(";")[0],
                start=start,
                end=end,
            )
        )
    return found


def _head(folded: str, number: re.Match[str]) -> re.Match[str] | None:
    """Return what makes a number an item of the list: its kind right before it, after a sign that parts items.

    "Và" and a comma may only join a document to a title ("về thực hiện Nghị quyết A và Kế hoạch B").
    """
    head = _BEFORE.search(folded, max(0, number.start() - _REACH), number.start())
    if head is None or not head["lead"].startswith(("va", ",")):
        return head
    before = re.split(r"[;.:]\s", folded[: head.start()])[-1]
    return None if re.search(r"\b(?:ve|thuc hien|theo|can cu|cua|tai)\b", before) else head


def mark(sign: str) -> str:
    """Return a footnote's mark as plain digits."""
    return "".join(re.findall(r"\d+", sign.translate(_SUPERSCRIPT)))


def count(documents: list[Listed], kind: str) -> int:
    """Return how many of some listed documents are of a kind; every one where the kind is "văn bản"."""
    wanted = fold(kind)
    if wanted.startswith(fold(ANY)):
        return len(documents)
    return sum(1 for one in documents if one.kind == wanted)


def kinds(documents: list[Listed]) -> str:
    """Return the kinds of some listed documents with their numbers, such as "10 kế hoạch"."""
    tally: dict[str, int] = {}
    for one in documents:
        tally[one.kind] = tally.get(one.kind, 0) + 1
    return ", ".join(f"{number:02d} {_SHOWN[kind]}" for kind, number in tally.items())
