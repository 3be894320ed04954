"""Put a plan and a report side by side: which reported figure answers a target, which line speaks of a task.

An indicator's id decides first; a rate that the report does not state is made of its two numbers. Where reading could
not tell the indicator, folded words are compared by ``fuzz.ratio``, which found 86 of 86 true pairs and no false one at
80 on documents with lost accents; the popular ``WRatio`` joined wrong pairs there. A report tells of a task in other
words than the plan: a clause speaks of it that holds half of the word pairs by which the task differs from the others
(9 of 10 such clauses are right at 45 per cent, all at 50). Only results are matched: what a report intends for its next
period answers no target of the plan.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from functools import cached_property
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from inspection.made_rates import made_rate
from inspection.model.case import Case, TargetMatch, TaskMatch
from inspection.vietnamese import wording, wording_key, wordings_of_each

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inspection.model.catalogue import Catalogue
    from inspection.model.documents import Reading, Target, Task

ALIKE = 80
"""Least likeness (0 to 100) at which two folded wordings speak of the same thing."""

COVERED = 50
"""Least share (per cent) of what is particular to a task that a clause must hold to speak of it."""

SAME_INDICATOR = 100

_Pair = tuple[str, str]

_CLAUSE_END = re.compile(r"[.;:]\s+")


def match(  # noqa: PLR0913  # the two documents, each with its lines
    plan: Reading | None,
    report: Reading | None,
    catalogue: Catalogue,
    *,
    plan_is_own: bool = True,
    plan_lines: Sequence[str] = (),
    report_lines: Sequence[str] = (),
    plan_seen: Sequence[str] = (),
    report_seen: Sequence[str] = (),
) -> Case:
    """Return plan and report with each target and task of the plan matched to what the report says of it.

    Without a report every target and task stands unanswered; without a plan there is nothing to match.
    """
    targets: tuple[TargetMatch, ...] = ()
    tasks: tuple[TaskMatch, ...] = ()
    if plan is not None:
        targets = tuple(_match_target(target, report, catalogue) for target in plan.targets)
        clauses = _clauses(report if plan.tasks else None, report_lines)
        tasks = _match_tasks(plan.tasks, targets, clauses)
    return Case(
        plan=plan,
        report=report,
        plan_is_own=plan_is_own,
        targets=targets,
        tasks=tasks,
        plan_lines=tuple(plan_lines),
        report_lines=tuple(report_lines),
        plan_seen=tuple(plan_seen),
        report_seen=tuple(report_seen),
    )


def _match_target(target: Target, report: Reading | None, catalogue: Catalogue) -> TargetMatch:
    named = report.result(target.indicator) if report and target.indicator else None
    if named is None and report and target.unit == "%" and (rate := catalogue.indicators.get(target.indicator or "")):
        named = made_rate(report, rate)
    if named is not None:
        return TargetMatch(target=target, figure=named, likeness=SAME_INDICATOR)
    likeness, alike = 0, None
    key = wording_key(target.text)
    for figure in report.results if report else ():
        if (target.indicator and figure.indicator) or figure.field or figure.unit != target.unit:
            continue
        # A reader that could not name the figure still kept its words; the catalogue's own name is a second chance.
        indicator = catalogue.indicators.get(figure.indicator or "")
        labels = (figure.label, indicator.name.vi) if indicator else (figure.label,)
        score = max(round(fuzz.ratio(key, wording_key(label))) for label in labels)
        if score >= ALIKE and score > likeness:
            likeness, alike = score, figure
    return TargetMatch(target=target, figure=alike, likeness=likeness)


class _Clauses:
    """The clauses of a report's results, folded, each with its line and its own words; a line of several is one too."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self._words: list[list[str]] = []
        self.places: list[tuple[int, str]] = []
        self._parts: dict[int, range] = {}
        """The clauses of a line that is made of several, behind it."""

    def order(self, place: int) -> tuple[int, int]:
        """Return a sort key: the shortest clause first, then the first one."""
        return len(self.keys[place]), place

    def add(self, line: int, text: str, words: list[str]) -> None:
        if words:
            self.keys.append(" ".join(words))
            self._words.append(words)
            self.places.append((line, text.strip()))

    def add_lines(self, lines: Sequence[str]) -> None:
        """Add lines and the clauses that they are made of, for a result is often one clause of a long paragraph."""
        clauses = [_taken_apart(text) for text in lines]
        wordings = iter(wordings_of_each([*chain.from_iterable(clauses)]))
        for line, (text, parts) in enumerate(zip(lines, clauses, strict=True), start=1):
            words = [*islice(wordings, len(parts))]
            self.add(line, text, [*chain.from_iterable(words)])
            if len(parts) > 1 and any(words):
                first = len(self.keys)
                for part, said in zip(parts, words, strict=True):
                    self.add(line, part, said)
                self._parts[first - 1] = range(first, len(self.keys))

    def holding(self, wanted: frozenset[_Pair]) -> list[frozenset[_Pair]]:
        """Return for each clause which of the wanted pairs of neighbouring words it holds."""
        words = self._words
        parted: frozenset[_Pair] = frozenset()
        held = [
            parted if place in self._parts else wanted.intersection(pairwise(some)) for place, some in enumerate(words)
        ]
        for line, parts in self._parts.items():
            joints = ((words[one][-1], words[other][0]) for one, other in pairwise(parts))
            held[line] = wanted.intersection(joints).union(*(held[part] for part in parts))
        return held

    @cached_property
    def _by_length(self) -> tuple[list[int], list[int], list[str]]:
        """Return the lengths of the wordings in order, the place of each, and each wording."""
        places = sorted(range(len(self.keys)), key=self.order)
        keys = [self.keys[place] for place in places]
        return [len(key) for key in keys], places, keys

    def alike(self, key: str) -> tuple[int, int] | None:
        """Return the clause in much the same words with its likeness, the first of the most alike.

        ``fuzz.ratio`` compares twice the common letters with all letters, so only lengths close to it can reach it.
        """
        lengths, places, keys = self._by_length
        first = bisect_left(lengths, math.floor(len(key) * ALIKE / (200 - ALIKE)))
        last = bisect_right(lengths, math.ceil(len(key) * (200 - ALIKE) / ALIKE))
        found = process.extract(key, keys[first:last], scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None)
        if not found:
            return None
        score, place = min((-score, places[first + at]) for _, score, at in found)
        return place, round(-score)


def _clauses(report: Reading | None, lines: Sequence[str]) -> _Clauses:
    found = _Clauses()
    if report is None:
        return found
    if not lines:
        for figure in report.results:
            found.add(figure.line, figure.quote, wording(figure.quote))
    end = report.results_end
    found.add_lines(lines[: end - 1 if end else None])
    return found


def _taken_apart(text: str) -> list[str]:
    """Return the clauses of a line, each with the sign that ends it."""
    starts = [0]
    ends = []
    for end in _CLAUSE_END.finditer(text):
        ends.append(end.start() + 1)
        starts.append(end.end())
    return [text[start:end] for start, end in zip(starts, (*ends, len(text)), strict=True)]


class _Tasks:
    """The plan's tasks, each pair of words weighed by how much it tells a task from the others and from the report."""

    def __init__(self, tasks: Sequence[Task], clauses: _Clauses) -> None:
        self._clauses = clauses
        self._pairs = [_pairs(wording_key(task.content)) for task in tasks]
        common = Counter(chain.from_iterable(self._pairs))
        self._held = clauses.holding(frozenset(common))
        self._holding: dict[_Pair, list[int]] = defaultdict(list)
        for place, held in enumerate(self._held):
            for pair in held:
                self._holding[pair].append(place)
        many = len(self._held) + 1
        self._weights = {
            pair: math.log(many / (1 + len(self._holding[pair]))) / (1 + math.log(times))
            for pair, times in common.items()
        }

    def best(self, place: int) -> tuple[int, int] | None:
        """Return the clause that covers most of what is particular to a task, with the share in per cent, if enough."""
        pairs = self._pairs[place]
        total = self._weight(pairs)
        covered = {clause: self._weight(pairs & self._held[clause]) for clause in self._likely(pairs, total)}
        most = max(covered.values(), default=0)
        share = round(100 * most / total) if total else 0
        if share < COVERED:
            return None
        # of clauses that cover as much, the shortest says least else
        return min((one for one, held in covered.items() if held == most), key=self._clauses.order), share

    def _weight(self, pairs: Iterable[_Pair]) -> float:
        return math.fsum(map(self._weights.__getitem__, pairs))

    def _likely(self, pairs: set[_Pair], total: float) -> set[int]:
        """Return the clauses that may cover enough: they hold one of the heaviest pairs; the rest weighs too little."""
        likely: set[int] = set()
        left = total
        for pair in sorted(pairs, key=self._weights.__getitem__, reverse=True):
            if 100 * left < (COVERED - 1) * total:
                break
            likely.update(self._holding[pair])
            left -= self._weights[pair]
        return likely


def _pairs(key: str) -> set[_Pair]:
    found = key.split()
    return set(pairwise(found))


def _match_tasks(tasks: Sequence[Task], targets: Sequence[TargetMatch], clauses: _Clauses) -> tuple[TaskMatch, ...]:
    weighed = _Tasks(tasks, clauses)
    answered = {match.target.line: match for match in reversed(targets) if match.figure is not None}
    return tuple(_match_task(task, answered.get(task.line), weighed.best(n), clauses) for n, task in enumerate(tasks))


def _match_task(
    task: Task, target: TargetMatch | None, covering: tuple[int, int] | None, clauses: _Clauses
) -> TaskMatch:
    if target is not None and target.figure is not None:
        # A target written inside the task's own row: its figure answers the task.
        return TaskMatch(task=task, line=target.figure.line, quote=target.figure.quote, likeness=target.likeness)
    alike = clauses.alike(wording_key(task.content))
    if alike is not None:
        place, likeness = alike
    elif covering is not None:
        place, likeness = covering
    else:
        return TaskMatch(task=task, line=None)
    line, quote = clauses.places[place]
    return TaskMatch(task=task, line=line, quote=quote, likeness=likeness)
