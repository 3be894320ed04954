"""What keeps a notice from being sound: the close-out list, each point with the place where it can be put right.

A hard point makes the notice contestable or incomplete in law: a shortcoming nobody can look up, nothing asked, no
date. A soft one is shown, and the head of the team decides. How much each weighs is data (``close_out_points.toml``).
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from inspection.conclude.material import SHORTCOMINGS
from inspection.conclude.points import (
    beside_minutes,
    item_label,
    of_clashes,
    of_minutes,
    of_nothing,
    of_unsaved,
    point,
    short,
)
from inspection.model.codes import FindingKind, FindingState, Grade, Severity, Verdict
from inspection.model.finding import in_notice_order, places

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inspection.conclude.material import Material
    from inspection.model.checklist import ChecklistItem
    from inspection.model.finding import Finding
    from inspection.model.inspection import Answer
    from inspection.model.notice import Blocker
    from inspection.wording import Wording

_GAP = re.compile(r"\{[^{}]*\}|\bTODO\b|_{3,}|\[\s*(?:…|\.{3})\s*\]")
"""A blank of a ready-made wording that nobody filled."""

_SURE = (Grade.IMPOSSIBLE, Grade.CONTRADICTORY)
"""Grades of issues that leave no innocent reading; only these must be decided on."""


def blockers(material: Material, wording: Wording, today: date) -> tuple[Blocker, ...]:
    """Return all blockers, the hard ones first, each group in the order of the inspection; labels by ``wording``."""
    found = [
        *_of_details(material, wording, today),
        *of_nothing(material, wording),
        *of_clashes(material, wording),
        *of_minutes(material, wording),
        *_of_findings(material, wording, today),
        *_of_items(material, wording),
        *_of_issues(material, wording),
        *of_unsaved(material, wording),
    ]
    return tuple(sorted(found, key=lambda blocker: not blocker.hard))


def described(blocker: Blocker, wording: Wording) -> str:
    """Return a blocker in a sentence: where, what is wrong there, and why it is let stand where it is."""
    told = f"{blocker.label}: {wording(f'blocker.{blocker.code}')}"
    return wording("blocker.excused", point=told, reason=blocker.excuse) if blocker.excuse else told


def _of_details(material: Material, wording: Wording, today: date) -> Iterator[Blocker]:
    details, team = material.inspection.details, material.inspection.team
    due, issued = details.remediation_due, material.inspection.registration.issued
    lacking = (
        ("details_missing", "ward", not details.ward.strip()),
        ("details_missing", "period", details.period is None),
        ("details_missing", "held_on", details.held_on is None),
        ("details_missing", "agency", not team.agency.strip()),
        ("details_missing", "remediation_due", due is None and bool(material.shortcomings)),
        ("details_held_later", "held_on", bool(details.held_on and details.held_on > today)),
        ("details_issued_early", "issued", bool(issued and details.last_day and issued < details.last_day)),
        ("details_due_early", "remediation_due", bool(due and details.last_day and due <= details.last_day)),
        ("details_due_past", "remediation_due", bool(due and due < today)),
        ("details_missing", "plan_decision", not team.plan_decision.strip()),
        ("details_missing", "team_decision", not team.team_decision.strip()),
        ("details_missing", "head", material.head is None),
        ("details_missing", "signer", not team.signer.strip()),
        ("details_missing", "report", material.inspection.report is None),
    )
    for code, place, lacks in lacking:
        if lacks:
            yield point(material, code, place, wording(f"blocker.field.{place}"), part=place)


def _of_findings(material: Material, wording: Wording, today: date) -> Iterator[Blocker]:
    numbers = places(material.inspection.findings)
    for finding in in_notice_order(material.inspection.findings):
        if finding.state is FindingState.STRUCK:
            continue
        label = wording("blocker.finding_label", place=numbers[finding.id], text=short(finding.condition))
        if finding.state is FindingState.DRAFT:
            part = "" if finding.in_conclusion else "outside"
            yield point(material, "finding_draft", finding.id, label, part=part)
        elif finding.in_conclusion:
            for code in (*_lacks(material, finding, today), *beside_minutes(material, finding)):
                yield point(material, code, finding.id, label)


def _lacks(material: Material, finding: Finding, today: date) -> Iterator[str]:
    """Return what a finding that goes into the conclusion lacks."""
    texts = (finding.condition, finding.criteria, finding.cause, finding.effect, finding.recommendation)
    last_day = material.inspection.details.last_day
    is_shortcoming, asks = finding.kind in SHORTCOMINGS, finding.kind is not FindingKind.GOOD_PRACTICE
    proof = finding.sources or material.inspection.evidence_of(finding)
    lacking = (
        ("finding_condition", not finding.condition.strip()),
        ("finding_gap", any(_GAP.search(text) for text in texts)),
        ("finding_criteria", is_shortcoming and not finding.criteria.strip()),
        ("finding_evidence", is_shortcoming and not proof),
        ("finding_recommendation", asks and not finding.recommendation.strip()),
        ("finding_due", is_shortcoming and finding.due is None),
        ("finding_due_early", bool(finding.due and last_day and finding.due <= last_day)),
        ("finding_due_past", bool(finding.due and finding.due < today)),
        ("finding_unit", asks and not finding.unit.strip()),
        ("finding_cause", is_shortcoming and not finding.cause.strip()),
        ("finding_effect", is_shortcoming and not finding.effect.strip()),
    )
    return (code for code, lacks in lacking if lacks)


def _of_items(material: Material, wording: Wording) -> Iterator[Blocker]:
    told = Counter(item for f in material.inspection.findings if f.state is not FindingState.STRUCK for item in f.items)
    for item in material.inspection.items:
        answer = material.inspection.answer(item.id)
        label = item_label(item, wording)
        for code in _open(material, item, answer, told_of=bool(told[item.id])):
            yield point(material, code, item.id, label)


def _open(material: Material, item: ChecklistItem, answer: Answer, *, told_of: bool) -> Iterator[str]:
    """Return what is open on an item."""
    if answer.flagged:
        yield "item_flagged"
    if answer.verdict is None:
        if not item.withdrawn:
            yield "item_parked" if answer.parked else "item_not_judged"
        return
    if answer.verdict is Verdict.MET and not material.inspection.evidence_for(item.id) and answer.verified is None:
        yield "item_without_evidence"
    if answer.verdict is Verdict.NOT_MET and not told_of:
        yield "item_without_finding"
    if answer.verdict in _EXPLAINED and not (answer.reason.strip() or answer.note.strip()):
        yield "item_without_reason"
    suggested = item.suggestion.verdict if item.suggestion and answer.verified is None else answer.verdict
    if suggested is not answer.verdict and not answer.reason.strip():
        yield "item_against_suggestion"
    if _differs(item, answer) and not told_of:
        yield "item_figure_differs"


_EXPLAINED = (Verdict.NOT_APPLICABLE, Verdict.INSUFFICIENT)
"""Verdicts that say nothing without a reason."""


def _differs(item: ChecklistItem, answer: Answer) -> bool:
    """Tell whether the team found another figure than the ward reported."""
    reported = item.reported.value if item.reported else None
    verified = answer.verified.value if answer.verified else None
    return None not in (reported, verified) and reported != verified


def _of_issues(material: Material, wording: Wording) -> Iterator[Blocker]:
    told = {f.issue for f in material.inspection.findings if f.state is not FindingState.STRUCK and f.issue}
    language = wording.language
    for issue in {issue.key: issue for issue in material.judgement.issues}.values():
        decision = material.inspection.issue_decisions.get(issue.key)
        rule = material.catalogue.rules.get(issue.rule)
        name = rule.title[language] if rule else issue.rule
        label = wording("blocker.issue_label", rule=name, quote=short(issue.quote))
        if decision and decision.accepted and issue.key not in told:
            yield point(material, "issue_without_finding", issue.key, label)
        elif decision is None and issue.severity >= Severity.MODERATE and issue.grade in _SURE:
            yield point(material, "issue_not_decided", issue.key, label)
