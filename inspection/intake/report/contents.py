"""What only a results report holds: figures, breakdowns, shortcomings, recommendations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.intake.language.markers import DEPTH, ORDINALS
from inspection.intake.notes import note
from inspection.intake.report.aims import aims
from inspection.intake.report.breakdowns import breakdowns, fuller
from inspection.intake.report.exact_sums import exact_sums
from inspection.intake.report.figures import figures
from inspection.intake.report.matrices import of_fields
from inspection.intake.report.named_units import named_units
from inspection.intake.report.parallel_sums import parallel_sums
from inspection.intake.report.partitions import partitions
from inspection.intake.report.remainders import remainders
from inspection.intake.report.span_columns import span_columns
from inspection.intake.report.spans import dated
from inspection.intake.report.statements import Statement, statements
from inspection.intake.report.tables import spoken
from inspection.intake.report.time_lists import time_lists
from inspection.intake.structure.roles import Role
from inspection.model.codes import DocumentKind, Grade
from inspection.model.documents import Recommendation, Shortcoming

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.intake.report.naming import Namer
    from inspection.intake.report.rates import Stated
    from inspection.intake.structure.outline import Outline
    from inspection.intake.structure.passages import Passage
    from inspection.model.documents import Breakdown, Figure, Period, Target
    from inspection.model.issue import Issue

_LEAD_SENTENCE = 250
_HEADING = 120
_STATED = frozenset({Role.GENERAL, Role.RESULTS, Role.ASSESSMENT})
_WEAK_POINTS = re.compile(r"\b(?:ton tai|han che|kho khan|vuong mac)\b")
_GOOD_POINTS = re.compile(r"^(?:nguyen nhan|uu diem|ket qua|bai hoc)")
_OF_THE_WARD = re.compile(r"\b(?:dien tich|dan so|nhan khau)\b")
"""In what stands above the first heading: the ward itself is described there."""
_TO = re.compile(r"^(?:doi )?voi |^(?:de nghi|kien nghi|de xuat) (?!va |de xuat|kien nghi)")


@dataclass(frozen=True, slots=True)
class Results:
    """The parts of a report; a plan that tells what was reached before it has the first two."""

    figures: tuple[Figure, ...]
    breakdowns: tuple[Breakdown, ...]
    targets: tuple[Target, ...] = ()
    """Those that stand beside a result."""
    shortcomings: tuple[Shortcoming, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    issues: tuple[Issue, ...] = ()


def _shortcomings(passages: Sequence[Passage], found: Outline) -> tuple[Shortcoming, ...]:
    """Return the items below a line or heading on what is still lacking."""
    result = []
    inside = False
    for index, passage in enumerate(passages):
        if found.roles[index] is not Role.ASSESSMENT or passage.table:
            inside = False
            continue
        words = passage.flat_body.strip()
        heading = (
            passage.heading or words.endswith(":") or (passage.marker is not None and passage.marker.kind in ORDINALS)
        )
        if heading and len(words) < _LEAD_SENTENCE:
            if _GOOD_POINTS.match(words):
                inside = False
            elif _WEAK_POINTS.search(words):
                inside = True
                continue
        if inside and passage.marker is not None and words:
            result.append(Shortcoming(text=passage.body.strip(), line=passage.line))
    return tuple(result)


def _leads(passages: Sequence[Passage], index: int) -> bool:
    """Tell whether a line only leads to what stands below it: a deeper item, or text that it does not end itself."""
    if index + 1 >= len(passages):
        return False
    mark, following = passages[index].marker, passages[index + 1].marker
    if following is None:
        return not passages[index].text.rstrip().endswith((".", ";"))
    return mark is None or DEPTH[following.kind] > DEPTH[mark.kind]


def _recommendations(passages: Sequence[Passage], found: Outline) -> tuple[Recommendation, ...]:
    """Return what the report asks for, with the addressee from the heading above."""
    result = []
    addressee = ""
    starts = {section.start for section in found.sections if section.role is Role.PROPOSALS}
    for index, passage in enumerate(passages):
        if found.roles[index] is not Role.PROPOSALS or passage.table:
            continue
        words = passage.flat_body.strip(" .:")
        ordinal = passage.marker is not None and passage.marker.kind in ORDINALS
        if (ordinal or passage.heading) and _TO.match(words) and len(words) < _HEADING and _leads(passages, index):
            addressee = passage.body.strip(" .:")
        elif index in starts and _leads(passages, index):
            continue
        elif passage.marker is not None and words:
            result.append(Recommendation(to=addressee, text=passage.body.strip(), line=passage.line))
    return tuple(result)


def _unclear(found: Sequence[Statement]) -> tuple[Issue, ...]:
    return tuple(
        note(
            "number_unclear",
            DocumentKind.REPORT,
            grade=Grade.FORM,
            line=statement.line_at(offset),
            quote=statement.text[max(0, offset - 60) : offset + 40].strip(),
            number=words,
        )
        for statement in found
        for offset, words in statement.unclear
    )


def _each_once(stated: Sequence[Stated], rows: frozenset[int]) -> list[Stated]:
    """Leave out what the rows of a table only say again: the same indicator with the same value."""
    said = {(one.figure.indicator, one.figure.value) for one in stated if one.statement not in rows}
    return [
        one
        for one in stated
        if one.statement not in rows
        or one.figure.indicator is None
        or (one.figure.indicator, one.figure.value) not in said
    ]


def splits_of(said: Sequence[Statement], stated: Sequence[Stated], namer: Namer) -> list[Breakdown]:
    """Return the splits that statements tell: opened by a word, of known kinds of parts, or by their sum alone."""
    opened = partitions(said, stated, breakdowns(said, stated, namer))
    opened += exact_sums(said, stated, opened)
    opened += parallel_sums(said, stated, opened)
    units = list(named_units(said, stated, opened))
    opened = [one for one in opened if not any(fuller(other, one) for other in units if other.line == one.line)] + units
    opened += time_lists(said, stated, opened)
    return [*opened, *remainders(said, stated, opened)]


def results(passages: Sequence[Passage], found: Outline, namer: Namer, period: Period | None = None) -> Results:
    """Return the parts of a results report of a period."""
    roles = _STATED if _STATED & set(found.roles) else frozenset(Role) - {Role.NEXT}
    if Role.RESULTS not in found.roles:
        roles |= {Role.HEAD}  # the reform groups are the report's own chapters; nothing above them says "results"
    written = tuple(spoken(passages, period))
    rows = frozenset(index for index, one in enumerate(passages) if one.table and not written[index].table)
    told_of = frozenset(index for index in rows if found.roles[index] is not Role.NEXT)
    told_of |= frozenset(
        index
        for index, one in enumerate(passages)
        if found.roles[index] is Role.HEAD and not one.table and _OF_THE_WARD.search(one.flat)
    )
    said = list(statements(written, found, roles, told_of))
    stated = figures(said, namer)
    dated(said, stated, period)
    again = rows | {one.statement for one in stated if one.aim and one.indicator}  # results held against all targets
    told = [one.figure for one in _each_once(stated, again) if not one.demanded and not one.aim]
    sums, splits = of_fields(written, found, namer, told)
    splits += splits_of(said, stated, namer)
    splits += span_columns(passages, period, splits)
    return Results(
        figures=tuple(sorted([*told, *sums], key=lambda figure: figure.line)),
        breakdowns=tuple(sorted(splits, key=lambda split: split.line)),
        targets=tuple(aims(said, stated, rows)),
        shortcomings=_shortcomings(passages, found),
        recommendations=_recommendations(passages, found),
        issues=_unclear(said),
    )
