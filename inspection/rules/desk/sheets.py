"""What a rule works at: plan and report laid out so that a figure, a line or a date is found at once.

Rules say only what they found (``Hit``) or what came out right (``Pass``); the engine adds the rule's id, severity and
grade. Nothing is judged here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from inspection.model.codes import Comparator, DocumentKind, Doubt, Grade, Severity
from inspection.model.corrections import KINDS, keyed
from inspection.quantities import number_with_unit
from inspection.rules.desk.documents import listed
from inspection.rules.desk.grids import grids
from inspection.rules.desk.sayings import Sayings
from inspection.rules.desk.searching import Lines
from inspection.vietnamese import fold, format_number, number_as_written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from inspection.model.case import Case
    from inspection.model.catalogue import Catalogue, Indicator
    from inspection.model.documents import Figure, Period, Reading, Target
    from inspection.model.relations import Relations
    from inspection.rules.desk.documents import Listed
    from inspection.rules.desk.grids import Grid

_SIGNS = {
    Comparator.AT_LEAST: "≥ ",
    Comparator.ABOVE: "> ",
    Comparator.AT_MOST: "≤ ",
    Comparator.BELOW: "< ",
}
_NUMBER = re.compile(r"\d(?<![\d.,]\d)\d*(?:[.,]\d+)*")
_FEW_WORDS = 4
_FAR = 160
"""Characters that are more than a few words."""
_OPENS = re.compile(r"[;(]")
_CLAUSE = re.compile(r"[^;,.)]{0,40}")
_MISREAD = frozenset((Doubt.DAMAGED_LINE, Doubt.NUMBER_WITH_LETTERS))
"""Doubts about what stands in the document itself, not about what it means."""
_AHEAD = (
    r"^\W*(?:[ivx]{1,4}|[a-h]|\d{1,2}(?:\.\d{1,2})*|phan thu [a-z]+) ?[.:)] ?\W*"
    r"(?:phuong huong|nhiem vu|viec (?:phai|can) lam)[^.;]{0,60}\b(?:quy|thang|nam|thoi gian toi|ky toi)\b"
    r"[^.;:]{0,40}$"
)
"""A numbered heading of what is to come ("3.2. Nhiệm vụ quý IV")."""
_LATE = 0.6
"""The share of a report behind which such a heading stands where it lists nothing that is lacking."""
_BEYOND = 1_000_000
_MOST = 0.5
"""The share of the document's period from which a figure's own period stands for it."""
QUOTE = 240
"""Longest quote in characters; a paragraph of a report may have two thousand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """Something that came out right."""

    sheet: Sheet
    lines: tuple[int, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Something that did not; severity and grade None mean the rule's own."""

    sheet: Sheet
    lines: tuple[int, ...] = ()
    quote: str = ""
    stated: str | None = None
    computed: str | None = None
    severity: Severity | None = None
    grade: Grade | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    """``note`` names a text under ``judgement.note``; ``against`` quotes the other place."""


class Sheet:
    """One document of the case, laid out for the rules."""

    def __init__(self, role: str, reading: Reading, lines: tuple[str, ...], seen: tuple[str, ...] = ()) -> None:
        self.role = role
        self.reading = reading
        self.lines = lines
        self._seen = seen or lines
        self._figures: dict[str | None, list[Figure]] = defaultdict(list)
        self._on_line: dict[int, list[Figure]] = defaultdict(list)
        for figure in reading.figures:
            self._figures[figure.indicator].append(figure)
            self._on_line[figure.line].append(figure)
        self._listed: dict[str, list[Listed]] = {}
        self._written: dict[int, list[tuple[tuple[str, str], tuple[int, int]]]] = {}

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """Return every line folded, letter for letter, so that places in it are places in the line.

        In a damaged document misread words stand in it as they were recognised.
        """
        return tuple(map(fold, self._seen))

    @cached_property
    def _searched(self) -> Lines:
        return Lines(self.folded)

    def search(
        self, pattern: str | re.Pattern[str], *, before: int | None = None, among: Iterable[int] | None = None
    ) -> Iterator[tuple[int, re.Match[str]]]:
        """Give every place of a pattern in the folded lines with the number of its line.

        Only lines before one are searched, or some, where they are told.
        """
        return self._searched.search(pattern, before, among)

    def first(self, pattern: str | re.Pattern[str]) -> int | None:
        """Return the first line that holds a pattern."""
        return next((number for number, _ in self.search(pattern)), None)

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        """Return the tables that hold numbers."""
        return tuple(grids(self.lines))

    def figures(self, indicator: str | None) -> tuple[Figure, ...]:
        """Return the figures of an indicator in the order of the document, those with words for a number too."""
        return tuple(self._figures.get(indicator, ())) if indicator else ()

    def figures_on(self, lines: Iterable[int]) -> list[Figure]:
        """Return the figures of some lines, which are in order."""
        return [figure for line in lines for figure in self._on_line.get(line, ())]

    def figure(self, indicator: str | None) -> Figure | None:
        """Return the first figure of an indicator that has a number, one of the whole period before one of a part."""
        given = [figure for figure in self.figures(indicator) if figure.value is not None]
        return next((f for f in given if f.period is None or self.whole(f.period)), given[0] if given else None)

    def whole(self, period: Period) -> bool:
        """Tell whether a figure's own period is about the document's: not a month of it, nor the year up to it."""
        own = self.reading.period
        if own is None:
            return True
        days = (min(period.end, own.end) - max(period.start, own.start)).days + 1
        return days >= _MOST * max((one.end - one.start).days + 1 for one in (own, period))

    def value(self, indicator: str | None) -> Decimal | None:
        """Return the first number stated for an indicator."""
        figure = self.figure(indicator)
        return figure.value if figure else None

    def listed(self, text: str) -> list[Listed]:
        """Return the documents that a text lists; three rules ask for the same long footnotes."""
        if text not in self._listed:
            self._listed[text] = listed(text)
        return self._listed[text]

    def line(self, number: int) -> str:
        """Return the text of a line; nothing where the lines are not at hand."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def excerpt(self, number: int, start: int, end: int, *, before: int = 0, after: int = 0) -> str:
        """Return a piece of a line with some characters around it, cut between words."""
        text = self.line(number)
        first, last = max(0, start - before), min(len(text), end + after)
        while 0 < first < start and not text[first - 1].isspace():
            first += 1
        while end < last < len(text) and not text[last].isspace():
            last -= 1
        return shorten(text[first:last].strip("-+*• "))

    def writes(self, number: int, value: Decimal | None) -> bool:
        """Tell whether a number stands in a line."""
        return value is not None and self._place(number, value) is not None

    def _place(self, number: int, value: Decimal) -> tuple[int, int] | None:
        """Return where a line writes a number first, in whichever form."""
        if number not in self._written:
            written = _NUMBER.finditer(self.line(number))
            self._written[number] = [((one[0], one[0].removeprefix("0")), one.span()) for one in written]
        usual = format_number(value)
        forms = {show(value), usual, usual.replace(".", "")}
        return next((place for words, place in self._written[number] if not forms.isdisjoint(words)), None)

    def passage(self, number: int, *values: Decimal) -> str:
        """Return the shortest piece of a line that holds all of some numbers, or the start of the line."""
        text = self.line(number)
        places = [place for value in values if (place := self._place(number, value))]
        if not places:
            return shorten(text)
        start, end = min(p[0] for p in places), max(p[1] for p in places)
        after = _CLAUSE.match(text, end)
        return shorten(f"{_words_before(text, start)}{text[start:end]}{after[0] if after else ''}".strip())

    @cached_property
    def next_period_line(self) -> int:
        """Return the line at which the tasks of the next period begin; beyond the document where there are none.

        Where they are not told by reform group, the last heading that names them says it, behind what is lacking.
        """
        if self.reading.results_end or self.reading.kind is not DocumentKind.REPORT:
            return self.reading.results_end or _BEYOND
        told = max((one.line for one in self.reading.shortcomings), default=round(_LATE * len(self.lines)))
        ahead = [number for number, _ in self.search(_AHEAD) if number > told]
        return ahead[-1] if ahead else _BEYOND

    @cached_property
    def day(self) -> date | None:
        """Return the day at which the document is judged: its date, else the end or start of its period."""
        if written := iso(self.reading.issue_date):
            return written
        period = self.reading.period
        if period is None:
            return None
        return period.start if self.reading.kind is DocumentKind.PLAN else period.end

    @cached_property
    def damaged(self) -> bool:
        """Tell whether reading itself says that the text is damaged."""
        return any(issue.rule == "reading.damaged_text" for issue in self.reading.issues)


class Desk:
    """The whole case with the catalogue beside it."""

    def __init__(self, case: Case, catalogue: Catalogue) -> None:
        self.case = case
        self.catalogue = catalogue
        self.plan = Sheet("plan", case.plan, case.plan_lines, case.plan_seen) if case.plan else None
        self.report = Sheet("report", case.report, case.report_lines, case.report_seen) if case.report else None

    @property
    def relations(self) -> Relations:
        """Return how the indicators hang together."""
        return self.catalogue.relations

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Return the documents that there are, the report first."""
        return tuple(sheet for sheet in (self.report, self.plan) if sheet is not None)

    @cached_property
    def said_by_plan(self) -> Sayings:
        """Return what the plan says, to be asked for the task or sentence that is about something."""
        lines, tasks = (self.plan.lines, self.plan.reading.tasks) if self.plan else ((), ())
        return Sayings(lines, tasks, frozenset(self.relations.common_words))

    @cached_property
    def _wholes(self) -> list[Indicator]:
        return [one for one in self.catalogue.indicators.values() if one.parts]

    def siblings(self, name: str) -> frozenset[str]:
        """Return the indicators that make a whole together with one and are as good or bad as it."""
        known = self.catalogue.indicators
        one = known.get(name)
        wholes = [whole for whole in self._wholes if name in whole.parts]
        return frozenset(
            part
            for whole in wholes
            for part in whole.parts
            if one and part != name and known[part].direction == one.direction
        )

    def indicator(self, name: str | None) -> Indicator | None:
        """Return what the catalogue says of an indicator."""
        return self.catalogue.indicators.get(name) if name else None


def doubtful_lines(reading: Reading) -> frozenset[int]:
    """Return the lines of items whose letters or digits may have been misread."""
    unsure = {one.item for one in reading.weaknesses if _MISREAD.intersection(one.doubts)}
    items = (keyed(reading, kind) for kind in KINDS) if unsure else ()
    return frozenset(item.line for kind in items for key, item in kind if key in unsure)


@lru_cache(maxsize=1024)
def iso(text: str | None) -> date | None:
    """Return the day of an ISO date; None for anything less than a full date."""
    try:
        return date.fromisoformat(text) if text and len(text) == len("2025-01-01") else None
    except ValueError:
        return None


def shorten(text: str, longest: int = QUOTE) -> str:
    """Return text cut at a word, with a sign that it was cut."""
    text = text.strip()
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0] + " …"


def _words_before(text: str, place: int) -> str:
    """Return the last words before a place, up to a semicolon or a bracket; none where no blank parts them from it."""
    before = _OPENS.split(text[max(0, place - _FAR) : place])[-1]
    if not before[-1:].isspace():
        return ""
    split = before.rsplit(maxsplit=_FEW_WORDS)
    return before[len(split[0]) :] if len(split) > _FEW_WORDS else before


def lines_of(figures: Iterable[Figure | None]) -> tuple[int, ...]:
    """Return the lines of some figures, each once, in order."""
    return tuple(sorted({figure.line for figure in figures if figure is not None}))


def show(value: Decimal | None) -> str:
    """Return a number as Vietnam writes it, with the decimals that were written."""
    return "" if value is None else number_as_written(value)


def amount(value: Decimal, unit: str | None) -> str:
    """Return a number with its unit; a rate keeps the decimals that were written."""
    return f"{show(value)}%" if unit == "%" else number_with_unit(value, unit or "")


def wanted(target: Target) -> str:
    """Return a target's value with its comparator."""
    values = f"{show(target.value[0])} – " if len(target.value) > 1 else ""
    return _SIGNS.get(target.comparator, "") + values + amount(target.value[-1], target.unit)
