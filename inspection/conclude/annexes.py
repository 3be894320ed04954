"""The annexes of a notice: indicators computed again, criteria and verdicts, findings, documents checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.conclude import figures
from inspection.conclude.material import SHORTCOMINGS
from inspection.conclude.phrases import clause, listed, number, own_document, tidy
from inspection.conclude.shortcomings import proof_of
from inspection.model.codes import FindingKind
from inspection.model.notice import NoticeTable
from inspection.notice_names import earlier_notice, place_of
from inspection.quantities import quantity_text
from inspection.vietnamese import paper_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.conclude.material import Material
    from inspection.model.documents import Reading
    from inspection.model.finding import Evidence, Finding
    from inspection.model.kpi import GroupScore


ANNEXES = ("indicators", "criteria", "scores", "findings", "documents")
"""The annexes in their order, by the ending of their text ids."""


def annexes(material: Material) -> tuple[NoticeTable, ...]:
    """Return the annexes in their order; all of them, even where one has no row."""
    rows = (_indicators, _criteria, _scores, _findings, documents)
    return tuple(_table(material, name, make(material)) for name, make in zip(ANNEXES, rows, strict=True))


def _table(material: Material, name: str, rows: Iterator[tuple[str, ...]]) -> NoticeTable:
    header = tuple(material.say(f"notice.header.{name}").split(" | "))
    return NoticeTable(title=material.say(f"notice.annex.{name}"), header=header, rows=tuple(rows))


def _indicators(material: Material) -> Iterator[tuple[str, ...]]:
    items = material.items
    for place, row in enumerate(material.assessment.indicators, start=1):
        item = items.get(row.item)
        planned = quantity_text(item.planned) if item and item.planned else number(row.planned, row.unit)
        found = (figures.reported(material, row), figures.recomputed(row), figures.verified(material, row))
        yield str(place), figures.label(material, row), planned, *found


def _criteria(material: Material) -> Iterator[tuple[str, ...]]:
    say = material.say
    for item in material.inspection.items:
        answer = material.inspection.answer(item.id)
        if item.withdrawn and answer.verdict is None:
            continue
        verdict = say(f"code.verdict.{answer.verdict}") if answer.verdict else say("notice.not_judged")
        shown = listed(e.document_number or e.file_name for e in material.inspection.evidence_for(item.id))
        yield item.number, clause(item.title.vi), clause(item.basis.vi), verdict, number(item.points), shown


def _scores(material: Material) -> Iterator[tuple[str, ...]]:
    for score in material.assessment.groups:
        yield _score(material.group_name(score.group) if score.group else "", score)
    yield _score(material.say("notice.all_groups"), material.assessment.total)


def _score(name: str, score: GroupScore) -> tuple[str, ...]:
    judged = f"{score.judged}/{score.items}"
    return name, judged, number(score.points), number(score.possible), number(score.percent, "%")


def _findings(material: Material) -> Iterator[tuple[str, ...]]:
    found = material.findings((*SHORTCOMINGS, FindingKind.IMPROVEMENT))
    for place, finding in enumerate(found, start=1):
        places = listed((proof_of(material, finding), *(place_of(ref, material.say) for ref in finding.sources)))
        yield (
            str(place),
            material.group_name(finding.group),
            _condition(material, finding),
            clause(finding.criteria),
            places,
            clause(finding.recommendation),
            clause(finding.unit) or material.committee,
            paper_date(finding.due),
        )


def _condition(material: Material, finding: Finding) -> str:
    """Return what is so, and which earlier notice has said it already."""
    if finding.repeats is None:
        return clause(finding.condition)
    notice = earlier_notice(finding.repeats, material.say)
    return material.say("notice.repeated_in", condition=clause(finding.condition), notice=notice)


def documents(material: Material) -> Iterator[tuple[str, ...]]:
    """Return what was looked into: place, name, method, file and the beginning of its hash."""
    inspection, place = material.inspection, 0
    for kind, reading in (("plan", inspection.plan), ("report", inspection.report)):
        if reading:
            place += 1
            yield str(place), _name(material, reading, kind), "", tidy(reading.source.name), reading.source.sha256[:12]
    for evidence in inspection.evidence:
        if not evidence.struck:
            place += 1
            yield str(place), *_shown(material, evidence)


def _name(material: Material, reading: Reading, kind: str) -> str:
    name = f"{own_document(reading, material.say, kind)} {material.say(f'notice.about.{kind}')}"
    if kind == "plan" and not material.inspection.plan_is_own:
        return material.say("notice.foreign_plan", plan=name, ward=clause(reading.ward or ""))
    return name


def _shown(material: Material, evidence: Evidence) -> tuple[str, ...]:
    method = material.say(f"code.evidence_method.{evidence.method}")
    name = clause(evidence.document_number) or clause(evidence.description)
    item = material.items.get(evidence.item or "")
    method = f"{method} ({item.number})" if item else method
    return name, method, tidy(evidence.file_name), evidence.sha256[:12]
