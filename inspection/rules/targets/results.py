"""Family G, targets: what was planned, what was reached, what is promised next (domain.md §5.1, G01 to G04, G09)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from inspection.model.codes import Comparator, Grade, Severity
from inspection.rules.counts.balance import ALIKE, TARGET_BESIDE
from inspection.rules.desk import Hit, Pass, amount, shorten, show, wanted
from inspection.rules.desk.amounts import same_unit
from inspection.rules.desk.percentage import HUNDRED
from inspection.rules.engine import rule
from inspection.rules.targets.comparing import direction, met, under_way, within_year
from inspection.vietnamese import fold, parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from inspection.model.documents import Figure, Target
    from inspection.rules.desk import Desk, Sheet

_MAINTAIN = re.compile(r"\b(?:duy tri|giu vung|giu(?= (?:ty le|muc|on dinh)))\b")
_MORE = re.compile(r"\bthem\b|\bmoi (?:phong|don vi|co quan|nguoi|quy|thang|tuan|truong|linh vuc)\b")
"""Words of an aim that comes to what is there, or that is one of each."""
_FIELD = re.compile(r"\brieng\b|\bdoi voi\b|\bthuoc linh vuc\b")
_MORE_THAN_YEAR = re.compile(
    r"(?:cao hon|tang (?:so voi|hon)|tot hon|vuot|giam so voi|thap hon|(?:tang|giam)\b[^.;]{0,30}\bso voi)"
    r"\s+(?:\w+\s+)?(?:(?:so voi|qua|thuc hien|dat duoc|lieu|hang|ky|muc|cua|diem)\s+){0,4}nam (\d{4})"
)
_CLAIMED = re.compile(
    r"^(?:[^.;%]|\.(?=\d))*?(?<!chua )(?<!khong )(?<!gan )(?<!phan dau )\b(?:dat va vuot|vuot|dat|hoan thanh|cao hon)"
    r"(?: so voi)? (?:muc )?(?:(?:chi tieu|ke hoach|muc tieu|yeu cau|nguong)(?: (?:so )?\d{1,4}/[\w-]+)?[^.;%\d]{0,60}?"
    r"|(?:toi thieu|duoc giao|de ra|dat ra|giao) )(?P<norm>\d[\d,.]*)\s*%"
)
"""Words behind a rate that claim a level, with that level ("(94%), đạt và vượt chỉ tiêu là từ 95%")."""
_COMPARED = re.compile(r"\b(?:so voi|cung ky|nam (?:truoc|20\d\d))\b[^.;,%]{0,40}$")
"""Words before a rate that another one is compared with."""
_PLANNED = re.compile(
    r"[\s,;)(]*(?:da )?(?:dat va vuot|vuot|dat) (?:muc )?(?:chi tieu|ke hoach|muc tieu)(?: so \d{1,4}/[\w-]+)?"
    r"(?: (?:nam|giao|de ra|dat ra|duoc giao))*\s*(?:[,;.)]|$)"
)
"""Words right behind a rate that claim the planned level without telling it."""
_NOTHING = re.compile(r"(?:khong|chua) (?:co|phat sinh)")
"""Words of something that did not occur, of which there is no number."""
SURE = 100
_WORD = re.compile(r"[^\W\d_]+")
_SAID_OF_ANY = frozenset(
    ("tỷ", "lệ", "đạt", "từ", "trở", "lên", "trên", "dưới", "tối", "thiểu", "đã", "ít", "nhất", "số", "các")
)
"""Words that stand in any target or result; with accents, for "số" is said of anything and "sơ" is not."""
_FEW_WORDS = 4
"""Below which a target's words tell nothing."""
_MOST_WORDS = 0.75
"""The share of a target's words from which a result that could not be named may be the target's."""


@rule("G01")
def targets_answered(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that every target of the plan has a result in the report."""
    if desk.plan is None or desk.report is None:
        return
    for match in desk.case.targets:
        target = match.target
        facts = {"indicator": target.indicator or "", "working": wanted(target), "note": _borrowed(desk)}
        if match.figure is not None:
            facts["likeness"] = str(match.likeness)
            yield Pass(sheet=desk.plan, lines=(target.line,), facts=facts)
            continue
        unnamed = _unrecognised(desk.report, target)
        if unnamed is not None:
            facts |= {"note": "unrecognised", "against": unnamed.quote}
        severity = Severity.MINOR if unnamed else None
        yield Hit(
            sheet=desk.plan,
            lines=(target.line,),
            quote=shorten(target.text),
            stated=wanted(target),
            severity=severity if desk.case.plan_is_own else Severity.NOTE,
            grade=Grade.UNLIKELY if unnamed else None,
            facts=facts,
        )


def _unrecognised(sheet: Sheet, target: Target) -> Figure | None:
    """Return a result that could not be named but may be the target's: its unit, most of its words."""
    wanted = set(_WORD.findall(target.text.lower())) - _SAID_OF_ANY
    if len(wanted) < _FEW_WORDS:
        return None
    best, most = None, _MOST_WORDS * len(wanted)
    for figure in sheet.reading.results:
        if figure.indicator is None and figure.value is not None and figure.unit == target.unit:
            held = len(wanted.intersection(_WORD.findall(f"{figure.label} {figure.quote}".lower())))
            if held >= most:
                best, most = figure, held + 1
    return best


def _borrowed(desk: Desk) -> str:
    return "" if desk.case.plan_is_own else "other_plan"


@rule("G02")
def results_against_targets(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge results against targets: those of the plan, and norms that the report itself names beside a result."""
    if desk.report is None:
        return
    for match in desk.case.targets if desk.plan else ():
        figure = match.figure
        if figure is None or figure.value is None or match.likeness < SURE:
            continue
        if not same_unit(figure.unit, match.target.unit, desk.relations.units, fuller=True):
            continue
        note = _borrowed(desk) or ("under_way" if under_way(desk, figure.indicator, figure.unit) else "")
        yield _against(desk, desk.report, match.target, figure, note)
    for target in desk.report.reading.targets:
        if target.line >= desk.report.next_period_line:
            continue
        beside = [
            f
            for f in desk.report.reading.results
            if f.line == target.line
            and f.value is not None
            and f.indicator is not None
            and f.unit == target.unit
            and f.value not in target.value
            and target.indicator in {None, f.indicator}
        ]
        if beside:
            floor = target.comparator in {Comparator.AT_LEAST, Comparator.ABOVE}
            note = "under_way" if floor and within_year(desk, beside[0].indicator, beside[0].unit) else ""
            yield _against(desk, desk.report, target, beside[0], note)
    yield from _claimed(desk, desk.report)


def _claimed(desk: Desk, sheet: Sheet) -> Iterator[Hit]:
    """Give the results that are said to reach a level in their own sentence and lie below it."""
    for figure in sheet.reading.results:
        if figure.value is None or figure.unit != "%" or direction(desk, figure.indicator) == "down":
            continue
        before, _, behind = fold(figure.quote).partition(f"{show(figure.value)}%")
        if _COMPARED.search(before):
            continue
        claim = _CLAIMED.search(behind)
        norm = parse_number(claim["norm"]) if claim else _level(desk, sheet, figure) if _PLANNED.match(behind) else None
        if norm is None or figure.value >= norm or norm > HUNDRED:
            continue
        yield Hit(
            sheet=sheet,
            lines=(figure.line,),
            quote=figure.quote,
            stated=amount(figure.value, figure.unit),
            computed=amount(norm, figure.unit),
            facts={
                "indicator": figure.indicator or figure.label,
                "working": f"{show(figure.value)} < {show(norm)}",
                "note": "claimed_reached",
            },
        )


def _level(desk: Desk, sheet: Sheet, figure: Figure) -> Decimal | None:
    """Return the level that the report recalls for a figure, else the one of the ward's own plan."""
    plan = desk.plan.reading.targets if desk.plan and desk.case.plan_is_own else ()
    told = (one for one in sheet.reading.targets if one.line < sheet.next_period_line)
    levels = (one for one in (*told, *plan) if figure.indicator and one.indicator == figure.indicator)
    return next((one.value[0] for one in levels if one.unit == figure.unit and len(one.value) == 1), None)


@rule("G19")
def comparable_results(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a result which answers a target can be held against it: a number of the same unit, surely its own."""
    for match in desk.case.targets if desk.plan and desk.report else ():
        figure, target = match.figure, match.target
        if figure is None or desk.report is None:
            continue
        if figure.value is None:
            note = "" if figure.denominator == 0 or _NOTHING.search(fold(figure.quote)) else "in_words"
        elif not same_unit(figure.unit, target.unit, desk.relations.units, fuller=True):
            note = "other_unit"
        else:
            note = "" if match.likeness >= SURE else "alike"
        if note:
            yield Hit(
                sheet=desk.report,
                lines=(figure.line,),
                quote=figure.quote,
                stated=amount(figure.value, figure.unit) if figure.value is not None else None,
                computed=wanted(target),
                facts={"indicator": figure.indicator or target.text, "note": note, "against": shorten(target.text)},
            )


def _against(desk: Desk, sheet: Sheet, target: Target, figure: Figure, note: str) -> Hit | Pass:
    value = figure.value
    if value is None:
        raise ValueError("a figure without a number cannot be held against a target")
    facts = {"indicator": figure.indicator or "", "target": wanted(target), "note": note}
    if met(target, value, direction(desk, figure.indicator)):
        return Pass(sheet=sheet, lines=(figure.line,), facts=facts | {"working": f"{show(value)} → {wanted(target)}"})
    gap = min((abs(value - bound) for bound in target.value), default=value)
    return Hit(
        sheet=sheet,
        lines=(figure.line,),
        quote=figure.quote,
        stated=_stated(sheet, figure, value),
        computed=wanted(target),
        severity={"": None, "under_way": Severity.NOTE}.get(note, Severity.MINOR),
        grade=Grade.UNLIKELY if note == "under_way" else None,
        facts=facts | {"working": f"{show(value)} ↔ {wanted(target)} (Δ {show(gap)})", "against": shorten(target.text)},
    )


def _stated(sheet: Sheet, figure: Figure, value: Decimal) -> str:
    """Return what the report states: the figure, or of a rate that it does not state the two numbers that make it."""
    told = amount(value, figure.unit)
    if figure.numerator is None or figure.denominator is None or figure in sheet.reading.figures:
        return told
    return f"{show(figure.numerator)}/{show(figure.denominator)} = {told}"


def _promises(desk: Desk) -> Iterator[tuple[Target, Figure, bool]]:
    """Give the aims for the next period that a figure of this one answers; True where both name one indicator."""
    sheet = desk.report
    if sheet is None:
        return
    kin = {name: other for pair in desk.relations.kin for name, other in (pair, pair[::-1])}
    for target in sheet.reading.targets:
        if target.line < sheet.next_period_line or target.indicator is None or _FIELD.search(fold(target.text)[:20]):
            continue
        if TARGET_BESIDE.search(fold(target.text)):
            continue  # a row of an annex, with its result beside it
        own = _present(sheet, target.indicator)
        if own is not None:
            if own.unit == target.unit:
                yield target, own, True
        elif other := _present(sheet, kin.get(target.indicator, "")):
            yield target, other, False


def _present(sheet: Sheet, indicator: str) -> Figure | None:
    fitting = [f for f in sheet.figures(indicator) if f.value is not None and f.line < sheet.next_period_line]
    annexed = (f for f in sheet.figures(indicator) if f.value is not None and TARGET_BESIDE.search(fold(f.quote)))
    return fitting[0] if fitting else next(annexed, None)


def _looked_back(sheet: Sheet | None) -> Iterator[tuple[Target, Figure]]:
    """Give the targets of a plan with what it says was reached before it."""
    if sheet is None or sheet.reading.period is None:
        return
    start = sheet.reading.period.start
    for target in sheet.reading.targets:
        before = (f for f in sheet.figures(target.indicator) if f.period and f.period.end < start)
        own = next((figure for figure in before if figure.value is not None and figure.unit == target.unit), None)
        if own is not None:
            yield target, own


@rule("G03")
def aims_above_results(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that an aim for the next period does not lie below what is reported already."""
    for target, figure, same in _promises(desk):
        said = fold(target.text)
        if not same or figure.value is None or desk.report is None or _MAINTAIN.search(said) or _MORE.search(said):
            continue
        if target.indicator in desk.relations.open_ended:
            continue  # the share of next year's plan begins at nothing
        down = direction(desk, target.indicator) == "down"
        low = target.value[0]
        facts = {"indicator": figure.indicator or "", "target": wanted(target)}
        lines = (figure.line, target.line)
        if (low > figure.value) if down else (low < figure.value):
            yield Hit(
                sheet=desk.report,
                lines=lines,
                quote=shorten(target.text),
                stated=wanted(target),
                computed=amount(figure.value, figure.unit),
                facts=facts | {"working": f"{wanted(target)} ↔ {show(figure.value)}", "against": figure.quote},
            )
        else:
            yield Pass(sheet=desk.report, lines=lines, facts=facts | {"working": f"{show(figure.value)} → {show(low)}"})


@rule("G04")
def maintained_levels(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a level is maintained only where it was reached: by a report, or before a plan by its own words."""
    told = [(desk.report, *promise) for promise in _promises(desk)]
    told += [(desk.plan, *aim, True) for aim in _looked_back(desk.plan)]
    for sheet, target, figure, same in told:
        if figure.value is None or sheet is None or not _MAINTAIN.search(fold(target.text)):
            continue
        facts = {"indicator": figure.indicator or "", "target": wanted(target), "note": "" if same else "kin"}
        lines = (figure.line, target.line)
        if met(target, figure.value, direction(desk, target.indicator)):
            yield Pass(sheet=sheet, lines=lines, facts=facts | {"working": f"{show(figure.value)} → {wanted(target)}"})
            continue
        gap = abs(target.value[0] - figure.value)
        alike = same and fuzz.token_set_ratio(fold(target.text), fold(f"{figure.label} {figure.quote}")) >= ALIKE
        yield Hit(
            sheet=sheet,
            lines=lines,
            quote=shorten(target.text),
            stated=wanted(target),
            computed=amount(figure.value, figure.unit),
            grade=None if alike else Grade.UNLIKELY,
            facts=facts
            | {"working": f"{show(target.value[0])} − {show(figure.value)} = {show(gap)}", "against": figure.quote},
        )


@rule("G08")
def denied_and_promised(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that no task is promised for what the report says the ward does not have."""
    sheet = desk.report
    if sheet is None:
        return
    for denial in desk.relations.denials:
        number, match = next(sheet.search(denial.denied), (0, None))
        if match is None:
            continue
        promised = next((n for n, _ in sheet.search(denial.task) if n >= sheet.next_period_line), None)
        if promised:
            yield Hit(
                sheet=sheet,
                lines=(number, promised),
                quote=shorten(sheet.line(promised).strip("-+* ")),
                facts={"against": sheet.excerpt(number, *match.span())},
            )
        else:
            yield Pass(sheet=sheet, lines=(number,))


@rule("G09")
def better_than_its_own_year(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a plan does not measure itself against its own year ("cao hơn năm 2025" in the plan for 2025)."""
    sheet = desk.plan
    if sheet is None or sheet.reading.period is None:
        return
    year = sheet.reading.period.end.year
    right = []
    for number, match in sheet.search(_MORE_THAN_YEAR):
        if int(match[1]) != year:
            right.append(number)
            continue
        start = max(match.string.rfind(sign, 0, match.start()) for sign in (". ", "; ")) + 1
        yield Hit(
            sheet=sheet,
            lines=(number,),
            quote=_tail(sheet.line(number)[start : match.end()].strip(" .;-*+")),
            stated=match[1],
            computed=str(year - 1),
            facts={"year": str(year)},
        )
    if right:
        yield Pass(sheet=sheet, lines=tuple(right), facts={"working": f"< {year}"})


def _tail(text: str, longest: int = 200) -> str:
    return text if len(text) <= longest else "… " + text[-longest:].split(" ", 1)[-1]
