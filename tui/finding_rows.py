"""The rows of the list of findings, and the card of one: what people see of a finding at a glance. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inspection.model.codes import FindingState
from inspection.model.finding import in_notice_order, reworded
from inspection.notice_names import earlier_notice
from inspection.vietnamese import format_date
from tui.finding_conflicts import disputed_lines
from tui.finding_form import lacking
from tui.finding_words import item_numbers
from tui.theme import line, wrapped

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from rich.text import Text

    from inspection.conflicts import Conflict
    from inspection.model.catalogue import ReformGroup
    from inspection.model.finding import Finding
    from inspection.model.inspection import Inspection
    from inspection.wording import Wording
    from tui.theme import Part

_LOOKS = {FindingState.DRAFT: "warning", FindingState.CONFIRMED: "met", FindingState.STRUCK: "dim"}
_WITH_UNIT = 100
"""Width in cells from which a row has room for the unit."""


class RowState(NamedTuple):
    """What a row shows of a finding beside what it says."""

    unsaved: bool = False
    """This person has typed what is not saved."""
    disputed: bool = False
    """Two people set one of its fields to two values."""


class Row(NamedTuple):
    """A finding, or the heading of a group."""

    group: ReformGroup
    finding: Finding | None


def rows_of(
    inspection: Inspection, groups: tuple[ReformGroup, ...], *, struck: bool, disputed: Container[str] = ()
) -> list[Row]:
    """Return all groups with their findings in the order of the notice; those struck out last, if at all.

    What is ``disputed`` stands in the list whatever its state: somebody has to choose.
    """
    rows = []
    ordered = sorted(in_notice_order(inspection.findings), key=lambda one: one.state is FindingState.STRUCK)
    for group in groups:
        rows.append(Row(group, None))
        rows += [
            Row(group, one)
            for one in ordered
            if one.group is group.code and (struck or one.state is not FindingState.STRUCK or one.id in disputed)
        ]
    return rows


def row_text(row: Row, inspection: Inspection, say: Wording, width: int, state: RowState | None = None) -> Text:
    """Return a row as a line: state, two values, unsaved typing, weight, conclusion, date, how the condition begins."""
    finding = row.finding
    if finding is None:
        return _heading(row.group, inspection, say)
    due = format_date(finding.due) or say("finding.no_due")
    unit = f" {finding.unit[:24]:<24}" if width >= _WITH_UNIT else ""
    struck = finding.state is FindingState.STRUCK
    return line(
        " ",
        (say(f"finding.mark.{finding.state}"), _LOOKS[finding.state]),
        ("≠", "error") if state and state.disputed else ("*", "warning") if state and state.unsaved else " ",
        (str(int(finding.severity)), "error" if finding.severity > 2 else ""),  # noqa: PLR2004  # serious
        " ",
        say("finding.in") if finding.in_conclusion else say("finding.out"),
        f" {due:<10}{unit} ",
        (f"{say('finding.again')} " if finding.repeats else "", "error"),
        (finding.condition, "dim" if struck else ""),
    )


def _heading(group: ReformGroup, inspection: Inspection, say: Wording) -> Text:
    own = [one for one in inspection.findings if one.group is group.code and one.state is not FindingState.STRUCK]
    confirmed = sum(one.state is FindingState.CONFIRMED for one in own)
    count = say("finding.count", confirmed=confirmed, all=len(own)) if own else say("finding.none")
    return line((f"{group.numeral}. {group.name[say.language]}", "strong"), "  ", (count, "dim"))


def card_lines(
    finding: Finding, inspection: Inspection, say: Wording, width: int, conflicts: Sequence[Conflict] = ()
) -> list[Text]:
    """Return all that is known of a finding, element by element; what has to be chosen first."""
    numbers = item_numbers(finding, inspection)
    head: list[Part] = [
        (say(f"code.finding_state.{finding.state}"), _LOOKS[finding.state]),
        f" · {say(f'code.finding_kind.{finding.kind}')} · {say(f'code.severity.{int(finding.severity)}')}",
        f" · {say('finding.in_long') if finding.in_conclusion else say('finding.out_long')}",
        f" · {numbers}" if numbers else "",
    ]
    lines = [line(*head), *disputed_lines(conflicts, say, width)]
    if finding.struck_reason:
        lines += wrapped(say("finding.struck_because", reason=finding.struck_reason), width, "warning", 2)
    if finding.repeats:
        lines += wrapped(say("finding.repeats", notice=earlier_notice(finding.repeats, say)), width, "error", 2)
    missing = lacking(finding)
    if missing:
        names = ", ".join(say(f"finding.field.{name}").lower() for name in missing)
        lines += wrapped(say("finding.lacks", fields=names), width, "warning", 2)
    for name in ("condition", "recommendation", "criteria", "cause", "effect", "explanation"):
        text = getattr(finding, name)
        if text:
            lines += _element(say(f"finding.field.{name}"), text, width)
    lines += _explained(finding, say, width)
    if finding.unit:
        lines += _element(say("finding.field.unit"), finding.unit, width)
    for evidence in inspection.evidence_of(finding):
        words = evidence.document_number or evidence.description
        lines += _element(say(f"code.evidence_method.{evidence.method}"), words, width)
    for source in finding.sources:
        quote = f" “{source.quote}”" if source.quote else ""
        lines += wrapped(say(f"finding.place.{source.document}", line=source.line) + quote, width, "dim", 2)
    return lines


def _explained(finding: Finding, say: Wording, width: int) -> list[Text]:
    """Return who explained the finding and when, and the words that it had then where the team has changed them."""
    lines: list[Text] = []
    who = ", ".join(filter(None, (finding.explained_by, format_date(finding.explained_on))))
    if finding.explanation and who:
        lines += wrapped(say("finding.explained", who=who), width, "dim", 2)
    for name, before, _ in reworded(finding):
        words = say("finding.before_explanation", field=say(f"finding.field.{name}").lower())
        lines += _element(words, before or say("finding.empty"), width)
    return lines


def _element(name: str, text: str, width: int) -> list[Text]:
    first, *rest = wrapped(f"{name}: {text}", width, "", 2)
    first.stylize("bold", 0, min(len(name) + 1, len(first)))
    return [first, *rest]
