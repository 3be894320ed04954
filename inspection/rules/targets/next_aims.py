"""Family G, aims without a heading of the next period: not below what was reached (domain.md §5.1, G03, G04; G34)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit, Pass, amount, show
from inspection.rules.desk.amounts import RATE
from inspection.rules.desk.measured_levels import LEVEL, SCOPE, Level, level_shown, levels
from inspection.rules.desk.subjects import clause_at, sentence_at, subject
from inspection.rules.engine import rule
from inspection.vietnamese import fold, parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection.model.documents import Figure
    from inspection.rules.desk import Desk, Sheet

_AIMED = re.compile(
    r"\b(?:phan dau|muc tieu|chi tieu|nang|duy tri|giu vung|se|dua|bao dam|tro len|toi thieu|it nhat|khong duoi"
    r"|ke hoach giao)\b"
)
"""Words of what is wanted, not reached."""
_WANTS = re.compile(r"\b(?:phan dau|dat muc tieu|nang|duy tri|giu vung|giu muc)\b")
_KEEPS = re.compile(r"\b(?:duy tri|giu vung|giu muc)\b")
_TIME = re.compile(r"^(?:quy|thang|sau|chin|\d|den)")
"""Words of scope that tell of time; the next period has another one than the result."""
_OF_YEAR = re.compile(r"\bnam (?:20\d\d|toi|sau)\b(?! ?/)")
"""A count is aimed at for a year; one of a month adds to others."""
_KEPT = re.compile(
    r"\b(?:duy tri|giu vung|giu)\b (?:on dinh )?(?:[a-z,/-]+ ){2,16}?(?:o muc |dat |muc |la |bang |o )?"
    r"(?P<number>\d[\d.,]*) ?%(?! ?(?:so |cac |ho so|van ban|nhiem vu|can bo|cong chuc|don vi|co quan))"
)
"""What is to be kept at a level without words of a floor: "duy trì tỷ lệ ký số 100%"."""
_FEWEST = 3
"""Syllables from which a clause tells its measure."""


@rule("G34")
def aims_beyond_results(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that what a report wants next lies above what it reached, and that what it wants to keep was reached.

    Aims that reading has named under the heading of the next period are judged by G03 and G04.
    """
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    wanting = {number for number, _ in sheet.search(_WANTS)}
    wanted = [aim for aim in (*levels(sheet, wanting), *_kept(sheet)) if _is_wanted(sheet, aim)]
    results = sheet.reading.results if wanted else ()
    for aim in wanted:
        if aim.line >= sheet.next_period_line and _is_named(sheet, aim, results):
            continue
        answers = [figure for figure in reversed(results) if _answers(sheet, aim, figure) and _is_result(figure)]
        reached = max(answers, key=lambda figure: len(aim.clause & subject(figure.quote)), default=None)
        if reached is not None:
            line = sheet.folded[aim.line - 1]
            start, _ = sentence_at(line, aim.start, aim.end)
            yield _judged(sheet, aim, reached, keeps=bool(_KEEPS.search(line, start, aim.start)))


def _is_wanted(sheet: Sheet, aim: Level) -> bool:
    """Tell whether words before a level say that it is wanted; a count is wanted for a year."""
    line = sheet.folded[aim.line - 1]
    start, end = sentence_at(line, aim.start, aim.end)
    wanted = _WANTS.search(line, start, aim.start) is not None
    return wanted and (aim.unit == RATE or _OF_YEAR.search(line, start, end) is not None)


def _is_named(sheet: Sheet, aim: Level, results: Sequence[Figure]) -> bool:
    """Tell whether reading has named an aim, and a result of the same name."""
    names = {target.indicator for target in sheet.reading.targets if target.line == aim.line and target.indicator}
    return any(figure.indicator in names and _is_result(figure) for figure in results)


def _kept(sheet: Sheet) -> Iterator[Level]:
    """Give the rates that are to be kept, as levels."""
    for number, found in sheet.search(_KEPT):
        value = parse_number(found["number"].rstrip(".,"))
        if value is None or LEVEL.search(found[0]):
            continue
        written = sheet.line(number)[found.start() : found.start("number")]
        yield Level(
            line=number,
            start=found.start("number"),
            end=found.end("number"),
            value=value,
            unit=RATE,
            ceiling=False,
            clause=subject(written),
            sentence=subject(written),
            scope=frozenset(SCOPE.findall(found[0])),
            alone=False,
        )


def _is_result(figure: Figure) -> bool:
    return figure.value is not None and figure.field is None and not _AIMED.search(fold(figure.quote))


def _answers(sheet: Sheet, aim: Level, figure: Figure) -> bool:
    """Tell whether a figure before an aim is of what the aim measures, by its name or by all the words of the aim."""
    if figure.line > aim.line or (figure.unit == RATE) != (aim.unit == RATE):
        return False
    said = fold(figure.quote)
    if {word for word in SCOPE.findall(said) if not _TIME.match(word)} != {w for w in aim.scope if not _TIME.match(w)}:
        return False
    own = next((f for f in sheet.figures_on((aim.line,)) if f.value == aim.value and f.indicator), None)
    if own is not None and own.indicator == figure.indicator:
        return True
    place = figure.quote.find(show(figure.value))
    first, last = clause_at(said, max(place, 0), max(place, 0))
    if said[:first].endswith("("):  # a rate in brackets stands behind what it measures
        first = clause_at(said, first - 1, first - 1)[0]
    told = subject(figure.quote[first:last])
    return len(aim.clause) >= _FEWEST and aim.clause <= told


def _judged(sheet: Sheet, aim: Level, reached: Figure, *, keeps: bool) -> Hit | Pass:
    value = reached.value
    if value is None:
        raise ValueError("a result without a number answers no aim")
    below = aim.value > value if aim.ceiling else aim.value < value
    above = aim.value < value if aim.ceiling else aim.value > value
    lines = tuple(sorted({reached.line, aim.line}))
    shown = level_shown(aim)
    facts = {"indicator": reached.indicator or "", "working": f"{show(value)} → {shown}"}
    if not (above if keeps else below):
        return Pass(sheet=sheet, lines=lines, facts=facts)
    place = sentence_at(sheet.folded[aim.line - 1], aim.start, aim.end)
    return Hit(
        sheet=sheet,
        lines=lines,
        quote=sheet.excerpt(aim.line, *place),
        stated=shown,
        computed=amount(value, reached.unit),
        facts=facts | {"note": "level_not_reached" if keeps else "level_passed", "against": reached.quote},
    )
