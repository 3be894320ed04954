"""Tables of targets in a plan: each cell of what is wanted becomes a sentence "chỉ tiêu: mức phấn đấu".

In such a table every measured number of the columns "mức phấn đấu", "kế hoạch 2026", "đến 2030" is a target, "từ …
trở lên" or not. What its columns tell of the past ("thực hiện 2025") is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection.intake.language.flat import flat
from inspection.intake.language.measures import unit_named
from inspection.intake.plan.tasks import ORDINAL
from inspection.intake.structure.group_names import group_of
from inspection.intake.structure.tables import cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection.intake.structure.passages import Passage
    from inspection.model.catalogue import ReformGroup
    from inspection.model.codes import GroupCode

_KINDS = (
    ("no", re.compile(r"^(?:s?tt|so tt|so thu tu)$")),
    ("group", re.compile(r"^(?:thuoc )?(?:nhom|linh vuc)(?: (?:nhiem vu|noi dung|cong tac|cchc|cai cach"
                         r"(?: hanh chinh)?))?$")),
    ("unit", re.compile(r"^(?:don vi tinh|dvt|dv tinh|don vi)\b(?! (?:chu|phoi|thuc|phu|theo))")),
    ("duty", re.compile(r"chu tri|phoi hop|phu trach|thoi gian|thoi han|tien do|hoan thanh|san pham"
                        r"|don vi (?:thuc|theo)")),
    ("note", re.compile(r"ghi chu|can cu|nguon|so sanh|so voi")),
    ("past", re.compile(r"^th\b|thuc hien|ket qua|uoc |nam truoc|hien trang|hien co")),
    ("aim", re.compile(r"^(?:muc|ke hoach|kh)\b|phan dau|chi tieu (?:nam|giao|ke hoach|20\d\d|den)|muc tieu"
                       r"|^(?:den |het )*(?:nam )?20\d\d$|^giao\b|\b(?:phai|can|se) dat\b|^dich\b|^dang ky\b")),
    ("label", re.compile(r"chi tieu|noi dung|tieu chi|^ten |danh muc|chi so")),
)  # fmt: skip
_YEAR = re.compile(r"\b20\d\d\b")
_BARE_YEAR = re.compile(r"(?:den |het )*(?:nam )?20\d\d")
_SPAN_OF_A_YEAR = re.compile(r"(?:(?:0?[369]|1[01]|ba|sau|chin|muoi) thang|quy [ivx]{1,3})\b[a-z ]{0,12}\b20\d\d")
_OF_AIMS = re.compile(r"\b(?:chi tieu|muc tieu)\b")
_AMOUNT = re.compile(r"^(?:so luong|gia tri|ty le|con so|so lieu)\b")
_MEASURE = re.compile(
    r"(?P<before>[^\d]*?)(?P<number>\d[\d.,]*(?:\s*(?:%\s*)?(?:-|–|đến)\s*\d[\d.,]*)?)(?P<after>.*)", re.DOTALL
)
_HAS_UNIT = re.compile(r"\s*[%a-zA-ZÀ-ỹĐđ]")
_LONGEST_BEFORE = 30
_LONGEST_ROW = 2000
_LONGEST_LABEL = 200
_LONGEST_TITLE = 80
_HEADER = re.compile(r"chi tieu|muc tieu|noi dung|tieu chi|ten |danh muc|chi so")
_GROUP_CELLS = 2


@dataclass(frozen=True, slots=True)
class _Columns:
    label: int
    unit: int | None
    aims: tuple[tuple[int, str], ...]
    """Each with the year that its title names, where it is another one than the plan's."""
    past: tuple[int, ...]
    group: int | None
    """The column that names the reform group of each row."""
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of what is wanted, or of what was reached before, as a sentence of its own."""

    index: int
    """The number of its row's passage."""
    passage: Passage
    group: GroupCode | None
    """The reform group that its own row or one above it names."""
    past: bool


def _kind(title: str, year: int | None) -> str:
    """Return what a column holds; years before the plan's are the past."""
    words = flat(title).strip(" .:*()")
    if len(words) > _LONGEST_TITLE:
        return ""
    kind = next((kind for kind, pattern in _KINDS if pattern.search(words)), "")
    named = [int(found) for found in _YEAR.findall(words)]
    if kind == "aim" and year and named and max(named) < year:
        return "past" if _BARE_YEAR.fullmatch(words) else "note"  # what an earlier plan wanted is neither
    if not kind and year and named and max(named) < year and _SPAN_OF_A_YEAR.match(words):
        return "past"
    return kind


def _with_label(kinds: list[str], titles: Sequence[str]) -> None:
    """Find the label under a title that may be an aim's: "Chỉ tiêu năm 2026 | Mức giao", "Mục tiêu | Số lượng"."""
    first = kinds.index("aim")
    if "aim" not in kinds[first + 1 :] and _OF_AIMS.search(flat(titles[first])):
        for place in range(first + 1, len(kinds)):
            if not kinds[place] and _AMOUNT.match(flat(titles[place]).strip(" .:*()")):
                kinds[place] = "aim"
                break
    if "aim" in kinds[first + 1 :]:
        kinds[first] = "label"


def _columns(titles: Sequence[str], year: int | None) -> _Columns | None:
    """Return the columns of a table of targets, or None where the titles are no such table's."""
    kinds = [_kind(title, year) for title in titles]
    if "label" not in kinds and "group" in kinds:
        kinds[kinds.index("group")] = "label"
    if "label" not in kinds and "aim" in kinds:
        _with_label(kinds, titles)
    if "label" not in kinds or "aim" not in kinds:
        return None
    label = kinds.index("label")
    if "duty" in kinds and "unit" not in kinds and "chi tieu" not in flat(titles[label]):
        return None  # a table of tasks
    aims = []
    for place, kind in enumerate(kinds):
        if kind == "aim":
            named = _YEAR.search(titles[place])
            aims.append((place, f" năm {named[0]}" if named and year and int(named[0]) != year else ""))
    past = tuple(place for place, kind in enumerate(kinds) if kind == "past")
    unit, group = (kinds.index(kind) if kind in kinds else None for kind in ("unit", "group"))
    return _Columns(label, unit, tuple(aims), past, group, tuple(titles))


def _below(above: _Columns, row: list[str], year: int | None) -> _Columns | None:
    """Return the columns that a second row of titles names: "Mục tiêu" over "2026" and "2030"."""
    filled = [cell for cell in row if cell]
    if not filled or (above.label < len(row) and row[above.label]) or len(row) < len(above.titles):
        return None
    if any(not _YEAR.search(cell) and not _kind(cell, year) for cell in filled):
        return None
    titles, spanning = [], ""
    for place, cell in enumerate(row):
        spanning = (above.titles[place] if place < len(above.titles) else "") or spanning
        titles.append(f"{spanning} {cell}" if cell else above.titles[place] if place < len(above.titles) else "")
    return _columns(titles, year)


def _sentence(label: str, unit: str, wanted: str) -> str | None:
    """Return what a cell demands, or None where it demands nothing that is measured."""
    measure = _MEASURE.fullmatch(wanted)
    if not label or measure is None or len(measure["before"]) > _LONGEST_BEFORE:
        return None
    after = measure["after"]
    if unit and (not _HAS_UNIT.match(after) or flat(after).strip().startswith("tro ")):
        after = f"{'' if unit == '%' else ' '}{unit}{after}"
    return f"{label.rstrip(' :.')}: {measure['before']}{measure['number']}{after}"


def _cell(row: list[str], place: int | None) -> str:
    return row[place].strip() if place is not None and place < len(row) else ""


def _named_group(row: list[str], groups: tuple[ReformGroup, ...]) -> tuple[bool, GroupCode | None]:
    """Tell whether a row only names what stands below it, and the reform group that it names."""
    filled = list(dict.fromkeys(cell for cell in row if cell))
    if not filled or len(filled) > _GROUP_CELLS or any(map(str.isdigit, filled[-1])):
        return False, None
    name = flat(filled[-1]).strip()
    return True, group_of(name, groups) or group_of(ORDINAL.sub("", name, count=1), groups)


def _own_group(
    row: list[str], columns: _Columns, groups: tuple[ReformGroup, ...], above: GroupCode | None
) -> GroupCode | None:
    """Return the reform group that a row's own cell names; an empty one goes on with that of the row above."""
    named = _cell(row, columns.group)
    return group_of(flat(named).strip(), groups) if named else above


def cells_of_targets(passages: Sequence[Passage], groups: tuple[ReformGroup, ...], year: int | None) -> Iterator[Cell]:
    """Yield what each row of a table of targets says, column by column; ``year`` is that of the plan."""
    columns: _Columns | None = None
    group: GroupCode | None = None
    headed = -1
    for index, passage in enumerate(passages):
        if not passage.table:
            columns = None
            continue
        words = flat(passage.text[: _LONGEST_ROW + 1])
        header = len(words) <= _LONGEST_ROW and _HEADER.search(words) is not None
        if len(words) > _LONGEST_ROW or not (columns or header):
            continue
        row = cells(passage.text)
        named = _columns(row, year) if header else None
        if named is None and columns and headed == index - 1:
            named = _below(columns, row, year)
        if named:
            columns, group, headed = named, None, index
            continue
        if columns is None:
            continue
        heads, code = _named_group(row, groups)
        if heads:
            group = code
            continue
        group = _own_group(row, columns, groups, group)
        places = [(place, when, False) for place, when in columns.aims] + [(place, "", True) for place in columns.past]
        for place, when, past in places:
            label, unit = _cell(row, columns.label), _cell(row, columns.unit)
            text = _sentence(f"{label}{when}", unit or unit_named(flat(label[:_LONGEST_LABEL])), _cell(row, place))
            if text is not None:
                yield Cell(index, replace(passage, text=text, flat=flat(text), pieces=[(0, passage.line)]), group, past)
