"""The letter that reminds a ward of what is overdue (công văn đôn đốc): what was asked, how it stands, until when.

It tells only what was recorded. Its number, its day and, unless one was given, the day to answer by stay blank.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from inspection.conclude.heading import signing_for
from inspection.conclude.phrases import clause, tidy
from inspection.follow_up import followed, overdue
from inspection.model.codes import RemediationState
from inspection.model.notice import NoticeTable, Reminder
from inspection.notice_names import numbered
from inspection.vietnamese import paper_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inspection.conclude.material import Material
    from inspection.follow_up import Followed


def reminder(material: Material, today: date, answer_by: date | None = None) -> Reminder | None:
    """Return the letter as of a day; None where nothing is overdue."""
    rows, late = followed(material.inspection), overdue(material.inspection, today)
    if not late:
        return None
    say, team = material.say, material.inspection.team
    header = tuple(say("notice.reminder.header").split(" | "))
    cells = tuple(_cells(material, row, today) for row in late)
    return Reminder(
        superior=clause(team.superior).upper(),
        agency=clause(team.agency).upper(),
        symbol=_symbol(material),
        place=clause(material.inspection.registration.place or team.place) or clause(material.inspection.details.city),
        subject=say("notice.reminder.subject", ward=material.ward),
        addressee=say("notice.reminder.addressee", unit=material.committee),
        opening=_opening(material, rows, late, today),
        table=NoticeTable(title=say("notice.reminder.table"), header=header, rows=cells),
        asked=_asked(material, answer_by),
        closing=say("notice.reminder.closing", agency=material.agency, unit=material.committee),
        recipients=tuple(_recipients(material)),
        signing_for=signing_for(material),
        signer_title=tidy(team.signer_title).upper(),
        signer=tidy(team.signer),
    )


def notice_name(material: Material) -> str:
    """Return the notice by its number and day, as far as the registry gave them."""
    say, issued = material.say, material.inspection.registration.issued
    name = say("notice.reminder.notice")
    if number := numbered(material.inspection):
        name = say("notice.document", type=name, number=tidy(number))
    return say("notice.dated", document=name, day=paper_date(issued)) if issued else name


def state_words(material: Material, row: Followed, today: date) -> str:
    """Return how a finding's remediation stands on a day, and by how many days it is late."""
    say = material.say
    words = say(f"code.remediation_state.{row.state}")
    late = row.days_late(today)
    return say("notice.reminder.late", state=words, days=late) if late > 0 else words


def _symbol(material: Material) -> str:
    """Return the symbol of a letter: the agency's own code, and a blank for the unit that drafts it."""
    _, _, agency = tidy(material.inspection.team.symbol).partition("-")
    return material.say("notice.reminder.symbol", agency=agency) if agency else ""


def _opening(material: Material, rows: tuple[Followed, ...], late: list[Followed], today: date) -> tuple[str, ...]:
    say = material.say
    facts = {"notice": notice_name(material), "agency": material.agency, "ward": material.ward}
    states = Counter(row.state for row in rows)
    done, told = states[RemediationState.CORRECTED], states[RemediationState.REPORTED]
    counts = {"all": len(rows), "done": done, "told": told, "late": len(late)}
    return (
        say("notice.reminder.opening", day=paper_date(today), **facts),
        say("notice.reminder.counts", **counts, left=len(rows) - done - told - len(late)),
        say("notice.reminder.lead"),
    )


def _cells(material: Material, row: Followed, today: date) -> tuple[str, ...]:
    unit = clause(row.unit) or material.committee
    asked = clause(row.finding.recommendation)
    condition = clause(row.finding.condition)
    return str(row.place), condition, asked, unit, paper_date(row.due), state_words(material, row, today)


def _asked(material: Material, answer_by: date | None) -> tuple[str, ...]:
    say = material.say
    day = paper_date(answer_by) or say("notice.blank_day")
    facts = {"agency": material.agency, "unit": material.committee}
    points = (say("notice.reminder.ask_work"), say("notice.reminder.ask_report", day=day, **facts))
    numbered_points = (f"{number}. {point}" for number, point in enumerate(points, start=1))
    return say("notice.reminder.ask", **facts), *numbered_points


def _recipients(material: Material) -> Iterator[str]:
    say = material.say
    yield f"{say('notice.reminder.as_above')};"
    if material.superior:
        yield f"{say('notice.to_superior', superior=material.superior)};"
    yield f"{say('notice.to_file')}."
