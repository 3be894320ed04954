"""The minutes of an inspection (Biên bản kiểm tra): what was found, for both sides to complete and sign on the spot.

What only those in the room know stays blank for the pen: hours, who sat there for the ward, what it said beside the
explanations that the team recorded. The form is that of Decree 30/2020, Annex III, sample 1.9.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection.conclude import figures
from inspection.conclude.annexes import documents
from inspection.conclude.heading import basis, listed_post
from inspection.conclude.outcome import recommendations
from inspection.conclude.phrases import clause, counts, listed, sentence, tidy
from inspection.conclude.results import DASHED, HEADING, stopped
from inspection.conclude.shortcomings import explained_by, told
from inspection.model.codes import FindingKind, GroupCode, Role
from inspection.model.finding import reworded
from inspection.model.notice import Minutes, NoticeSection, Paragraph, Signature
from inspection.vietnamese import paper_date, written_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from inspection.conclude.material import Material
    from inspection.model.inspection import Member

_LINES = 3
"""Blank lines for the pen, where something is to be written on the spot."""


def minutes(material: Material) -> Minutes:
    """Return the minutes of an inspection."""
    say = material.say
    sections = (
        _section(material, "present", "I", _present(material)),
        _section(material, "subject", "II", _subject(material)),
        _section(material, "found", "III", _found(material)),
        _section(material, "opinions", "IV", _opinions(material)),
        replace(recommendations(material), numeral="V"),
    )
    return Minutes(
        superior=clause(material.inspection.team.agency).upper(),
        agency=material.team.upper(),
        symbol=say("notice.minutes.symbol"),
        title=say("notice.minutes.title"),
        summary=say("notice.minutes.summary", ward=material.ward),
        basis=basis(material, visited=False),
        opening=_opening(material),
        sections=sections,
        closing=say("notice.minutes.closing"),
        signatures=_signatures(material),
        recipients=(f"{material.committee};", f"{say('notice.to_team')};", say("notice.minutes.filed")),
    )


def _section(material: Material, code: str, numeral: str, paragraphs: Iterable[Paragraph]) -> NoticeSection:
    title = material.say(f"notice.minutes.{code}")
    return NoticeSection(code=code, numeral=numeral, title=title, paragraphs=tuple(paragraphs))


def _opening(material: Material) -> tuple[str, ...]:
    say, details = material.say, material.inspection.details
    day = written_date(details.held_on) if details.held_on else say("notice.blank_date")
    place = clause(details.place) or say("notice.minutes.blank")
    return say("notice.minutes.begun", day=day), say("notice.minutes.place", place=place)


def _present(material: Material) -> Iterator[Paragraph]:
    say = material.say
    yield Paragraph(text=f"1. {material.team}", level=HEADING)
    members = material.inspection.team.members
    team = [say("notice.minutes.member", name=tidy(one.name), post=_post(material, one)) for one in members]
    yield from _listed(team or [say("notice.minutes.somebody")] * _LINES)
    yield Paragraph(text=f"2. {material.committee}", level=HEADING)
    yield from _listed([say("notice.minutes.somebody")] * _LINES)


def _listed(lines: list[str]) -> Iterator[Paragraph]:
    yield from (Paragraph(text=line, level=DASHED) for line in stopped(tuple(lines)))


def _post(material: Material, member: Member) -> str:
    """Return a member's post and place in the team; who has no place of note is a member."""
    role = material.say(f"code.role.{member.role}")
    return ", ".join(filter(None, (listed_post(member.post, member.agency), role)))


def _subject(material: Material) -> Iterator[Paragraph]:
    say, details = material.say, material.inspection.details
    lines = [say("notice.form", form=say(f"code.inspection_form.{details.form}").lower())]
    if details.period:
        start, end = paper_date(details.period.start), paper_date(details.period.end)
        lines.append(say("notice.period", start=start, end=end))
    yield Paragraph(text=" ".join(lines))
    if seen := list(documents(material)):
        yield Paragraph(text=say("notice.minutes.documents"))
        for _, name, method, file, _ in seen:
            yield Paragraph(text=sentence(listed((name, method, file))), level=DASHED)


def _found(material: Material) -> Iterator[Paragraph]:
    """Tell group by group how the team judged, what it measured and found; groups it did not touch are left out."""
    place = 0
    for code in GroupCode:
        if paragraphs := list(_group(material, code)):
            place += 1
            yield Paragraph(text=f"{place}. {material.group_name(code)}", level=HEADING)
            yield from paragraphs
    if not place:
        yield Paragraph(text=material.say("notice.nothing_judged"))


def _group(material: Material, code: GroupCode) -> Iterator[Paragraph]:
    say = material.say
    score = next((score for score in material.assessment.groups if score.group is code), None)
    if score and score.judged:
        verdicts = counts(score.verdicts, say)
        yield Paragraph(text=say("notice.minutes.judged", judged=score.judged, items=score.items, verdicts=verdicts))
    rows = [row for row in material.assessment.indicators if row.group is code and row.verified is not None]
    for text in dict.fromkeys(figures.told(material, row) for row in rows):
        yield Paragraph(text=text, level=DASHED)
    for finding in material.findings(tuple(FindingKind)):
        if finding.group is code and finding.kind is FindingKind.GOOD_PRACTICE:
            yield Paragraph(text=say("notice.good_practice", practice=sentence(finding.condition)), level=DASHED)
        elif finding.group is code:  # what the ward says of it has a section of its own
            yield told(material, replace(finding, explanation=""))


def _opinions(material: Material) -> Iterator[Paragraph]:
    say = material.say
    for finding in material.findings(tuple(FindingKind)):
        if explained := clause(finding.explanation):
            of = finding.explained_of or finding
            by, condition = explained_by(finding, say), clause(of.condition)
            text = say("notice.minutes.explained", condition=condition, by=by, explanation=explained)
            lines = [text, *(_reworded(material, *one) for one in reworded(finding))]
            yield Paragraph(text=" ".join(lines), level=DASHED, trace=(finding.id,))
    yield Paragraph(text=say("notice.minutes.other"))
    yield from (Paragraph(text=say("notice.minutes.blank_line")) for _ in range(_LINES))


def _reworded(material: Material, name: str, before: str, after: str) -> str:
    """Tell what the team worded otherwise because of the explanation."""
    say = material.say
    nothing = say("notice.minutes.no_words")
    field = say(f"finding.field.{name}").lower()
    return say("notice.minutes.reworded", field=field, before=clause(before) or nothing, after=clause(after) or nothing)


def _signatures(material: Material) -> tuple[Signature, ...]:
    say = material.say
    members = material.inspection.team.members
    secretary = next((tidy(one.name) for one in members if one.role is Role.SECRETARY), "")
    return (
        Signature(capacity=tuple(say("notice.minutes.unit").split(" / "))),
        Signature(capacity=(say("code.role.head").upper(),), name=tidy(material.head.name) if material.head else ""),
        Signature(capacity=(say("code.role.secretary").upper(),), name=secretary),
    )
