"""Family P, order: what is done under a document, or follows an event, comes after it (domain.md §5.1; P19, P20)."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from inspection.model.codes import Grade
from inspection.rules.desk import Hit, Pass, iso
from inspection.rules.desk.subjects import sentence_at
from inspection.rules.engine import rule
from inspection.vietnamese import format_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.model.documents import Citation
    from inspection.rules.desk import Desk, Sheet

_DAY = r"(?P<{0}>\d{{1,2}}\s?/\s?\d{{1,2}}\s?/\s?20\d\d|\d{{1,2}} thang \d{{1,2}} nam 20\d\d)"
_UNDER = re.compile(
    r"\b(?:theo|thuc hien|trien khai|can cu|tren co so) (?P<kind>ke hoach|quyet dinh|phuong an|chuong trinh)"
    rf"(?: kiem tra)? so [\w/-]+,? ngay {_DAY.format('first')}"
)
_NAMED = re.compile(rf"\b(?P<kind>ke hoach|quyet dinh|phuong an) so [\w/-]+,? ngay {_DAY.format('first')}")
_FOUNDED = re.compile(
    r"\b(?P<who>to|doan|ban|hoi dong|bo phan|doi)\b[^.;]{0,60}?\bthanh lap\b[^.;]{0,30}?"
    rf"\b(?:theo|tai|bang|boi) (?:kem theo )?quyet dinh so [\w/-]+,? ngay {_DAY.format('first')}"
)
"""A body with the decision that founded it; what it did came later."""
_UNDER_IT = re.compile(
    r"\.\s+(?:thuc hien|theo|trien khai) (?P<kind>ke hoach|quyet dinh|phuong an)(?: nay| tren| do)?,"
)
_AS_TOLD = re.compile(
    r"\b(?:thuc hien|theo|dung|trien khai|can cu|tren co so|sau khi(?: co| ban hanh)?)(?: noi dung)? "
    r"(?P<kind>ke hoach|quyet dinh|phuong an) "
    r"(?:nay|tren|do|neu tren|noi tren|tren day|da ban hanh|duoc duyet|vua ban hanh)\b"
)
"""Words by which a line goes back to a document that a line before has named."""
_BACK = 4
"""Lines in which the document may stand."""
_FROM = re.compile(
    r"\b(?:tu )?ngay (?P<d>\d{1,2})/(?P<m>\d{1,2})(?!\s?/)(?: den|[-–])(?: het)?(?: ngay)? "
    r"\d{1,2}/\d{1,2}/(?P<y>20\d\d)"
)
"""A span of days of which the first has no year of its own."""
_DONE = re.compile(rf"(?:\b(?:tu |vao |trong )?ngay |, ){_DAY.format('day')}(?P<rest>[^.;]{{0,80}})")
_ON = re.compile(rf"(?:\bngay |, ){_DAY.format('day')}")
_ACTED = re.compile(
    r"\b(?:kiem tra|lam viec|to chuc|khao sat|tap huan|doi thoai|ra soat|giam sat|tu kiem tra|mo lop)\b"
)
_MET = re.compile(r"\b(?:hop|ra quan|di|den|xuong|ho tro|huong dan|tiep)\b")
_CONCLUDED = re.compile(
    rf"\bkiem tra\b[^.;]{{0,90}}?\bngay {_DAY.format('first')}[^.]{{0,120}}?\bket luan\b(?: kiem tra)?"
    rf"[^.;]{{0,60}}?\bngay {_DAY.format('day')}"
)
_SINCE_THEN = re.compile(
    r"\b(?:ngay )?(?:sau|tu|ke tu|khi)(?: khi)? (?:phuong|xa|dac khu)?(?: moi)? ?(?:duoc )?"
    r"(?:sap xep|sap nhap|thanh lap|di vao (?:hoat dong|van hanh)|chinh thuc hoat dong|hop nhat|hoat dong theo mo hinh)"
    r"(?! (?:ban|to|doi|hoi|cau lac bo)\b)"
)
"""Words that put something after the ward came into being."""
_OF_A_DOCUMENT = re.compile(r"(?:\bso\b[^.;]{0,40}|/[\w-]+,? )$")
"""What stands before the date of a document."""
_FAR = 100
"""Characters in which it does."""


def _day(text: str) -> date | None:
    numbers = [int(one) for one in re.findall(r"\d+", text)]
    try:
        return date(numbers[2], numbers[1], numbers[0])
    except ValueError:
        return None


@rule("P19")
def in_order(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that what is done under a plan is not earlier than the plan, nor a conclusion than its inspection."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    for number, under in sheet.search(_UNDER, before=sheet.next_period_line):
        end = under.string.find(". ", under.end())
        yield from _done_under(sheet, number, under, (under.end(), end if end >= 0 else len(under.string)))
    for number, founded in sheet.search(_FOUNDED, before=sheet.next_period_line):
        yield from _done_by(sheet, number, founded)
    for number, again in sheet.search(_UNDER_IT, before=sheet.next_period_line):
        named = [one for one in _NAMED.finditer(again.string, 0, again.start()) if one["kind"] == again["kind"]]
        end = again.string.find(". ", again.end())
        if named:
            span = (again.end(), end if end >= 0 else len(again.string))
            yield from _done_under(sheet, number, named[-1], span)
    for number, again in sheet.search(_AS_TOLD, before=sheet.next_period_line):
        yield from _as_told(sheet, number, again)
    for number, found in sheet.search(_CONCLUDED, before=sheet.next_period_line):
        yield from _order(sheet, number, found, found, Grade.UNLIKELY)


def _done_under(sheet: Sheet, number: int, under: re.Match[str], span: tuple[int, int]) -> Iterator[Hit | Pass]:
    """Judge the days of what a stretch behind a document tells as done under it."""
    for done in _DONE.finditer(under.string, *span):
        between = under.string[span[0] : done.start()]
        if _OF_A_DOCUMENT.search(under.string, max(0, done.start() - _FAR), done.start()) or not _ACTED.search(
            between + done["rest"]
        ):
            continue
        yield from _order(sheet, number, under, done, None)
        return


def _done_by(sheet: Sheet, number: int, founded: re.Match[str]) -> Iterator[Hit | Pass]:
    """Judge the days of what a body that a decision founded did, in the sentences of it behind the decision."""
    line = founded.string
    for done in _ON.finditer(line, founded.end()):
        start, end = sentence_at(line, *done.span())
        its_own = start <= founded.start() or line.startswith(founded["who"], start)
        if _OF_A_DOCUMENT.search(line, max(0, done.start() - _FAR), done.start()) or not its_own:
            continue
        if _ACTED.search(line, max(start, founded.end()), end) or _MET.search(line, max(start, founded.end()), end):
            yield from _order(sheet, number, founded, done, Grade.UNLIKELY)


def _as_told(sheet: Sheet, number: int, again: re.Match[str]) -> Iterator[Hit | Pass]:
    """Judge the first day of what a line tells as done under a document that one of the lines before names alone."""
    before = range(max(1, number - _BACK), number)
    named = [
        (line, one)
        for line in before
        for one in _NAMED.finditer(sheet.folded[line - 1])
        if one["kind"] == again["kind"]
    ]
    if len(named) != 1 or not _ACTED.search(again.string, again.end()):
        return
    (line, document), told = (
        named[0],
        _FROM.search(again.string, again.end()) or _DONE.search(again.string, again.end()),
    )
    if told is None or _OF_A_DOCUMENT.search(again.string, 0, told.start()):
        return
    day = f"{told['d']}/{told['m']}/{told['y']}" if told.re is _FROM else told["day"]
    first, done = _day(document["first"]), _day(day)
    if first is None or done is None:
        return
    facts = {"working": f"{format_date(done)} {'<' if done < first else '≥'} {format_date(first)}"}
    if done >= first:
        yield Pass(sheet=sheet, lines=(line, number), facts=facts)
        return
    against = sheet.excerpt(line, *document.span())
    yield Hit(
        sheet=sheet,
        lines=(line, number),
        quote=sheet.excerpt(number, again.start(), told.end()),
        stated=format_date(done),
        computed=f"≥ {format_date(first)}",
        grade=Grade.UNLIKELY,
        facts=facts | {"against": against},
    )


def _order(
    sheet: Sheet, number: int, before: re.Match[str], after: re.Match[str], grade: Grade | None
) -> Iterator[Hit | Pass]:
    first, day = _day(before["first"]), _day(after["day"])
    if first is None or day is None:
        return
    facts = {"working": f"{format_date(day)} {'<' if day < first else '≥'} {format_date(first)}"}
    if day >= first:
        yield Pass(sheet=sheet, lines=(number,), facts=facts)
    else:
        yield Hit(
            sheet=sheet,
            lines=(number,),
            quote=sheet.excerpt(number, before.start(), after.end()),
            stated=format_date(day),
            computed=f"≥ {format_date(first)}",
            grade=grade,
            facts=facts,
        )


@rule("P20")
def documents_of_a_living_ward(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that the ward issued nothing before it came into being, in a report or a sentence that begins with it."""
    sheet, since = desk.report, desk.relations.communes_since
    period = sheet.reading.period if sheet else None
    if sheet is None or sheet.damaged or since is None or period is None or period.end < since:
        return
    for citation in sheet.reading.citations:
        day = iso(citation.date)
        if day is None or not citation.own or citation.basis or citation.line >= sheet.next_period_line:
            continue
        if period.start < since and not (day < since and _of_the_new_ward(sheet, citation)):
            continue  # the report tells of the time before as well
        facts = {"number": citation.number, "working": f"{format_date(day)} ↔ {format_date(since)}"}
        if day >= since:
            yield Pass(sheet=sheet, lines=(citation.line,), facts=facts)
        else:
            yield Hit(
                sheet=sheet,
                lines=(citation.line,),
                quote=citation.quote or citation.number,
                stated=format_date(day),
                computed=f"≥ {format_date(since)}",
                facts=facts,
            )


def _of_the_new_ward(sheet: Sheet, citation: Citation) -> bool:
    """Tell whether the sentence of a document says that the ward was there already."""
    line = sheet.folded[citation.line - 1] if 0 < citation.line <= len(sheet.folded) else ""
    place = line.find(citation.number.split("/", maxsplit=1)[0] + "/")
    return place >= 0 and bool(_SINCE_THEN.search(line[slice(*sentence_at(line, place, place))]))
