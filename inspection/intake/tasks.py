"""The tasks of a plan's appendix, row by row: number, group, content, lead, partners, time, product."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inspection.intake import tables
from inspection.intake.dues import due_of
from inspection.intake.flat import flat
from inspection.intake.group_names import group_of
from inspection.intake.notes import note
from inspection.model.codes import DocumentKind, Grade
from inspection.model.documents import Task

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.intake.passages import Passage
    from inspection.intake.tables import Row
    from inspection.model.catalogue import ReformGroup
    from inspection.model.codes import GroupCode
    from inspection.model.documents import Period
    from inspection.model.issue import Issue

_PAIR = 2
_LONGEST_HEADING = 200
_COLUMNS = (
    ("no", re.compile(r"^(?:s?tt|so tt|so thu tu|no\.?|#)$")),
    ("lead", re.compile(r"chu tri|phu trach|(?:don vi|co quan|bo phan) (?:thuc hien|tham muu)|phan cong")),
    ("partners", re.compile(r"phoi hop")),
    ("start", re.compile(r"bat dau")),
    ("due", re.compile(r"thoi gian|thoi han|tien do|han hoan thanh|ngay hoan thanh")),
    ("product", re.compile(r"san pham|ket qua|dau ra")),
    ("content", re.compile(r"noi dung|nhiem vu|cong viec|hoat dong")),
)
_NEEDED = frozenset({"content"})
_TELLING = frozenset({"lead", "due", "product", "partners"})
_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,2})*)\s*[.)]?")
_ORDINAL = re.compile(r"(?:[ivx]{1,5}|[a-h]|\d{1,2})\s*[.)/]?\s+")
_ROMAN = re.compile(r"[IVX]{1,5}\s*[.)]?|[A-H]\s*[.)]?")
_CELL_ENDS = re.compile(r"[ \t]*\n[ \t]*")


@dataclass(slots=True)
class _Draft:
    """A row that may still go on, on the next page or the next line."""

    cells: dict[str, list[str]]
    group: GroupCode | None
    line: int
    width: int
    last: str = "content"


@dataclass(slots=True)
class _Collector:
    groups: tuple[ReformGroup, ...]
    damaged: bool
    columns: tuple[str, ...] = ()
    group: GroupCode | None = None
    drafts: list[_Draft] = field(default_factory=list)
    opening: bool = False
    """The row before was the header: a row of titles below it names the cells that the header joins."""

    def take(self, row: Row) -> None:
        """Put a row where it belongs."""
        if row.table:
            named = tables.named_columns(row, _COLUMNS)
            if named and set(named) >= _NEEDED and len(set(named) & _TELLING) >= _PAIR:
                self.columns, self.opening = named, True
                return
            opening, self.opening = self.opening, False
            if opening and named and len(set(named) & _TELLING) >= _PAIR and not self._cell(row, "content"):
                self.columns = tuple(below or above for below, above in zip(named, self.columns, strict=False))
                return
        if not self.columns:
            return
        if self._is_group(row):
            return
        if not row.table:
            self._go_on(row)
        elif self._starts(row) and not self._goes_on(row):
            self._start(row)
        else:
            self._continue(row)

    def _is_group(self, row: Row) -> bool:
        """Take a row that is a reform group's heading."""
        filled = list(dict.fromkeys(row.filled))  # a merged cell may stand in each of the columns that it spans
        words = " ".join(filled)
        roman = bool(filled) and _ROMAN.fullmatch(filled[0]) is not None and len(filled) <= _PAIR
        if (len(filled) > 1 and not roman) or len(words) > _LONGEST_HEADING:
            return False
        name = flat(filled[-1] if roman and len(filled) == _PAIR else filled[0]).strip() if filled else ""
        code = group_of(_ORDINAL.sub("", name, count=1), self.groups, damaged=self.damaged) or group_of(
            name, self.groups, damaged=self.damaged
        )
        if code is None and not (roman or re.match(r"[IVX]{1,5}\s*\.", filled[0] if filled else "")):
            return False
        self.group = code
        return True

    def _cell(self, row: Row, name: str) -> str:
        place = self.columns.index(name) if name in self.columns else -1
        return row.cells[place] if 0 <= place < len(row.cells) else ""

    def _starts(self, row: Row) -> bool:
        """Tell whether a row begins a task: a number, or without a number column full cells of its own."""
        if "no" in self.columns and _NUMBER.fullmatch(self._cell(row, "no")):
            return True
        parts = [self._cell(row, name) for name in ("content", "lead", "due") if name in self.columns]
        return bool(parts) and all(part[:1].isupper() or part[:1].isdigit() for part in parts)

    def _goes_on(self, row: Row) -> bool:
        """Tell whether a row without a number fills up the row before it, which a line end has cut."""
        numbered = "no" in self.columns and _NUMBER.fullmatch(self._cell(row, "no")) is not None
        return not numbered and bool(self.drafts) and self.drafts[-1].width < len(self.columns)

    def _start(self, row: Row) -> None:
        cells = {name: [row.cells[place]] for place, name in enumerate(self.columns) if name and place < len(row.cells)}
        last = next((name for name in reversed(self.columns[: len(row.cells)]) if name), "content")
        self.drafts.append(_Draft(cells, self.group, row.line, len(row.cells), last))

    def _continue(self, row: Row) -> None:
        """Add a row without a number to the task before it: the page ended in the middle of it."""
        if not self.drafts:
            return
        draft = self.drafts[-1]
        missing = len(self.columns) - draft.width
        if missing > 0 and len(row.cells) <= missing + 1:  # a line end inside a cell cut the row
            names = self.columns[draft.width - 1 :]
            for name, cell in zip(names, row.cells, strict=False):
                self._add(draft, name, cell)
            draft.width += len(row.cells) - 1
            draft.last = names[min(len(row.cells), len(names)) - 1] or draft.last
            return
        for name, cell in zip(self.columns, row.cells, strict=False):
            self._add(draft, name, cell)

    def _go_on(self, row: Row) -> None:
        """Add a line of text inside a row that is not complete yet."""
        if self.drafts and self.drafts[-1].width < len(self.columns):
            self._add(self.drafts[-1], self.drafts[-1].last, row.cells[0])

    @staticmethod
    def _add(draft: _Draft, name: str, cell: str) -> None:
        if name and cell:
            draft.cells.setdefault(name, []).append(cell)


def _joined(parts: Sequence[str]) -> str:
    return _CELL_ENDS.sub(" ", " ".join(part for part in parts if part)).strip()


def _number(text: str, count: int) -> str:
    found = _NUMBER.fullmatch(text)
    if found is None:
        return text or str(count)
    return found[1].lstrip("0") or "0"


def tasks(
    passages: Sequence[Passage], groups: tuple[ReformGroup, ...], period: Period | None, *, damaged: bool = False
) -> tuple[tuple[Task, ...], tuple[Issue, ...]]:
    """Return the tasks of all task tables of a document, and what is unclear in them."""
    first = next((index for index, passage in enumerate(passages) if passage.table), None)
    if first is None:
        return (), ()
    last = max(index for index, passage in enumerate(passages) if passage.table)
    collector = _Collector(groups, damaged)
    for row in tables.rows(passages, first, last + 2):
        collector.take(row)
    found, remarks = [], []
    for count, draft in enumerate(collector.drafts, 1):
        cells = {name: _joined(parts) for name, parts in draft.cells.items()}
        cells["due"] = " - ".join(cell for name in ("start", "due") if (cell := cells.get(name)))
        due = due_of(cells.get("due", ""), period)
        task = Task(
            no=_number(cells.get("no", ""), count),
            group=draft.group,
            content=cells.get("content", ""),
            lead=cells.get("lead", ""),
            partners=cells.get("partners", ""),
            due=cells.get("due", ""),
            due_kind=due.kind,
            due_start=due.start,
            due_end=due.end,
            frequency=due.frequency,
            product=cells.get("product", ""),
            line=draft.line,
        )
        found.append(task)
        if task.due and due.kind is None:
            remarks.append(
                note("due_unclear", DocumentKind.PLAN, line=task.line, quote=task.due, no=task.no, due=task.due)
            )
        if not task.content or (not task.lead and "lead" in collector.columns):
            remarks.append(
                note(
                    "row_incomplete",
                    DocumentKind.PLAN,
                    grade=Grade.FORM,
                    line=task.line,
                    quote=task.content,
                    no=task.no,
                )
            )
    return tuple(found), tuple(remarks)
