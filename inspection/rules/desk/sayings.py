"""What a plan says of a matter: the task or the sentence that words of the report are about, told by words of both.

The report tells of a task in other words than the plan. Two neighbouring syllables make most Vietnamese words, and a
pair tells the more the fewer statements of the plan hold it.
"""

from __future__ import annotations

import calendar
import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from inspection.model.codes import DueKind
from inspection.model.documents import Task
from inspection.vietnamese import fold, parse_date, quarter_number, syllable_pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_ENDS = re.compile(r"\.\s|;")
_DIGIT = re.compile(r"\d")
_CELLS = re.compile(r"\t|\|")
_FEWEST_CELLS = 4
_ROW = re.compile(r"\d{1,3}\.?")
_UNIT = re.compile(r"^(?:chu tri ?: ?)?(?:van phong|phong|ban|trung tam|tt|tram|truong|to|doi|cong an)\b")
_LED = re.compile(r"^\s*[Cc]hủ trì\s*:\s*")
_MONTH = re.compile(r"\bthang (?P<m>1[0-2]|0?[1-9])(?:\s*/\s*| nam )(?P<y>20\d\d)\b")
_QUARTER = re.compile(r"\bquy (?P<q>iv|i{1,3}|[1-4])(?:\s*/\s*| nam )(?P<y>20\d\d)\b")

_LEAST = 0.4
"""The share of what a task says that words must hold to be about it."""
_MOST = 0.5
"""The share from which they surely are."""
_CLEARLY, _SURELY = 1.3, 2.0
"""How many times as much as any other task it shares with the words, to be the one that they are about, and surely."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of a plan: a clause of its text that has a number, or a task of its annex."""

    line: int
    text: str
    pairs: frozenset[str]
    task: Task | None = None


@dataclass(frozen=True, slots=True)
class Likeness:
    """A statement with the share of what it says, and of what was asked, that both have in common."""

    said: Said
    of_said: float
    of_asked: float
    weight: float
    shared: int
    """Pairs in common."""
    sure: bool = False
    """The words are about nothing else that the plan says."""


class Sayings:
    """All statements of a plan, to be asked for the one that is about something."""

    def __init__(self, lines: Sequence[str], tasks: Sequence[Task], common: frozenset[str]) -> None:
        """Take the lines of a plan, its tasks, and the folded pairs of syllables that tell nothing."""
        self._common = common
        self.tasks = tuple(tasks) or tuple(_bare_rows(lines))
        rows = {task.line: task for task in self.tasks}
        self.statements = tuple(_statements(lines, rows, common))
        held = Counter(pair for said in self.statements for pair in said.pairs)
        self._weights = {pair: math.log(1 + len(self.statements) / times) for pair, times in held.items()}
        self._unknown = math.log(1 + len(self.statements))
        self._holding: dict[str, list[int]] = defaultdict(list)
        for place, said in enumerate(self.statements):
            for pair in said.pairs:
                self._holding[pair].append(place)

    def about(self, words: str, among: Callable[[Said], bool] = lambda _: True) -> list[Likeness]:
        """Return the statements that share words with some folded words, the likest first."""
        asked = syllable_pairs(words) - self._common
        shared: dict[int, list[float]] = defaultdict(list)
        for pair in asked:
            for place in self._holding.get(pair, ()):
                shared[place].append(self._weights[pair])
        whole = self._weight(asked)
        found = []
        for place, weights in shared.items():
            said, weight = self.statements[place], math.fsum(weights)
            if among(said):
                found.append(Likeness(said, weight / self._weight(said.pairs), weight / whole, weight, len(weights)))
        return sorted(found, key=lambda one: (-one.weight, -one.of_said, one.said.line))

    def task_about(self, words: str, least: float = _LEAST) -> Likeness | None:
        """Return the task that words are about: most of it is in them, and clearly more than of any other task."""
        found = self.about(words, lambda said: said.task is not None)
        best = max(found, key=lambda one: (one.of_said, one.weight), default=None)
        if best is None or best.of_said < least:
            return None
        other = max((one.weight for one in found if one.said.task is not best.said.task), default=0.0)
        sure = best.of_said >= _MOST or best.weight >= _SURELY * other
        return replace(best, sure=sure) if best.weight >= _CLEARLY * other else None

    def _weight(self, pairs: Iterable[str]) -> float:
        return math.fsum(self._weights.get(pair, self._unknown) for pair in pairs)


def _statements(lines: Sequence[str], rows: dict[int, Task], common: frozenset[str]) -> Iterator[Said]:
    def said(number: int, text: str, task: Task | None = None) -> Said:
        return Said(number, text, frozenset(syllable_pairs(fold(text)) - common), task)

    for number, line in enumerate(lines, 1):
        if task := rows.get(number):
            yield said(number, task.content, task)
        elif "\t" in line or line.count("|") > 1:
            if _DIGIT.search(line):
                yield said(number, _CELLS.sub(" ", line).strip())
        elif _DIGIT.search(line):
            yield from (said(number, text.strip(" -+*•")) for text in _ENDS.split(line) if _DIGIT.search(text))


def _bare_rows(lines: Sequence[str]) -> Iterator[Task]:
    """Give the rows of a list of tasks whose titles are lost: a number, the content, and a cell that tells a time."""
    for number, line in enumerate(lines, 1):
        if "\t" not in line and "|" not in line:
            continue
        cells = [cell.strip() for cell in _CELLS.split(line.strip().strip("|"))]
        if len(cells) < _FEWEST_CELLS or not _ROW.fullmatch(cells[0]):
            continue
        spans = [(place, span) for place, cell in enumerate(cells[2:], 2) if (span := _span(cell))]
        if not spans:
            continue
        place, (first, last) = spans[0]
        lead = next((cell for cell in cells[2:] if _UNIT.match(fold(cell))), "")
        yield Task(
            no=cells[0].strip("."),
            group=None,
            content=cells[1],
            lead=_LED.sub("", lead),
            partners="",
            due=cells[place],
            due_kind=DueKind.INTERVAL if first else DueKind.DEADLINE,
            due_start=first.isoformat() if first else None,
            due_end=last.isoformat(),
            product=cells[-1] if place != len(cells) - 1 else "",
            line=number,
        )


def _span(cell: str) -> tuple[date | None, date] | None:
    """Return the days between which a cell puts something, without the first one where it names only the last."""
    if day := parse_date(cell):
        return None, day
    folded = fold(cell)
    if found := _MONTH.search(folded):
        return _months(int(found["y"]), int(found["m"]), 1)
    if (found := _QUARTER.search(folded)) and (quarter := quarter_number(found["q"])):
        return _months(int(found["y"]), 3 * quarter - 2, 3)
    return None


def _months(year: int, first: int, count: int) -> tuple[date, date]:
    last = first + count - 1
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
