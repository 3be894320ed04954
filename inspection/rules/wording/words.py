"""Family T: words left over, headings left empty, units left out, terms mixed (domain.md §5.1, T01 to T04)."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from inspection.model.codes import Grade, Severity
from inspection.rules.desk import Hit, Pass, shorten, show
from inspection.rules.engine import rule
from inspection.vietnamese import fold, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.model.documents import Figure
    from inspection.rules.desk import Desk, Sheet

_HEADING = re.compile(r"^\s*[-+*•]?\s*(?:[a-z]\)|\d{1,2}\.)?\s*(?:ve|viec|ket qua|tinh hinh|cong tac)\s")
_ITEM = re.compile(r"^\s*(?:[-+*•]|[a-z]\)|\d{1,2}\.|[ivx]+\.|phan\s+[ivx]+)\s*")
_SAYS = re.compile(
    # with accents, for without them "có" would be "cơ" and "đã" would be "đa"
    r"\d|\b(?:đã|được|đạt|không|chưa|đang|còn|có|sẽ|tiếp tục|ban hành|triển khai|bảo đảm|đảm bảo|tăng cường"
    r"|thường xuyên|nghiêm túc|kịp thời|đầy đủ|tham mưu|phối hợp|xây dựng|chỉ đạo|bố trí|hoàn thành|gồm)\b"
)
_MONEY = re.compile(r"kinh phi|so tien|tong (?:thu|chi|von)|gia tri")
_BEHIND = 60
"""Letters behind an amount that are looked at for its unit."""
_CURRENCY = re.compile(r"^\s*\.?\s*(?:nghin|trieu|ty|dong|vnd|d\b)")
_MUCH = 1_000_000
_INDEX = re.compile(r"chi so (?P<name>[a-z ]{5,60}?)\s*\((?P<short>[a-z]{2,6})\)")
_SCOPE = re.compile(r"\s(?=(?:cua|cap|tinh|phuong|xa|thanh pho|nam)\b)")
_LEAD_WORDS = 5


@rule("T01")
def remnants(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that no instruction of the outline and no doubled lead sentence was left in the text."""
    for sheet in desk.sheets:
        found = [place for pattern in desk.relations.remnants for place in sheet.search(pattern)]
        places = {(number, *match.span()) for number, match in found}
        for number, start, end in sorted(places):
            yield Hit(
                sheet=sheet,
                lines=(number,),
                quote=sheet.excerpt(number, start, end, before=120),
                stated=sheet.line(number)[start:end],
                facts={"note": "outline"},
            )
        yield from _doubled_leads(sheet)


def _doubled_leads(sheet: Sheet) -> Iterator[Hit]:
    filled = [(n, line) for n, line in enumerate(sheet.folded, 1) if line.strip()]
    for (first, one), (second, other) in itertools.pairwise(filled):
        if not one.rstrip().endswith(":") or not other.rstrip().endswith(":"):
            continue
        if words(one)[:_LEAD_WORDS] == words(other)[:_LEAD_WORDS] and len(words(one)) >= _LEAD_WORDS:
            yield Hit(
                sheet=sheet,
                lines=(first, second),
                quote=shorten(sheet.line(second).strip()),
                facts={"note": "double_lead", "against": shorten(sheet.line(first).strip())},
            )


@rule("T02")
def empty_headings(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that every heading of the results has content."""
    sheet = desk.report
    if sheet is None or sheet.damaged:
        return
    filled = [(n, line) for n, line in enumerate(sheet.folded, 1) if line.strip()]
    for (number, line), (_, after) in itertools.pairwise(filled):
        if number >= sheet.next_period_line:
            break
        if not _HEADING.match(line) or not _ITEM.match(line) or not line.rstrip().endswith("."):
            continue
        if not _SAYS.search(_ITEM.sub("", sheet.line(number).lower())) and _same_rank(line, after):
            yield Hit(sheet=sheet, lines=(number,), quote=shorten(sheet.line(number).strip("-+* ")))


def _same_rank(line: str, after: str) -> bool:
    """Tell whether two lines are items of one list, or the second opens something higher."""
    one, other = _ITEM.match(line), _ITEM.match(after)
    if one is None or other is None:
        return False
    sign, next_sign = one[0].strip()[:1], other[0].strip()[:1]
    return sign == next_sign or (sign in "-+*•" and next_sign.isalnum()) or (sign == "+" and next_sign == "-")


@rule("T03")
def missing_units(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that amounts of money carry their unit."""
    for sheet in desk.sheets:
        right = []
        for figure in sheet.reading.figures:
            known = desk.indicator(figure.indicator)
            if figure.value is None or figure.value < _MUCH:
                continue
            if not (known is not None and known.unit == "đồng") and not _speaks_of_money(figure):
                continue
            if _has_currency(sheet, figure.line, figure.quote, show(figure.value)):
                right.append(figure.line)
                continue
            yield Hit(
                sheet=sheet,
                lines=(figure.line,),
                quote=figure.quote,
                stated=show(figure.value),
                grade=None if known else Grade.UNLIKELY,
                facts={"indicator": figure.indicator or figure.label},
            )
        if right:
            yield Pass(sheet=sheet, lines=tuple(dict.fromkeys(right)), facts={"working": str(len(right))})


def _speaks_of_money(figure: Figure) -> bool:
    """Tell whether the words before a number, in its label or in its sentence, are of money."""
    if _MONEY.search(fold(figure.label)):
        return True
    before = figure.quote.partition(show(figure.value))[0]
    return figure.unit is None and bool(_MONEY.search(fold(before)))


def _has_currency(sheet: Sheet, line: int, quote: str, number: str) -> bool:
    text = sheet.line(line) or quote
    plain = number.replace(".", "")
    for form in (number, plain):
        place = text.find(form)
        if place >= 0:
            return bool(_CURRENCY.match(fold(text[place + len(form) :][:_BEHIND])))
    return bool(re.search(r"\b(?:dong|trieu|ty|vnd)\b", fold(quote)))


@rule("T04")
def mixed_terms(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that one thing has one name: terms of the catalogue, and indices with their abbreviations."""
    for sheet in desk.sheets:
        for names in desk.relations.variants:
            places = {name: n for name in names if (n := sheet.first(re.escape(name)))}
            if len(places) > 1:
                spelled = [_as_written(sheet, name, n) for name, n in places.items()]
                yield Hit(
                    sheet=sheet,
                    lines=tuple(sorted(set(places.values()))),
                    quote=spelled[-1],
                    stated=" / ".join(spelled),
                    facts={"note": "terms"},
                )
        yield from _indices(sheet)


def _as_written(sheet: Sheet, name: str, number: int) -> str:
    start = sheet.folded[number - 1].find(name)
    return sheet.line(number)[start : start + len(name)]


def _indices(sheet: Sheet) -> Iterator[Hit]:
    """Give the indices that stand under two abbreviations, and the abbreviations that stand for two names."""
    by_name: dict[str, dict[str, tuple[int, str]]] = {}
    by_short: dict[str, dict[str, tuple[int, str]]] = {}
    for number, match in sheet.search(_INDEX):
        core, *scope = _SCOPE.split(match["name"], maxsplit=1)
        place = (number, sheet.line(number)[match.start() : match.end()])
        by_name.setdefault(core.strip(), {}).setdefault(match["short"], place)
        by_short.setdefault(match["short"], {}).setdefault(" ".join(scope).strip(), place)
    for found, note, severity in ((by_name, "abbreviations", Severity.MINOR), (by_short, "scopes", Severity.NOTE)):
        for places in found.values():
            if len(places) > 1:
                lines, texts = zip(*places.values(), strict=True)
                yield Hit(
                    sheet=sheet,
                    lines=tuple(sorted(set(lines))),
                    quote=texts[0],
                    stated=" / ".join(texts),
                    severity=severity,
                    facts={"note": note, "against": texts[1]},
                )
