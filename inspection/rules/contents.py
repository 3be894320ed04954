"""Family T, contents: what a report tells of under each group, and text that a scan has spoilt (T05, T12)."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit, Pass, shorten
from inspection.rules.engine import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.model.relations import ExpectedContent
    from inspection.rules.desk import Desk, Sheet


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


@rule("T12")
def contents_told(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a report tells of what each reform group is about; what it lacks is asked for."""
    sheet = desk.report
    if sheet is None or sheet.damaged or not sheet.lines:
        return
    lacking: dict[str, list[str]] = defaultdict(list)
    for content in desk.relations.expected:
        if not _told(sheet, content):
            lacking[content.group].append(content.name)
    asked = {content.group for content in desk.relations.expected}
    for group in (group for group in sheet.reading.groups if group.code.value in asked):
        facts = {"group": group.code.value}
        if names := lacking.get(group.code.value):
            yield Hit(
                sheet=sheet,
                lines=(group.line,),
                quote=shorten(sheet.line(group.line).strip("#* ")) or group.title,
                facts=facts | {"lacking": " ".join(names)},
            )
        else:
            yield Pass(sheet=sheet, lines=(group.line,), facts=facts)


def _told(sheet: Sheet, content: ExpectedContent) -> bool:
    if any(figure.line < sheet.next_period_line for name in content.indicators for figure in sheet.figures(name)):
        return True
    results = sheet.folded[: sheet.next_period_line - 1]
    return bool(content.pattern) and any(re.search(content.pattern, line) for line in results)
