"""The statements of a document's results: sentences and their clauses, for rules that judge by words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.rules.desk.amounts import SENTENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Sheet

_FULL_STOP = re.compile(r"\.\s")


def statements(sheet: Sheet, pattern: str, within: str = "") -> Iterator[tuple[int, str, int]]:
    """Give line, folded words and place in the line of each statement of the results in which a pattern stands.

    A semicolon ends a statement but where it stands ``within`` one.
    """
    ends = _FULL_STOP if ";" in within else SENTENCE
    for number in dict.fromkeys(number for number, _ in sheet.search(pattern, before=sheet.next_period_line)):
        line = sheet.folded[number - 1]
        start = 0
        for end in (*(found.end() for found in ends.finditer(line)), len(line)):
            if re.search(pattern, line[start:end]):
                yield number, line[start:end], start
            start = end
