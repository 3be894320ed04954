"""What happened, in a sentence: for an item's history, the journal and the line after an undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.conflicts import FINDING_FIELDS
from inspection.model.closing_events import Approved, MinutesSigned, Reopened
from inspection.model.corrections import title
from inspection.model.documents import IdentityField
from inspection.model.events import (
    DocumentRead,
    DraftDecided,
    EvidenceRecorded,
    FigureVerified,
    FindingRecorded,
    IssueDecided,
    ItemClaimed,
    ItemFlagged,
    ItemParked,
    NoteWritten,
    NoticeRegistered,
    ReadingCorrected,
    VerdictGiven,
)
from inspection.model.remediation import (
    OnRemediation,
    RemediationDueSet,
    RemediationNoted,
    RemediationProved,
    RemediationReported,
    RemediationRetested,
    RemediationUnitSet,
)
from inspection.quantities import quantity_text
from inspection.undo import Outcome
from inspection.vietnamese import format_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspection.model.events import Entry, Event
    from inspection.model.inspection import Inspection
    from inspection.session import Past
    from inspection.undo import Reversal
    from inspection.wording import Wording

_TOLD = 2
"""Steps of one reversal that are told one by one; a line holds no more."""


class Story:
    """Tells events of one inspection in one language."""

    def __init__(self, inspection: Inspection, wording: Wording) -> None:
        self._numbers = {item.id: item.number for item in inspection.items}
        self._conditions = {one.id: one.condition for one in inspection.findings}
        self._drafted = {item.id: item for item in inspection.drafted.items} if inspection.drafted else {}
        self._say = wording

    def event(self, event: Event) -> str:
        """Return an event as a sentence without who and when."""
        facts = self._follow_up(event) if isinstance(event, OnRemediation) else self._facts(event)
        return self._say(f"event.{type(event).__name__}", **facts)

    def entry(self, entry: Entry) -> str:
        """Return a journal entry with who and when."""
        when = entry.at.astimezone().strftime("%d/%m/%Y %H:%M:%S")
        return f"{when}  {entry.actor.split('@')[0]}  {self.event(entry.event)}"

    def past(self, one: Past) -> str:
        """Return a line of an item's history; an undone one says so."""
        return self.entry(one.entry) + ("" if one.holds else f"  ({self._say('app.was_undone')})")

    def reversal(self, reversal: Reversal, done: str) -> str:
        """Return what an undo or redo did, or why it did nothing; ``done`` is ``undone`` or ``redone``."""
        match reversal.outcome:
            case Outcome.NOTHING:
                return self._say(f"app.nothing.{done}")
            case Outcome.BLOCKED:
                other = reversal.blocked_by
                return self._say("app.undo_blocked", who=other.actor.split("@")[0] if other else "")
            case Outcome.SEALED:
                return self._say(
                    "app.undo_sealed", what=self.event(reversal.blocked_by.event) if reversal.blocked_by else ""
                )
            case _:
                what = "; ".join(self.event(step.event) for step in reversal.steps[:_TOLD])
                more = len(reversal.steps) - _TOLD
                what += self._say("app.more_steps", count=more) if more > 0 else ""
                return self._say(f"app.reversed.{done}", what=what)

    def _follow_up(self, event: OnRemediation) -> dict[str, str]:
        """Return what the sentence of an event on a finding's remediation tells."""
        facts = {"finding": self._conditions.get(event.finding, "–")}
        match event:
            case RemediationUnitSet(unit=unit):
                facts["unit"] = unit or "–"
            case RemediationDueSet(due=due):
                facts["due"] = format_date(due) or "–"
            case RemediationReported(report=report):
                facts["report"] = f"{report.number} {format_date(report.received)}".strip() if report else "–"
            case RemediationProved(evidence=evidence):
                facts["evidence"] = evidence.document_number or evidence.description or evidence.file_name
            case RemediationRetested(verdict=verdict):
                facts["verdict"] = self._say(f"code.retest_verdict.{verdict}") if verdict else "–"
            case RemediationNoted(note=note):
                facts["note"] = note
        return facts

    def _changed(self, names: Iterable[str]) -> str:
        """Return which fields of a finding were set, as far as people know them; nothing for none."""
        known = [self._say(f"finding.field.{name}").lower() for name in FINDING_FIELDS if name in set(names)]
        return self._say("finding.changed", fields=", ".join(known)) if known else ""

    def _facts(self, event: Event) -> dict[str, str]:
        item = getattr(event, "item", "")
        facts = {"item": self._numbers.get(item, item), "reason": getattr(event, "reason", "")}
        facts["point"] = getattr(event, "point", "")
        copied = getattr(event, "copied_from", "") or getattr(getattr(event, "evidence", None), "copied_from", "")
        facts["copied"] = f" ({self._say('checklist.copied_from', place=copied)})" if copied else ""
        match event:
            case VerdictGiven(verdict=verdict):
                name = f"code.verdict.{verdict}" if verdict else "checklist.undecided"
                facts["verdict"] = self._say(name)
            case NoteWritten(note=note):
                facts["note"] = note
            case FigureVerified(verified=verified):
                facts["figure"] = quantity_text(verified) or "–"
            case (
                ItemFlagged(flagged=state)
                | ItemParked(parked=state)
                | ItemClaimed(claimed=state)
                | IssueDecided(accepted=state)
            ):
                facts["state"] = self._say("app.yes" if state else "app.no")
                facts["issue"] = getattr(event, "issue", "").split("|")[0]
                facts["word"] = f" “{event.word}”" if isinstance(event, ItemFlagged) and event.word else ""
            case EvidenceRecorded(evidence=evidence):
                facts["item"] = self._numbers.get(evidence.item or "", "")
                facts["evidence"] = evidence.document_number or evidence.description or evidence.file_name
            case FindingRecorded(finding=finding):
                facts["item"] = ", ".join(self._numbers.get(one, one) for one in finding.items)
                facts["state"] = self._say(f"code.finding_state.{finding.state}")
                facts["finding"] = finding.condition
                facts["fields"] = self._changed(event.changed or ())
            case NoticeRegistered(registration=registration):
                day = format_date(registration.issued) if registration.issued else ""
                told = filter(None, (registration.number, day, registration.place))
                facts["registration"] = ", ".join(told) or self._say("registry.blank")
            case _:
                facts |= self._of_papers(event)
        return facts

    def _of_papers(self, event: Event) -> dict[str, str]:
        """Return the facts of what was done to documents and to what was drafted from them."""
        facts: dict[str, str] = {}
        match event:
            case DocumentRead(role=role, reading=reading):
                facts["document"] = self._say(f"checklist.document.{role}")
                facts["name"] = reading.source.name
            case MinutesSigned() | Approved() | Reopened():
                facts |= self._closing(event)
            case ReadingCorrected(role=role, correction=one):
                facts["document"] = self._say(f"checklist.document.{role}")
                facts["decision"] = self._say(f"code.decision.{one.decision}")
                item = (one.before.items or one.after.items or (None,))[0]
                named = f"{self._say(f'documents.identity.{item.name}')}: " if isinstance(item, IdentityField) else ""
                facts["item"] = f"{named}{title(item)}"
                facts["reason"] = f" ({one.reason})" if one.reason else ""
            case DraftDecided(decision=decided):
                drafted = self._drafted.get(decided.item)
                facts["decision"] = self._say(f"code.decision.{decided.decision}")
                own = decided.words[0] if decided.group else decided.item
                facts["item"] = drafted.title[self._say.language] if drafted else own
                facts["reason"] = f" ({decided.reason})" if decided.reason else ""
            case _:
                pass
        return facts

    def _closing(self, event: MinutesSigned | Approved | Reopened) -> dict[str, str]:
        match event:
            case MinutesSigned(minutes=minutes):
                return {"minutes": format_date(minutes.day) if minutes else self._say("app.no")}
            case Approved(approval=one):
                role = self._say(f"code.role.{one.role}").lower()
                day = format_date(one.day)
                return {
                    "who": one.name,
                    "role": role,
                    "version": str(one.version),
                    "day": day,
                    "content": one.content[:12],
                }
            case Reopened(version=version):
                return {"version": str(version.number), "reason": version.reason}
