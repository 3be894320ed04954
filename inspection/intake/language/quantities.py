"""The numbers of a text that measure something: counts, rates, "a/b = c%", "a trên tổng số b", ranges.

Numbers that name something else (dates, document numbers, articles, standards, service levels) are passed over. What is
written in two ways at once ("12,345 hồ sơ": a decimal or thousands?) is reported as unclear and left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from inspection.intake.language.measures import PERCENT, kinds_of, unit_at
from inspection.intake.language.numerals import LONGEST_NUMBER, numeral_at, past_words, with_millions, worded
from inspection.vietnamese import parse_number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Formula:
    """The ratio of "a/b hồ sơ, đạt x%": where it ends, its unit, and where the percentage begins."""

    end: int
    unit: str | None
    rate: int


class Quantity(NamedTuple):
    """A number with its unit; offsets are those of the text."""

    start: int
    end: int
    value: Decimal
    unit: str | None
    until: Decimal | None = None
    """The upper end of a range."""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    formula: Formula | None = None
    """The ratio written before a percentage, where it is."""
    within: tuple[int, int] | None = None
    """The words between a percentage and the ratio behind it: "80% văn bản được ký số (8/10 văn bản)"."""

    percent: bool = False
    """Whether it is a percentage: its unit is the sign."""


@dataclass(frozen=True, slots=True)
class Found:
    """The quantities of a text in order, and the numbers that are not clear as (offset, words)."""

    quantities: tuple[Quantity, ...]
    unclear: tuple[tuple[int, str], ...] = ()


_NEAR = 60
_NAMES = (
    "ngay|thang|nam|quy|dieu|khoan|muc do|dien tu muc|dinh danh muc|cap do|chuong|bieu|bieu so|mau so|quoc lo|tinh lo"
    "|nhom|khoa|lan thu|hop thu|phien thu|de an|iso|iso/iec|tcvn|tcvn iso|nghi dinh|nghi quyet|nghi dinh so"
    "|nghi quyet so|quyet dinh so|ke hoach so|thong bao so|luat so|cong van so|thong tu so|chi thi so|van ban so"
    "|phuong an so|phu luc so|giai doan|nhiem ky|khoang cach|windows|web|phan mem|phien ban|dia chi|qh|thang diem"
    "|buoc|phu luc|duong day nong|hotline|dien thoai|tuan|tang|so nha"
)
"""Words after which a number is a name or a date."""
_LIMITS = "den|truoc|tu|het|sau|ngay"
_AFTER_NAME = re.compile(rf"\b(?:{_NAMES})\s$")
_DAY_LIMIT = re.compile(rf"\b(?:{_LIMITS})\s$")
_ENDINGS = frozenset(words[-3:] for words in f"{_NAMES}|{_LIMITS}".split("|"))
"""The last letters of all of them: most words before a number end otherwise."""
_IN_TIME = re.compile(r"\b(?:trong|cua|ca|dau|cuoi) (thang|quy|nam)\s$")
_SOME_MONTHS = re.compile(r"\b(?:0?[369]|sau|chin|ba) thang\s$")
"""Before what was counted in so many months: "6 tháng 61 tin, quý III 82 tin"."""
_MORE = re.compile(r"\btang\s$")
_LAST = {"thang": 12, "quy": 4}
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_NO_MEASURE = re.compile(
    r"\d{1,5}[a-z]?(?:/\d{4})?/[a-z][\w-]*|\d{1,5}-[a-z]{2,6}/\w+"
    r"|\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}"
    r"|\d{1,2}/\d{1,2}(?=\s?(?:-|den(?: het)?(?: ngay)?)\s?\d{1,2}/\d{1,2}/20\d\d)"
    r"|\d{1,2}/\d{1,2} ?- ?\d{1,2}/\d{1,2}(?:/\d{4})?(?![\d/])"
    r"|(?:19|20)\d\d\s?-\s?(?:19|20)\d\d\b|0?\d\sthang\b|1?\d/20\d\d\b"
    r"|\d{1,2}h\d{0,2}\b|\d{1,2}:\d{2}\b|0\d{2,3}[. ]?\d{3}[. ]?\d{3,4}\b"
    r"|\d{1,3}(?:\s?-\s?\d{1,3})? tuoi\b"
    r"|24/7\b|24/24(?=\s?(?:gio|h\b|[,.;)]|$))|0?[1-9]\s?(?:cap(?! pho)|chieu)\b"
)
"""Document numbers, dates, years, ages, times, telephone numbers."""
_CAPTION = re.compile(r"\W*bang(?: so)? (?=\d{1,2}[.:])\d+(?:[.,]\d+)*|\s*\(\d{1,2}\)(?=\s[^\W\d])")
"""A caption up to the number of its table, "Bảng 1. Kết quả …", or the number of an item, "(1) Thiếu công chức"."""
_SPAN_DEMANDED = re.compile(r"\b(?:toi thieu|it nhat|khong duoi|khong qua|toi da)\s$")
_MONTHS = re.compile(r"0?\d\sthang\b(?!\s(?:dau|cuoi)\b)")
"""A time that is demanded is a measure: "tối thiểu 03 tháng"."""
_SHORT_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])(?![\d/])")
_NAME_TAIL = re.compile(r"[\d.:/-]*")
_LOOK_BACK = 22
_TOKEN = re.compile(r"\d(?<![\w.,/:]\d)")  # a pattern that begins with its letter is found ten times as fast
_SLASH = re.compile(r"\s?/\s?(?=\d)")
_DASH = re.compile(r"\s?(?:%\s?)?(?:-|den)\s?(?=\d)")
_JOINTS = frozenset({"/", "-", "%", "d"})
"""What the signs that join two numbers begin with."""
_OUT_OF = re.compile(
    r"\s{0,2}(?:[a-z ]|, (?=le phi)){0,50}?\b(?:tren|trong tong|so voi tong)(?: tong)?(?: so| cong)?"
    r"(?: (?:ke hoach|du toan)(?: von| ca| nam| duoc| giao)*)?(?: la)?:?\s"
)
_AMONG = re.compile(
    r"\s{0,2}(?:[a-z ]|\b(?:muc|muc do) [1-4]\b){0,50}?\btrong\s|\s{0,2}[a-z ]{0,12}?\btrong (?:tong )?so\s"
)
"""Between a part and its whole: "3.871 trong 3.986 hồ sơ"; a span of time is no whole."""
_IN_BILLIONS = "tỷ đồng"
_TIMES = frozenset(("ngày", "tháng", "buổi", "đợt", "kỳ", "lần", "phút", "giờ"))
_LINK = re.compile(
    r"[^.;\d%]{0,45}[\s,(](?:dat|chiem|tuong ung|tuong duong|bang|ty le|ti le)"
    r"(?:[\s,:(]+(?:la|ty le|ti le|khoang))*[\s,:(]*|"
    r"(?:[a-z ,]|\b(?:muc|muc do) [1-4]\b){0,60}\((?:dat |chiem |bang )?|"
    r"[\s,;:(=]*(?:(?:dat|chiem|tuong ung|bang|voi|la|ti|ty|le|ti le|ty le|khoang|tuong duong|dat ty le|ho so"
    r"|nhiem vu)[\s,:(=]*){0,5}$"
)
_BASE_LINK = re.compile(r"\s*(?:\(.*|,? ?tuong ung\s*|[a-z ,/]{0,55}\(\s*(?:dat |tuong ung |gom )?)", re.DOTALL)
"""What stands between a rate and the ratio behind it: "80% văn bản được ký số (8/10 văn bản)"."""
_COMMA_THOUSANDS = re.compile(r"\d{1,3},\d{3}")
_COMMA_DECIMALS = re.compile(r"\d,\d{1,2}(?![\d,.]*\d)")
"""A number beside which a comma in another one has decimals behind it too, where both are in billions."""


def _number(words: str) -> Decimal | None:
    return parse_number(words) if len(words) <= LONGEST_NUMBER else None


def _measures_after_all(text: str, start: int, before: str) -> bool:
    """Tell whether a number behind such a word measures something: "tăng 09 dự thảo" is no floor ("tầng 2")."""
    digits = _NUMBER_AFTER.match(text, start)
    more = digits is not None and _MORE.search(before) is not None and unit_at(text, digits.end()) is not None
    if digits is not None and "thang" in before and _SOME_MONTHS.search(before):
        value = _number(digits[0])
        return value is not None and value > _LAST["thang"] and not _FIRST_YEAR <= value <= _LAST_YEAR
    return more or _counted_in_time(text, start, before)


def _counted_in_time(text: str, start: int, before: str) -> bool:
    """Tell whether a number counts something in a span of time, "trong quý 26 nhiệm vụ", and does not name it."""
    time, digits = _IN_TIME.search(before), _NUMBER_AFTER.match(text, start)
    value = _number(digits[0]) if time and digits else None
    if time is None or digits is None or value is None or value <= _LAST.get(time[1], 0):
        return False
    if time[1] not in _LAST and (_FIRST_YEAR <= value <= _LAST_YEAR or digits[0].startswith("0")):
        return False  # "trong năm 2025"
    return unit_at(text, digits.end()) is not None


def _passed_over(text: str, start: int) -> int | None:
    """Return where a number ends that measures nothing, or None where it may measure something."""
    before = text[max(0, start - _LOOK_BACK) : start]
    form = _NO_MEASURE.match(text, start)
    if form and not (_MONTHS.match(text, start) and _SPAN_DEMANDED.search(before)):
        return form.end()
    if before[-4:-1] not in _ENDINGS and before[-3:-1] not in _ENDINGS:
        return None
    if _DAY_LIMIT.search(before) and (day := _SHORT_DAY.match(text, start)):
        return day.end()
    if _AFTER_NAME.search(before) and not _measures_after_all(text, start, before):
        tail = _NAME_TAIL.match(text, start)
        end = tail.end() if tail else start
        return None if text.startswith("%", end) or text.startswith(" %", end) else end
    return None


def _singles(text: str) -> tuple[list[Quantity], list[tuple[int, str]]]:
    """Return each number with its unit, ranges and plain ratios joined."""
    found: list[Quantity] = []
    unclear: list[tuple[int, str]] = []
    caption = _CAPTION.match(text)
    done = caption.end() if caption else 0
    for match in _TOKEN.finditer(text):
        start = match.start()
        if start < done:
            continue
        over = _passed_over(text, start)
        if over is not None:
            done = over
            continue
        number = numeral_at(text, start)
        if number is None:
            continue
        if number.value is None:
            unclear.append((start, number.words))
            continue
        quantity = _with_unit(text, start, number.value, number.end)
        done = quantity.end
        comma = _COMMA_THOUSANDS.fullmatch(number.words) and not quantity.percent and quantity.numerator is None
        if comma and not (quantity.unit == _IN_BILLIONS and _COMMA_DECIMALS.search(text)):
            unclear.append((start, number.words))
            continue
        found.append(quantity)
    return found, unclear


def _with_unit(text: str, start: int, value: Decimal, end: int) -> Quantity:
    """Return a number with what stands right behind it: the other end of a range, a denominator, the unit."""
    base = until = None
    if text[end : end + 2].strip()[:1] in _JOINTS:
        if over := _number_behind(text, _SLASH, end):
            base, end = over
        elif (to := _number_behind(text, _DASH, end)) and to[0] > value:
            until, end = to
    numerator = None if base is None else value
    name = None
    unit = unit_at(text, past_words(text, start, end))
    if unit:
        value, name, end = with_millions(text, value, *unit)
        if base is None and until is None and (over := _over(text, name, end)):
            numerator, (base, end) = value, over
    return Quantity(start, end, value, name, until, numerator, base, percent=name == PERCENT)


def _number_behind(text: str, sign: re.Pattern[str], end: int) -> tuple[Decimal, int] | None:
    """Return the number behind a sign that joins it to the one before, and where it ends."""
    joint = sign.match(text, end)
    digits = _NUMBER_AFTER.match(text, joint.end()) if joint else None
    value = _number(digits[0]) if digits else None
    return None if digits is None or value is None else (value, digits.end())


def _over(text: str, unit: str, end: int) -> tuple[Decimal, int] | None:
    """Return the base of "a hồ sơ/b hồ sơ", where both count the same, and where its unit ends."""
    other = None if unit == PERCENT else _number_behind(text, _SLASH, end)
    behind = unit_at(text, other[1]) if other else None
    return (other[0], behind[1]) if other and behind and behind[0] == unit else None


_NUMBER_AFTER = re.compile(r"\d+(?:[.,]\d+)*")


def _out_of(text: str, found: list[Quantity]) -> list[Quantity]:
    """Join "a hồ sơ trên tổng số b hồ sơ" to one ratio."""
    joined: list[Quantity] = []
    for quantity in found:
        last = joined[-1] if joined else None
        if (
            last is not None
            and not last.percent
            and not quantity.percent
            and last.denominator is None
            and (last.value <= quantity.value or _is_money(last) is _is_money(quantity) is True)
            and quantity.start - last.end <= _NEAR
            and (_OUT_OF.fullmatch(text, last.end, quantity.start) or _is_among(text, last, quantity))
        ):
            joined[-1] = last._replace(
                end=quantity.end,
                numerator=last.value,
                denominator=quantity.value,
                unit=last.unit or quantity.unit,
            )
        else:
            joined.append(quantity)
    return joined


def _is_money(quantity: Quantity) -> bool:
    """Tell whether a number counts money, of which more may come in than was planned."""
    return "money" in kinds_of(quantity.unit)


def _is_among(text: str, part: Quantity, whole: Quantity) -> bool:
    """Tell whether a number is counted within the next one, which is of its kind."""
    if whole.unit is None or whole.unit in _TIMES or part.until is not None or whole.until is not None:
        return False
    kinds, others = kinds_of(part.unit), kinds_of(whole.unit)
    alike = (
        part.unit is None
        or bool(kinds & others)
        or whole.unit.startswith(f"{part.unit} ")
        or ("account" in kinds and "person" in others)
    )
    return alike and _AMONG.fullmatch(text, part.end, whole.start) is not None


def _rated(text: str, found: list[Quantity]) -> list[Quantity]:
    """Give a percentage the ratio that stands right before or behind it; the ratio is then no figure of its own."""
    joined: list[Quantity] = []
    for quantity in found:
        last = joined[-1] if joined else None
        if last is None or quantity.start - last.end > _NEAR or last.percent is quantity.percent:
            joined.append(quantity)
        elif (
            quantity.percent
            and last.denominator is not None
            and _LINK.fullmatch(text[last.end : quantity.start]) is not None
        ):
            formula = Formula(last.end, last.unit, quantity.start)
            ratio = quantity._replace(numerator=last.numerator, denominator=last.denominator, formula=formula)
            joined[-1] = ratio._replace(start=last.start)
        elif (
            last.percent
            and quantity.denominator is not None
            and last.denominator is None
            and _BASE_LINK.fullmatch(text, last.end, quantity.start) is not None
        ):
            based = last._replace(numerator=quantity.value, denominator=quantity.denominator)
            joined[-1] = based._replace(end=quantity.end, within=(last.end, quantity.start))
        else:
            joined.append(quantity)
    return joined


def _in_words(text: str, flat_text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Return the numbers that stand in words alone, beside those in digits."""
    taken = [(one.start, one.end) for one in found]
    told = []
    for number in worded(text, flat_text):
        start, unit = number.end - len(number.words), unit_at(flat_text, number.end)
        if number.value is None or unit is None or any(begin < unit[1] and start < end for begin, end in taken):
            continue
        told.append(Quantity(start, unit[1], number.value, unit[0]))
    return told


def quantities(flat_text: str, text: str = "") -> Found:
    """Return what a flat text measures, in order; numbers in words are read where the ``text`` itself is given."""
    found, unclear = _singles(flat_text)
    if text and (told := _in_words(text, flat_text, found)):
        found = sorted([*found, *told], key=lambda one: one.start)
    if not found and not unclear:
        return Found(())
    if len(found) > 1:
        found = _out_of(flat_text, found)
        found = _rated(flat_text, found) if any(one.denominator is not None for one in found) else found
    return Found(tuple(found), tuple(unclear))
