"""The other half of an item of a re-inspection: what the earlier notice concluded, and what had become of it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.notice_names import earlier_notice
from inspection.vietnamese import format_date
from tui.remediation_rows import LOOKS, element
from tui.remediation_words import report_words
from tui.theme import line, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

    from inspection.model.former import FormerFinding
    from inspection.wording import Wording


def former_lines(one: FormerFinding, say: Wording, width: int) -> list[Text]:
    """Return what was concluded of an earlier finding, and its remediation as it stood when this inspection began."""
    lines = [line((say("remediation.concluded", place=one.place), "title"))]
    lines += wrapped(earlier_notice(one.earlier, say), width, "dim", 2)
    for name, text in _elements(one, say):
        lines += element(name, text, width)
    return [*lines, line((say(f"code.remediation_state.{one.state}"), LOOKS[one.state] or "strong"))]


def _elements(one: FormerFinding, say: Wording) -> Iterator[tuple[str, str]]:
    for name in ("condition", "recommendation", "cause", "explanation"):
        if text := getattr(one.finding, name):
            yield say(f"finding.field.{name}"), text
    if one.unit:
        yield say("remediation.field.unit"), one.unit
    if one.due:
        yield say("remediation.field.due"), format_date(one.due)
    if one.report:
        told = report_words(one.report, say)
        yield say("remediation.field.report"), f"{told}: {one.report.text}" if one.report.text else told
    if one.verdict:
        told = f"{say(f'code.retest_verdict.{one.verdict}')}, {format_date(one.retested_on)}"
        yield say("remediation.field.retest"), f"{told}: {one.reason}" if one.reason else told
