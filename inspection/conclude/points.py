"""Points of the close-out list: how one is made and weighed, and those that lie beside the state of the inspection.

These are two people's clashing values, text that is typed and not entered, and findings that the signed minutes do not
tell, or tell in other words.
"""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from inspection.actor import name_of
from inspection.conclude.phrases import tidy
from inspection.model.codes import FindingState, PointGrade
from inspection.model.finding import places
from inspection.model.notice import Blocker
from inspection.said import value_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.conclude.material import Material
    from inspection.model.checklist import ChecklistItem
    from inspection.model.closing import Clash
    from inspection.model.finding import Finding
    from inspection.wording import Wording

_LABEL_WIDTH = 60
_VALUE_WIDTH = 40
_TYPED_INTO = {
    "finding": "blocker.field.new_finding",
    "building": "blocker.field.checklist",
    "registry": "blocker.field.issued",
    "excuse": "close_out.title",
    "unlock": "close_out.title",
}
"""What unsaved text belongs to that is of no item and no finding; what is not named here is of the documents."""


def point(material: Material, code: str, place: str, label: str, *, part: str = "") -> Blocker:
    """Return a point of the close-out list, weighed by the catalogue; ``part`` is the field that it is about."""
    grade = material.catalogue.weight(code, part)
    reasoned = grade is PointGrade.REASONED
    excuse = material.inspection.excuses.get(f"{code} {place}", "") if reasoned else ""
    hard = grade is PointGrade.HARD or (reasoned and not excuse)
    return Blocker(code=code, hard=hard, place=place, label=label, reasoned=reasoned, excuse=excuse)


def short(text: str, width: int = _LABEL_WIDTH) -> str:
    """Return the beginning of a text on one line."""
    return shorten(tidy(text), width, placeholder=" …")


def item_label(item: ChecklistItem, wording: Wording) -> str:
    """Return what people call an item: its number and the beginning of its title."""
    return f"{item.number} {short(item.title[wording.language])}"


def of_nothing(material: Material, wording: Wording) -> Iterator[Blocker]:
    """Return whether there is nothing yet to conclude from: no verdict, and no finding that anybody confirmed."""
    inspection = material.inspection
    said = any(answer.verdict for answer in inspection.answers.values())
    if not said and not any(one.state is FindingState.CONFIRMED for one in inspection.findings):
        yield point(material, "nothing_judged", "checklist", wording("blocker.field.checklist"))


def of_minutes(material: Material, wording: Wording) -> Iterator[Blocker]:
    """Return whether nobody has said that the minutes are signed."""
    if material.inspection.minutes is None:
        yield point(material, "minutes_missing", "minutes", wording("blocker.field.minutes"))


def beside_minutes(material: Material, finding: Finding) -> Iterator[str]:
    """Return whether the signed minutes tell a finding otherwise or not at all: a conclusion rests on its minutes."""
    minutes = material.inspection.minutes
    if minutes is None:
        return
    told = minutes.conditions.get(finding.id)
    if told is None:
        yield "finding_not_in_minutes"
    elif tidy(told) != tidy(finding.condition):
        yield "finding_differs_from_minutes"


def of_clashes(material: Material, wording: Wording) -> Iterator[Blocker]:
    """Return where several people's values clash, with all of them."""
    for clash in material.open_ends.clashes:
        said = ((name_of(one.actor), value_words(one.event, wording, clash.field)) for one in clash.entries)
        values = "; ".join(f"{who}: {short(value, _VALUE_WIDTH)}" for who, value in said)
        thing = _clashing(material, clash, wording)
        yield point(material, "clash", clash.place, wording("blocker.clash_label", thing=thing, values=values))


def _clashing(material: Material, clash: Clash, wording: Wording) -> str:
    """Return which field of what clashes."""
    if clash.field:
        text = short(material.inspection.finding(clash.id).condition, _VALUE_WIDTH)
        place = places(material.inspection.findings)[clash.id]
        label = wording("blocker.finding_label", place=place, text=text)
        return f"{label} – {wording(f'finding.field.{clash.field}').lower()}"
    item = material.items.get(clash.id)
    return f"{item.number if item else clash.id} {wording(f'blocker.clashing.{clash.kind}')}"


def of_unsaved(material: Material, wording: Wording) -> Iterator[Blocker]:
    """Return the fields into which this person has typed what is not entered yet."""
    for field in material.open_ends.unsaved:
        yield point(material, "unsaved_text", field, _field_label(material, field, wording))


def _field_label(material: Material, field: str, wording: Wording) -> str:
    kind, _, own = field.partition(":")
    own = own.removeprefix("item:")
    if item := material.items.get(own):
        return item_label(item, wording)
    for finding in material.inspection.findings:
        if finding.id == own and finding.state is not FindingState.STRUCK:
            place = places(material.inspection.findings)[own]
            return wording("blocker.finding_label", place=place, text=short(finding.condition))
    return wording(_TYPED_INTO.get(kind, "blocker.field.reading"))
