"""Values to rows and back: entries for the journal, and the projections that SQL readers and the home list see.

Figures travel as text, for SQLite would make floating numbers of them. Projections hold nothing that the journal does
not: they are written beside it, and can be made again from it at any time.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from inspection.errors import StoreError
from inspection.model.codes import RemediationState, Verdict
from inspection.model.period import Period
from inspection.store.port import OpenRemediation, Summary

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from inspection.follow_up import Followed
    from inspection.model.events import Entry
    from inspection.model.finding import Evidence, Finding
    from inspection.model.inspection import Answer, Inspection

Row = dict[str, Any]


def entry_row(entry: Entry, arrival: int) -> Row:
    """Return an entry as a row of the journal."""
    from inspection import codec  # noqa: PLC0415  # the home list is read without it

    return {
        "arrival": arrival,
        "clock": entry.clock,
        "actor": entry.actor,
        "id": entry.id,
        "inspection": entry.inspection,
        "at": entry.at.isoformat(),
        "base": entry.base,
        "action": entry.action,
        "kind": type(entry.event).__name__,
        "payload": json.dumps(codec.to_plain(entry.event), ensure_ascii=False, separators=(",", ":")),
    }


def entry(row: tuple[Any, ...]) -> Entry:
    """Return the entry that a row of the journal describes, in the order in which an ``Entry`` names its fields.

    ``StoreError`` where the payload is not what its kind promises.
    """
    from inspection import codec  # noqa: PLC0415  # the home list is read without it
    from inspection.model.events import EVENTS, Entry  # noqa: PLC0415  # nor these

    own, inspection, clock, actor, at, base, action, kind, payload = row
    if kind not in EVENTS:
        raise StoreError("store.newer", version=kind)
    try:
        event = codec.from_plain(EVENTS[kind], json.loads(payload))
        when = datetime.fromisoformat(at)
    except ValueError as problem:
        raise StoreError("store.entry", entry=own, problem=problem) from problem
    return Entry(
        id=own, inspection=inspection, clock=clock, actor=actor, at=when, base=base, action=action, event=event
    )


def inspection_row(inspection: Inspection, summary: Summary) -> Row:
    """Return an inspection as the home list and SQL readers see it."""
    details = inspection.details
    return {
        "id": inspection.id,
        "ward": details.ward,
        "ward_type": details.ward_type,
        "city": details.city,
        "form": details.form.value,
        "team": inspection.team.name,
        "period_start": _day(details.period.start if details.period else None),
        "period_end": _day(details.period.end if details.period else None),
        "held_on": _day(details.held_on),
        "criteria_set": inspection.checklist.criteria_set if inspection.checklist else None,
        "items": summary.items,
        "judged": summary.judged,
        "findings": summary.findings,
        "last_change": summary.last_change.astimezone(UTC).isoformat(),  # one zone, so that it sorts as text
        "last_actor": summary.last_actor,
        "verdicts": json.dumps(summary.verdicts),
    }


def summary(row: tuple[Any, ...]) -> Summary:
    """Return the summary that a row describes, in the order of its fields, the period as two days."""
    own, ward, ward_type, city, start, end, items, judged, findings, last_change, last_actor, verdicts, dues = row
    return Summary(
        id=own,
        ward=ward,
        ward_type=ward_type,
        city=city,
        period=_period(start, end),
        items=items,
        judged=judged,
        findings=findings,
        last_change=datetime.fromisoformat(last_change),
        last_actor=last_actor,
        verdicts={Verdict(verdict): count for verdict, count in json.loads(verdicts or "{}").items()},
        dues=tuple(sorted(map(date.fromisoformat, dues.split(",")))) if dues else (),
    )


def open_remediation(row: tuple[Any, ...]) -> OpenRemediation:
    """Return the finding that a row describes, in the order of its fields."""
    inspection, ward, ward_type, city, finding, severity, condition, unit, due, state = row
    return OpenRemediation(
        inspection=inspection,
        ward=ward,
        ward_type=ward_type,
        city=city,
        finding=finding,
        severity=severity,
        condition=condition,
        unit=unit,
        due=date.fromisoformat(due) if due else None,
        state=RemediationState(state),
    )


def answer_rows(inspection: Inspection, items: Iterable[str]) -> list[Row]:
    """Return the answers on items, with the number and group that the checklist gives these."""
    asked = {item.id: item for item in inspection.items}
    found = []
    for own in items:
        item = asked.get(own)
        place = {"number": item.number if item else None, "group_code": item.group.value if item else None}
        found.append({"inspection": inspection.id, "item": own, **place, **_answer(inspection.answer(own))})
    return found


def finding_row(inspection: str, finding: Finding) -> Row:
    """Return a finding of an inspection."""
    words = ("condition", "criteria", "cause", "effect", "recommendation", "unit", "explanation", "issue")
    return {
        "inspection": inspection,
        "id": finding.id,
        "group_code": finding.group.value,
        "items": json.dumps(finding.items, ensure_ascii=False),
        "kind": finding.kind.value,
        "severity": finding.severity.value,
        "due": _day(finding.due),
        "state": finding.state.value,
        "in_conclusion": int(finding.in_conclusion),
        "origin": finding.origin.value,
        "rank": finding.rank,
        "struck_reason": finding.struck_reason,
        "repeats": finding.repeats.finding if finding.repeats else None,
        **{name: getattr(finding, name) for name in words},
    }


def evidence_row(inspection: str, evidence: Evidence) -> Row:
    """Return a piece of evidence of an inspection."""
    words = ("id", "item", "description", "document_number", "file_name", "sha256")
    place = evidence.source
    return {
        "inspection": inspection,
        "method": evidence.method.value,
        "document": place.document if place else None,
        "line": place.line if place else None,
        "page": place.page if place else None,
        "struck": int(evidence.struck),
        **{name: getattr(evidence, name) for name in words},
    }


def follow_up_row(inspection: str, one: Followed) -> Row:
    """Return how the remediation of a finding stands."""
    known = one.remediation
    return {
        "inspection": inspection,
        "finding": one.finding.id,
        "group_code": one.finding.group.value,
        "severity": one.finding.severity.value,
        "condition": one.finding.condition,
        "unit": one.unit,
        "due": _day(one.due),
        "state": one.state.value,
        "reported": _day(known.report.received if known.report else None),
        "verdict": known.verdict.value if known.verdict else None,
        "retested_on": _day(known.retested_on),
    }


def _answer(answer: Answer) -> Row:
    figure = answer.verified
    return {
        "verdict": answer.verdict.value if answer.verdict else None,
        "origin": answer.origin.value,
        "reason": answer.reason,
        "note": answer.note,
        "verified": _number(figure.value if figure else None),
        "unit": figure.unit if figure else None,
        "numerator": _number(figure.numerator if figure else None),
        "denominator": _number(figure.denominator if figure else None),
        "flagged": int(answer.flagged),
        "parked": int(answer.parked),
        "by": answer.by,
    }


def _period(start: str | None, end: str | None) -> Period | None:
    return Period(start=date.fromisoformat(start), end=date.fromisoformat(end)) if start and end else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _number(number: Decimal | None) -> str | None:
    return None if number is None else str(number)
