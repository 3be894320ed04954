"""The canonical content of an inspection, and its hash: what a signature stands under.

Content is everything that the notice, the minutes, the findings and the verdicts say, and nothing of how the work on
them went: details and team; plan and report as they hold; the items of the checklist; verdict, reason, note and
verified figure of each; evidence; findings, and those that an earlier inspection left; what was decided on
contradictions; the minutes; points let stand with a reason. A flag, an item put off or claimed, who pressed a key, the
machine's own reading behind a correction, signatures, the registry's number and the follow-up of findings are no
content: changing them changes no word that was signed.

The canonical form is made of parts (a finding, an item's answer, the details …), each as plain data: keys are the
fields of the model, figures and dates are text, and a field that holds its default is left out. So a field that a
later version of the program adds does not break the hash of what was signed before. The parts and the order of items,
evidence and findings are written as JSON in UTF-8, keys sorted, no blanks, after a line that names the form; half of a
surrogate pair, which no file can hold, counts as the replacement sign. The hash is the SHA-256 of these bytes in
hexadecimal digits. It depends on the state alone, which does not depend on the order in which entries arrived.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from inspection import codec
from inspection.model.closing_events import MinutesSigned, PointExcused
from inspection.model.events import (
    ChecklistDrafted,
    DetailsChanged,
    DocumentRead,
    DraftDecided,
    EvidenceRecorded,
    FigureVerified,
    FindingRecorded,
    IssueDecided,
    NoteWritten,
    ReadingCorrected,
    TeamChanged,
    VerdictGiven,
)
from inspection.model.former import FindingsCarried
from inspection.model.inspection import Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection.model.events import Event
    from inspection.model.inspection import Inspection

FORM = "kiemtra/content/1"
"""Names the canonical form; another form would be another line, and another hash."""


class Part(NamedTuple):
    """One thing that content speaks of, such as a finding."""

    kind: str
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field in which two contents differ."""

    part: Part
    field: str
    before: Any
    """Plain data; None where there was nothing."""
    after: Any


Parts = dict[Part, dict[str, Any]]


def parts(inspection: Inspection) -> Parts:
    """Return the content of an inspection part by part, as plain data; what says nothing is left out."""
    made: Parts = {
        Part("details"): _plain(inspection.details),
        Part("team"): _plain(inspection.team),
        Part("plan"): _plain(inspection.plan) | ({} if inspection.plan_is_own else {"own": False}),
        Part("report"): _plain(inspection.report),
        Part("minutes"): _plain(inspection.minutes),
        Part("former"): {"findings": [_plain(one) for one in inspection.former]} if inspection.former else {},
        Part("checklist"): {"criteria_set": inspection.checklist.criteria_set} if inspection.checklist else {},
    }
    made |= {Part("item", item.id): _plain(item) for item in inspection.items}
    made |= {Part("answer", item): _plain(_said(answer)) for item, answer in inspection.answers.items()}
    made |= {Part("evidence", one.id): _plain(one) for one in inspection.evidence}
    made |= {Part("finding", one.id): _plain(one) for one in inspection.findings}
    made |= {Part("decision", issue): _plain(one) for issue, one in inspection.issue_decisions.items()}
    made |= {Part("excuse", point): {"reason": reason} for point, reason in inspection.excuses.items()}
    ids = {
        "item": [item.id for item in inspection.items],
        "evidence": [one.id for one in inspection.evidence],
        "finding": [one.id for one in inspection.findings],
    }
    made |= {Part("order", kind): {"ids": known} for kind, known in ids.items() if known}
    return {part: plain for part, plain in made.items() if plain}


def digest(inspection: Inspection) -> str:
    """Return the hash of an inspection's content: 64 hexadecimal digits."""
    return digest_of(parts(inspection))


def digest_of(content: Parts) -> str:
    """Return the hash of content that was taken apart."""
    named = [[*part, content[part]] for part in sorted(content)]
    written = json.dumps(named, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    whole = written.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return sha256(f"{FORM}\n{whole}".encode()).hexdigest()


def differences(before: Parts, after: Parts) -> tuple[Difference, ...]:
    """Return the fields in which two contents differ; another order is told only where nothing else differs."""
    found = [
        Difference(part=part, field=name, before=old.get(name), after=new.get(name))
        for part in sorted(before.keys() | after.keys())
        for old, new in ((before.get(part, {}), after.get(part, {})),)
        for name in sorted(old.keys() | new.keys())
        if old.get(name) != new.get(name)
    ]
    telling = [one for one in found if one.part.kind != "order"]
    return tuple(telling or found)


def part_of(event: Event) -> tuple[Part, str] | None:
    """Return the part that an event sets, and its field where it sets but one; None where it sets no content."""
    find = _PARTS.get(type(event))
    return find(event) if find else None


_PARTS: dict[type[Event], Callable[[Any], tuple[Part, str]]] = {
    DetailsChanged: lambda _: (Part("details"), ""),
    TeamChanged: lambda _: (Part("team"), ""),
    DocumentRead: lambda event: (Part(event.role), ""),
    ReadingCorrected: lambda event: (Part(event.role), ""),
    FindingsCarried: lambda _: (Part("former"), ""),
    ChecklistDrafted: lambda _: (Part("checklist"), ""),
    DraftDecided: lambda event: (Part("item", event.decision.item), ""),
    VerdictGiven: lambda event: (Part("answer", event.item), ""),
    NoteWritten: lambda event: (Part("answer", event.item), "note"),
    FigureVerified: lambda event: (Part("answer", event.item), "verified"),
    EvidenceRecorded: lambda event: (Part("evidence", event.evidence.id), ""),
    FindingRecorded: lambda event: (Part("finding", event.finding.id), ""),
    IssueDecided: lambda event: (Part("decision", event.issue), ""),
    MinutesSigned: lambda _: (Part("minutes"), ""),
    PointExcused: lambda event: (Part("excuse", event.point), ""),
}
"""Events that set content; all others are about the work, the sign-off or what follows it."""


def _said(answer: Answer) -> Answer:
    """Return an answer without what is work on it: who gave it, how it came about, flag, parking and claim."""
    return Answer(verdict=answer.verdict, reason=answer.reason, note=answer.note, verified=answer.verified)


def _plain(value: object) -> dict[str, Any]:
    return dict(codec.to_plain(value)) if value is not None else {}
