"""Family B, what a sentence makes of its own parts: teams of their members, a day of its hours (domain.md §5.1, B04).

B18, B19, B20.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.model.codes import Grade
from inspection.rules.desk import Hit, Pass, show
from inspection.rules.engine import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.rules.desk import Desk, Sheet

_N = r"\d(?<![\d/.,].)\d?"
_MEMBERS = re.compile(
    rf"\b(?P<n>{_N}) (?:thanh vien|nguoi|dong chi)(?: tham gia)?\s?(?:[:,(-]|\bdo\b|\bgom\b|\btrong do\b)"
    r"(?P<list>[^.]{10,400})"
)
"""How many a team has, and what is told of them behind it."""
_LEADS = re.compile(
    rf"(?:\b(?P<n>{_N}) )?\b(?P<post>(?:to|doan|truong|pho|to pho|doan) ?(?:truong|pho)|truong (?:ban|doan|nhom)"
    r"|pho (?:ban|doan|truong ban|truong doan|nhom)|chu tich hoi dong|pho chu tich hoi dong|thu ky)\b"
)
_REST = re.compile(rf"\b(?P<n>{_N}) (?:dong chi )?(?:uy vien|thanh vien)\b")
_FAR = 3
"""By how many members a team may be off and still be told whole."""
_TEAM = r"\b(?:uy vien|thanh vien)\b"

_PLACES = re.compile(
    rf"\b(?P<n>{_N}) (?P<noun>quay|o cua|ban lam viec)\b[^.:;\d]{{0,40}}[:,(-](?P<list>[^.]{{10,500}})"
)
_TIME = r"(?P<{0}>\d{{1,2}}) ?(?:gio|h|g|:) ?(?:(?P<{1}>\d\d)(?: phut)?)?"
_FROM_TO = re.compile(rf"\b(?:tu )?{_TIME.format('h', 'm')} ?(?:den|-|–) ?{_TIME.format('to_h', 'to_m')}(?![\d/])")
_A_DAY = re.compile(
    rf"\b(?:tong(?: cong| thoi gian)?|du|la|bao dam|moi ngay|hang ngay)[^.;:\d]{{0,30}}(?P<n>{_N}(?:,5)?) (?:gio|tieng)"
    r"(?= ?(?:/|moi |mot |trong |lam viec|hang )(?: ?ngay| ?lam viec)?)"
)
_HOUR = 60


@rule("B18")
def members_of_teams(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge "Tổ gồm 09 thành viên: … Tổ trưởng, … Tổ phó và 05 ủy viên" by the members that it tells."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    for number in dict.fromkeys(number for number, _ in sheet.search(_TEAM)):
        for found in _MEMBERS.finditer(sheet.folded[number - 1]):
            listed = found["list"]
            rest = list(_REST.finditer(listed))
            leads = list(_LEADS.finditer(listed))
            posts = [lead["post"] for lead in leads]
            if len(rest) != 1 or not leads or len(set(posts)) < len(posts) or leads[0].start() > rest[0].start():
                continue
            made = Decimal(int(rest[0]["n"]) + sum(int(lead["n"] or 1) for lead in leads))
            working = " + ".join([*(str(int(lead["n"] or 1)) for lead in leads), str(int(rest[0]["n"]))])
            yield from _told(sheet, number, found, (Decimal(found["n"]), made), f"{working} = {show(made)}")


@rule("B19")
def places_by_number(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge "08 quầy: quầy 1 đến quầy 3 …; quầy 9 …": as many counters as their numbers reach."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    for number, found in sheet.search(_PLACES):
        named = _numbers(found["list"], found["noun"])
        if len(named) > 1 and sorted(named) == list(range(1, max(named) + 1)):
            told = (Decimal(found["n"]), Decimal(max(named)))
            yield from _told(sheet, number, found, told, f"1 … {max(named)}")


def _numbers(listed: str, noun: str) -> set[int]:
    """Return the numbers by which a list names its places: "quầy 1 đến quầy 3, quầy 7 và 8"."""
    named: set[int] = set()
    one = rf"(?:{noun} )?(?:so )?(\d{{1,2}})(?![\d/%]| (?:cong chuc|can bo|nguoi|may|linh vuc))"
    for chain in re.finditer(rf"\b{noun} (?:so )?\d{{1,2}}(?: ?(?:,|va|den|-|–) ?{one})*", listed):
        last = 0
        for joined, found in re.findall(r"([^\d]*)(\d{1,2})", chain[0]):
            named.update(range(last if re.search(r"\bden\b|[-–]", joined) else int(found), int(found) + 1))
            last = int(found)
    return named


@rule("B20")
def hours_of_a_day(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge "sáng từ 7 giờ 30 đến 11 giờ 30, chiều …, tổng cộng 08 giờ mỗi ngày" by the hours between its times."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    for number, found in sheet.search(_A_DAY):
        line = found.string
        start = line.rfind(". ", 0, found.start()) + 1
        spans = list(_FROM_TO.finditer(line, start, found.start())) or list(
            _FROM_TO.finditer(line, found.end(), _end(line, found.end()))
        )
        made = sum((_minutes(span) for span in spans), 0)
        if len(spans) != 2 or any(_minutes(span) <= 0 for span in spans):  # noqa: PLR2004 - morning and afternoon
            continue
        told = (Decimal(found["n"].replace(",", ".")), Decimal(made) / _HOUR)
        working = f"{' + '.join(show(Decimal(_minutes(span)) / _HOUR) for span in spans)} = {show(told[1])}"
        yield from _told(sheet, number, found, told, working)


def _end(line: str, start: int) -> int:
    end = line.find(". ", start)
    return end if end >= 0 else len(line)


def _minutes(span: re.Match[str]) -> int:
    return _HOUR * (int(span["to_h"]) - int(span["h"])) + int(span["to_m"] or 0) - int(span["m"] or 0)


def _told(
    sheet: Sheet, number: int, found: re.Match[str], told: tuple[Decimal, Decimal], working: str
) -> Iterator[Hit | Pass]:
    """Yield that a number is what its parts make, or what they make instead."""
    stated, made = told
    if stated == made:
        yield Pass(sheet=sheet, lines=(number,), facts={"working": working})
    elif abs(stated - made) <= _FAR:
        yield Hit(
            sheet=sheet,
            lines=(number,),
            quote=sheet.excerpt(number, *found.span(), before=40),
            stated=show(stated),
            computed=show(made),
            grade=Grade.UNLIKELY,
            facts={"working": working},
        )
