"""The tasks of a plan's appendix, row by row: number, group, content, lead, partners, time, product."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inspection.intake.language.flat import flat
from inspection.intake.notes import note
from inspection.intake.plan.dues import due_of
from inspection.intake.plan.untitled_rows import columns_of, without_label
from inspection.intake.structure import tables
from inspection.intake.structure.group_names import names_of
from inspection.model.codes import DocumentKind, Grade
from inspection.model.documents import Task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from inspection.intake.structure.passages import Passage
    from inspection.intake.structure.tables import Row
    from inspection.model.catalogue import Catalogue, ReformGroup
    from inspection.model.codes import GroupCode
    from inspection.model.documents import GroupSection, Period
    from inspection.model.issue import Issue

_PAIR = 2
_LONGEST_HEADING = 200
_COLUMNS = (
    ("no", re.compile(r"^(?:s?tt|so tt|so thu tu|no\.?|#)$")),
    (
        "lead",
        re.compile(
            r"chu tri|phu trach|(?:don vi|co quan|bo phan) (?:thuc hien|tham muu)|phan cong|chiu trach nhiem|dau moi"
            r"|\bai (?:lam|thuc hien)|(?:nguoi|noi) (?:lam|thuc hien)"
        ),
    ),
    ("partners", re.compile(r"phoi hop")),
    ("start", re.compile(r"bat dau")),
    (
        "due",
        re.compile(
            r"thoi gian|thoi han|tien do|\bhan (?:hoan thanh|xong|cuoi|chot)|ngay (?:hoan thanh|xong)"
            r"|\bbao gio\b|\bkhi nao\b|\bxong (?:truoc|vao)|\bmoc\b|^(?:hoan thanh|ket thuc|han|xong)$"
        ),
    ),
    ("product", re.compile(r"san pham|ket qua|dau ra")),
    (
        "group",
        re.compile(
            r"^(?:thuoc )?(?:nhom|linh vuc|mang)"
            r"(?: (?:nhiem vu|noi dung|cong tac|viec|cchc|cai cach(?: hanh chinh)?))?$"
        ),
    ),
    ("content", re.compile(r"noi dung|nhiem vu|cong viec|hoat dong|dau viec|phan viec|^(?:ten )?viec\b")),
)
_NEEDED = frozenset({"content"})
_TELLING = frozenset({"lead", "due", "product", "partners"})
_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,2})*)\s*[.)]?")
ORDINAL = re.compile(r"(?:[ivx]{1,5}|[a-h]|\d{1,2})\s*[.)/]?\s+")
_ROMAN = re.compile(r"[IVX]{1,5}\s*[.)]?|[A-H]\s*[.)]?")
_NUMBERS = re.compile(r"s?tt|so tt|so thu tu")
_UNITS = re.compile(r"don vi tinh|dvt|dv tinh")
_LEADS = re.compile(r"chu tri")
_ANNEX = re.compile(r"(?:phu luc|bieu)\b")
_EMPTY = re.compile(r"[\s.…_xX/–—-]*")
"""What is written in a cell to say that nothing is."""
_CELL_ENDS = re.compile(r"[ \t]*\n[ \t]*")


@dataclass(slots=True)
class _Draft:
    """A row that may still go on, on the next page or the next line."""

    cells: dict[str, list[str]]
    heading: int
    """Which heading of the collector it stands under; -1 where under none."""
    line: int
    width: int
    last: str = "content"


@dataclass(slots=True)
class _Collector:
    named: Callable[[str], GroupCode | None]
    """Which reform group flat words name."""
    columns: tuple[str, ...] = ()
    headings: list[tuple[str, GroupCode | None]] = field(default_factory=list)
    """The flat words of each group's heading, and the group where its name is a known one."""
    drafts: list[_Draft] = field(default_factory=list)
    period: Period | None = None
    untitled: bool = False
    """The columns are those of rows that no titles stand above."""
    above: Row | None = None
    """The last line of running text."""
    within: bool = False
    """The row before was one of a table."""
    opening: bool = False
    """The row before was the header: a row of titles below it names the cells that the header joins."""

    def take(self, row: Row) -> None:
        """Put a row where it belongs."""
        first, self.within = row.table and not self.within, row.table
        if not row.table:
            self.above = row
        if self._is_header(row):
            return
        if first and not self.columns:
            self._begin_untitled(row)
        if not self.columns or self._is_group(row):
            return
        if not row.table:
            self._go_on(row)
        elif self._starts(row) and not self._goes_on(row):
            self._start(row)
        else:
            self._continue(row)

    def _is_header(self, row: Row) -> bool:
        """Take the columns that a row of titles names, or end those that do not hold any more."""
        if not row.table:
            if self.untitled or (_ANNEX.match(flat(row.cells[0]).strip(" *#")) and not self._unfinished()):
                self.columns, self.untitled = (), False
            return False
        named = _named_columns(row)
        if named and set(named) >= _NEEDED and len(set(named) & _TELLING) >= _PAIR:
            of_targets = "due" not in named and any(_UNITS.fullmatch(flat(cell).strip()) for cell in row.cells)
            self.columns, self.opening = () if of_targets else _with_lead(named, row), not of_targets
            return True
        opening, self.opening = self.opening, False
        if opening and named and len(set(named) & _TELLING) >= _PAIR and not self._cell(row, "content"):
            self.columns = tuple(below or above for below, above in zip(named, self.columns, strict=False))
            return True
        if named and _NUMBERS.fullmatch(flat(row.cells[0]).strip(" .*")):
            self.columns = ()  # the titles of another kind of table
        return False

    def _begin_untitled(self, row: Row) -> None:
        """Take the columns of a table without titles, and the group that the line above it names."""
        self.columns = columns_of(row.cells, self.period)
        self.untitled = bool(self.columns)
        if self.untitled and self.above and not self._is_group(self.above):
            self.headings.append(("", None))

    def _is_group(self, row: Row) -> bool:
        """Take a row that is a reform group's heading."""
        filled = list(dict.fromkeys(row.filled))  # a merged cell may stand in each of the columns that it spans
        words = " ".join(filled)
        roman = bool(filled) and _ROMAN.fullmatch(filled[0]) is not None and len(filled) <= _PAIR
        numbered = len(filled) == _PAIR and _NUMBER.fullmatch(filled[0]) is not None and len(row.cells) > _PAIR
        if not filled or (len(filled) > 1 and not (roman or numbered)) or len(words) > _LONGEST_HEADING:
            return False
        name = flat(filled[-1]).strip()
        bare = ORDINAL.sub("", name, count=1)
        code = self.named(bare) or self.named(name)
        if code is None and not roman and (numbered or not re.match(r"[IVX]{1,5}\s*\.", filled[0])):
            return False
        self.headings.append((bare, code))
        return True

    def _unfinished(self) -> bool:
        """Tell whether the last row waits for more cells."""
        return bool(self.drafts) and self.drafts[-1].width < len(self.columns)

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
        self.drafts.append(_Draft(cells, len(self.headings) - 1, row.line, len(row.cells), last))

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


def _named_columns(row: Row) -> tuple[str, ...] | None:
    """Return what the columns hold; what names a group is the work itself where no other column does."""
    named = tables.named_columns(row, _COLUMNS)
    if named and "group" in named and "content" not in named:
        return tuple("content" if name == "group" else name for name in named)
    return named


def _joined(parts: Sequence[str]) -> str:
    return _CELL_ENDS.sub(" ", " ".join(part for part in parts if part)).strip()


def _number(text: str, count: int) -> str:
    found = _NUMBER.fullmatch(text)
    if found is None:
        return text or str(count)
    return found[1].lstrip("0") or "0"


def _with_lead(columns: tuple[str, ...], row: Row) -> tuple[str, ...]:
    """Return the columns with the unit that leads as the lead, not the person who watches over it."""
    lead = columns.index("lead") if "lead" in columns else -1
    leading = [place for place, cell in enumerate(row.cells) if _LEADS.search(flat(cell))]
    if lead < 0 or not leading or lead in leading or columns[leading[0]]:
        return columns
    changed = list(columns)
    changed[lead], changed[leading[0]] = "", "lead"
    return tuple(changed)


def _groups(
    headings: Sequence[tuple[str, GroupCode | None]], groups: tuple[ReformGroup, ...]
) -> tuple[GroupCode | None, ...]:
    """Return the group of each heading: by its name, or by the words of headings that together are the groups."""
    run = list(dict.fromkeys(headings))
    known = {place: code for place, (_, code) in enumerate(run) if code is not None}
    spoken = names_of(groups).in_own_words([words for words, _ in run], known) if len(known) < len(run) else {}
    found = {words: code or spoken.get(place) for place, (words, code) in enumerate(run)}
    return tuple(found[words] for words, _ in headings)


def _own_groups(collector: _Collector) -> Iterator[GroupCode | None]:
    """Yield the group that each row's own cell names; an empty one goes on with that of the row above."""
    last = None
    for draft in collector.drafts:
        words = flat(_joined(draft.cells.get("group", ()))).strip(" .:")
        if words or "group" not in draft.cells:
            last = (collector.named(words) or collector.named(ORDINAL.sub("", words, count=1))) if words else None
        yield last


def _namer(
    groups: tuple[ReformGroup, ...], titles: Mapping[str, GroupCode], *, damaged: bool
) -> Callable[[str], GroupCode | None]:
    """Return what tells a group by its heading: by the titles of the plan's own text, then by the known names."""
    names = names_of(groups)

    def named(words: str) -> GroupCode | None:
        return titles.get(words.strip(" .:")) or names.of(words, damaged)

    return named


def tasks(
    passages: Sequence[Passage],
    catalogue: Catalogue,
    period: Period | None,
    sections: Sequence[GroupSection] = (),
    *,
    damaged: bool = False,
) -> tuple[tuple[Task, ...], tuple[Issue, ...]]:
    """Return the tasks of all task tables of a document, and what is unclear in them.

    ``sections`` are the groups of the plan's text: its tables name them by the same titles.
    """
    first = next((index for index, passage in enumerate(passages) if passage.table), None)
    if first is None:
        return (), ()
    last = max(index for index, passage in enumerate(passages) if passage.table)
    titles = {flat(section.title).strip(" .:"): section.code for section in sections}
    collector = _Collector(_namer(catalogue.groups, titles, damaged=damaged), period=period)
    for row in tables.rows(passages, max(0, first - 1), last + 2):
        collector.take(row)
    groups = (*_groups(collector.headings, catalogue.groups), None)  # the last for what stands under no heading
    own = _own_groups(collector)
    found = [
        _task(draft, code or groups[draft.heading], count, period)
        for count, (draft, code) in enumerate(zip(collector.drafts, own, strict=True), 1)
    ]
    unclear = [remark for task in found for remark in _remarks(task, led="lead" in collector.columns)]
    return tuple(found), tuple(unclear)


def _task(draft: _Draft, group: GroupCode | None, count: int, period: Period | None) -> Task:
    cells = {name: without_label(_joined(parts)) for name, parts in draft.cells.items()}
    cells = {name: "" if _EMPTY.fullmatch(cell) else cell for name, cell in cells.items()}
    cells["due"] = " - ".join(cell for name in ("start", "due") if (cell := cells.get(name)))
    due = due_of(cells.get("due", ""), period)
    return Task(
        no=_number(cells.get("no", ""), count),
        group=group,
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


def _remarks(task: Task, *, led: bool) -> Iterator[Issue]:
    if task.due and task.due_kind is None:
        yield note("due_unclear", DocumentKind.PLAN, line=task.line, quote=task.due, no=task.no, due=task.due)
    if not task.content or (not task.lead and led):
        yield note(
            "row_incomplete", DocumentKind.PLAN, grade=Grade.FORM, line=task.line, quote=task.content, no=task.no
        )
