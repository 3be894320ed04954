"""Findings written by the program before a person has typed a word: five elements from an item or from an issue.

A draft says only what the figures, the documents and the library of wordings say, in neutral words and with the place;
it stays a draft until a person confirms it. Texts are of the notice, so the wording passed in is that of its language.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from inspection.model.codes import Comparator, FindingKind, GroupCode, ItemKind, Origin, Severity, Verdict
from inspection.model.finding import Finding
from inspection.model.remediation import Term
from inspection.model.source import SourceRef
from inspection.quantities import number_with_unit, quantity_text
from inspection.suggest import measured, reached, stated
from inspection.working_days import WorkingDays

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from inspection.model.catalogue import Catalogue, FaultWording
    from inspection.model.checklist import ChecklistItem, Quantity
    from inspection.model.documents import Reading
    from inspection.model.inspection import Answer, Details, Inspection
    from inspection.model.issue import Issue
    from inspection.wording import Wording

_GRADES: dict[Verdict | None, tuple[FindingKind, Severity]] = {
    Verdict.NOT_MET: (FindingKind.MAJOR, Severity.MODERATE),
    Verdict.PARTLY: (FindingKind.MINOR, Severity.MODERATE),
    Verdict.INSUFFICIENT: (FindingKind.OBSERVATION, Severity.MINOR),
    Verdict.MET: (FindingKind.GOOD_PRACTICE, Severity.NOTE),
    Verdict.NOT_APPLICABLE: (FindingKind.OBSERVATION, Severity.NOTE),
    None: (FindingKind.MINOR, Severity.MODERATE),
}

_SECTION_FROM = Severity.MODERATE
"""What the notice's section of shortcomings takes up by itself (the usual outline: severity 2 and above)."""


def draft_finding(  # noqa: PLR0913  # the door agreed with the screens: what is known, the words, the identity
    item: ChecklistItem,
    answer: Answer,
    inspection: Inspection,
    catalogue: Catalogue,
    wording: Wording,
    *,
    finding_id: str,
    today: date | None = None,
) -> Finding:
    """Return the finding that an item and what was said on it amount to, ready to be confirmed or corrected.

    ``today`` serves the due date where the day on site is not known; without both no date is proposed.
    """
    pen = _Pen(item, answer, inspection, catalogue, wording)
    kind, severity = pen.grade()
    return Finding(
        id=finding_id,
        group=item.group,
        items=(item.id,),
        kind=kind,
        severity=severity,
        condition=pen.condition(),
        criteria=pen.criteria(),
        cause=pen.library("cause"),
        effect=pen.library("effect"),
        recommendation=pen.recommendation(kind),
        unit=unit_in_charge(item.unit, item.group, catalogue, wording.language),
        due=propose_due(severity, inspection.details, catalogue, today=today),
        in_conclusion=severity >= _SECTION_FROM or kind is FindingKind.GOOD_PRACTICE,
        origin=Origin.MACHINE,
        sources=_sources(item, answer),
    )


def finding_from_issue(  # noqa: PLR0913  # as above
    issue: Issue,
    sentence: str,
    inspection: Inspection,
    catalogue: Catalogue,
    wording: Wording,
    *,
    finding_id: str,
    today: date | None = None,
) -> Finding:
    """Return the finding that an issue amounts to; ``sentence`` is the issue in words, as its rule says it."""
    touched = tuple(item for item in inspection.items if issue.key in item.issues)
    group = touched[0].group if touched else _group_of_lines(issue, inspection)
    rule = catalogue.rules.get(issue.rule)
    lines = ", ".join(str(number) for number in issue.lines)
    document = _document(issue.document, inspection, wording)
    return Finding(
        id=finding_id,
        group=group,
        items=tuple(item.id for item in touched),
        kind=FindingKind.MAJOR if issue.severity >= Severity.SERIOUS else FindingKind.MINOR,
        severity=issue.severity,
        condition=sentence,
        criteria=rule.explanation[wording.language] if rule else "",
        recommendation=wording("finding.draft.correct_document", document=document, lines=lines or "…"),
        unit=unit_in_charge(touched[0].unit if touched else None, group, catalogue, wording.language),
        due=propose_due(issue.severity, inspection.details, catalogue, today=today),
        in_conclusion=issue.severity >= _SECTION_FROM,
        origin=Origin.MACHINE,
        issue=issue.key,
        sources=tuple(SourceRef(document=issue.document, line=number, quote=issue.quote) for number in issue.lines),
    )


def propose_due(
    severity: Severity, details: Details, catalogue: Catalogue, *, today: date | None = None
) -> date | None:
    """Return until when a finding should be put right, counted from the day on site; None where nothing says so.

    It never lies after the day on which the ward reports its remediation, and is a working day. The terms are data
    (``terms.toml``).
    """
    start = details.held_on or today
    term = next((term for term in catalogue.terms if term.severity is severity), None)
    if start is None or term is None:
        return None
    due = WorkingDays(catalogue.holidays).due(start, Term(count=term.days, unit=term.unit))
    limit = details.remediation_due
    return limit if limit is not None and start <= limit < due else due


def unit_in_charge(named: str | None, group: GroupCode, catalogue: Catalogue, language: str) -> str:
    """Return the unit that the plan names, or else the one that usually leads the group."""
    usual = (unit.name[language] for unit in catalogue.units if group in unit.groups)
    return named or next(usual, "")


def fitting_faults(group: GroupCode, items: Iterable[ChecklistItem], catalogue: Catalogue) -> tuple[FaultWording, ...]:
    """Return the library's wordings, those of the items' own criteria first, then those of the group."""
    exact = _exact_faults(items, catalogue)
    return (*exact, *(fault for fault in catalogue.faults if fault.group in (group, None) and fault not in exact))


def _exact_faults(items: Iterable[ChecklistItem], catalogue: Catalogue) -> tuple[FaultWording, ...]:
    items = tuple(items)
    wanted = {item.id for item in items}
    indicators = {item.indicator for item in items if item.indicator}
    for one in catalogue.criteria_sets:
        wanted |= {c.id for c in one.criteria if c.indicators and c.indicators[0] in indicators}
    return tuple(fault for fault in catalogue.faults if wanted.intersection(fault.criteria))


def _sources(item: ChecklistItem, answer: Answer) -> tuple[SourceRef, ...]:
    figures = (item.reported, item.planned, answer.verified)
    places = (*(q.source for q in figures if q is not None and q.source is not None), *item.sources)
    named: dict[tuple[str, int], SourceRef] = {}
    for place in places:
        named.setdefault((place.document, place.line), place)
    return tuple(named.values())


def _group_of_lines(issue: Issue, inspection: Inspection) -> GroupCode:
    """Return the group in whose section the issue stands; direction where it stands in none."""
    reading: Reading | None = inspection.plan if issue.document == "plan" else inspection.report
    line = issue.lines[0] if issue.lines else 0
    before = [section for section in (reading.groups if reading else ()) if section.line <= line]
    return max(before, key=lambda section: section.line).code if before else GroupCode.STEERING


def _document(role: str, inspection: Inspection, wording: Wording) -> str:
    if role == "plan" and not inspection.plan_is_own:
        return wording("finding.draft.plan_compared")
    return wording(f"finding.draft.{role}")


class _Pen:
    """Writes the elements of one item's finding."""

    def __init__(
        self, item: ChecklistItem, answer: Answer, inspection: Inspection, catalogue: Catalogue, wording: Wording
    ) -> None:
        self._item = item
        self._answer = answer
        self._inspection = inspection
        self._say = wording
        self._title = item.title[wording.language].rstrip(" .?;")
        self._fault = next(iter(_exact_faults((item,), catalogue)), None)

    def grade(self) -> tuple[FindingKind, Severity]:
        """Return kind and severity; a report that claims a target which the team did not find is serious."""
        if self._overstated():
            return FindingKind.MAJOR, Severity.SERIOUS
        return _GRADES[self._answer.verdict]

    def condition(self) -> str:
        """Return what was found: the three figures with their places, or the library's words, or the item's."""
        figures = self._figures()
        if figures:
            found = self._say("finding.draft.figures", title=self._title, figures="; ".join(figures))
        elif self._fault and self._answer.verdict is not Verdict.MET:
            found = self._fault.condition[self._say.language]
        else:
            found = self._plain_condition()
        remarks = [self._say("finding.draft.remark", text=text.rstrip(" .")) for text in self._remarks()]
        return " ".join((found, *remarks))

    def criteria(self) -> str:
        """Return what should have been: the item's basis, its planned figure and its time."""
        parts = [self._item.basis[self._say.language].rstrip(" .;")]
        if self._item.planned and self._item.planned.value is not None:
            parts.append(self._say("finding.draft.target", value=self._planned(self._item.planned)))
        if self._item.due:
            parts.append(self._say("finding.draft.due", due=self._item.due.rstrip(" .;")))
        text = "; ".join(part for part in parts if part)
        return f"{text}." if text else ""

    def library(self, element: str) -> str:
        """Return the library's words for cause or effect; nothing where no wording is of this very criterion."""
        if self._fault is None or self._answer.verdict in (Verdict.MET, Verdict.INSUFFICIENT):
            return ""
        return str(getattr(self._fault, element)[self._say.language])

    def recommendation(self, kind: FindingKind) -> str:
        """Return what is asked of the ward."""
        words = self.library("recommendation")
        if words:
            return words
        name = "prove" if self._answer.verdict is Verdict.INSUFFICIENT else self._item.kind.value
        if kind is FindingKind.GOOD_PRACTICE:
            name = "keep_up"
        elif self._overstated():
            name = "overstated"
        elif self._item.planned and self._item.planned.value is not None and name != "prove":
            name = ItemKind.TARGET.value
        planned = self._planned(self._item.planned) if self._item.planned else ""
        return self._say(f"finding.draft.ask.{name}", title=self._title, value=planned)

    def _figures(self) -> list[str]:
        """Return a clause for each of the three figures; nothing where neither report nor team has one."""
        planned, reported, verified = self._item.planned, self._item.reported, self._answer.verified
        if not quantity_text(reported) and not quantity_text(verified):
            if planned is None or planned.value is None or self._answer.verdict is None:
                return []
            return [self._clause("planned", planned), self._say("finding.draft.not_reported")]
        clauses = [self._clause("planned", planned) if planned is not None and planned.value is not None else ""]
        if reported is not None and reported.value is not None:
            clauses += [self._clause("reported", reported), self._recomputed(reported)]
        if verified is not None and verified.value is not None:
            clauses.append(self._clause("verified", verified))
        return [clause for clause in (*clauses, self._gap()) if clause]

    def _recomputed(self, quantity: Quantity) -> str:
        """Return the reported rate computed from its own parts where that gives another number; nothing otherwise."""
        value, above, below = quantity.value, quantity.numerator, quantity.denominator
        if quantity.unit != "%" or value is None or above is None or not below:
            return ""
        again = (100 * above / below).quantize(Decimal(1).scaleb(int(value.as_tuple().exponent)), ROUND_HALF_UP)
        text = number_with_unit(again, "%")
        return "" if again == value else self._say("finding.draft.recomputed", value=text)

    def _clause(self, name: str, quantity: Quantity) -> str:
        value = self._planned(quantity) if name == "planned" else quantity_text(quantity)
        place = self._place(quantity.source)
        if name == "planned" and quantity.source is not None:
            document = _document(quantity.source.document, self._inspection, self._say)
            clause = self._say("finding.draft.planned", document=document, value=value)
        else:
            clause = self._say(f"finding.draft.{'aimed' if name == 'planned' else name}", value=value)
        return f"{clause} ({place})" if place else clause

    def _gap(self) -> str:
        reported, verified = self._item.reported, self._answer.verified
        if reported is None or verified is None or reported.value is None or verified.value is None:
            return ""
        if reported.unit != verified.unit or reported.value == verified.value:
            return ""
        unit = self._say("finding.draft.points") if reported.unit == "%" else reported.unit
        return self._say("finding.draft.gap", value=number_with_unit(abs(reported.value - verified.value), unit))

    def _place(self, source: SourceRef | None) -> str:
        if source is None:
            return ""
        name = "page_line" if source.page else "line"
        return self._say(f"finding.draft.{name}", page=source.page, line=source.line)

    def _planned(self, quantity: Quantity) -> str:
        """Return a planned figure in the words of administrative Vietnamese: "từ 98 % trở lên"."""
        if quantity.value is None:
            return ""
        bare = number_with_unit(quantity.value, quantity.unit)
        match quantity.comparator:
            case Comparator.RANGE if quantity.upper is not None:
                upper = number_with_unit(quantity.upper, quantity.unit)
                return self._say("finding.draft.range", value=number_with_unit(quantity.value), upper=upper)
            case Comparator.EQUAL | Comparator.RANGE:
                return bare
            case _:
                return self._say(f"finding.draft.{quantity.comparator.name.lower()}", value=bare)

    def _plain_condition(self) -> str:
        verdict = self._answer.verdict
        name = f"{'task' if self._item.kind is ItemKind.TASK else 'item'}_{verdict.value if verdict else 'open'}"
        place = ""
        if self._item.sources:
            source = self._item.sources[0]
            place = f" ({_document(source.document, self._inspection, self._say)}, {self._place(source)})"
        return self._say(f"finding.draft.{name}", title=self._title, place=place)

    def _remarks(self) -> list[str]:
        return [text for text in (self._answer.reason, self._answer.note) if text.strip()]

    def _overstated(self) -> bool:
        reported, verified = self._item.reported, self._answer.verified
        claimed = self._reached(reported, stated(reported) if reported else None)
        return claimed is True and self._reached(verified, measured(verified) if verified else None) is False

    def _reached(self, quantity: Quantity | None, figure: Decimal | None) -> bool | None:
        """Tell whether a figure reaches the planned one; None where they cannot be compared."""
        planned = self._item.planned
        if planned is None or quantity is None or figure is None:
            return None
        if planned.unit and quantity.unit and planned.unit != quantity.unit:
            return None
        return reached(planned, figure, self._item.direction)
