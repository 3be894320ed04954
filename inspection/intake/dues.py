"""The time that a task is given: a date, an interval, a recurrence, or the wait for someone else.

Works on flat text. What is not understood stays without a kind and becomes a remark; nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from inspection.intake.flat import flat
from inspection.intake.periods import month_span, quarter_span
from inspection.model.codes import DueKind, Frequency

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection.model.documents import Period


_FROM_AND_TO = 2


@dataclass(frozen=True, slots=True)
class Due:
    """A task's time in its normal form; dates as ISO text, several intervals joined by ``;``."""

    kind: DueKind | None = None
    start: str | None = None
    end: str | None = None
    frequency: Frequency | None = None


FREQUENCIES = (
    (Frequency.WEEKLY, re.compile(r"\b(?:hang|hằng|moi|theo) tuan\b|\btuan/lan|\blan/tuan")),
    (Frequency.MONTHLY, re.compile(r"\b(?:hang|moi|theo) thang\b|\bcac thang trong\b|\blan/thang|\bthang/lan")),
    (Frequency.QUARTERLY, re.compile(r"\b(?:hang|moi|theo|cuoi|tung) quy\b|\bcac quy trong\b|\blan/quy"
                                     r"|\bquy/lan|\bcuoi (?:cua )?quy")),
    (Frequency.HALF_YEAR, re.compile(r"\b(?:hang|moi|theo|dinh ky) (?:6|sau|06) thang\b|\b0?6 thang(?:,"
                                     r"| va) (?:1 |mot )?nam\b")),
    (Frequency.ANNUAL, re.compile(r"\b(?:hang|moi) nam\b|\blan/nam\b|\bcuoi nam\b(?!\s*20)")),
)  # fmt: skip
_ROMAN_LIST = r"(?:i{1,3}|iv|[1-4])"
_DAY = re.compile(
    r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(20\d\d)"
    r"|(?:ngay\s+(\d{1,2})\s+thang\s+(\d{1,2})|\b(\d{1,2})\s+thang\s+(\d{1,2})(?=\s+nam\s+20))(?:\s+nam\s+(20\d\d))?"
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
_HALVES = re.compile(r"0?6 thang (dau|cuoi)(?: nam)?\s*(20\d\d)?")
_YEAR = re.compile(r"(?<!cuoi )(?<!dau )(?<!giua )nam\s*(20\d\d)(?:\s*-\s*(20\d\d))?|^(20\d\d)(?:\s*-\s*(20\d\d))?$")
_BARE_YEAR = re.compile(r"^(?:ca|trong|suot) nam$|^theo nam$|^trong ca nam$")
_CONTINUOUS = re.compile(r"thuong xuyen|lien tuc|hang ngay|hang gio|trong suot|xuyen suot")
_EXTERNAL = re.compile(
    r"^(?:theo|khi|sau khi|ngay sau khi|trong thoi han|tuy theo|phu hop)\b|"
    r"theo (?:ke hoach|huong dan|yeu cau|quy dinh|chi dao|tien do|thoi gian)|"
    r"\bkhi (?:co|duoc|thanh pho|tinh|cap tren|phat sinh)|phat sinh|dot xuat"
)
_BEFORE = re.compile(r"\b(?:truoc|cham nhat|den|xong|han|khong qua|muon nhat)\b")
_FROM_TO = re.compile(
    r"(?:tu\s+)?(?:ngay\s+)?(\d{1,2})/(\d{1,2})(?:/(20\d\d))?\s*(?:-"
    r"|den)\s*(?:ngay\s+)?(\d{1,2})/(\d{1,2})(?:/(20\d\d))"
)


_MONTH_NAMES = ("mot", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "muoi mot", "muoi hai")
_OTHER_WORDS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (
        re.compile(
            rf"(?<!hang )(?<!moi )(?<!\d )\bthang ({'|'.join(_MONTH_NAMES)})(?=\s*(?:nam 20|/\s*20|,|-|den\b|$))"
        ),
        lambda found: f"thang {_MONTH_NAMES.index(found[1]) + 1}",
    ),
    (re.compile(r"\bt\.?(\d{1,2})(?=\s*(?:/|-|$))"), lambda found: f"thang {found[1]}"),
    (re.compile(rf"\bq\.?({_ROMAN_LIST})(?=\s*(?:/|-|$))"), lambda found: f"quy {found[1]}"),
    (re.compile(r"\bquy (cuoi|dau) nam\b"), lambda found: "quy iv nam" if found[1] == "cuoi" else "quy i nam"),
)
"""Rarer ways to write months and quarters, and how they are put in the common one."""
_OPEN = re.compile(r"tu (?:quy|thang)\b(?!.*(?:-|\bden\b))")


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


def _range_words(words: str, part: str) -> bool:
    return "-" in part or "den" in words


def _quarters(words: str, year: int | None) -> Due | None:
    found = _QUARTERS.search(words)
    if found is None or not (found[2] or year):
        return None
    own = int(found[2] or year or 0)
    numbers = re.findall(r"i{1,3}v?|iv|[1-4]", found[1])
    order = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
    if len(numbers) == _FROM_AND_TO and _range_words(found[1], found[1]):
        first, last = (order.get(n) or int(n) for n in numbers)
        return _spans([quarter_span(own, str(n)) for n in range(first, last + 1)])
    return _spans([quarter_span(own, number) for number in numbers])


def _months(words: str, year: int | None) -> Due | None:
    found = _MONTH_TO_MONTH.search(words)
    if found:
        first, last = (
            month_span(int(found[2]), int(found[1]), int(found[1])),
            month_span(int(found[4]), int(found[3]), int(found[3])),
        )
        if first and last and first.start < last.end:
            return Due(DueKind.INTERVAL, first.start.isoformat(), last.end.isoformat())
        return None
    found = _MONTHS.search(words)
    if found and (found[3] or year):
        return _spans([month_span(int(found[3] or year or 0), int(found[1]), int(found[2]))])
    found = _MONTH_LIST.search(words)
    if found and (found[2] or year):
        own = int(found[2] or year or 0)
        return _spans([month_span(own, int(n), int(n)) for n in re.findall(r"\d{1,2}", found[1])])
    return None


def _year_long(words: str, year: int | None) -> Due | None:
    if _BARE_YEAR.search(words):
        return _spans([month_span(year, 1, 12)]) if year else None
    found = _HALVES.search(words)
    if found and (found[2] or year):
        own, later = int(found[2] or year or 0), found[1] == "cuoi"
        return _spans([month_span(own, 7, 12) if later else month_span(own, 1, 6)])
    found = _YEAR.search(words)
    if found:
        first, last = int(found[1] or found[3]), int(found[2] or found[4] or found[1] or found[3])
        if first <= last:
            return Due(DueKind.INTERVAL, f"{first}-01-01", f"{last}-12-31")
    return None


def _from_to(words: str, _: int | None) -> Due | None:
    found = _FROM_TO.search(words)
    if found is None:
        return None
    end = _iso(found[6], found[5], found[4])
    start = _iso(found[3] or found[6], found[2], found[1])
    return Due(DueKind.INTERVAL, start, end) if start and end and start <= end else None


def _recurring(words: str, _: int | None) -> Due | None:
    often = frequencies(words)
    if often and (_DAY_OF.search(words) or not _DAY.search(words)) and not re.match(r"theo .*(?:cua|bo|so)\b", words):
        return Due(DueKind.RECURRING, frequency=often[0])
    return None


def _external(words: str, _: int | None) -> Due | None:
    waits = _EXTERNAL.search(words) and not _DAY.search(words) and not re.match(r"(?:quy|thang)\s", words)
    return Due(DueKind.EXTERNAL) if waits else None


def _exact(words: str, year: int | None) -> Due | None:
    day = day_of(words, year)
    return Due(DueKind.DEADLINE, end=day) if day and (_BEFORE.search(words) or not _MONTHS.search(words)) else None


def _span(words: str, year: int | None) -> Due | None:
    found = next((due for form in (_quarters, _months, _year_long) if (due := form(words, year))), None)
    if found and found.kind is DueKind.INTERVAL and words.startswith(("den het", "cham nhat", "truoc het")):
        return Due(DueKind.DEADLINE, end=found.end)
    return found


def _always(words: str, _: int | None) -> Due | None:
    return Due(DueKind.CONTINUOUS) if _CONTINUOUS.search(words) else None


_FORMS = (_recurring, _from_to, _external, _exact, _span, _always)


def due_of(text: str, period: Period | None) -> Due:
    """Return the normal form of a task's time; ``kind`` None where it cannot be told.

    ``period`` is the plan's own and gives the year where the text names none.
    """
    words = re.sub(r"\s+", " ", flat(text)).strip(" .;:,()")
    for pattern, common in _OTHER_WORDS:
        words = pattern.sub(common, words)
    year = period.start.year if period else None
    found = next((due for form in _FORMS if (due := form(words, year))), Due())
    return _to_the_end(found, period) if found.kind is DueKind.INTERVAL and _OPEN.match(words) else found


def _to_the_end(due: Due, period: Period | None) -> Due:
    """Return "từ tháng 4" as what it means in a plan: from then to the end of the plan's time."""
    end = period.end.isoformat() if period else ""
    return Due(DueKind.INTERVAL, due.start, end) if due.start and due.start <= end else Due()
