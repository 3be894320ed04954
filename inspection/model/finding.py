"""Findings (tồn tại, hạn chế) with their five elements, and the evidence for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date

from inspection.model.codes import EvidenceMethod, FindingKind, FindingState, GroupCode, Origin, Severity
from inspection.model.source import SourceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Something that was seen, heard or tried."""

    id: str
    item: str | None
    """The checklist item it speaks for; None for a finding without one."""
    method: EvidenceMethod
    description: str
    document_number: str = ""
    """Such as ``QĐ 464/QĐ-UBND ngày 31/7/2025``."""
    file_name: str = ""
    sha256: str = ""
    source: SourceRef | None = None
    """Page and line in a loaded document."""
    struck: bool = False
    finding: str = ""
    """The finding it speaks for, where that goes back to no item."""
    copied_from: str = ""
    """From which inspection it was taken over, in words; empty where it was recorded here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The finding of an earlier inspection that one repeats, and the notice that named it."""

    inspection: str
    finding: str
    notice: str = ""
    """Its number with the symbol, such as ``45/TB-SNV``; empty where the registry's number was not recorded."""
    issued: date | None = None
    held_on: date | None = None
    """The day on site then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingTexts:
    """The five elements of a finding in words."""

    condition: str = ""
    criteria: str = ""
    cause: str = ""
    effect: str = ""
    recommendation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding in the 5C form: condition, criteria, cause, effect, recommendation."""

    id: str
    group: GroupCode
    items: tuple[str, ...] = ()
    """Checklist items it goes back to; none for a finding without an item."""
    kind: FindingKind = FindingKind.MINOR
    severity: Severity = Severity.MODERATE
    condition: str = ""
    criteria: str = ""
    """What should have been, with its legal or planned basis."""
    cause: str = ""
    effect: str = ""
    recommendation: str = ""
    unit: str = ""
    """The unit in charge of putting it right."""
    due: date | None = None
    explanation: str = ""
    """The ward's own explanation (giải trình)."""
    explained_by: str = ""
    """Who gave it: name and post."""
    explained_on: date | None = None
    explained_of: FindingTexts | None = None
    """The words that the ward spoke to, once the team has changed them; kept by the journal, not by hand."""
    state: FindingState = FindingState.DRAFT
    in_conclusion: bool = True
    origin: Origin = Origin.PERSON
    issue: str = ""
    """Key of the issue it was drafted from, if any."""
    sources: tuple[SourceRef, ...] = ()
    rank: int = 0
    """Place among its group's findings in the notice, smallest first; equal ranks keep the order of recording."""
    struck_reason: str = ""
    """Why it was struck out; empty while it stands."""
    repeats: Earlier | None = None
    """The finding of an earlier notice that it repeats; set by the program, never by hand."""


_KEPT_BY_PROGRAM = frozenset({"id", "explained_of"})
_GROWING = frozenset({"items", "sources"})
"""What joining findings adds to; like evidence it adds up, whoever adds to it."""


def changed_fields(known: Finding, new: Finding) -> tuple[str, ...]:
    """Return the names of the fields in which a finding was changed by a person."""
    names = (field.name for field in fields(Finding))
    return tuple(name for name in names if name not in _KEPT_BY_PROGRAM and getattr(known, name) != getattr(new, name))


def with_changed(known: Finding, new: Finding, names: Iterable[str]) -> Finding:
    """Return a finding as it is known with some fields of another version of it."""
    own = {field.name for field in fields(Finding)} - _KEPT_BY_PROGRAM
    values = {name: getattr(new, name) for name in names if name in own}
    grown = {name: tuple(dict.fromkeys((*getattr(known, name), *values[name]))) for name in _GROWING & values.keys()}
    return replace(known, **values | grown)


def texts_of(finding: Finding) -> FindingTexts:
    """Return the five elements of a finding."""
    return FindingTexts(**{field.name: getattr(finding, field.name) for field in fields(FindingTexts)})


def as_explained(known: Finding | None, new: Finding) -> Finding:
    """Return a finding with the words that the ward explained itself to, where the team changes them now or before.

    ``known`` is the finding as it was; what is changed together with the explanation is changed because of it.
    """
    if known is None:
        return new
    before = known.explained_of
    if before is None and texts_of(known) != texts_of(new):
        before = texts_of(known)
    return replace(new, explained_of=before if new.explanation.strip() else None)


def reworded(finding: Finding) -> tuple[tuple[str, str, str], ...]:
    """Return what the team worded otherwise after the ward's explanation: the element, its former and its new words."""
    if finding.explained_of is None:
        return ()
    former, now = finding.explained_of, texts_of(finding)
    names = [field.name for field in fields(FindingTexts)]
    return tuple(
        (name, getattr(former, name), getattr(now, name))
        for name in names
        if getattr(former, name) != getattr(now, name)
    )


def places(findings: Iterable[Finding]) -> dict[str, int]:
    """Return the number by which people call each finding, by its id: that of the list, those struck out last."""
    ordered = sorted(in_notice_order(findings), key=lambda one: one.state is FindingState.STRUCK)
    return {one.id: place for place, one in enumerate(ordered, start=1)}


def in_notice_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings as they stand in the list and in the notice: by group, as ranked, the weightiest first.

    What nobody ranked follows what somebody did.
    """
    groups = list(GroupCode)
    return sorted(findings, key=lambda one: (groups.index(one.group), one.rank == 0, one.rank, -one.severity))
