"""Family P: figures and documents belong to the period that the report speaks of (domain.md §5.1, P01 to P05)."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from inspection.model.codes import Frequency, Grade
from inspection.rules.desk import Hit, Pass, iso, lines_of, shorten, show
from inspection.rules.desk.documents import STANDARD
from inspection.rules.desk.titles import title_behind
from inspection.rules.engine import rule
from inspection.vietnamese import format_date, parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inspection.model.documents import Citation, Period
    from inspection.rules.desk import Desk, Sheet

_UNTIL = re.compile(
    r"(?:so lieu|tinh|luy ke|cap nhat|thong ke)[^.;:]{0,60}?\bden\s+(?:het\s+)?(?:ngay\s+)?"
    r"(?P<until>\d{1,2}\s*/\s*\d{1,2}\s*/\s*\d{4})"
)
_DAY_REACHED = re.compile(r"den (?:het )?(?:ngay )?(?P<until>\d{1,2}/\d{1,2}/\d{4})")
_REACHED = re.compile(
    # with accents, for "da" is also "đa"; an aim or a term reaches into the future by rights
    r"đến (?:hết )?(?:ngày )?\d{1,2}/\d{1,2}/\d{4},?[^.;,]{0,40}?\s(?:đã|có|đạt|là)\s"
)
_AHEAD = re.compile(r"phấn đấu|mục tiêu|dự kiến|thời hạn|giai đoạn|kế hoạch|\btừ ngày|\btừ \d|nhiệm kỳ|hiệu lực|ước")
_TO_COME = re.compile(
    r"\b(?:[Ss]ẽ|[Dd]ự kiến|[Mm]ục tiêu|[Pp]hấn đấu)\b[^.;]{3,200}?"
    r"\btháng (?P<month>\d{1,2})(?:/| năm )(?P<year>20\d\d)\b"
)
_IN_A_MONTH = re.compile(r"thang (?P<month>\d{1,2})(?:/| nam )(?P<year>20\d\d)\b")
_SINCE = re.compile(r"\b(?:ke )?tu (?:ngay )?(?P<day>\d{1,2}/\d{1,2}/20\d\d)")
_EXCUSED = re.compile(
    r"\btrung (?:ngay|dip|le|tet|voi|vao|hop|lich)\b|\bnghi (?:le|tet)\b|\bkhong to chuc\b|\bhoan\b|\bbu\b"
)
"""Words that say why something weekly was left out now and then."""
_ON_A_DAY = re.compile(r"ngay\s+\d{1,2}(?:\s*/\s*\d{1,2}\s*/\s*| thang \d{1,2} nam )\d{4}")
_HELD = re.compile(
    # of lower case with accents: a clause that begins with a day and says what was done on it
    r"(?:^[\W\d]*(?:[a-zđ][/.)]\s*)?|[.;:,]\s+|\b(?:vào|trong)\s+)ngày\s+"
    r"(?P<day>\d{1,2}\s*/\s*\d{1,2}\s*/\s*\d{4}|\d{1,2} tháng \d{1,2} năm \d{4}),?\s+(?P<who>[^.;:\d]{0,60}?)"
    r"\b(?:đã\s+[^\W\d]+|tổ chức|khai mạc|phát động|ra mắt|đối thoại|tiếp công dân|kiểm tra|tập huấn)\b[^.;]{0,60}"
)
_HELD_ON = re.compile(
    r"\bđã\s+(?:được\s+)?(?P<who>(?:tổ chức|khai mạc|phát động|ra mắt|mở|kiểm tra|làm việc|ra quân|khai trương|bàn giao"
    r"|khánh thành|đối thoại|tập huấn)\b[^.;:\d]{0,110}?)\b(?P<on>vào|trong|từ)?\s*"
    r"(?<!trước )(?<!sau )(?<!đến )(?<!hết )(?<!hạn )ngày\s+"
    r"(?P<day>\d{1,2}\s*/\s*\d{1,2}\s*/\s*\d{4}|\d{1,2} tháng \d{1,2} năm \d{4})"
)
"""The same with the day behind what was done: "đã tổ chức hội nghị … vào ngày 28/9/2025"."""
_OTHERS = re.compile(r"\b(?:tỉnh|thành phố|sở|bộ|chính phủ|trung ương|quốc hội|dự kiến|sẽ|sau|chuẩn bị|phục vụ|để)\b")
"""Words by which an event is not, or not surely, a result of the ward."""
_NUMBERED = re.compile(r"\d\s*/[\w-]+,?\s*$")
"""The number of a document before its date."""
_BEFORE = 40
"""Characters before a day that tell whether it is aimed at."""
_NAMED = (1, 12)
"""Months of the spans that have a name."""
_YEAR = re.compile(r"\bnam (20\d\d)\b(?!\s*-\s*20)")
_AUTUMN = 9
"""The month from which on plans for the next year are made."""
_MONTH = 31
_CUT_OFF = (14, 15)
"""Days of the last month up to which periodic reports count (Nghị định 09/2019/NĐ-CP)."""
_LATE_SHARE = 0.75
"""A plan for the period that comes after this share of it leaves little time for results."""
_FOR_THE_PERIOD = r"nam {year}|6 thang (?:cuoi|dau) nam|quy [ivx\d]+"


@rule("P01")
def figures_to_the_end(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that figures reach to the end of the report's period, or are known to stop before it."""
    sheet = desk.report
    if sheet is None or sheet.reading.period is None:
        return
    period = sheet.reading.period
    ends = _ends(sheet, period)
    right = tuple(sorted(line for line, (end, _) in ends.items() if end == period.end))
    if right:
        yield Pass(sheet=sheet, lines=right, facts={"working": format_date(period.end)})
    issued = iso(sheet.reading.issue_date)
    for line, (end, quote) in sorted(ends.items()):
        # What is reported before the period is over, or by the cut-off day of periodic reports, cannot reach its end.
        early = issued is not None and issued <= period.end and (issued - end).days <= _MONTH
        cut_off = end.day in _CUT_OFF and (end.year, end.month) == (period.end.year, period.end.month)
        if end < period.end and not early and not cut_off:
            yield _apart(sheet, line, end, quote)


def _apart(sheet: Sheet, line: int, end: date, quote: str) -> Hit:
    """Say that figures end before or after the report's period; an estimate may well reach beyond it."""
    closing = sheet.reading.period.end if sheet.reading.period else end
    days = (end - closing).days
    note = "short_of_period" if days < 0 else "beyond_period"
    if days > 0 and "ước" in quote.lower():
        note = f"estimate_{note}"
    return Hit(
        sheet=sheet,
        lines=(line,),
        quote=quote,
        stated=format_date(end),
        computed=format_date(closing),
        grade=None if note == "beyond_period" else Grade.UNLIKELY,
        facts={
            "note": note,
            "working": f"{format_date(end)} − {format_date(closing)} = {days:+d}",
            "days": str(abs(days)),
        },
    )


@lru_cache(maxsize=8)
def _ends(sheet: Sheet, period: Period) -> dict[int, tuple[date, str]]:
    """Return by line until when figures reach, where the text says so; baselines of former periods are left out.

    Three rules ask, so the answer is kept for a few documents.
    """
    ends: dict[int, tuple[date, str]] = {}
    for figure in sheet.reading.figures:
        own = figure.period
        if own is None or _calendar(own) or figure.line >= sheet.next_period_line:
            continue
        if own.end > period.start:
            ends.setdefault(figure.line, (own.end, figure.quote))
    for number, match in sheet.search(_UNTIL, before=sheet.next_period_line):
        day = parse_date(match["until"])
        if day is not None and day > period.start:
            ends[number] = (day, sheet.excerpt(number, *match.span(), after=80))
    for number, place in sheet.search(_DAY_REACHED, before=sheet.next_period_line):
        said = sheet.line(number).lower()
        reached, day = _REACHED.match(said, place.start()), parse_date(place["until"])
        before = re.split(r"[.;]", said[max(0, place.start() - _BEFORE) : place.start()])[-1]
        if reached and day is not None and day > period.start and not _AHEAD.search(before):
            quote = sheet.excerpt(number, place.start("until"), reached.end(), before=12, after=80)
            ends.setdefault(number, (day, quote))
    return ends


def _calendar(period: Period) -> bool:
    """Tell whether a span is a month or a year as it is named, of which no last day is told."""
    months = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1
    closed = period.start.day == 1 and (period.end + timedelta(days=1)).day == 1
    return closed and months in _NAMED and (period.start.month - 1) % months == 0


@rule("P02")
def documents_of_the_period(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that nothing in the results comes after the period: neither figures nor the ward's own documents."""
    sheet = desk.report
    if sheet is None or sheet.reading.period is None:
        return
    period = sheet.reading.period
    for line, (end, quote) in sorted(_ends(sheet, period).items()):
        if end > period.end:
            yield _apart(sheet, line, end, quote)
    yield from _held_after(sheet, min(period.end, iso(sheet.reading.issue_date) or period.end))
    own = [(c, day) for c in sheet.reading.citations if (day := iso(c.date)) and c.own and _is_result(sheet, c)]
    late = [(c, day) for c, day in own if day > period.end]
    for citation, day in late:
        yield Hit(
            sheet=sheet,
            lines=(citation.line,),
            quote=citation.quote or citation.number,
            stated=format_date(day),
            computed=format_date(period.end),
            facts={
                "note": "issued_after",
                "number": citation.number,
                "working": f"{format_date(day)} > {format_date(period.end)}",
            },
        )
    within = len(own) - len(late)
    if within:
        yield Pass(
            sheet=sheet,
            lines=tuple(sorted({c.line for c, day in own if day <= period.end})),
            facts={"working": f"{within} ≤ {format_date(period.end)}"},
        )


def _held_after(sheet: Sheet, end: date) -> Iterator[Hit]:
    """Give what the results tell as done on a day after the period ("Ngày 17/6/2026, UBND xã đã tổ chức …")."""
    for number, said in _of_later_days(sheet, end):
        for held in (*_HELD.finditer(said), *_HELD_ON.finditer(said)):
            day = parse_date(held["day"])
            if day is None or day <= end or _NUMBERED.search(said, 0, held.start("day") - len("ngày ")):
                continue
            yield Hit(
                sheet=sheet,
                lines=(number,),
                quote=sheet.excerpt(number, held.start("day") - len("ngày "), held.end(), before=20, after=40),
                stated=format_date(day),
                computed=format_date(end),
                grade=Grade.UNLIKELY if _OTHERS.search(held[0]) or not held.groupdict().get("on", "on") else None,
                facts={"note": "held_after", "working": f"{format_date(day)} > {format_date(end)}"},
            )


def _of_later_days(sheet: Sheet, end: date) -> Iterator[tuple[int, str]]:
    """Give the results' lines, in small letters, that hold a day after the period; most hold none."""
    for number, places in groupby(sheet.search(_ON_A_DAY, before=sheet.next_period_line), key=itemgetter(0)):
        said = sheet.line(number).lower()
        days = (parse_date(said[place.start() : place.end()]) for _, place in places)
        if any(day is not None and day > end for day in days):
            yield number, said


def _is_result(sheet: Sheet, citation: Citation) -> bool:
    return not citation.basis and citation.line < sheet.next_period_line


@rule("P03")
def date_of_the_document(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a document is not dated before the newest document or figure in it."""
    for sheet in desk.sheets:
        issued = iso(sheet.reading.issue_date)
        others = (c for c in sheet.reading.citations if c.number != sheet.reading.document_number)
        dated = [(day, -c.line, c.quote or c.number) for c in others if (day := iso(c.date))]
        if sheet is desk.report:
            own = [(f.period, f) for f in sheet.reading.results if f.period and not _calendar(f.period)]
            dated += [(span.end, -f.line, f.quote) for span, f in own]
            period = sheet.reading.period
            dated += [(end, -line, quote) for line, (end, quote) in _ends(sheet, period).items()] if period else []
        if issued is None or not dated:
            continue  # a blank date is for N05
        newest, line, quote = max(dated)
        working = f"{format_date(newest)} {'>' if issued < newest else '≤'} {format_date(issued)}"
        if issued >= newest:
            yield Pass(sheet=sheet, lines=(-line,), facts={"working": working})
            continue
        yield Hit(
            sheet=sheet,
            lines=(-line,),
            quote=quote,
            stated=format_date(issued),
            computed=f"≥ {format_date(newest)}",
            grade=Grade.UNLIKELY if "ước" in quote.lower() else None,
            facts={"working": working},
        )


@rule("P04")
def late_plans(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that plans for the period did not come in its last quarter."""
    sheet = desk.report
    if sheet is None or sheet.reading.period is None:
        return
    period = sheet.reading.period
    late_from = period.start + timedelta(days=round((period.end - period.start).days * _LATE_SHARE))
    wanted = re.compile(_FOR_THE_PERIOD.format(year=period.end.year))
    late = []
    for citation in sheet.reading.citations:
        day = iso(citation.date)
        if day is None or not citation.own or citation.type != "Kế hoạch" or not _is_result(sheet, citation):
            continue
        if late_from <= day <= period.end and wanted.search(title_behind(sheet, citation)):
            late.append(citation)
    if late:
        yield Hit(
            sheet=sheet,
            lines=tuple(sorted({c.line for c in late})),
            quote=late[0].quote or late[0].number,
            stated="; ".join(f"{c.number} ({format_date(iso(c.date))})" for c in late),
            computed=f"< {format_date(late_from)}",
            facts={"count": str(len(late)), "from": format_date(late_from)},
        )


@rule("P08")
def document_of_its_year(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a document of the ward for a year is not dated long before that year (a slip of the year)."""
    for sheet in desk.sheets:
        for citation in sheet.reading.citations:
            day = iso(citation.date)
            if day is None or not citation.own:
                continue
            named = [int(year) for year in _YEAR.findall(title_behind(sheet, citation))]
            early = [year for year in named if day.year < year]
            if not early or day.year in named or (day.year == early[0] - 1 and day.month >= _AUTUMN):
                continue
            yield Hit(
                sheet=sheet,
                lines=(citation.line,),
                quote=citation.quote or citation.number,
                stated=format_date(day),
                computed=str(early[0]),
                facts={"number": citation.number, "working": f"{day.year} < {early[0]}"},
            )


@rule("P05")
def deadline_within_the_plan(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a plan sets no reporting date that cannot fall into its period."""
    sheet = desk.plan
    if sheet is None or sheet.reading.period is None:
        return
    period = sheet.reading.period
    for deadline in sheet.reading.deadlines:
        day = iso(deadline.date)
        outside = day is not None and not period.start <= day <= period.end
        half = Frequency.HALF_YEAR in deadline.frequency and not period.start <= _midyear(period) <= period.end
        if outside or half:
            yield Hit(
                sheet=sheet,
                lines=(deadline.line,),
                quote=shorten(deadline.text),
                stated=format_date(day) if outside else None,
                computed=f"{format_date(period.start)} – {format_date(period.end)}",
                facts={"note": "date_outside" if outside else "half_year_outside"},
            )


def _midyear(period: Period) -> date:
    return period.end.replace(month=6, day=15)


@rule("P07")
def results_not_to_come(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that the results tell of nothing that is only to come after the period, least of all as done already."""
    sheet = desk.report
    if sheet is None or sheet.reading.period is None:
        return
    end = sheet.reading.period.end
    months = sheet.search(_IN_A_MONTH, before=sheet.next_period_line)
    for number in dict.fromkeys(number for number, place in months if _month(place) > (end.year, end.month)):
        for match in _TO_COME.finditer(sheet.line(number)):
            if _month(match) <= (end.year, end.month):
                continue
            named = STANDARD.search(match[0])
            before = next((n for n in range(1, number) if named and named[0] in sheet.line(n)), None)
            place = sheet.line(before).find(named[0]) if before and named else 0
            yield Hit(
                sheet=sheet,
                lines=(before, number) if before else (number,),
                quote=sheet.excerpt(number, *match.span()),
                stated=f"{int(match['month']):02d}/{match['year']}",
                computed=format_date(end),
                facts={
                    "note": "spoken_of_before" if before else "",
                    "against": sheet.excerpt(before, place, place + len(named[0]), before=60)
                    if before and named
                    else "",
                },
            )


def _month(place: re.Match[str]) -> tuple[int, int]:
    return int(place["year"]), int(place["month"])


@rule("P06")
def weekly_duties(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that what must happen weekly happened as often as the period has weeks."""
    sheet = desk.report
    if sheet is None or sheet.reading.period is None:
        return
    period = sheet.reading.period
    for duty in desk.relations.weekly:
        figure = sheet.figure(duty.indicator)
        if figure is None or figure.value is None:
            continue
        said = sheet.folded[figure.line - 1] if 0 < figure.line <= len(sheet.folded) else ""
        span = figure.period or period
        since = _SINCE.search(said)
        start = (parse_date(since["day"]) if since else None) or span.start
        if _EXCUSED.search(said) or start > span.end:
            continue
        weeks = ((span.end - start).days + 1) // 7
        due = int(weeks * duty.per_week)
        facts = {"indicator": duty.indicator, "weeks": str(weeks), "source": duty.source}
        if figure.value >= due:
            working = f"{show(figure.value)} ≥ {due}"
            yield Pass(sheet=sheet, lines=lines_of([figure]), facts=facts | {"working": working})
        else:
            yield Hit(
                sheet=sheet,
                lines=(figure.line,),
                quote=figure.quote,
                stated=show(figure.value),
                computed=f"≥ {due}",
                facts=facts | {"working": f"{show(figure.value)} < {due}"},
            )
