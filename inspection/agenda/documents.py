"""What the ward's plan and report set days for: reports that are due, tasks with an end, their own days of issue."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection.agenda.recurrence import recurrences, whole
from inspection.model.agenda import AgendaDay
from inspection.model.codes import AgendaKind, AgendaState, DueKind, Frequency, ItemKind, Verdict
from inspection.model.corrections import placed
from inspection.model.documents import ReportingDeadline, Task
from inspection.model.source import SourceRef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.model.checklist import ChecklistItem
    from inspection.model.documents import Reading
    from inspection.model.inspection import Inspection

_DATED = frozenset({DueKind.DEADLINE, DueKind.INTERVAL, DueKind.INTERVALS})
_STATES: dict[Verdict | None, AgendaState] = {
    Verdict.MET: AgendaState.DONE,
    Verdict.NOT_APPLICABLE: AgendaState.DONE,
    Verdict.PARTLY: AgendaState.OVERDUE,
    Verdict.NOT_MET: AgendaState.OVERDUE,
}
"""What a verdict on a task says of it once its day is past; of what nobody could tell nothing is said."""


def of_documents(inspection: Inspection) -> Iterator[AgendaDay]:
    """Yield the days of plan and report; a plan that is another ward's or year's binds nobody here."""
    for role in ("plan", "report"):
        reading = inspection.reading(role)
        if reading is None or (role == "plan" and not inspection.plan_is_own):
            continue
        yield from _issued(role, reading)
        yield from _OfDocument(inspection, role, reading).days()


def _issued(role: str, reading: Reading) -> Iterator[AgendaDay]:
    day = whole(reading.issue_date)
    if day:
        yield AgendaDay(
            id=f"issued:{role}",
            kind=AgendaKind.ISSUED,
            day=day,
            about=reading.document_number or reading.title or "",
            state=AgendaState.DONE,
        )


class _OfDocument:
    """The deadlines and tasks of one document."""

    def __init__(self, inspection: Inspection, role: str, reading: Reading) -> None:
        self._inspection = inspection
        self._role = role
        # A report speaks of the period that is over; its deadlines are for the next one, of which it tells no ends.
        self._period = reading.period if role == "plan" else None
        self._annual = any(Frequency.ANNUAL in one.frequency for one in reading.deadlines)
        read = inspection.as_read.get(role)
        decided = inspection.corrections_of(role) if read else {}
        standing = [one for one in placed(read or reading, decided) if one.counts]
        self._items = [(f"{one.key}:{one.part}", one.item) for one in standing if one.kind in {"tasks", "deadlines"}]
        self._tasks = {item.line: item for _, item in self._items if isinstance(item, Task)}
        self._asked = [item for item in inspection.items if item.kind is ItemKind.TASK]

    def days(self) -> Iterator[AgendaDay]:
        """Yield them; a row that asks for a report is told once, as a report."""
        reports = [d for key, one in self._items if isinstance(one, ReportingDeadline) for d in self._report(key, one)]
        tasks = [d for key, one in self._items if isinstance(one, Task) for d in self._task(key, one)]
        told = {(_line(one), one.day) for one in reports}
        yield from reports
        yield from (one for one in tasks if (_line(one), one.day) not in told)

    def _report(self, key: str, deadline: ReportingDeadline) -> Iterator[AgendaDay]:
        task = self._tasks.get(deadline.line)
        told = AgendaDay(
            id=key,
            kind=AgendaKind.REPORT,
            day=whole(deadline.date),
            about=task.content if task else "",
            words=deadline.text,
            frequency=deadline.frequency[0] if len(deadline.frequency) == 1 else None,
            unit=task.lead if task else "",
            source=SourceRef(document=self._role, line=deadline.line, quote=deadline.text),
        )
        found = None if deadline.date else recurrences(deadline, self._period, with_annual=self._annual)
        if found is None:
            yield told
            return
        for often, span, due in found:
            yield replace(told, id=f"{key}:{often}:{span.end if span else due}", day=due, frequency=often, span=span)

    def _task(self, key: str, task: Task) -> Iterator[AgendaDay]:
        if task.due_kind not in _DATED:
            return
        item = self._item_of(task)
        verdict = self._inspection.answer(item.id).verdict if item else None
        told = AgendaDay(
            id=key,
            kind=AgendaKind.TASK,
            day=None,
            about=task.content,
            words=task.due,
            unit=task.lead,
            source=SourceRef(document=self._role, line=task.line, quote=task.content),
            item=item.id if item else "",
            state=_STATES.get(verdict, AgendaState.LATER),
        )
        for place, text in enumerate((task.due_end or "").split(";")):
            if day := whole(text.strip()):
                yield replace(told, id=f"{key}:{place}", day=day)

    def _item_of(self, task: Task) -> ChecklistItem | None:
        """Return the checklist item that asks after a task."""
        for item in self._asked:
            if any(one.document == self._role and one.line == task.line for one in item.sources):
                return item
        return None


def _line(one: AgendaDay) -> int:
    return one.source.line if one.source else 0
