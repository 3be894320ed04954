"""What becomes of the findings, by lines: the list, the most urgent first, then one of them and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection.follow_up import followed, most_urgent_first
from inspection.model.codes import RetestVerdict
from inspection.model.remediation import (
    RemediationNoted,
    RemediationProved,
    RemediationReported,
    RemediationRetested,
    WardReport,
)
from inspection.vietnamese import format_date, parse_date
from inspection.working_days import WorkingDays
from tui.evidence_offers import file_evidence, typed_offers, typed_path
from tui.plain.lists import choose
from tui.remediation_rows import FollowUpText
from tui.remediation_typed import due_typed, number_and_day, received_fault, term_start
from tui.remediation_words import days_words, unit_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from inspection.follow_up import Followed
    from inspection.model.finding import Evidence
    from tui.plain.desk import Desk

_INDENT = 2
_ON_ONE_LINE = 1 << 20
"""A width that parts no text; the voice wraps to the terminal."""


def follow_up(desk: Desk) -> None:
    """List the findings that are followed up, ask for one by its number, and for what is said of it."""
    say, today = desk.say, _today(desk)
    rows = most_urgent_first(followed(desk.inspection), today)
    if not rows:
        desk.voice.say("remediation.nothing")
        return
    for row in rows:
        days = days_words(row.days_late(today) or _left(row, today), row.due, row.state, say)
        desk.voice.put(f"{row.place} {days}: {row.finding.condition}", indent=_INDENT)
    typed = desk.ask(say("plain.ask_followed"))
    chosen_row = next((one for one in rows if str(one.place) == typed), None)
    if chosen_row is not None:
        _of_one(desk, chosen_row, today)
    elif typed:
        desk.voice.say("plain.no_such_choice", typed=typed)


def _of_one(desk: Desk, row: Followed, today: date) -> None:
    """Tell what is known of one, and ask what is to be recorded."""
    say = desk.say
    _tell(desk, row, today)
    options = [(name, say(f"plain.follow.{name}")) for name in _DOERS]
    chosen = choose(desk, say("plain.follow_what", place=row.place), options)
    if chosen:
        _DOERS[chosen](desk, row)


def _today(desk: Desk) -> date:
    return desk.workspace.clock().date()


def _left(row: Followed, today: date) -> int:
    return (today - row.due).days if row.due else 0


def _days(desk: Desk) -> WorkingDays:
    return WorkingDays(desk.catalogue.holidays)


def _tell(desk: Desk, row: Followed, today: date) -> None:
    say, details = desk.say, desk.inspection.details
    for name in ("condition", "recommendation"):
        text = getattr(row.finding, name)
        if text:
            desk.voice.put(say("plain.labelled", label=say(f"finding.field.{name}"), text=text), indent=_INDENT)
    unit = unit_words(row.unit, details.ward_type, details.ward, say)
    for told in FollowUpText(say, _days(desk), today).lines(row, unit, _ON_ONE_LINE):
        desk.voice.put(told.plain, indent=_INDENT)


def _report(desk: Desk, row: Followed) -> None:
    """Ask when the ward's report came in, for its number and day, and for what it says was done."""
    say, known, today = desk.say, row.remediation.report, _today(desk)
    held_on = desk.inspection.details.held_on
    question, shown = say("remediation.ask_received"), format_date(known.received if known else today)
    while True:
        day = parse_date(desk.ask(question, shown))
        fault = received_fault(day, held_on, today)
        if day and not fault:
            break
        desk.voice.say(f"remediation.{fault}", today=format_date(today), held_on=format_date(held_on))
    named = f"{known.number} {format_date(known.dated)}".strip() if known else ""
    number, dated = number_and_day(desk.ask(say("remediation.ask_number"), named))
    text = desk.ask(say("remediation.ask_done"), known.text if known else "")
    report = WardReport(received=day, number=number, dated=dated, text=text)
    if desk.record(RemediationReported(finding=row.finding.id, report=report)):
        desk.voice.say("plain.report_saved", place=row.place)


def _judging(verdict: RetestVerdict) -> Callable[[Desk, Followed], None]:
    """Return what records a verdict of the retest: put right only with evidence, anything else only with a reason."""

    def judge(desk: Desk, row: Followed) -> None:
        words, reason = desk.say(f"code.retest_verdict.{verdict}"), ""
        if verdict is not RetestVerdict.CORRECTED:
            shown = row.remediation.reason if row.remediation.verdict is verdict else ""
            reason = desk.ask(desk.say("remediation.ask_reason", verdict=words), shown)
            if not reason:
                desk.voice.say("remediation.needs_reason")
                return
        elif not row.remediation.proof:
            desk.voice.say("plain.needs_proof")
            return
        event = RemediationRetested(finding=row.finding.id, verdict=verdict, reason=reason, on=_today(desk))
        if desk.record(event):
            desk.voice.say("remediation.judged", place=row.place, verdict=words)

    return judge


def _prove(desk: Desk, row: Followed) -> None:
    """Ask for a file or words, and of which kind the evidence is."""
    evidence = _evidence(desk, desk.ask(desk.say("plain.ask_proof")))
    if evidence is not None:
        own = replace(evidence, item=None, finding=row.finding.id)
        if desk.record(RemediationProved(finding=row.finding.id, evidence=own)):
            desk.voice.say("remediation.proved")


def _evidence(desk: Desk, typed: str) -> Evidence | None:
    if path := typed_path(typed):
        try:
            return file_evidence(path, None)
        except OSError as problem:
            desk.voice.say("evidence.unreadable", name=path.name, problem=problem.strerror or problem)
            return None
    offers = {str(number): one for number, one in enumerate(typed_offers(typed, None, desk.say), 1)}
    options = [(number, one.label) for number, one in offers.items()]
    chosen = choose(desk, desk.say("plain.proof_kind"), options) if options else ""
    return offers[chosen].evidence if chosen else None


def _due(desk: Desk, row: Followed) -> None:
    """Ask until when: a day, or a number of working days; a hyphen is the notice's own day."""
    say, today = desk.say, _today(desk)
    start, since = term_start(desk.inspection, today)
    question = say("remediation.ask_due", since=say(f"remediation.since.{since}"), day=format_date(start))
    while True:
        typed = desk.ask(question, format_date(row.due))
        if typed == format_date(row.due):
            return
        event = due_typed(row, typed, desk.inspection, _days(desk), today)
        if not isinstance(event, str):
            break
        desk.voice.say(f"remediation.{event}", held_on=format_date(desk.inspection.details.held_on))
    if desk.record(event):
        told = format_date(event.due) or say("remediation.as_concluded")
        desk.voice.say("remediation.due_set", place=row.place, due=told)


def _note(desk: Desk, row: Followed) -> None:
    text = desk.ask(desk.say("remediation.ask_note"), row.remediation.note)
    if text != row.remediation.note and desk.record(RemediationNoted(finding=row.finding.id, note=text)):
        desk.voice.say("plain.remedy_note_saved", place=row.place)


_DOERS: dict[str, Callable[[Desk, Followed], None]] = {
    "report": _report,
    "proof": _prove,
    **{verdict.value: _judging(verdict) for verdict in RetestVerdict},
    "due": _due,
    "note": _note,
}
"""What can be said of a finding's remediation."""
