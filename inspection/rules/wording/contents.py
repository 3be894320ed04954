"""Family T, contents: what a report tells of under each group, and text that a scan has spoilt (T05, T12)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit, Pass, shorten
from inspection.rules.engine import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.model.relations import ExpectedContent
    from inspection.rules.desk import Desk, Sheet

_MONTH = 30.4
"""Days."""
_YEAR = 12
_CHAPTER = re.compile(r"^[\W_]*(?:[IVX]+\s*[.:)]|[A-H]\s*[.:)]\s|(?:Phần|PHẦN)\s)")
_PURPOSE = re.compile(r"muc dich|yeu cau|quan diem")
_AIMS = re.compile(r"chi tieu|muc tieu")


@rule("T05")
def text_as_it_was(desk: Desk) -> Iterator[Hit | Pass]:
    """Say of a document that its text was spoilt in recognition; that is no fault of the ward."""
    for sheet in desk.sheets:
        spoilt = next((issue for issue in sheet.reading.issues if issue.rule == "reading.damaged_text"), None)
        if spoilt is None:
            continue
        first = next((number for number, line in enumerate(sheet.lines, 1) if line.strip()), 1)
        facts = {"share": spoilt.facts.get("share", "")}
        yield Hit(sheet=sheet, lines=(first,), quote=shorten(sheet.line(first)), facts=facts)


@rule("T13")
def targets_in_their_section(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a plan's targets have a section of their own, not a place among its purposes."""
    sheet = desk.plan
    if sheet is None or sheet.damaged or not sheet.reading.targets:
        return
    chapters = [(n, sheet.folded[n - 1]) for n, line in enumerate(sheet.lines, 1) if _CHAPTER.match(line)]
    own = next((number for number, line in chapters if _AIMS.search(line)), None)
    if own is not None:
        yield Pass(sheet=sheet, lines=(own,))
        return
    for (start, line), (end, _) in pairwise([*chapters, (len(sheet.lines) + 1, "")]):
        targets = [target for target in sheet.reading.targets if start < target.line < end]
        if _PURPOSE.search(line) and targets:
            yield Hit(
                sheet=sheet,
                lines=(start, targets[0].line),
                quote=shorten(sheet.line(start).strip("#* ")),
                stated=str(len(targets)),
                facts={"against": shorten(targets[0].text)},
            )


@rule("T12")
def contents_told(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a report tells of what each reform group is about; what it lacks is asked for."""
    sheet = desk.report
    if sheet is None or sheet.damaged or not sheet.lines:
        return
    lacking: dict[str, list[str]] = defaultdict(list)
    asked: Counter[str] = Counter()
    for content in desk.relations.expected:
        if content.months > _months(sheet):
            continue
        asked[content.group] += 1
        if not _told(sheet, content):
            lacking[content.group].append(content.name)
    for group in (group for group in sheet.reading.groups if group.code.value in asked):
        facts = {"group": group.code.value}
        names = lacking.get(group.code.value, ())
        if names and 2 * len(names) >= asked[group.code.value]:  # one thing of several is no gap
            yield Hit(
                sheet=sheet,
                lines=(group.line,),
                quote=shorten(sheet.line(group.line).strip("#* ")) or group.title,
                facts=facts | {"lacking": " ".join(names)},
            )
        elif not names:
            yield Pass(sheet=sheet, lines=(group.line,), facts=facts)


def _months(sheet: Sheet) -> int:
    """Return how many months a report is about, a whole year where it does not say."""
    period = sheet.reading.period
    return round((period.end - period.start).days / _MONTH) if period else _YEAR


def _told(sheet: Sheet, content: ExpectedContent) -> bool:
    if any(figure.line < sheet.next_period_line for name in content.indicators for figure in sheet.figures(name)):
        return True
    firsts = map(sheet.first, content.patterns)
    return any(first is not None and first < sheet.next_period_line for first in firsts)
