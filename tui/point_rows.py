"""Rows of the close-out list, where each point leads, and the lines of the sign-off beside it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inspection.approval import State
from inspection.approval_words import SHORT_HASH, ApprovalWords
from inspection.conclude import described
from inspection.vietnamese import format_date
from tui.half_typed import stage_of
from tui.theme import line, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text

    from inspection.approval import SignOff, VersionHistory
    from inspection.model.inspection import Inspection, Member
    from inspection.model.notice import Blocker
    from inspection.wording import Wording

SIGN_LOOKS = {State.UNSIGNED: "dim", State.PARTLY: "warning", State.SIGNED: "met", State.VOID: "error"}


class Target(NamedTuple):
    """Where a point is put right: a stage, and what the cursor is put on there."""

    stage: str
    place: str = ""


def point_row(point: Blocker, say: Wording) -> Text:
    """Return a point's row: its weight first, then what is wrong, then where."""
    mark, look = ("hard", "error") if point.hard else ("soft", "warning")
    said = f" {say(f'blocker.{point.code}')}"
    excused = f" ({say('close_out.excused')})" if point.excuse else ""
    return line((say(f"notice_screen.{mark}"), look), said, (excused, "met"), (f" · {point.label}", "dim"))


def known_lines(points: Sequence[Blocker], say: Wording, width: int) -> list[Text]:
    """Return points that are known and left open, those of one kind under their number, for there may be hundreds."""
    kinds: dict[str, list[Blocker]] = {}
    for point in points:
        kinds.setdefault(point.code, []).append(point)
    lines: list[Text] = []
    for code, own in kinds.items():
        if len(own) == 1:
            lines += wrapped(f"- {described(own[0], say)}", width, "", 2)
            continue
        lines += wrapped(f"- {len(own)} × {say(f'blocker.{code}')}", width, "strong", 2)
        for point in own:
            told = say("blocker.excused", point=point.label, reason=point.excuse) if point.excuse else point.label
            lines += wrapped(f"  · {told}", width, "", 4)
    return lines


def target_of(point: Blocker, inspection: Inspection) -> Target:
    """Return where a point is put right; the close-out itself where that is done there."""
    place, stage = point.place, "close_out"
    if point.code == "unsaved_text":
        return _where_typed(place, inspection)
    if point.code == "clash":
        place = place.partition(":")[2]
    elif point.code.startswith("issue_"):
        stage = "figures"
    elif point.code == "nothing_judged":
        stage = "checklist"
    elif point.code.startswith("details_"):
        stage = "documents" if place == "report" else "details"
    if any(finding.id == place for finding in inspection.findings):
        stage = "findings"
    elif any(item.id == place for item in inspection.items):
        stage = "checklist"
    return Target(stage, place)


def _where_typed(field: str, inspection: Inspection) -> Target:
    """Return where a text was typed that is not entered; a finding that is not written yet, on its item."""
    stage, own = stage_of(field), field.partition(":")[2].removeprefix("item:")
    if stage == "findings" and any(item.id == own for item in inspection.items):
        stage = "checklist"
    return Target(stage, own.rpartition(":")[0] if stage == "building" else own)


def sign_lines(sign_off: SignOff, inspection: Inspection, say: Wording, width: int) -> list[Text]:
    """Return how the sign-off stands: in all, each person of the team, the minutes, every version."""
    words = ApprovalWords(inspection, say)
    lines = wrapped(words.state(sign_off), width, SIGN_LOOKS[sign_off.state], 2)
    lines += wrapped(say("close_out.content", content=sign_off.content[:SHORT_HASH]), width, "dim", 2)
    minutes = inspection.minutes
    told = (
        say("close_out.minutes_signed", day=format_date(minutes.day), count=len(minutes.conditions)) if minutes else ""
    )
    lines += wrapped(told or say("close_out.minutes_open"), width, "" if minutes else "warning", 2)
    for member in inspection.team.members:
        lines += _person(member, sign_off, words, say, width)
    for version in sign_off.versions[1:]:
        lines += _version(version, words, say, width)
    return lines


def _person(member: Member, sign_off: SignOff, words: ApprovalWords, say: Wording, width: int) -> list[Text]:
    standing = sign_off.of(member)
    if standing is None:
        text = say("close_out.not_signed", who=member.name, role=say(f"code.role.{member.role}"))
        return wrapped(text, width, "", 2)
    lines = wrapped(words.standing(standing), width, "error" if standing.cause else "met", 2)
    for change in standing.changes[1:]:
        lines += [line("  ", piece) for one in wrapped(words.change(change), width - 4, "", 2) for piece in [one.plain]]
    return lines


def _version(version: VersionHistory, words: ApprovalWords, say: Wording, width: int) -> list[Text]:
    return [
        text
        for made, entry in version.opened
        for text in wrapped(
            say("close_out.version", number=made.number, reason=made.reason, by=words.by(entry)), width, "strong", 2
        )
    ]
