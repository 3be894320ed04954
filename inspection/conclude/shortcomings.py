"""Sections III and IV of a notice: shortcomings per reform group, each provable, and their causes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.conclude.phrases import clause, listed, sentence
from inspection.conclude.results import DASHED, HEADING
from inspection.model.codes import GroupCode
from inspection.model.notice import NoticeSection, Paragraph
from inspection.notice_names import earlier_notice
from inspection.vietnamese import paper_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.conclude.material import Material
    from inspection.model.finding import Finding
    from inspection.wording import Wording


def shortcomings(material: Material) -> NoticeSection:
    """Return section III; a group without a shortcoming is left out."""
    found = material.shortcomings
    paragraphs: list[Paragraph] = []
    groups = [code for code in GroupCode if any(finding.group is code for finding in found)]
    for place, code in enumerate(groups, start=1):
        paragraphs.append(Paragraph(text=f"{place}. {material.group_name(code)}", level=HEADING))
        paragraphs += [told(material, finding) for finding in found if finding.group is code]
    if not paragraphs:
        paragraphs.append(Paragraph(text=material.say("notice.no_shortcomings")))
    title = material.say("notice.section.shortcomings")
    return NoticeSection(code="shortcomings", numeral="III", title=title, paragraphs=tuple(paragraphs))


def told(material: Material, finding: Finding) -> Paragraph:
    """Tell one finding: what is so, what follows from it, what proves it, what it goes against, what the ward says."""
    return Paragraph(text=" ".join(_sentences(material, finding)), level=DASHED, trace=(finding.id, *finding.items))


def _sentences(material: Material, finding: Finding) -> Iterator[str]:
    say = material.say
    yield sentence(finding.condition)
    if finding.effect.strip():
        yield sentence(finding.effect)
    if finding.repeats:
        yield say("notice.repeats", notice=earlier_notice(finding.repeats, say))
    if proof := proof_of(material, finding):
        yield say("notice.proven_by", documents=proof)
    if finding.criteria.strip():
        yield say("notice.criteria", criteria=clause(finding.criteria))
    if finding.explanation.strip():
        yield say("notice.explanation", by=explained_by(finding, say), explanation=clause(finding.explanation))


def explained_by(finding: Finding, say: Wording) -> str:
    """Return in brackets who explained a finding for the ward and on which day, or nothing."""
    day = say("notice.explained_on", day=paper_date(finding.explained_on)) if finding.explained_on else ""
    who = ", ".join(filter(None, (clause(finding.explained_by), day)))
    return say("notice.explained_by", who=who) if who else ""


def proof_of(material: Material, finding: Finding) -> str:
    """Return the numbers of the documents that were shown for a finding's items, or nothing."""
    evidence = material.inspection.evidence_of(finding)
    return listed(e.document_number for e in evidence)


def causes(material: Material) -> NoticeSection:
    """Return section IV: each cause once, with the findings it explains as its trace."""
    say, found = material.say, material.shortcomings
    by_cause: dict[str, list[str]] = {}
    for finding in found:
        if cause := sentence(finding.cause):
            by_cause.setdefault(cause, []).append(finding.id)
    paragraphs = tuple(Paragraph(text=text, level=DASHED, trace=tuple(ids)) for text, ids in by_cause.items())
    if not paragraphs:
        paragraphs = (Paragraph(text=say("notice.causes_unknown" if found else "notice.causes_none")),)
    return NoticeSection(code="causes", numeral="IV", title=say("notice.section.causes"), paragraphs=paragraphs)
