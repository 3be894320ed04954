"""The shape of ``kiemtra/inspection/1``: an inspection as tables that people read, and its journal that gives it back.

The tables say the state once more in order, so that a person need not fold events in the head; the journal is what is
read back. Keys are the fields of the model; a figure is text, for a TOML number would be rounded on its way; None is
left out, for TOML has no null. The schema only grows; ``docs/inspection-1.md`` is made of it and describes every key.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import replace
from datetime import datetime  # noqa: TC003  # the codec reads the annotations of _Head when the program runs
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypedDict

from exports.port import Original
from exports.signing import sign_off_table
from inspection import codec
from inspection.catalogue import shipped
from inspection.fold import key
from inspection.model.approval import Approval, SignedMinutes, Version
from inspection.model.case import Judgement
from inspection.model.checklist import ChecklistItem
from inspection.model.corrections import Correction
from inspection.model.documents import Reading
from inspection.model.drafts import DraftDecision
from inspection.model.events import EVENTS, Entry
from inspection.model.finding import Evidence, Finding
from inspection.model.former import FormerFinding
from inspection.model.inspection import Answer, Details, IssueDecision, Registration, Team
from inspection.model.remediation import Remediation
from inspection.rules.sentence import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exports.port import Bundle
    from inspection.model.inspection import Inspection

SCHEMA = "kiemtra/inspection/1"

Table = dict[str, Any]


class _Head(TypedDict):
    """An entry without its event."""

    id: str
    clock: int
    actor: str
    at: datetime
    base: int
    action: str


def document(bundle: Bundle) -> Table:
    """Return the whole document: state, what was made of it, originals, journal.

    What keeps the notice from being sound is left out: it depends on the day and the language, and is told anew.
    """
    originals = [original_table(original) for original in bundle.originals]
    return {
        "schema": SCHEMA,
        "id": bundle.inspection.id,
        **state(bundle.inspection),
        "sign_off": sign_off_table(bundle),
        "checks": checks(bundle.judgement),
        "assessment": _plain(bundle.assessment),
        "notice": _plain(replace(bundle.notice, blockers=())),
        **({"originals": originals} if originals else {}),
        "journal": [entry_table(entry) for entry in sorted(bundle.entries, key=key)],
    }


def checks(judgement: Judgement) -> Table:
    """Return what the rules found, each issue with its sentence for people."""
    table: Table = _plain(judgement)
    for row, issue in zip(table.get("issues", ()), judgement.issues, strict=True):
        row["message"] = say(issue, shipped(), "vi")
    return table


def judgement(table: Table) -> Judgement:
    """Return the judgement that a table describes; ``ValueError`` where it describes none."""
    rows = [{key: value for key, value in row.items() if key != "message"} for row in table.get("issues", ())]
    return codec.from_plain(Judgement, table | {"issues": rows}, sparse=True)


def state(inspection: Inspection) -> Table:
    """Return an inspection's state as tables: each item with its answer, the rest as the model has it.

    What people gave is written with every field; readings and items leave out what holds its default.
    """
    known = {item.id for item in inspection.items}
    waiting = {own: answer for own, answer in inspection.answers.items() if own not in known}
    tables = {
        "details": _whole(inspection.details),
        "team": _whole(inspection.team),
        "plan": _plain(inspection.plan) | {"own": inspection.plan_is_own} if inspection.plan else None,
        "report": _plain(inspection.report) if inspection.report else None,
        "corrections": [
            {"document": role, **_plain(one)} for role, of in inspection.corrections.items() for one in of.values()
        ],
        "criteria_set": inspection.checklist.criteria_set if inspection.checklist else None,
        "draft_decisions": [_plain(one) for one in inspection.draft_decisions.values()],
        "items": [_plain(item) | {"answer": _whole(inspection.answer(item.id))} for item in inspection.items],
        "waiting_answers": [{"item": own, **_whole(answer)} for own, answer in waiting.items()],
        "evidence": [_whole(evidence) for evidence in inspection.evidence],
        "findings": [_whole(finding) for finding in inspection.findings],
        "decisions": [{"issue": issue, **_whole(one)} for issue, one in inspection.issue_decisions.items()],
        "registration": _whole(inspection.registration) if inspection.registration != Registration() else None,
        "former": [_whole(one) for one in inspection.former],
        "minutes": _whole(inspection.minutes) if inspection.minutes else None,
        "excuses": [{"point": point, "reason": reason} for point, reason in inspection.excuses.items()],
        "approvals": [_whole(one) for one in inspection.approvals],
        "versions": [_whole(one) for one in inspection.versions],
        "remediations": [{"finding": own, **_whole(one)} for own, one in inspection.remediations.items()],
    }
    return {name: table for name, table in tables.items() if table is not None and table != []}


def altered(inspection: Inspection, tables: Table) -> list[str]:
    """Return the names of the tables that do not say what the inspection is.

    Values are compared, not letters, so that a file of an earlier version, which lacks a newer field, still agrees.
    """
    told: dict[str, tuple[Any, Any]] = {
        "details": (Details, inspection.details),
        "team": (Team, inspection.team),
        "plan": (Reading, inspection.plan),
        "report": (Reading, inspection.report),
        "criteria_set": (str, inspection.checklist.criteria_set if inspection.checklist else None),
        "draft_decisions": (tuple[DraftDecision, ...], tuple(inspection.draft_decisions.values())),
        "items": (tuple[ChecklistItem, ...], inspection.items),
        "evidence": (tuple[Evidence, ...], inspection.evidence),
        "findings": (tuple[Finding, ...], inspection.findings),
        "former": (tuple[FormerFinding, ...], inspection.former),
        "minutes": (SignedMinutes, inspection.minutes),
        "approvals": (tuple[Approval, ...], inspection.approvals),
        "versions": (tuple[Version, ...], inspection.versions),
    }
    names = [name for name, (kind, value) in told.items() if not _says(kind, _without(tables.get(name)), value)]
    items, waiting = tables.get("items", ()), tables.get("waiting_answers", ())
    answers = {row.get("id"): row.get("answer", {}) for row in items} | _by("item", waiting)
    expected = {own: inspection.answer(own) for own in answers} | dict(inspection.answers)
    if not _says(dict[str, Answer], answers, expected):
        names.append("answers")
    if not _says(dict[str, IssueDecision], _by("issue", tables.get("decisions", ())), dict(inspection.issue_decisions)):
        names.append("decisions")
    if not _says(Registration, tables.get("registration", {}), inspection.registration):
        names.append("registration")
    if {row.get("point"): row.get("reason") for row in tables.get("excuses", ())} != dict(inspection.excuses):
        names.append("excuses")
    remediations = _by("finding", tables.get("remediations", ()))
    if not _says(dict[str, Remediation], remediations, dict(inspection.remediations)):
        names.append("remediations")
    if not _corrections_agree(inspection, tables.get("corrections", ())):
        names.append("corrections")
    if inspection.plan and tables["plan"].get("own") is not inspection.plan_is_own:
        names.append("plan")
    return names


def _corrections_agree(inspection: Inspection, rows: Iterable[Table]) -> bool:
    """Tell whether a file tells the same decisions on what was read."""
    told: dict[str, list[Table]] = {}
    for row in rows:
        rest = dict(row)
        told.setdefault(rest.pop("document", ""), []).append(rest)
    roles = told.keys() | inspection.corrections.keys()
    kept = {role: tuple(inspection.corrections_of(role).values()) for role in roles}
    return all(_says(tuple[Correction, ...], told.get(role), kept[role]) for role in roles)


def _says(kind: Any, plain: Any, value: object) -> bool:
    """Tell whether plain data, absent where there is nothing to say, describes a value."""
    if plain is None:
        return value in (None, ())
    try:
        return bool(codec.from_plain(kind, plain, sparse=True) == value)
    except ValueError:
        return False


def _without(table: Any) -> Any:
    """Return a table, or a list of tables, without the keys that ``state`` adds to the model's."""
    if isinstance(table, list):
        return [_without(row) for row in table]
    return {k: v for k, v in table.items() if k not in {"own", "answer"}} if isinstance(table, dict) else table


def _by(name: str, rows: Iterable[Table]) -> Table:
    return {row.get(name, ""): {k: value for k, value in row.items() if k != name} for row in rows}


def original_table(original: Original) -> Table:
    """Return a document: as text where it is plain UTF-8 that TOML keeps letter for letter, else in base 64."""
    head = {"name": original.name, "sha256": original.sha256}
    try:
        text = original.content.decode()
    except UnicodeDecodeError:
        text = "\r"
    if "\r" in text:
        return head | {"base64": b64encode(original.content).decode()}
    return head | {"text": text}


def original(table: Table) -> Original:
    """Return the document that a table holds; ``ValueError`` where it is not the one that its hash names."""
    content = b64decode(table["base64"], validate=True) if "base64" in table else table["text"].encode()
    if sha256(content).hexdigest() != table["sha256"]:
        raise ValueError(f"sha256 of {table['name']}")
    return Original(name=table["name"], sha256=table["sha256"], content=content)


def entry_table(entry: Entry) -> Table:
    """Return an entry; the inspection that it belongs to stands once, at the head of the document."""
    return {
        "id": entry.id,
        "clock": entry.clock,
        "actor": entry.actor,
        "at": entry.at.isoformat(),
        "base": entry.base,
        "action": entry.action,
        "kind": type(entry.event).__name__,
        "event": _plain(entry.event),
    }


def entry(inspection: str, table: Table) -> Entry:
    """Return the entry that a table describes; ``ValueError`` with every fault and its path."""
    rest = dict(table)
    kind, event = rest.pop("kind", None), rest.pop("event", None)
    if kind not in EVENTS:
        raise ValueError(f"unknown kind of event {kind!r} @ $.kind")
    made = codec.from_plain(EVENTS[kind], event, sparse=True)
    head = codec.from_plain(_Head, rest)
    return Entry(inspection=inspection, event=made, **head)


def _plain(value: object) -> Any:
    return codec.to_plain(value, sparse=True)


def _whole(value: object) -> Any:
    return codec.to_plain(value, sparse=True, whole=True)
