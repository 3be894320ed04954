"""Family N: numbers and dates of the ward's own documents run together (domain.md §5.1, N01 to N04)."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from inspection.model.codes import Grade, Severity
from inspection.rules.desk import Hit, Pass, iso, shorten
from inspection.rules.desk.titles import title_behind
from inspection.rules.engine import rule
from inspection.vietnamese import fold, format_date, syllable_pairs, words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from inspection.model.documents import Citation
    from inspection.rules.desk import Desk, Sheet
    from inspection.rules.desk.documents import Listed

_NUMBER = re.compile(r"^0*(?P<n>\d+)(?P<letter>[A-Za-z]?)/(?:(?P<year>\d{4})/)?(?P<symbol>.+)$")
_COMMON = frozenset(
    {
        *("tai", "cua", "ve", "viec", "tren", "dia", "va", "thuoc", "cac", "ban", "hanh"),
        *("uy", "nhan", "dan", "ubnd", "hdnd", "phuong", "xa", "thanh", "nam", "don", "vi"),
    }
)
"""Words that make no other title."""
_SHORT_TITLE = 5
_FEWEST, _ALIKE = 3, 0.7
"""Pairs of syllables of a title, and the share of them that another one holds, from which both are one."""
_OWN_NUMBER = re.compile(r"^[\W_]*(?:Số|SỐ)\s*:")
_DAY = re.compile(r"ngày\s+\d{1,2}\s*(?:/|tháng)\s*\d{1,2}\s*(?:/|năm)\s*\d{4}[^;.]*$", re.IGNORECASE)
_HEAD = 20
"""Lines that may hold the heading of a document."""
# The letters come first and what stands before them is asked after: a search that may skip to letters is much faster.
_BLANK = re.compile(
    r"so(?<!\w..)\s*:?\s*[.…_]*\s*/(?:[a-z]{2,3}-|qd|kh|bc)|ngay(?<!\w.{4})\s*(?:[.…_]+\s*|/\s*\d|\s*thang)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Numbered:
    number: int
    day: date
    citation: Citation


def _own(sheet: Sheet) -> Iterator[tuple[Citation, re.Match[str]]]:
    for citation in sheet.reading.citations:
        match = _NUMBER.match(citation.number)
        if citation.own and match:
            yield citation, match


def _quote(citation: Citation) -> str:
    return citation.quote or citation.number


@rule("N01")
def numbers_follow_dates(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that the numbers of one series grow with their dates."""
    for sheet in desk.sheets:
        series: dict[tuple[str, str, int], dict[int, _Numbered]] = defaultdict(dict)
        for citation, match in _own(sheet):
            day = iso(citation.date)
            if day is not None:
                key = (match["symbol"], match["year"] or "", day.year)
                number = int(match["n"])
                series[key].setdefault(number, _Numbered(number=number, day=day, citation=citation))
        for (symbol, _, _), numbered in series.items():
            ordered = [numbered[number] for number in sorted(numbered)]
            unlike = [(a, b) for a, b in pairwise(ordered) if a.day > b.day]
            for first, second in unlike:
                yield Hit(
                    sheet=sheet,
                    lines=(first.citation.line, second.citation.line),
                    quote=_quote(first.citation),
                    stated=f"{first.citation.number}: {format_date(first.day)}",
                    computed=f"{second.citation.number}: {format_date(second.day)}",
                    facts={
                        "symbol": symbol,
                        "against": _quote(second.citation),
                        "working": f"{first.number} < {second.number}; "
                        f"{format_date(first.day)} > {format_date(second.day)}",
                    },
                )
            if not unlike and len(ordered) > 1:
                working = f"{symbol}: {ordered[0].number} … {ordered[-1].number} ({len(ordered)})"
                yield Pass(
                    sheet=sheet, lines=tuple(sorted({o.citation.line for o in ordered})), facts={"working": working}
                )


@rule("N02")
def numbers_and_dates_whole(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that the ward's documents carry a plain number and a date."""
    for sheet in desk.sheets:
        dated = {citation.number for citation, _ in _own(sheet) if citation.date}
        seen: set[str] = set()
        for citation, match in _own(sheet):
            if citation.number in seen:
                continue
            seen.add(citation.number)
            whole = (
                citation.number in dated
                or _OWN_NUMBER.match(sheet.line(citation.line))
                or _dated_before(sheet, citation)
            )
            note = "letter" if match["letter"] else "" if whole else "undated"
            if note:
                yield Hit(
                    sheet=sheet,
                    lines=(citation.line,),
                    quote=_quote(citation),
                    stated=citation.number,
                    facts={"note": f"number_{note}", "number": citation.number},
                )
        if dated:
            lines = tuple(sorted({c.line for c, m in _own(sheet) if c.date and not m["letter"]}))
            yield Pass(sheet=sheet, lines=lines, facts={"working": str(len(dated))})


def _dated_before(sheet: Sheet, citation: Citation) -> bool:
    """Tell whether the date stands before the number ("ngày 01/7/2025 HĐND phường đã ban hành Nghị quyết số 06")."""
    text = sheet.line(citation.line)
    place = text.find(citation.number.split("/")[0] + "/")
    return bool(_DAY.search(text, max(0, place - 90), place)) if place > 0 else False


@rule("N03")
def one_title_two_numbers(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that no title of one day stands under two numbers."""
    for sheet in desk.sheets:
        own_words = _COMMON | set(words(f"{sheet.reading.ward or ''} {sheet.reading.ward_type or ''}"))
        found: dict[tuple[str, str], list[tuple[int, Listed]]] = defaultdict(list)
        for number, text in enumerate(sheet.lines, 1):
            for one in sheet.listed(text) if "/" in text else ():
                if one.date:
                    found[one.kind, one.date].append((number, one))
        for places in found.values():
            titles = [_telling(one.title, own_words) for _, one in places] if len(places) > 1 else []
            told = [(*place, title) for place, title in zip(places, titles, strict=False) if len(title) >= _SHORT_TITLE]
            for (line, one, title), (other_line, other, other_title) in combinations(told, 2):
                if one.number != other.number and title == other_title:
                    quotes = [
                        sheet.line(at)[listed_one.start : listed_one.end].strip(" ;.")
                        for at, listed_one in ((line, one), (other_line, other))
                    ]
                    yield Hit(
                        sheet=sheet,
                        lines=(line, other_line),
                        quote=quotes[0],
                        stated=one.number,
                        computed=other.number,
                        facts={"against": quotes[1]},
                    )


def _telling(title: str, common: frozenset[str] | set[str]) -> list[str]:
    """Return the words of a title that tell it from others."""
    # "thành phố" goes as two words, for "phó" alone tells one post from another
    return [word for word in " ".join(words(title)).replace("thanh pho", "").split() if word not in common]


@rule("N04")
def one_number_one_date(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a document has one date, and that the year in its number is that of its date."""
    for sheet in desk.sheets:
        first: dict[tuple[str, bool], Citation] = {}
        agreed = []
        for citation in sheet.reading.citations:
            match, day = _NUMBER.match(citation.number), iso(citation.date)
            if match is None or day is None:
                continue
            if match["year"] and int(match["year"]) != day.year:
                yield Hit(
                    sheet=sheet,
                    lines=(citation.line,),
                    quote=_quote(citation),
                    stated=format_date(day),
                    computed=match["year"],
                    severity=Severity.MINOR,
                    facts={"number": citation.number, "note": "other_year"},
                )
            earlier = first.setdefault((citation.number, citation.own), citation)
            before = iso(earlier.date)
            if earlier is citation or before is None or not (citation.own or match["year"]):
                continue
            if before == day:
                agreed.append(citation.line)
            elif before.year == day.year:
                yield Hit(
                    sheet=sheet,
                    lines=(earlier.line, citation.line),
                    quote=_quote(citation),
                    stated=format_date(day),
                    computed=format_date(before),
                    grade=None if citation.own else Grade.UNLIKELY,
                    facts={"number": citation.number, "against": _quote(earlier), "note": "two_dates"},
                )
        if agreed:
            yield Pass(sheet=sheet, lines=tuple(dict.fromkeys(agreed)), facts={"working": str(len(agreed))})


@rule("N07")
def plan_cited_as_it_is(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that the report cites the ward's own plan with a date that the plan bears."""
    own, days, _ = _of_plan(desk)
    if own is None or desk.report is None:
        return
    seen: set[date] = set()
    for citation in desk.report.reading.citations:
        told = iso(citation.date)
        if told is None or told in seen or told.year != days[0].year or not _one_number(citation, own):
            continue
        seen.add(told)
        facts = {"number": citation.number, "working": f"{format_date(told)} ↔ {format_date(days[0])}"}
        line = (citation.line,)
        if told in days:
            yield Pass(sheet=desk.report, lines=line, facts=facts)
        else:
            quote, stated, computed = _quote(citation), format_date(told), format_date(days[0])
            yield Hit(sheet=desk.report, lines=line, quote=quote, stated=stated, computed=computed, facts=facts)


@rule("L14")
def plan_cited_by_its_number(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that the report cites the ward's own plan, told by its day and its title, with the number that it bears."""
    own, days, titles = _of_plan(desk)
    if own is None or desk.report is None:
        return
    for citation in desk.report.reading.citations:
        match = _NUMBER.match(citation.number)
        if match is None or iso(citation.date) not in days or match["symbol"] != own["symbol"]:
            continue
        line, quote = (citation.line,), _quote(citation)
        told = syllable_pairs(" ".join(_telling(title_behind(desk.report, citation), _COMMON)))
        if _one_number(citation, own):
            yield Pass(sheet=desk.report, lines=line, facts={"number": own.string, "working": citation.number})
        elif any(len(title) >= _FEWEST and len(told & title) >= _ALIKE * len(title) for title in titles):
            yield Hit(sheet=desk.report, lines=line, quote=quote, stated=citation.number, computed=own.string)


def _of_plan(desk: Desk) -> tuple[re.Match[str] | None, list[date], list[set[str]]]:
    """Return number, days and titles of the ward's own plan: those of its head, and of where it names itself."""
    plan = desk.plan
    number, day = (plan.reading.document_number, iso(plan.reading.issue_date)) if plan else (None, None)
    own = _NUMBER.match(number) if number else None
    if plan is None or own is None or day is None or not desk.case.plan_is_own:
        return None, [], []
    itself = [citation for citation in plan.reading.citations if _one_number(citation, own)]
    days = [day, *(told for one in itself if (told := iso(one.date)) and told != day and told.year == day.year)]
    titles = (fold(plan.reading.title or ""), *(title_behind(plan, one) for one in itself))
    return own, days, [syllable_pairs(" ".join(_telling(title, _COMMON))) for title in titles]


def _one_number(citation: Citation, own: re.Match[str]) -> bool:
    match = _NUMBER.match(citation.number)
    return match is not None and (int(match["n"]), match["symbol"]) == (int(own["n"]), own["symbol"])


@rule("N05")
def number_and_date_filled(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that the document's own number and date are filled in, and say from when it must be."""
    for sheet in desk.sheets:
        found = [n for n, match in sheet.search(_BLANK) if "/" in match.string or n <= _HEAD]
        blank = list(dict.fromkeys(found))
        days = [day for c in sheet.reading.citations if (day := iso(c.date))]
        days += [figure.period.end for figure in sheet.reading.figures if figure.period]
        if not blank:
            if sheet.lines and sheet.reading.issue_date:
                yield Pass(sheet=sheet, lines=(1,), facts={"working": sheet.reading.issue_date})
            continue
        first = sheet.line(blank[0]).strip()
        last = sheet.line(blank[-1]).strip()
        latest = format_date(max(days)) if days else ""
        yield Hit(
            sheet=sheet,
            lines=tuple(blank),
            quote=shorten(first),
            computed=f"≥ {latest}" if latest else None,
            facts={
                "latest": latest,
                "against": shorten(last) if last != first else "",
                "note": "since" if latest else "",
            },
        )
