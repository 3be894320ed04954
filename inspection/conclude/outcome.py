"""Sections V to VII of a notice: the general conclusion, what is asked of whom by when, and how it is carried out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from inspection.conclude.material import SHORTCOMINGS
from inspection.conclude.phrases import clause, counts, number, sentence
from inspection.conclude.results import DASHED, HEADING
from inspection.model.codes import FindingKind
from inspection.model.notice import NoticeSection, Paragraph
from inspection.vietnamese import paper_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.conclude.material import Material
    from inspection.model.finding import Finding


def conclusion(material: Material) -> NoticeSection:
    """Return section V: how far the inspection went, what it gave, how the plan's targets stand."""
    paragraphs = tuple(Paragraph(text=text) for text in _conclusions(material))
    title = material.say("notice.section.conclusion")
    return NoticeSection(code="conclusion", numeral="V", title=title, paragraphs=paragraphs)


def _conclusions(material: Material) -> Iterator[str]:
    say, total = material.say, material.assessment.total
    if not total.judged:
        yield say("notice.nothing_judged")
    else:
        verdicts = counts(total.verdicts, say)
        yield say("notice.total_judged", judged=total.judged, items=total.items, verdicts=verdicts)
    if total.percent is not None:
        points, possible = number(total.points), number(total.possible)
        yield say("notice.score", points=points, possible=possible, percent=number(total.percent, "%"))
        yield from _standing_of_points(material)
    yield from _targets(material)
    if found := material.shortcomings:
        kinds = Counter(finding.kind for finding in found)
        told = ", ".join(
            f"{kinds[kind]} {say(f'code.finding_kind.{kind}').lower()}" for kind in SHORTCOMINGS if kinds[kind]
        )
        yield say("notice.found", count=len(found), kinds=told)


def _standing_of_points(material: Material) -> Iterator[str]:
    """Say that points of a proposed set are no official score; only an official decision makes them one."""
    checklist = material.inspection.checklist
    used = checklist.criteria_set if checklist else ""
    chosen = next((one for one in material.catalogue.criteria_sets if one.id == used), None)
    if chosen is None or not chosen.official:
        yield material.say("notice.score_unofficial", criteria=chosen.name.vi if chosen else used)


def _targets(material: Material) -> Iterator[str]:
    """Compare with the plan: the items with a planned figure, and how they were judged."""
    planned = [item for item in material.inspection.items if item.planned and item.planned.value is not None]
    verdicts = Counter(v for item in planned if (v := material.inspection.answer(item.id).verdict))
    if verdicts:
        plan = "notice.targets" if material.inspection.plan_is_own else "notice.targets_elsewhere"
        told = counts(verdicts, material.say)
        yield material.say(plan, planned=len(planned), judged=verdicts.total(), verdicts=told)


def recommendations(material: Material) -> NoticeSection:
    """Return section VI: what each unit is asked to do and by when, and what the ward asks of others."""
    say = material.say
    by_unit: dict[str, list[Finding]] = {}
    for finding in _asking(material):
        by_unit.setdefault(clause(finding.unit) or material.committee, []).append(finding)
    paragraphs: list[Paragraph] = []
    for place, (unit, findings) in enumerate(by_unit.items(), start=1):
        paragraphs.append(Paragraph(text=f"{place}. {say('notice.for_unit', unit=unit)}", level=HEADING))
        paragraphs += _asked(material, findings)
    paragraphs += _from_the_ward(material, len(by_unit) + 1)
    if not paragraphs:
        paragraphs.append(Paragraph(text=say("notice.no_recommendations")))
    title = say("notice.section.recommendations")
    return NoticeSection(code="recommendations", numeral="VI", title=title, paragraphs=tuple(paragraphs))


def _asking(material: Material) -> list[Finding]:
    found = material.findings((*SHORTCOMINGS, FindingKind.IMPROVEMENT))
    return [finding for finding in found if finding.recommendation.strip()]


def _asked(material: Material, findings: list[Finding]) -> Iterator[Paragraph]:
    """Tell what a unit is asked for; what several findings ask alike stands once and goes back to all of them."""
    traces: dict[str, dict[str, None]] = {}
    for finding in findings:
        text = clause(finding.recommendation)
        if finding.due:
            text = material.say("notice.asked_until", recommendation=text, day=paper_date(finding.due))
        traces.setdefault(sentence(text), {}).update(dict.fromkeys((finding.id, *finding.items)))
    for text, trace in traces.items():
        yield Paragraph(text=text, level=DASHED, trace=tuple(trace))


def _from_the_ward(material: Material, place: int) -> Iterator[Paragraph]:
    report = material.inspection.report
    if report and report.recommendations:
        text = material.say("notice.ward_asks", unit=material.committee)
        yield Paragraph(text=f"{place}. {text}", level=HEADING)
        for one in report.recommendations:
            text = material.say("notice.ward_asks_of", to=clause(one.to), text=clause(one.text))
            yield Paragraph(text=text, level=DASHED)


def carrying_out(material: Material) -> NoticeSection:
    """Return section VII: the ward reports until a day, its heads answer for it, the agency follows it up."""
    say, due = material.say, material.inspection.details.remediation_due
    facts = {"unit": material.committee, "agency": material.agency, "ward": material.ward}
    until = paper_date(due) or say("notice.blank_day")
    lines = []
    if _asking(material):
        lines += [say("notice.report_back", day=until, **facts), say("notice.heads_answer", **facts)]
    superior = material.superior
    lines.append(
        say("notice.follow_up_to", superior=superior, **facts) if superior else say("notice.follow_up", **facts)
    )
    lines.append(say("notice.published", **facts))
    paragraphs = tuple(Paragraph(text=f"{place}. {line}") for place, line in enumerate(lines, start=1))
    title = say("notice.section.carrying_out")
    return NoticeSection(code="carrying_out", numeral="VII", title=title, paragraphs=paragraphs)
