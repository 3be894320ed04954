"""Sections I and II of a notice: the ward in figures, and per reform group what was issued, reached and verified."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.conclude.figures import general, told
from inspection.conclude.phrases import capital, clause, counts, document, listed, sentence
from inspection.model.codes import FindingKind, GroupCode, ItemKind, Verdict
from inspection.model.notice import NoticeSection, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.conclude.material import Material
    from inspection.model.checklist import ChecklistItem

HEADING, DASHED = 1, 4
"""Levels of ``Paragraph`` that the sections use."""


def overview(material: Material) -> NoticeSection:
    """Return section I from the general figures of the ward's report."""
    say, figures = material.say, material.general_figures
    if figures:
        lead = Paragraph(text=say("notice.overview_lead", unit=material.committee))
        lines = stopped(tuple(f"{general(material, figure)};" for figure in figures))
        paragraphs = (lead, *(Paragraph(text=line, level=DASHED) for line in lines))
    else:
        none = "notice.overview_none" if material.inspection.report else "notice.overview_no_report"
        paragraphs = (Paragraph(text=say(none, unit=material.committee)),)
    return NoticeSection(code="overview", numeral="I", title=say("notice.section.overview"), paragraphs=paragraphs)


def stopped(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Close a list: its last line ends with a stop instead of a semicolon."""
    return (*lines[:-1], lines[-1].removesuffix(";") + ".") if lines else ()


def results(material: Material) -> NoticeSection:
    """Return section II, a heading and its paragraphs for each reform group."""
    paragraphs: list[Paragraph] = []
    for place, code in enumerate(GroupCode, start=1):
        paragraphs.append(Paragraph(text=f"{place}. {material.group_name(code)}", level=HEADING))
        paragraphs += _group(material, code)
    title = material.say("notice.section.results")
    return NoticeSection(code="results", numeral="II", title=title, paragraphs=tuple(paragraphs))


def _group(material: Material, code: GroupCode) -> Iterator[Paragraph]:
    say = material.say
    if issued := material.issued(code):
        documents = listed(document(citation, say) for citation in issued)
        yield Paragraph(text=say("notice.issued", documents=documents))
    rows = [row for row in material.assessment.indicators if row.group is code]
    stated = [(row, text) for row in rows if (text := told(material, row))]
    told_of: dict[str, tuple[str, ...]] = {}
    for row, text in stated:  # two items may rest on one figure: it is told once and goes back to both
        told_of[text] = (*told_of.get(text, ()), row.item)
    if told_of:
        yield Paragraph(text=say("notice.figures_lead"))
        yield from (Paragraph(text=text, level=DASHED, trace=items) for text, items in told_of.items())
    yield from _judged(material, code, {row.item for row, _ in stated})
    for finding in material.findings((FindingKind.GOOD_PRACTICE,)):
        if finding.group is code:
            text = say("notice.good_practice", practice=sentence(finding.condition))
            yield Paragraph(text=text, trace=(finding.id, *finding.items))


def _judged(material: Material, code: GroupCode, shown: set[str]) -> Iterator[Paragraph]:
    """Tell how the group's items were judged; name the ones that are met and proven, the annex holds them all."""
    say = material.say
    score = next((score for score in material.assessment.groups if score.group is code), None)
    if score is None or not score.judged:
        yield Paragraph(text=say("notice.group_not_judged"))
        return
    verdicts = counts(score.verdicts, say)
    yield Paragraph(text=say("notice.group_judged", judged=score.judged, items=score.items, verdicts=verdicts))
    inspection = material.inspection
    met = [
        (item, proof)
        for item in inspection.items
        if item.group is code
        and item.kind is not ItemKind.CHECK
        and item.id not in shown
        and inspection.answer(item.id).verdict is Verdict.MET
        and (proof := listed(e.document_number for e in inspection.evidence_for(item.id)))
    ]
    if met:
        yield Paragraph(text=say("notice.met_lead"))
        named = (say("notice.proven", item=_title(item), documents=proof) for item, proof in met)
        for (item, _), line in zip(met, stopped(tuple(f"{text};" for text in named)), strict=True):
            yield Paragraph(text=line, level=DASHED, trace=(item.id,))


def _title(item: ChecklistItem) -> str:
    return capital(clause(item.title.vi).removesuffix("?").rstrip())
