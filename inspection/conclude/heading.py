"""What stands around the sections of a notice: letterhead, basis, opening, recipients, signature."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.conclude.phrases import clause, own_document, sentence, tidy
from inspection.notice_names import earlier_notice
from inspection.vietnamese import fold, paper_date

if TYPE_CHECKING:
    from inspection.conclude.material import Material


def registered(number: str) -> str:
    """Return a registry's number; below 10 it has a leading zero, as Decree 30/2020 has it."""
    number = tidy(number)
    return number.zfill(2) if number.isascii() and number.isdigit() else number


def basis(material: Material, *, visited: bool = True) -> tuple[str, ...]:
    """Return the lines of the basis (căn cứ): each ends with ``;``, the last one with a stop (Decree 30/2020).

    The visit is a basis of the notice; the minutes are written on it, before there is anything to lean on.
    """
    say, team = material.say, material.inspection.team
    documents = [team.plan_decision, team.team_decision, team.schedule_notice]
    documents += dict.fromkeys(earlier_notice(one.earlier, say) for one in material.inspection.former)
    if report := material.inspection.report:
        name, about = own_document(report, say, "report"), say("notice.about.report")
        documents.append(say("notice.basis_report", report=name, unit=material.committee, about=about))
    first, last = material.inspection.details.held_on, material.inspection.details.held_until
    if visited and first:
        days = say("notice.days", start=paper_date(first), end=paper_date(last)) if last else ""
        day = days or say("notice.day", day=paper_date(first))
        documents.append(say("notice.basis_visit", day=day, unit=material.committee))
    lines = [_based_on(clause(text), say("notice.basis")) for text in documents if text.strip()]
    return tuple(f"{line};" for line in lines[:-1]) + tuple(f"{line}." for line in lines[-1:])


def _based_on(text: str, lead: str) -> str:
    """Put "Căn cứ" before a document, unless whoever typed it has done so."""
    return text if fold(text).startswith(fold(lead) + " ") else f"{lead} {text}"


def opening(material: Material) -> tuple[str, ...]:
    """Return the paragraphs that say who inspected what, when, for which period, and under whose lead."""
    say, details = material.say, material.inspection.details
    day = say("notice.in_round")
    if details.held_on:
        first, last = paper_date(details.held_on), paper_date(details.held_until)
        day = say("notice.on_days", start=first, end=last) if details.held_until else say("notice.on_day", day=first)
    lines = [say("notice.opening", day=day, team=material.team, unit=material.committee)]
    if head := material.head:
        post = listed_post(head.post, head.agency)
        lines.append(say("notice.chaired", name=tidy(head.name), post=f", {post}" if post else ""))
    lines.append(say("notice.form", form=say(f"code.inspection_form.{details.form}").lower()))
    if details.scope.strip():
        lines.append(say("notice.scope", scope=clause(details.scope)))
    if details.period:
        start, end = paper_date(details.period.start), paper_date(details.period.end)
        lines.append(say("notice.period", start=start, end=end))
    lead = say("notice.announces", agency=material.agency)
    return " ".join(lines), lead


def listed_post(post: str, agency: str) -> str:
    """Return post and agency of a member; words that end the one and begin the other stand once."""
    post, agency = clause(post), clause(agency)
    if fold(agency) in fold(post):
        return post
    ending, beginning = post.split(), agency.split()
    for length in range(min(len(ending), len(beginning)), 0, -1):
        if fold(" ".join(ending[-length:])) == fold(" ".join(beginning[:length])):
            return " ".join((*ending[:-length], *beginning))
    return f"{post} {agency}".strip()


def recipients(material: Material) -> tuple[str, ...]:
    """Return the recipients, each ending with ``;``, the last one with a stop; the usual ones where none are given."""
    say, team = material.say, material.inspection.team
    lines = [line for line in (clause(re.sub(r"^\s*[-–+]\s*", "", one)) for one in team.recipients) if line]
    if not lines:
        lines = [say("notice.to_superior", superior=material.superior)] if material.superior else []
        lines += [say("notice.to_unit", unit=material.committee), say("notice.to_team"), say("notice.to_file")]
    return (*(f"{line};" for line in lines[:-1]), f"{lines[-1]}.")


def signing_for(material: Material) -> tuple[str, ...]:
    """Return the lines above the signer's title; the team file separates several by a slash or a new line."""
    parts = re.split(r"\s*(?:/|\n)\s*", material.inspection.team.signing_for)
    return tuple(tidy(part).upper() for part in parts if part.strip())


def thanks(material: Material) -> str:
    """Return the closing sentence with the sign that ends a Vietnamese document."""
    return sentence(material.say("notice.closing", unit=material.committee)).removesuffix(".") + "./."
