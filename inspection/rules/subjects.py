"""What a piece of a sentence speaks of: its words without those that any piece may hold.

Rules that find one task or one measure at two places compare these; abbreviations count as what they stand for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ABBREVIATED = {
    "tthc": "thu tuc hanh chinh",
    "cchc": "cai cach hanh chinh",
    "qppl": "quy pham phap luat",
    "vbqppl": "van ban quy pham phap luat",
    "dvc": "dich vu cong",
    "dvctt": "dich vu cong truc tuyen",
    "cntt": "cong nghe thong tin",
    "cds": "chuyen doi so",
    "pvhcc": "phuc vu hanh chinh cong",
    "hcc": "hanh chinh cong",
    "pakn": "phan anh kien nghi",
    "cbccvc": "can bo cong chuc vien chuc",
    "cbcc": "can bo cong chuc",
    "tdp": "to dan pho",
    "mttq": "mat tran to quoc",
}
_WORD = re.compile(r"[a-z]+")
_JOINING = frozenset(
    _WORD.findall(
        "cua va cac nhung con da duoc la o tai trong theo cho voi mot so moi thi de nhu hon do vi den tu tren duoi "
        "nay khi se dang cung can phai bi co ve viec vao ra boi gom nam quy thang ngay truoc sau hang dinh ky xong "
        "hoan thanh dat it nhat toi thieu da khong qua thap len tro nang dua bao dam ty le muc phan dau muc tieu "
        "chi duy tri giu vung tiep tuc tong thuc hien to chuc xay dung ban hanh trien khai tham muu trinh chu tri "
        "phoi hop phuong xa cu di dia ban don vi co quan moi nhiem tang cuong day manh huong dan van dong "
    )
)
"""Syllables that join others, or ask for work, or tell of time and amount: they name no subject."""
_SENTENCE = re.compile(r"\.\s|;|\t")
_CLAUSE = re.compile(r"[,;()]\s?|\.\s|\t|:\s(?!\D*\d)")
"""Where a clause ends; a colon parts the name of a measure from its level and ends none."""


def subject(folded: str) -> frozenset[str]:
    """Return the syllables that name what some folded words speak of."""
    return frozenset(_syllables(folded)) - _JOINING


def _syllables(folded: str) -> Iterator[str]:
    for word in _WORD.findall(folded):
        yield from _ABBREVIATED[word].split() if word in _ABBREVIATED else (word,)


def sentence_at(line: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence, or the cell of a row, begins and ends that a place of a line stands in."""
    return _around(_SENTENCE, line, start, end)


def clause_at(line: str, start: int, end: int) -> tuple[int, int]:
    """Return where the clause begins and ends that a place of a line stands in."""
    return _around(_CLAUSE, line, start, end)


def _around(parted: re.Pattern[str], line: str, start: int, end: int) -> tuple[int, int]:
    first = max((found.end() for found in parted.finditer(line, 0, start)), default=0)
    behind = parted.search(line, end)
    return first, behind.start() if behind else len(line)
