"""Tables of figures in a report: each row becomes a statement "chỉ tiêu: kết quả", read like any other.

Where a row also tells what was planned, a rate gets it as "(chỉ tiêu: …)": the target that it is held against.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from inspection.intake.flat import flat
from inspection.intake.markers import Mark, Marker
from inspection.intake.measures import kinds_of, unit_at
from inspection.intake.tables import Row, cells, named_columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection.intake.passages import Passage

_COLUMNS = (
    ("no", re.compile(r"^s?tt$")),
    ("unit", re.compile(r"^(?:don vi tinh|dvt|dv tinh|don vi)$")),
    ("compared", re.compile(r"so sanh|so voi|^%|^ty le|muc do hoan thanh|thuc hien.{0,12}du toan|^dat\b")),
    ("plan", re.compile(r"ke hoach|muc tieu|duoc giao|chi tieu (?:giao|nam)|du toan")),
    ("note", re.compile(r"ghi chu|nguyen nhan|nhan xet|danh gia")),
    ("value", re.compile(r"ket qua|thuc hien|so lieu|so luong|dat duoc|gia tri|trong ky|tong so")),
    ("label", re.compile(r"chi tieu|noi dung|tieu chi|ten |danh muc|chi so")),
)
_NUMBER = re.compile(
    r"^\s*(?:[<>≤≥]=?|từ|trên|dưới|tối thiểu|ít nhất|không quá)?\s*[\d.,]+(?=\s*$|\s*\(|\s+trở )", re.IGNORECASE
)
_RATE = re.compile(r"\s*\d[\d.,]*\s?%")
_DEMAND = re.compile(
    r"(?:tu|tren|toi thieu|it nhat|dat|khong qua|duoi|[<>≤≥]=?)?\s*\d[\d.,]*\s?%(?:\s*tro (?:len|xuong))?"
)
_HOLDS_NUMBER = re.compile(r"\d")
_BARE = re.compile(r"\s*\d[\d.,]*\s*")
_COUNTED_IN = re.compile(r"\b(?:don vi tinh|dvt)\s*:?\s*")


def _with_unit(value: str, unit: str) -> str:
    """Return what a cell says, with the unit of its row where it holds a bare number."""
    number = _NUMBER.match(value)
    return f"{number[0].strip()} {unit}{value[number.end() :]}" if number and unit else value


def _statement(row: list[str], columns: Sequence[str], counted_in: str) -> str | None:
    """Return what a row says, or None where it states no figure."""
    found = {name: row[place].strip() for place, name in enumerate(columns) if name and place < len(row)}
    label, value, unit = found.get("label", "").lstrip("-+ "), found.get("value", ""), found.get("unit", "")
    if not label or not _HOLDS_NUMBER.search(value):
        return None
    value, plan = _with_unit(value, unit or counted_in), _with_unit(found.get("plan", ""), unit or counted_in)
    told = f" (chỉ tiêu: {plan})" if _RATE.match(value) and _DEMAND.fullmatch(flat(plan)) else ""
    if "money" in kinds_of(unit or counted_in) and _HOLDS_NUMBER.search(plan):
        rate = found.get("compared", "")
        reached = f", đạt {rate.strip().rstrip('%').rstrip()}%" if _BARE.fullmatch(rate.rstrip("% ")) else ""
        told = f"{reached} dự toán ({plan})"
    return f"{label.rstrip(' :.')}: {value}{told}"


def _counted_in(passage: Passage) -> str | None:
    """Return the unit that a table's caption names: "(đơn vị tính: triệu đồng)"."""
    said = _COUNTED_IN.search(passage.flat)
    unit = unit_at(passage.flat, said.end()) if said else None
    return unit[0] if unit else None


def spoken(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Yield the passages with the rows of figure tables turned into statements, one passage for each as before."""
    columns: tuple[str, ...] | None = None
    counted_in = ""
    for passage in passages:
        if not passage.table:
            columns, counted_in = None, _counted_in(passage) or ""
            yield passage
            continue
        row = cells(passage.text)
        named = named_columns(Row(row, passage.line), _COLUMNS)
        if named and {"label", "value"} <= set(named):
            columns = named
            yield passage
            continue
        text = _statement(row, columns, counted_in) if columns else None
        if text is None:
            yield passage
        else:
            yield replace(
                passage,
                text=text,
                flat=flat(text),
                marker=Marker(Mark.DASH, "-", 0),
                table=False,
                pieces=[(0, passage.line)],
            )
