"""What keeps a notice from being sound, each with the place where it can be put right.

A hard blocker makes the notice contestable or incomplete in law: a shortcoming nobody can look up, nothing asked,
no date. A soft one is shown, and the head of the team decides.
"""

from __future__ import annotations

import re
from collections import Counter
from textwrap import shorten
from typing import TYPE_CHECKING

from inspection.conclude.material import SHORTCOMINGS
from inspection.conclude.phrases import tidy
from inspection.model.codes import FindingKind, FindingState, Grade, Severity, Verdict
from inspection.model.notice import Blocker

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inspection.conclude.material import Material
    from inspection.model.checklist import ChecklistItem
    from inspection.model.finding import Finding
    from inspection.model.inspection import Answer
    from inspection.wording import Wording

_GAP = re.compile(r"\{[^{}]*\}|\bTODO\b|_{3,}|\[\s*(?:…|\.{3})\s*\]")
"""A blank of a ready-made wording that nobody filled."""

_LABEL_WIDTH = 60

_SURE = (Grade.IMPOSSIBLE, Grade.CONTRADICTORY)
"""Grades of issues that leave no innocent reading; only these must be decided on."""


def blockers(material: Material, wording: Wording, today: date) -> tuple[Blocker, ...]:
    """Return all blockers, the hard ones first, each group in the order of the inspection; labels by ``wording``."""
    found = [
        *_of_details(material, wording, today),
        *_of_findings(material, wording, today),
        *_of_items(material, wording),
        *_of_issues(material, wording),
    ]
    return tuple(sorted(found, key=lambda blocker: not blocker.hard))


def described(blocker: Blocker, wording: Wording) -> str:
    """Return a blocker in a sentence: where, and what is wrong there."""
    return f"{blocker.label}: {wording(f'blocker.{blocker.code}')}"


def _short(text: str) -> str:
    return shorten(tidy(text), _LABEL_WIDTH, placeholder=" …")


def _of_details(material: Material, wording: Wording, today: date) -> Iterator[Blocker]:
    details, team = material.inspection.details, material.inspection.team
    due, issued = details.remediation_due, material.inspection.registration.issued
    lacking = (
        ("details_missing", "ward", not details.ward.strip(), True),
        ("details_missing", "period", details.period is None, True),
        ("details_missing", "held_on", details.held_on is None, True),
        ("details_missing", "agency", not team.agency.strip(), True),
        ("details_missing", "remediation_due", due is None and bool(material.shortcomings), True),
        ("details_held_later", "held_on", bool(details.held_on and details.held_on > today), True),
        (
            "details_issued_early",
            "issued",
            bool(issued and details.last_day and issued < details.last_day),
            True,
        ),
        ("details_due_early", "remediation_due", bool(due and details.last_day and due <= details.last_day), True),
        ("details_due_past", "remediation_due", bool(due and due < today), False),
        ("details_missing", "plan_decision", not team.plan_decision.strip(), False),
        ("details_missing", "team_decision", not team.team_decision.strip(), False),
        ("details_missing", "head", material.head is None, False),
        ("details_missing", "signer", not team.signer.strip(), False),
        ("details_missing", "report", material.inspection.report is None, False),
    )
    for code, place, lacks, hard in lacking:
        if lacks:
            yield Blocker(code=code, hard=hard, place=place, label=wording(f"blocker.field.{place}"))


def _of_findings(material: Material, wording: Wording, today: date) -> Iterator[Blocker]:
    for place, finding in enumerate(material.inspection.findings, start=1):
        if finding.state is FindingState.STRUCK:
            continue
        label = wording("blocker.finding_label", place=place, text=_short(finding.condition))
        if finding.state is FindingState.DRAFT:
            yield Blocker(code="finding_draft", hard=finding.in_conclusion, place=finding.id, label=label)
        elif finding.in_conclusion:
            for code, hard in _lacks(material, finding, today):
                yield Blocker(code=code, hard=hard, place=finding.id, label=label)


def _lacks(material: Material, finding: Finding, today: date) -> Iterator[tuple[str, bool]]:
    """Return what a finding that goes into the conclusion lacks, and whether that is hard."""
    texts = (finding.condition, finding.criteria, finding.cause, finding.effect, finding.recommendation)
    held_on = material.inspection.details.held_on
    is_shortcoming, asks = finding.kind in SHORTCOMINGS, finding.kind is not FindingKind.GOOD_PRACTICE
    proof = finding.sources or material.inspection.evidence_of(finding)
    lacking = (
        ("finding_condition", not finding.condition.strip(), True),
        ("finding_gap", any(_GAP.search(text) for text in texts), True),
        ("finding_criteria", is_shortcoming and not finding.criteria.strip(), True),
        ("finding_evidence", is_shortcoming and not proof, True),
        ("finding_recommendation", asks and not finding.recommendation.strip(), True),
        ("finding_due", is_shortcoming and finding.due is None, True),
        ("finding_due_early", bool(finding.due and held_on and finding.due <= held_on), True),
        ("finding_due_past", bool(finding.due and finding.due < today), False),
        ("finding_unit", asks and not finding.unit.strip(), False),
        ("finding_cause", is_shortcoming and not finding.cause.strip(), False),
        ("finding_effect", is_shortcoming and not finding.effect.strip(), False),
    )
    return ((code, hard) for code, lacks, hard in lacking if lacks)


def _of_items(material: Material, wording: Wording) -> Iterator[Blocker]:
    told = Counter(item for f in material.inspection.findings if f.state is not FindingState.STRUCK for item in f.items)
    for item in material.inspection.items:
        answer = material.inspection.answer(item.id)
        label = f"{item.number} {_short(item.title[wording.language])}"
        for code in _open(material, item, answer, told_of=bool(told[item.id])):
            yield Blocker(code=code, hard=False, place=item.id, label=label)


def _open(material: Material, item: ChecklistItem, answer: Answer, *, told_of: bool) -> Iterator[str]:
    """Return what is open on an item; none of it is hard, for a team may leave an item with a reason of its own."""
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
    suggested = item.suggestion.verdict if item.suggestion and answer.verified is None else answer.verdict
    if suggested is not answer.verdict and not answer.reason.strip():
        yield "item_against_suggestion"
    if _differs(item, answer) and not told_of:
        yield "item_figure_differs"


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
        label = wording("blocker.issue_label", rule=name, quote=_short(issue.quote))
        if decision and decision.accepted and issue.key not in told:
            yield Blocker(code="issue_without_finding", hard=True, place=issue.key, label=label)
        elif decision is None and issue.severity >= Severity.MODERATE and issue.grade in _SURE:
            yield Blocker(code="issue_not_decided", hard=False, place=issue.key, label=label)
