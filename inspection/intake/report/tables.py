"""Tables of figures in a report: each row becomes a statement "chỉ tiêu: kết quả", read like any other.

Where a row also tells what was planned, a rate gets it as "(chỉ tiêu: …)": the target that it is held against.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from inspection.intake.language.flat import flat
from inspection.intake.language.markers import Mark, Marker
from inspection.intake.language.measures import kinds_of, unit_at, unit_named
from inspection.intake.language.periods import column_span, quarter_span
from inspection.intake.report.spans import overlap
from inspection.intake.structure.tables import Row, cells, named_columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection.intake.structure.passages import Passage
    from inspection.model.documents import Period

_COLUMNS = (
    ("no", re.compile(r"^s?tt$")),
    (
        "present",
        re.compile(r"^(?:so )?(?:hien )?(?:co mat|hien co)(?: (?:(?:tinh )?den |ngay )*\d[\d/.]*)?$|^hien co mat$"),
    ),
    ("unit", re.compile(r"^(?:don vi tinh|dvt|dv tinh|don vi)$")),
    (
        "compared",
        re.compile(
            r"so sanh|so voi|^so (?:du toan|ke hoach)|^%|^ty (?:le|trong)|muc do hoan thanh|thuc hien.{0,12}du toan"
            r"|^dat\b"
        ),
    ),
    (
        "plan",
        re.compile(
            r"ke hoach|muc tieu|duoc giao|chi tieu (?:giao|nam)|du toan|^muc\b|^giao\b|^(?:so|bien che|chi tieu) giao$"
        ),
    ),
    ("base", re.compile(r"^(?:tong so|tong|phai (?:lam|thuc hien|giai quyet|so hoa)|can (?:lam|thuc hien)|so phai)$")),
    ("done", re.compile(r"^(?:so )?da (?:lam|thuc hien|hoan thanh|dat)(?: duoc| xong)?$|^lam duoc$|^dat duoc$")),
    ("note", re.compile(r"ghi chu|nguyen nhan|nhan xet|danh gia")),
    (
        "value",
        re.compile(
            r"ket qua|thuc hien|so lieu|so luong|dat duoc|gia tri|trong ky|tong so"
            r"|^so (?:ho so|nhiem vu|van ban|nguoi|luot|cuoc|vu viec|don)\b"
            r"|^(?:(?:sau|chin|ba|0?[369]) thang|quy [ivx1-4]{1,3}|ca nam|luy ke|nam 20\d\d|(?:ky|nam|quy) nay)\b"
        ),
    ),
    (
        "label",
        re.compile(
            r"chi tieu|noi dung|tieu chi|ten (?!nhom)|danh muc|chi so|^khoan(?: muc)?$|^hang muc$"
            r"|^(?:hinh|phuong|cach) thuc|^kenh\b"
        ),
    ),
)
_NUMBER = re.compile(
    r"^\s*(?:[<>≤≥]=?|từ|trên|dưới|tối thiểu|tối đa|ít nhất|(?:cao|nhiều|thấp) nhất|đạt"
    r"|không (?:quá|vượt quá|dưới|(?:thấp|ít|nhỏ|cao|nhiều) hơn))?\s*[\d.,]+(?=\s*$|\s*\(|\s+trở )",
    re.IGNORECASE,
)
_DEMAND = re.compile(
    r"(tu|tren|toi thieu|toi da|it nhat|nhieu nhat|dat|khong (?:vuot )?qua|khong (?:duoi|(?:thap|it|nho|cao|nhieu) hon)"
    r"|duoi|[<>≤≥]=?)?\s*\d[\d.,]*\s?(?:%|[a-z][a-z ,]{1,30}?)?"
    r"(?:\s*tro (?:len|xuong))?"
)
_HOLDS_NUMBER = re.compile(r"\d")
_JUDGES = re.compile(r"\b(?:vuot|dat|tang|giam|ke hoach|chi tieu|muc tieu|cung ky|so \d+/)")
"""Words of a note that compares; others go on telling: "trực tuyến 3.627; trực tiếp 655"."""
_STAFF = re.compile(r"(?:loai|doi tuong|khoi|doi ngu|chuc danh)\b")
_EARLIER = re.compile(r"\b(?:cung ky|(?:ky|nam|quy|thang) truoc)\b")
_FIRST_HALF = re.compile(r"^(?:sau|0?6) thang dau nam")
_YEARS = re.compile(r"\b20\d\d\b")
_QUARTER = re.compile(r"^quy (iv|i{1,3}|[1-4])\b")
_BARE = re.compile(r"\s*\d[\d.,]*\s*")
PART_ROW = re.compile(r"\s*[-–+•]\s*[^\W\d]")
_LONGEST_LABEL = 200
_KINDS = ({"label", "value"}, {"label", "base", "done"}, {"plan", "present"})
"""The columns of which a table of figures has some."""
_HALF_YEAR = 6
_LONGEST_CAPTION = 300
_LONGEST_SPAN = 40
_LEAST_SPANS = 2
_COUNTED_IN = re.compile(r"\b(?:don vi tinh|dvt|don vi)\s*:\s*|\((?=[a-z ]+\)\W*$)")


def _with_unit(value: str, unit: str) -> str:
    """Return what a cell says, with the unit of its row where it holds a bare number."""
    number = _NUMBER.match(value)
    return f"{number[0].strip()} {unit}{value[number.end() :]}" if number and unit else value


def _statement(row: list[str], columns: Sequence[str], counted_in: str) -> str | None:
    """Return what a row says, or None where it states no figure."""
    found = {name: row[place].strip() for place, name in enumerate(columns) if name and place < len(row)}
    label, value, unit = found.get("label", "").lstrip("-+ "), found.get("value", ""), found.get("unit", "")
    if label and (staff := _staff(found)):
        return f"{label.rstrip(' :.')}: {staff}"
    if label and (ratio := _ratio(found)):
        return f"{label.rstrip(' :.')}: {ratio}"
    if not label or not _HOLDS_NUMBER.search(value):
        return None
    unit = unit or counted_in or unit_named(flat(label[:_LONGEST_LABEL]))
    unit = unit or _leading_unit(label, found.get("plan", ""))
    value, plan = _with_unit(value, unit), _with_unit(found.get("plan", ""), unit)
    demand = _DEMAND.fullmatch(flat(plan))
    told = f" (chỉ tiêu: {plan})" if demand and (demand[1] or "%" in plan) and "money" not in kinds_of(unit) else ""
    if "money" in kinds_of(unit) and _HOLDS_NUMBER.search(plan):
        rate = found.get("compared", "")
        reached = f", đạt {rate.strip().rstrip('%').rstrip()}%" if _BARE.fullmatch(rate.rstrip("% ")) else ""
        told = f"{reached} dự toán ({plan})"
    note = found.get("note", "")
    beside = f"; {note}" if _HOLDS_NUMBER.search(note) and not _JUDGES.search(flat(note)) else ""
    return f"{label.rstrip(' :.')}: {value}{told}{beside}"


def _further_in(row: Sequence[str], columns: Sequence[str] | None, counted_in: str) -> bool:
    """Tell whether a row is a part of the row above it: its label begins with a dash. Money keeps its own names."""
    if "money" in kinds_of(counted_in):
        return False
    place = columns.index("label") if columns else 0
    return place < len(row) and PART_ROW.match(row[place]) is not None


def _leading_unit(label: str, plan: str) -> str:
    """Return the unit that a label begins with where its row asks for a count: "Sáng kiến mới | ít nhất 02"."""
    wanted = _DEMAND.fullmatch(flat(plan).strip()) if "%" not in plan else None
    named = unit_at(flat(label[:_LONGEST_LABEL]), 0) if wanted and wanted[1] else None
    return named[0] if named and "money" not in kinds_of(named[0]) else ""  # "tỷ lệ" is no "tỷ"


def _ratio(found: dict[str, str]) -> str | None:
    """Return "2.361/2.435, đạt 96,96%" of a row that tells how many, out of how many, and the rate."""
    done, base, rate = found.get("done", ""), found.get("base", ""), found.get("compared", "").rstrip("% ")
    if not (_BARE.fullmatch(done) and _BARE.fullmatch(base)):
        return None
    return f"{done}/{base}, đạt {rate}%" if _BARE.fullmatch(rate) else f"{done}/{base}"


def _staff(found: dict[str, str]) -> str | None:
    """Return "được giao 40 người, có mặt 38 người, đạt 95%" of a row that tells how many posts are filled."""
    given, present, rate = found.get("plan", ""), found.get("present", ""), found.get("compared", "").rstrip("% ")
    if not (_BARE.fullmatch(given) and _BARE.fullmatch(present)):
        return None
    reached = f", đạt {rate}%" if _BARE.fullmatch(rate) else ""
    return f"được giao {given} người, có mặt {present} người{reached}"


def _counted_in(passage: Passage) -> str | None:
    """Return the unit that a table's caption names: "(đơn vị tính: triệu đồng)", "(tỷ đồng)"."""
    said = _COUNTED_IN.search(passage.flat) if len(passage.flat) <= _LONGEST_CAPTION else None
    unit = unit_at(passage.flat, said.end()) if said else None
    return unit[0] if unit else None


def _titled(row: Sequence[str], columns: Sequence[str | None]) -> str:
    """Return the unit that the title of the column of numbers names: "Số hồ sơ"."""
    return unit_named(next((flat(cell) for cell, name in zip(row, columns, strict=False) if name == "value"), ""))


def _in_title(row: Sequence[str], columns: Sequence[str]) -> str:
    """Return the unit of money that the title of the rows' names tells in brackets: "Chỉ tiêu (tỷ đồng)"."""
    title = next((flat(cell) for cell, name in zip(row, columns, strict=False) if name == "label"), "")
    said = _COUNTED_IN.search(title)
    unit = unit_at(title, said.end()) if said else None
    return unit[0] if unit and "money" in kinds_of(unit[0]) else ""


def _tells_earlier(title: str, period: Period | None) -> bool:
    """Tell whether a column holds what was before the period of the report: "6 tháng đầu năm" of its second half."""
    words = flat(title).strip(" .:*()")
    if _EARLIER.search(words):
        return True
    if period is None:
        return False
    years = [int(year) for year in _YEARS.findall(words)]
    if years and max(years) != period.start.year:
        return max(years) < period.start.year
    quarter = _QUARTER.match(words)
    last = quarter_span(period.start.year, quarter[1]) if quarter else None
    second_half = period.start.month > _HALF_YEAR and _FIRST_HALF.match(words) is not None
    return second_half or (last is not None and last.end < period.start)


def _other_spans(row: Sequence[str], period: Period | None) -> set[int]:
    """Return the columns that tell of another time than the report: of several spans all but the one nearest to it."""
    others = {place for place, title in enumerate(row) if _tells_earlier(title, period)}
    if period is None:
        return others
    spans = {
        place: span
        for place, title in enumerate(row)
        if len(title) <= _LONGEST_SPAN and (span := column_span(flat(title), period)) is not None
    }
    if len(set(spans.values())) < _LEAST_SPANS:
        return others
    own = max(spans.values(), key=lambda span: overlap(span, period) * overlap(period, span))
    return others | {place for place, span in spans.items() if span != own}


def _columns(row: list[str], line: int, period: Period | None) -> tuple[str, ...] | None:
    """Return what the columns of a table of figures hold, or None where a row is no such table's header."""
    named = named_columns(Row(row, line), _COLUMNS)
    if not named or not any(kind <= set(named) for kind in _KINDS):
        return None
    others = _other_spans(row, period)
    if others:
        row = ["" if place in others else title for place, title in enumerate(row)]
        named = named_columns(Row(row, line), _COLUMNS)
    if named and {"plan", "present"} <= set(named) and "label" not in named:
        named = tuple(
            name or ("label" if _STAFF.match(flat(title)) else "") for name, title in zip(named, row, strict=True)
        )
    return named if named and "label" in named and any(kind <= set(named) for kind in _KINDS) else None


def spoken(passages: Sequence[Passage], period: Period | None = None) -> Iterator[Passage]:
    """Yield the passages with the rows of figure tables turned into statements, one passage for each as before."""
    columns: tuple[str, ...] | None = None
    counted_in = ""
    for passage in passages:
        if not passage.table:
            columns, counted_in = None, _counted_in(passage) or ""
            yield passage
            continue
        row = cells(passage.text)
        named = _columns(row, passage.line, period)
        if named:
            columns = named
            counted_in = counted_in or _titled(row, named) or _in_title(row, named)
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
                marker=Marker(Mark.PLUS if _further_in(row, columns, counted_in) else Mark.DASH, "-", 0),
                table=False,
                pieces=[(0, passage.line)],
            )
