"""The time that a task is given: a date, an interval, a recurrence, or the wait for someone else.

Works on flat text. What is not understood stays without a kind and becomes a remark; nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from inspection.intake.language.flat import flat
from inspection.intake.language.periods import between, month_span, quarter_span
from inspection.model.codes import DueKind, Frequency
from inspection.vietnamese import quarter_number

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection.model.documents import Period


_FROM_AND_TO = 2


@dataclass(frozen=True, slots=True)
class Due:
    """A task's time in its normal form; dates as ISO text, several days or intervals joined by ``;``."""

    kind: DueKind | None = None
    start: str | None = None
    end: str | None = None
    frequency: Frequency | None = None


_NAMED_QUARTER = r"\s*(?:i{1,3}|iv|[1-4])\b"
FREQUENCIES = (
    (Frequency.WEEKLY, re.compile(r"\bmoi (?:sang |chieu )?thu (?:hai|ba|tu|nam|sau|bay|[2-7])\b"
                                  r"|\b(?:hang|hằng|moi|theo) tuan\b|\btuan/lan|\blan/tuan")),
    (Frequency.MONTHLY, re.compile(r"\b(?:hang|moi|theo) thang\b|\bcac thang trong\b|\blan/thang"
                                   r"|(?<![2-9] )(?<!sau )\bthang/lan")),
    (Frequency.QUARTERLY, re.compile(rf"\b(?:hang|moi|theo|cuoi|tung) quy\b(?! (?:dinh|che|hoach|trinh|mo|uoc)\b)"
                                     rf"(?!{_NAMED_QUARTER})|\bcac quy trong\b|\blan/quy|\bquy/lan"
                                     rf"|\bcuoi cua quy(?!{_NAMED_QUARTER})|\b0?3 thang/lan")),
    (Frequency.HALF_YEAR, re.compile(r"\b(?:hang|moi|theo|dinh ky) (?:6|sau|06) thang\b|\b0?6 thang(?:,"
                                     r"| va) (?:1 |mot )?nam\b|\b(?:0?6|sau) thang(?:/| mot | 0?1 )lan")),
    (Frequency.ANNUAL, re.compile(r"\b(?:hang|moi) nam\b|\blan/nam\b|(?<!thang )\bcuoi nam\b(?!\s*20)")),
)  # fmt: skip
_ROMAN_LIST = r"(?:i{1,3}|iv|[1-4])"
_DAY = re.compile(
    r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(20\d\d)"
    r"|(?:ngay\s+(\d{1,2})\s+thang\s+(\d{1,2})|\b(\d{1,2})\s+thang\s+(\d{1,2})(?=\s+nam\s+20|$))(?:\s+nam\s+(20\d\d))?"
)
_SHORT_DAY = re.compile(r"(?<![\d/])(\d{1,2})\s*/\s*(\d{1,2})(?![\d/])")
_DAY_OF = re.compile(r"ngay\s+(?:mung\s+)?(\d{1,2})\s*(?:cua\s+)?(?:thang\s+)?(?:cuoi|hang|moi|dau|thang)")
_MONTHS = re.compile(r"thang\s*(\d{1,2})\s*(?:-|den(?: het)?)\s*(?:thang\s*)?(\d{1,2})\s*(?:/|-|nam)?\s*(20\d\d)?")
_MONTH_TO_MONTH = re.compile(
    r"thang\s*(\d{1,2})\s*(?:/|nam\s*)\s*(20\d\d)\s*(?:-|den(?: het)?)\s*(?:thang)?\s*(\d{1,2})\s*(?:/"
    r"|nam\s*)\s*(20\d\d)"
)
_MONTH_LIST = re.compile(r"thang\s*(\d{1,2}(?:\s*(?:,|va|;|\+)\s*(?:thang\s*)?\d{1,2})*)\s*(?:/|nam|-)?\s*(20\d\d)?")
_QUARTERS = re.compile(
    rf"quy\s*({_ROMAN_LIST}(?:\s*(?:,|va|;|-|\+|den)\s*(?:quy\s*)?{_ROMAN_LIST})*)\b\s*(?:/|,|nam"
    rf"|-)?\s*(?:nam)?\s*(20\d\d)?"
)
_QUARTER_TO_QUARTER = re.compile(
    rf"quy\s*({_ROMAN_LIST})\s*(?:/|,|nam)?\s*(?:nam)?\s*(20\d\d)\s*(?:-|den)\s*quy\s*({_ROMAN_LIST})\s*(?:/|,|nam)?"
    r"\s*(?:nam)?\s*(20\d\d)"
)
_HALVES = re.compile(r"\b(?:0?6|sau) thang (dau|cuoi)(?: nam)?\s*(20\d\d)?")
_YEARS = re.compile(r"\bgiai doan\s*(20\d\d)\s*-\s*(20\d\d)")
_YEAR = re.compile(r"(?<!cuoi )(?<!dau )(?<!giua )nam\s*(20\d\d)(?:\s*-\s*(20\d\d))?|^(20\d\d)(?:\s*-\s*(20\d\d))?$")
_BARE_YEAR = re.compile(r"^(?:ca|trong|suot) nam$|^theo nam$|^trong ca nam$")
_CONTINUOUS = re.compile(r"thuong xuyen|lien tuc|hang ngay|hang gio|trong suot|xuyen suot")
_EXTERNAL = re.compile(
    r"^(?:theo|khi|sau (?:khi|ky|hoi nghi|dai hoi)|ngay (?:khi|sau)|trong thoi han|tuy theo|phu hop)\b|"
    r"theo (?:ke hoach|huong dan|yeu cau|quy dinh|chi dao|tien do|thoi gian)|"
    r"\bkhi (?:co|duoc|thanh pho|tinh|cap tren|phat sinh)|phat sinh|dot xuat|\b(?:sau|tu) khi\b|\bke tu ngay (?!\d)"
    r"|\bnam hoc\b"
)
_BEFORE = re.compile(r"\b(?:truoc|cham nhat|den|xong|han|khong qua|muon nhat)\b")
_BEFORE_SPAN = re.compile(r"\btruoc (?:thang|quy|nam|20\d\d$)")
_TO_ITS_END = ("den ", "cham nhat", "truoc het")
_FROM_TO = re.compile(
    r"(?:tu\s+)?(?:ngay\s+)?(\d{1,2})/(\d{1,2})(?:/(20\d\d))?\s*(?:-"
    r"|den(?: het)?)\s*(?:ngay\s+)?(\d{1,2})/(\d{1,2})(?:/(20\d\d))?(?![\d/])"
)
_ONE_DAY = r"(?:\d{1,2}/\d{1,2}(?:/20\d\d)?|\d{1,2} thang \d{1,2}(?: nam 20\d\d)?)"
_DAYS = re.compile(rf"(?:(?:truoc|cham nhat|vao|xong truoc) )?(?:ngay )?{_ONE_DAY}"
                   rf"(?:\s*(?:[,;]|va\b)\s*(?:truoc )?(?:ngay )?{_ONE_DAY})+")  # fmt: skip
_COUNT = r"(\d{1,2}|mot|hai|ba|bon)"
_OF_A_YEAR = re.compile(
    rf"\b{_COUNT} lan\s?(?:/|trong|moi|mot|1)\s?(?:mot |1 )?nam\b|\b(?:moi|mot|1|hang) nam {_COUNT} lan\b"
)
_OF_REPORTS = re.compile(
    r"^(?:bao cao )?(?:dinh ky )?(?P<often>tuan|thang|quy)\b(?! (?:i{1,3}|iv|\d))[^;\d]*(?:\b0?6 thang\b[^;\d]*)?"
    r"\d{1,2} (?:cua )?thang (?:ke|lien|sau|tiep|cuoi|dau)\b"
)
"""Kinds of reports with limits of their own: "Báo cáo quý: trước ngày 05 của tháng kế tiếp; …"."""
_OF_KIND = {"tuan": Frequency.WEEKLY, "thang": Frequency.MONTHLY, "quy": Frequency.QUARTERLY}
_TIMES = {"mot": 1, "hai": 2, "ba": 3, "bon": 4}
_AS_OFTEN = {2: Frequency.HALF_YEAR, 4: Frequency.QUARTERLY, 12: Frequency.MONTHLY}


_MONTH_NAMES = ("mot", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "muoi mot", "muoi hai")
_OTHER_WORDS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (
        re.compile(
            rf"(?<!hang )(?<!moi )(?<!\d )\bthang ({'|'.join(_MONTH_NAMES)})(?=\s*(?:nam 20|/\s*20|,|-|den\b|$))"
        ),
        lambda found: f"thang {_MONTH_NAMES.index(found[1]) + 1}",
    ),
    (re.compile(r"\bt\.?(\d{1,2})(?=\s*(?:/|-|den\b|$))"), lambda found: f"thang {found[1]}"),
    (re.compile(rf"\bq\.?({_ROMAN_LIST})(?=\s*(?:/|-|$))"), lambda found: f"quy {found[1]}"),
    (
        re.compile(r"(?:(?<=^)|(?<=^tu )|(?<=^den )|(?<=^truoc )|(?<=- )|(?<= den ))(\d{1,2})(?=/20\d\d\b)"),
        lambda found: f"thang {found[1]}",
    ),
    (re.compile(r"\bquy (cuoi|dau) nam\b"), lambda found: "quy iv nam" if found[1] == "cuoi" else "quy i nam"),
)
"""Rarer ways to write months and quarters, and how they are put in the common one."""
_ONE_MONTH = r"thang (\d{1,2})(?:\s*(?:/|nam|-)\s*(20\d\d))?"
_EACH_MONTH = re.compile(rf"(?:trong |cac )?{_ONE_MONTH}(?:(?:,| va|, va) {_ONE_MONTH})+")
"""Months that each bear their name: "Tháng 6/2026 và tháng 11/2026"."""
_HALF_MONTH = re.compile(rf"\bnua (dau|cuoi) {_ONE_MONTH}")
_MIDDLE = 15
_OPEN = re.compile(r"(?:^|[,;(] ?)(?:bat dau |ke )?tu (?:quy|thang|nam|ngay|\d)\b(?!.*(?:-|\bden\b))")
_AFTER = re.compile(r"^sau (?:ngay )?\d")


def day_of(flat_text: str, year: int | None) -> str | None:
    """Return the first date of a text as ISO text; a missing year is the given one."""
    found = _DAY.search(flat_text)
    if found:
        return _iso(found[3] or found[8] or year, found[2] or found[5] or found[7], found[1] or found[4] or found[6])
    found = _SHORT_DAY.search(flat_text)
    return _iso(year, found[2], found[1]) if found else None


def _iso(year: object, month: object, day: object) -> str | None:
    if not year:
        return None
    try:
        return date(int(str(year)), int(str(month)), int(str(day))).isoformat()
    except ValueError:
        return None


def frequencies(flat_text: str) -> tuple[Frequency, ...]:
    """Return how often, in the order from week to year; several where several are named."""
    return tuple(frequency for frequency, pattern in FREQUENCIES if pattern.search(flat_text))


def _spans(found: list[Period | None]) -> Due | None:
    spans = [span for span in found if span is not None]
    if not spans or len(spans) != len(found):
        return None
    joined = [spans[0]]
    for span in spans[1:]:
        if (span.start - joined[-1].end).days == 1:  # quarter I and II are one interval
            joined[-1] = type(span)(start=joined[-1].start, end=span.end)
        else:
            joined.append(span)
    kind = DueKind.INTERVAL if len(joined) == 1 else DueKind.INTERVALS
    return Due(kind, ";".join(s.start.isoformat() for s in joined), ";".join(s.end.isoformat() for s in joined))


def _stretch(first: Period | None, last: Period | None) -> Due | None:
    """Return the interval from the start of one span to the end of a later one."""
    if first is None or last is None or first.start >= last.end:
        return None
    return Due(DueKind.INTERVAL, first.start.isoformat(), last.end.isoformat())


def _range_words(words: str, part: str) -> bool:
    return "-" in part or "den" in words


def _quarters(words: str, year: int | None) -> Due | None:
    found = _QUARTER_TO_QUARTER.search(words)
    if found:
        return _stretch(quarter_span(int(found[2]), found[1]), quarter_span(int(found[4]), found[3]))
    found = _QUARTERS.search(words)
    if found is None or not (found[2] or year):
        return None
    own = int(found[2] or year or 0)
    numbers = re.findall(r"i{1,3}v?|iv|[1-4]", found[1])
    if len(numbers) == _FROM_AND_TO and _range_words(found[1], found[1]):
        first, last = map(quarter_number, numbers)
        return _spans([quarter_span(own, str(n)) for n in range(first, last + 1)]) if first and last else None
    return _spans([quarter_span(own, number) for number in numbers])


def _months(words: str, year: int | None) -> Due | None:
    found = _MONTH_TO_MONTH.search(words)
    if found:
        first, last = int(found[1]), int(found[3])
        return _stretch(month_span(int(found[2]), first, first), month_span(int(found[4]), last, last))
    found = _MONTHS.search(words)
    if found and (found[3] or year):
        return _spans([month_span(int(found[3] or year or 0), int(found[1]), int(found[2]))])
    if _EACH_MONTH.fullmatch(words):
        named = re.findall(_ONE_MONTH, words)
        told = next((of for _, of in reversed(named) if of), year)
        return _spans([month_span(int(of or told or 0), int(month), int(month)) for month, of in named])
    found = _MONTH_LIST.search(words)
    if found and (found[2] or year):
        own = int(found[2] or year or 0)
        return _spans([month_span(own, int(n), int(n)) for n in re.findall(r"\d{1,2}", found[1])])
    return None


def _half_month(words: str, year: int | None) -> Due | None:
    """Return "nửa đầu tháng 12/2026" as the days up to its fifteenth, "nửa cuối tháng …" as those after it."""
    found = _HALF_MONTH.search(words)
    whole = month_span(int(found[3] or year or 0), int(found[2]), int(found[2])) if found else None
    if found is None or whole is None:
        return None
    middle = whole.start.replace(day=_MIDDLE)
    first, last = (whole.start, middle) if found[1] == "dau" else (middle + timedelta(days=1), whole.end)
    return Due(DueKind.INTERVAL, first.isoformat(), last.isoformat())


def _year_long(words: str, year: int | None) -> Due | None:
    if _BARE_YEAR.search(words):
        return _spans([month_span(year, 1, 12)]) if year else None
    found = _HALVES.search(words)
    if found and (found[2] or year):
        own, later = int(found[2] or year or 0), found[1] == "cuoi"
        return _spans([month_span(own, 7, 12) if later else month_span(own, 1, 6)])
    found = _YEARS.search(words)
    if found and found[1] <= found[2]:
        return Due(DueKind.INTERVAL, f"{found[1]}-01-01", f"{found[2]}-12-31")
    found = _YEAR.search(words)
    if found:
        first, last = int(found[1] or found[3]), int(found[2] or found[4] or found[1] or found[3])
        if first <= last:
            return Due(DueKind.INTERVAL, f"{first}-01-01", f"{last}-12-31")
    return None


def _from_to(words: str, year: int | None) -> Due | None:
    span = between(words)
    if span:
        return _stretch(span, span) or Due()
    found = _FROM_TO.search(words)
    if found is None:
        return None
    end = _iso(found[6] or year, found[5], found[4])
    start = _iso(found[3] or found[6] or year, found[2], found[1])
    return Due(DueKind.INTERVAL, start, end) if start and end and start <= end else Due()


def _days(words: str, year: int | None) -> Due | None:
    """Return several dates, "25/3, 25/6 và 25/9/2026", as deadlines; a year stands for those before it as well."""
    if not _DAYS.fullmatch(words):
        return None
    found = [re.findall(r"\d+", one) for one in re.findall(_ONE_DAY, words)]
    last = next((numbers[2] for numbers in reversed(found) if len(numbers) > _FROM_AND_TO), year)
    days = [_iso(numbers[2] if len(numbers) > _FROM_AND_TO else last, numbers[1], numbers[0]) for numbers in found]
    whole = [day for day in days if day]
    return Due(DueKind.DEADLINE, end=";".join(whole)) if len(whole) == len(days) else Due()


def _recurring(words: str, _: int | None) -> Due | None:
    times = _OF_A_YEAR.search(words)
    if times:
        count = times[1] or times[2]
        return Due(DueKind.RECURRING, frequency=_AS_OFTEN.get(_TIMES.get(count) or int(count), Frequency.ANNUAL))
    reports = _OF_REPORTS.match(words)
    if reports:
        return Due(DueKind.RECURRING, frequency=_OF_KIND[reports["often"]])
    often = frequencies(words)
    if often and (_DAY_OF.search(words) or not _DAY.search(words)) and not re.match(r"theo .*(?:cua|bo|so)\b", words):
        return Due(DueKind.RECURRING, frequency=often[0])
    return None


def _external(words: str, _: int | None) -> Due | None:
    waits = _EXTERNAL.search(words) and not _DAY.search(words) and not re.match(r"(?:quy|thang)\s", words)
    return Due(DueKind.EXTERNAL) if waits else None


def _exact(words: str, year: int | None) -> Due | None:
    day = None if _AFTER.match(words) else day_of(words, year)
    return Due(DueKind.DEADLINE, end=day) if day and (_BEFORE.search(words) or not _MONTHS.search(words)) else None


def _span(words: str, year: int | None) -> Due | None:
    if _AFTER.match(words):
        return None
    found = next((due for form in (_quarters, _months, _year_long) if (due := form(words, year))), None)
    if found is None or found.kind is not DueKind.INTERVAL or found.start is None:
        return found
    if _BEFORE_SPAN.search(words):
        return Due(DueKind.DEADLINE, end=(date.fromisoformat(found.start) - timedelta(days=1)).isoformat())
    return Due(DueKind.DEADLINE, end=found.end) if words.startswith(_TO_ITS_END) else found


def _always(words: str, _: int | None) -> Due | None:
    return Due(DueKind.CONTINUOUS) if _CONTINUOUS.search(words) else None


_FORMS = (_recurring, _from_to, _days, _external, _half_month, _exact, _span, _always)


def due_of(text: str, period: Period | None) -> Due:
    """Return the normal form of a task's time; ``kind`` None where it cannot be told.

    ``period`` is the plan's own and gives the year where the text names none.
    """
    words = re.sub(r"\s+", " ", flat(text)).strip(" .;:,()")
    for pattern, common in _OTHER_WORDS:
        words = pattern.sub(common, words)
    year = period.start.year if period else None
    found = next((due for form in _FORMS if (due := form(words, year))), Due())
    return _to_the_end(found, period) if _OPEN.search(words) else found


def _to_the_end(due: Due, period: Period | None) -> Due:
    """Return "từ tháng 4" as what it means in a plan: from then to the end of the plan's time."""
    if due.kind not in {DueKind.INTERVAL, DueKind.DEADLINE}:
        return due
    start, end = due.start or due.end, period.end.isoformat() if period else ""
    return Due(DueKind.INTERVAL, start, end) if start and start <= end else Due()
