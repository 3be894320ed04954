"""Family B, shortages: those lacking are those assigned less those present (domain.md §5.1, B; B09)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.rules.desk import Hit, Pass, lines_of, show
from inspection.rules.desk.amounts import SENTENCE
from inspection.rules.engine import rule
from inspection.vietnamese import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.model.documents import Figure
    from inspection.rules.desk import Desk, Sheet

_WHO = r"cong chuc|vien chuc|bien che|chi tieu|nguoi"
_LACKING = re.compile(
    rf"\b(?:thieu|khuyet) (?P<n>0*[1-9]\d*) (?P<who>{_WHO})\b"
    rf"|(?<![\d/.,])(?P<rest>0*[1-9]\d*) (?P<whose>{_WHO})(?: cong chuc| vien chuc)?"
    r" (?:con|dang|hien) (?:thieu|khuyet)\b"
)
_KIND = re.compile(r"\b(?:vien chuc|cong chuc|bien che|giao vien|hop dong)\b")
_QUOTAS = {
    "cong chuc": ("posts_assigned", "posts_present"),
    "bien che": ("posts_assigned", "posts_present"),
    "vien chuc": ("employees_assigned", "employees_total"),
}
_SOME = re.compile(
    r"\b(?:dia chinh|chuyen mon|chuyen trach|phu trach|giao vien|cong nghe|trung tam|phong|truong|tram|khoi|linh vuc"
    r"|ban chi huy|vi tri|quy dinh|dinh muc|de an|hop dong|vua|tu ngay)\b"
)
"""Words by which people of one unit or trade are lacking, or by another measure than what was assigned."""
_BEHIND = 25
"""Characters behind a shortage in which such words stand."""

_FULL = re.compile(
    r"(?<!chua )(?<!khong )\b(?:bo tri )?(?:day )?du(?: (?P<all>\d+)/(?P<of>\d+)| \d+)?"
    r" (?:cong chuc|vien chuc|nguoi|can bo|nhan su|nhan luc|bien che)\b"
)
_SHORT = re.compile(
    r"\b(?:nhan su|nhan luc|cong chuc|vien chuc|can bo|bien che)\b[^.;]{0,60}"
    r"\b(?:con thieu|thieu|chua du|chua duoc bo tri du)\b"
    r"|\b(?:con thieu|thieu|chua bo tri du) (?:\d+ )?(?:nhan su|nhan luc|cong chuc|vien chuc|can bo|nguoi|bien che)\b"
)
_PLACE = re.compile(
    r"\b(?:trung tam|tram y te|van phong|ban chi huy quan su|phong (?:kinh te|van hoa|noi vu|tu phap))\b"
)


@rule("B09")
def shortage_of_staff(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge how many are said to be lacking by who was assigned and who is present, and by what is called full."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    for number, found in sheet.search(_LACKING):
        yield from _lacking(sheet, number, found)
    for number, found in sheet.search(_FULL, before=sheet.next_period_line):
        yield from _full(sheet, number, found)


def _lacking(sheet: Sheet, number: int, found: re.Match[str]) -> Iterator[Hit | Pass]:
    """Judge "thiếu 04 công chức so với biên chế được giao" by the two headcounts."""
    text = found.string
    start = max((one.end() for one in SENTENCE.finditer(text, 0, found.start())), default=0)
    kinds = _KIND.findall(text[start : found.end()])
    names = _QUOTAS.get(kinds[-1]) if kinds else None
    said = parse_number(found["n"] or found["rest"])
    around = text[start : found.end() + _BEHIND]
    if names is None or said is None or "\t" in text or "|" in text or _SOME.search(around):
        return
    assigned, present = (_counts(sheet, name) for name in names)
    pairs = [(one, other) for one in assigned for other in present]
    if not pairs:
        return
    fitting = next((pair for pair in pairs if (pair[0].value or 0) - (pair[1].value or 0) == said), None)
    one, other = fitting or pairs[0]
    if one.value is None or other.value is None or one.value < other.value:
        return
    made = one.value - other.value
    working = f"{show(one.value)} − {show(other.value)} = {show(made)}"
    lines = tuple(sorted({number, *lines_of([one, other])}))
    if fitting:
        yield Pass(sheet=sheet, lines=lines, facts={"working": working})
        return
    yield Hit(
        sheet=sheet,
        lines=lines,
        quote=sheet.excerpt(number, *found.span(), before=40, after=40),
        stated=show(said),
        computed=show(made),
        facts={"working": working, "against": other.quote},
    )


def _counts(sheet: Sheet, name: str) -> list[Figure]:
    return [figure for figure in sheet.figures(name) if figure.value is not None and figure.unit != "%"]


def _full(sheet: Sheet, number: int, found: re.Match[str]) -> Iterator[Hit]:
    """Judge that nobody is lacking in a unit that is called fully staffed."""
    if found["all"] != found["of"]:
        return
    start = max((one.end() for one in SENTENCE.finditer(found.string, 0, found.start())), default=0)
    places = set(_PLACE.findall(found.string[start : found.end() + _BEHIND]))
    for other, short in sheet.search(_SHORT, before=sheet.next_period_line):
        first = max((one.end() for one in SENTENCE.finditer(short.string, 0, short.start())), default=0)
        if other != number and places & set(_PLACE.findall(short.string[first : short.end() + _BEHIND])):
            yield Hit(
                sheet=sheet,
                lines=tuple(sorted((number, other))),
                quote=sheet.excerpt(other, *short.span(), after=40),
                stated=sheet.excerpt(other, *short.span()),
                computed=sheet.excerpt(number, *found.span()),
                facts={"against": sheet.excerpt(number, *found.span(), before=60, after=20)},
            )
            return
