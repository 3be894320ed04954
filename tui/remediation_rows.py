"""The rows of the follow-up, and the two halves of one finding: what was concluded, what became of it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.model.codes import RemediationState, TermUnit
from inspection.vietnamese import format_date
from tui.phrases import fitted
from tui.remediation_words import counted, days_words, doubt_words, evidence_words, report_words
from tui.theme import line, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from rich.text import Text

    from inspection.follow_up import Followed
    from inspection.model.inspection import Inspection
    from inspection.wording import Wording
    from inspection.working_days import WorkingDays

LOOKS = {
    RemediationState.OPEN: "",
    RemediationState.REPORTED: "reported",
    RemediationState.PARTLY: "partly",
    RemediationState.NOT_CORRECTED: "not_met",
    RemediationState.UNVERIFIABLE: "insufficient",
    RemediationState.CORRECTED: "met",
}
_DAYS_WIDTH = 18
LEAD = 6 + _DAYS_WIDTH
"""Cells of a row up to its words: state, number, time. The cursor covers these, so that a move sends no words twice."""
_UNIT_WIDTH = 24
_WITH_UNIT = 100
"""Width in cells from which a row has room for the unit."""


def urgency_look(late: int, state: RemediationState) -> str:
    """Return how the words on the time look."""
    return "error" if late > 0 else LOOKS[state]


def row_text(row: Followed, unit: str, today: date, say: Wording, width: int) -> Text:
    """Return a finding as a line: state, number, time, unit where there is room, and how the condition begins."""
    late = _late(row, today)
    unit = f"{fitted(unit, _UNIT_WIDTH)} " if width >= _WITH_UNIT else ""
    done = row.state is RemediationState.CORRECTED
    return line(
        " ",
        (say(f"remediation.mark.{row.state}"), LOOKS[row.state]),
        f" {row.place:>2} ",
        (fitted(days_words(late, row.due, row.state, say), _DAYS_WIDTH), urgency_look(late, row.state)),
        f" {unit}",
        (row.finding.condition, "dim" if done else ""),
    )


def _late(row: Followed, today: date) -> int:
    """Return the days since the due date, below 0 before it, whoever has to act."""
    return (today - row.due).days if row.due else 0


def concluded_lines(row: Followed, inspection: Inspection, say: Wording, width: int) -> list[Text]:
    """Return the finding as it was concluded."""
    finding = row.finding
    head = f"{say(f'code.finding_kind.{finding.kind}')} · {say(f'code.severity.{int(finding.severity)}')}"
    lines = [line((head, "dim"))]
    for name in ("condition", "recommendation", "criteria", "cause", "effect", "explanation"):
        if text := getattr(finding, name):
            lines += element(say(f"finding.field.{name}"), text, width)
    for evidence in inspection.evidence_of(finding):
        lines += element(say(f"code.evidence_method.{evidence.method}"), evidence_words(evidence), width)
    return lines


class FollowUpText:
    """Writes what became of a finding, with the days counted."""

    def __init__(self, say: Wording, days: WorkingDays, today: date) -> None:
        self._say = say
        self._days = days
        self._today = today

    def lines(self, row: Followed, unit: str, width: int) -> list[Text]:
        """Return what is known of the remediation, element by element, the state first."""
        say, known = self._say, row.remediation
        lines = [line((say(f"code.remediation_state.{row.state}"), LOOKS[row.state] or "strong"))]
        for name, text in self._elements(row, unit):
            lines += element(say(f"remediation.field.{name}"), text, width)
        for look, text in self.warnings(row):
            lines += wrapped(text, width, look, 2)
        for one in known.proof:
            lines += element(say(f"code.evidence_method.{one.method}"), evidence_words(one), width)
        return lines

    def _elements(self, row: Followed, unit: str) -> Iterator[tuple[str, str]]:
        say, known = self._say, row.remediation
        yield "due", self.due(row)
        yield "unit", unit
        yield "report", report_words(known.report, say) if known.report else "–"
        if known.report and known.report.text:
            yield "done", known.report.text
        if known.verdict:
            day, who = format_date(known.retested_on), known.by.split("@")[0]
            verdict = say(f"code.retest_verdict.{known.verdict}")
            reason = f": {known.reason}" if known.reason else ""
            yield "retest", say("remediation.retested", verdict=verdict, day=day or "–", who=who) + reason
        if known.note:
            yield "note", known.note

    def due(self, row: Followed) -> str:
        """Return the due date in full: the day, how it was counted, how far off it is, in working days too."""
        say, known = self._say, row.remediation
        if row.due is None:
            return say("remediation.no_due")
        text = format_date(row.due)
        if known.due and known.term and known.start:
            text += f" ({counted(known.term, known.start, say)})"
        elif known.due and row.finding.due and known.due != row.finding.due:
            text += f" ({say('remediation.instead_of', day=format_date(row.finding.due))})"
        if not row.waits_for_ward:
            return text
        late = (self._today - row.due).days
        text += f", {days_words(late, row.due, row.state, say)}"
        working = abs(self._days.between(self._today, row.due))
        return text if not late else f"{text} ({say('remediation.working_days', count=working)})"

    def warnings(self, row: Followed) -> Iterator[tuple[str, str]]:
        """Yield what one has to know beside: a late report, a report after the verdict, days that are not sure."""
        say, known = self._say, row.remediation
        if known.report and row.due and known.report.received > row.due:
            late = (known.report.received - row.due).days
            yield "warning", say("remediation.report_late", days=late)
        if known.reported_again:
            yield "warning", say("remediation.reported_again")
        if known.start and known.term and known.term.unit is TermUnit.WORKING and row.due:
            yield from (("warning", text) for text in doubt_words(self._days.doubts(known.start, row.due), say))


def element(name: str, text: str, width: int) -> list[Text]:
    """Return a named text as lines, the name in bold."""
    first, *rest = wrapped(f"{name}: {text}", width, "", 2)
    first.stylize("bold", 0, min(len(name) + 1, len(first)))
    return [first, *rest]
