"""Tables of targets in a plan: each row becomes a sentence "chỉ tiêu: mức phấn đấu", read like any other target.

In such a table every measured number of the column "mức phấn đấu" is a target, "từ … trở lên" or not.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from inspection.intake.flat import flat
from inspection.intake.tables import Row, cells, named_columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection.intake.passages import Passage

_COLUMNS = (
    ("no", re.compile(r"^(?:s?tt|so tt|so thu tu)$")),
    ("unit", re.compile(r"^(?:don vi tinh|dvt|dv tinh|don vi)$")),
    ("duty", re.compile(r"chu tri|phoi hop|phu trach|thoi gian|thoi han|tien do|hoan thanh|san pham")),
    ("past", re.compile(r"thuc hien|ket qua|uoc dat|nam truoc|so sanh|hien trang")),
    ("note", re.compile(r"ghi chu|can cu|nguon")),
    ("aim", re.compile(r"^(?:muc|ke hoach)\b|phan dau|chi tieu (?:nam|giao|ke hoach|20\d\d)|muc tieu|^nam 20\d\d$")),
    ("label", re.compile(r"chi tieu|noi dung|tieu chi|^ten |danh muc|chi so")),
)
_MEASURE = re.compile(r"(?P<before>[^\d]*?)(?P<number>\d[\d.,]*)(?P<after>.*)", re.DOTALL)
_HAS_UNIT = re.compile(r"\s*(?:-\s*\d|[%a-zA-ZÀ-ỹĐđ])")
_LONGEST_BEFORE = 30
_LONGEST_ROW = 2000
_HEADER = re.compile(r"(?:chi tieu|noi dung|tieu chi|ten |danh muc|chi so).*(?:muc|ke hoach|phan dau|giao|nam) ?")


def _sentence(row: list[str], columns: Sequence[str]) -> str | None:
    """Return what a row demands, or None where it demands nothing that is measured."""
    found = {name: row[place].strip() for place, name in enumerate(columns) if name and place < len(row)}
    label, unit = found.get("label", ""), found.get("unit", "")
    measure = _MEASURE.fullmatch(found.get("aim", ""))
    if not label or measure is None or len(measure["before"]) > _LONGEST_BEFORE:
        return None
    after = measure["after"]
    if unit and (not _HAS_UNIT.match(after) or flat(after).strip().startswith("tro ")):
        after = f"{'' if unit == '%' else ' '}{unit}{after}"
    return f"{label.rstrip(' :.')}: {measure['before']}{measure['number']}{after}"


def demanded(passages: Sequence[Passage]) -> Iterator[tuple[int, Passage]]:
    """Yield each row of a table of targets as a sentence, with the number of its passage."""
    columns: tuple[str, ...] | None = None
    for index, passage in enumerate(passages):
        if not passage.table:
            columns = None
            continue
        words = flat(passage.text[: _LONGEST_ROW + 1])
        header = len(words) <= _LONGEST_ROW and _HEADER.search(words) is not None
        if len(words) > _LONGEST_ROW or not (columns or header):
            continue
        row = cells(passage.text)
        named = named_columns(Row(row, passage.line), _COLUMNS) if header else None
        if named and {"label", "aim"} <= set(named):
            columns = None if "duty" in named else named
            continue
        text = _sentence(row, columns) if columns else None
        if text is not None:
            yield index, replace(passage, text=text, flat=flat(text), pieces=[(0, passage.line)])
