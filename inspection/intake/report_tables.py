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
    (
        "compared",
        re.compile(
            r"so sanh|so voi|^so (?:du toan|ke hoach)|^%|^ty le|muc do hoan thanh|thuc hien.{0,12}du toan|^dat\b"
        ),
    ),
    ("plan", re.compile(r"ke hoach|muc tieu|duoc giao|chi tieu (?:giao|nam)|du toan")),
    ("base", re.compile(r"^(?:tong so|tong|phai (?:lam|thuc hien|giai quyet|so hoa)|can (?:lam|thuc hien)|so phai)$")),
    ("done", re.compile(r"^(?:so )?da (?:lam|thuc hien|hoan thanh|dat)(?: duoc| xong)?$|^lam duoc$|^dat duoc$")),
    ("note", re.compile(r"ghi chu|nguyen nhan|nhan xet|danh gia")),
    (
        "value",
        re.compile(
            r"ket qua|thuc hien|so lieu|so luong|dat duoc|gia tri|trong ky|tong so"
            r"|^so (?:ho so|nhiem vu|van ban|nguoi|luot|cuoc|vu viec|don)\b"
            r"|^(?:(?:sau|chin|ba|0?[369]) thang|quy [ivx1-4]{1,3}|ca nam|luy ke)\b"
        ),
    ),
    ("label", re.compile(r"chi tieu|noi dung|tieu chi|ten |danh muc|chi so|^khoan(?: muc)?$|^hang muc$")),
)
_NUMBER = re.compile(
    r"^\s*(?:[<>≤≥]=?|từ|trên|dưới|tối thiểu|ít nhất|không quá)?\s*[\d.,]+(?=\s*$|\s*\(|\s+trở )", re.IGNORECASE
)
_DEMAND = re.compile(
    r"(tu|tren|toi thieu|it nhat|dat|khong qua|duoi|[<>≤≥]=?)?\s*\d[\d.,]*\s?(?:%|[a-z][a-z ,]{1,30}?)?"
    r"(?:\s*tro (?:len|xuong))?"
)
_HOLDS_NUMBER = re.compile(r"\d")
_JUDGES = re.compile(r"\b(?:vuot|dat|tang|giam|ke hoach|chi tieu|muc tieu|cung ky|so \d+/)")
"""Words of a note that compares; others go on telling: "trực tuyến 3.627; trực tiếp 655"."""
_BARE = re.compile(r"\s*\d[\d.,]*\s*")
_NUMBER_OF = "so "
_COUNTED_IN = re.compile(r"\b(?:don vi tinh|dvt|don vi)\s*:\s*")


def _with_unit(value: str, unit: str) -> str:
    """Return what a cell says, with the unit of its row where it holds a bare number."""
    number = _NUMBER.match(value)
    return f"{number[0].strip()} {unit}{value[number.end() :]}" if number and unit else value


def _statement(row: list[str], columns: Sequence[str], counted_in: str) -> str | None:
    """Return what a row says, or None where it states no figure."""
    found = {name: row[place].strip() for place, name in enumerate(columns) if name and place < len(row)}
    label, value, unit = found.get("label", "").lstrip("-+ "), found.get("value", ""), found.get("unit", "")
    if label and (ratio := _ratio(found)):
        return f"{label.rstrip(' :.')}: {ratio}"
    if not label or not _HOLDS_NUMBER.search(value):
        return None
    value, plan = _with_unit(value, unit or counted_in), _with_unit(found.get("plan", ""), unit or counted_in)
    demand = _DEMAND.fullmatch(flat(plan))
    told = f" (chỉ tiêu: {plan})" if demand and (demand[1] or "%" in plan) and "money" not in kinds_of(unit) else ""
    if "money" in kinds_of(unit or counted_in) and _HOLDS_NUMBER.search(plan):
        rate = found.get("compared", "")
        reached = f", đạt {rate.strip().rstrip('%').rstrip()}%" if _BARE.fullmatch(rate.rstrip("% ")) else ""
        told = f"{reached} dự toán ({plan})"
    note = found.get("note", "")
    beside = f"; {note}" if _HOLDS_NUMBER.search(note) and not _JUDGES.search(flat(note)) else ""
    return f"{label.rstrip(' :.')}: {value}{told}{beside}"


def _ratio(found: dict[str, str]) -> str | None:
    """Return "2.361/2.435, đạt 96,96%" of a row that tells how many, out of how many, and the rate."""
    done, base, rate = found.get("done", ""), found.get("base", ""), found.get("compared", "").rstrip("% ")
    if not (_BARE.fullmatch(done) and _BARE.fullmatch(base)):
        return None
    return f"{done}/{base}, đạt {rate}%" if _BARE.fullmatch(rate) else f"{done}/{base}"


def _counted_in(passage: Passage) -> str | None:
    """Return the unit that a table's caption names: "(đơn vị tính: triệu đồng)"."""
    may_say = ":" in passage.flat and ("don vi" in passage.flat or "dvt" in passage.flat)
    said = _COUNTED_IN.search(passage.flat) if may_say else None
    unit = unit_at(passage.flat, said.end()) if said else None
    return unit[0] if unit else None


def _titled(row: Sequence[str], columns: Sequence[str | None]) -> str:
    """Return the unit that the title of the column of numbers names: "Số hồ sơ"."""
    title = next((flat(cell) for cell, name in zip(row, columns, strict=False) if name == "value"), "")
    unit = unit_at(title, len(_NUMBER_OF)) if title.startswith(_NUMBER_OF) else None
    return unit[0] if unit else ""


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
        if named and ({"label", "value"} <= set(named) or {"label", "base", "done"} <= set(named)):
            columns = named
            counted_in = counted_in or _titled(row, named)
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
