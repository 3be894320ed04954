"""Family L: documents are cited as they were in force on the citing document's own date (domain.md §5.1, §5.4)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.model.codes import Grade, Severity
from inspection.rules.desk import Hit, Pass, iso, shorten
from inspection.rules.engine import rule
from inspection.vietnamese import fold, format_date, parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from inspection.model.catalogue import LegalStatus
    from inspection.model.documents import Citation
    from inspection.model.relations import ObsoleteTerm, Question
    from inspection.rules.desk import Desk, Sheet

_FORMS = (
    (re.compile(r"\d(?<![\d/].)\d{0,3}/(?:nd-cp|tt-[a-z]{2,8})\b(?!/20\d\d)"), "no_year"),
    (re.compile(r"\d(?<![\d/].)\d{0,3}-(?:nq|qd|ct|kh|tb|nd)/(?:cp|ttg|ubnd|hdnd)\b"), "party"),
    (re.compile(r"\d(?<![\d/].)\d{0,3}(?:-nd-cp|/nd/cp|/nq/cp|/qd/ttg|-nq-cp|-qd-ttg|/nd-cp/20\d\d)\b"), "party"),
    (re.compile(r"\d(?<![\d/].)\d{0,3}/(?:nq|ct|kl|qd|qdi)-tw\b"), "state"),
)
_LOCAL = re.compile(r"^\d+/(?P<year>\d{4})/(?:QĐ-UBND|NQ-HĐND|CT-UBND)$")
_NORM = re.compile(r"/(?:NĐ-CP|NQ-CP|QĐ-TTg|TT-[A-ZĐ]+)$")
"""Symbols of what the government and the ministries set."""
_OLD = 10
"""Age in years from which a local document is asked for."""
_LEAD = re.compile(r"\b[a-z]+ [a-z]+ (?:so )?$")
_DATED = re.compile(r",?\s*ngay\s+\d{1,2}\s*(?:/|thang)\s*\d{1,2}\s*(?:/|nam)\s*\d{4}")
_SYMBOL = re.compile(r"\d(?<![\d/].)\d{0,4}[a-z]?(?:/\d{4})?/[a-z]+-(?P<code>[a-z&]+)\b")
_ISSUER = re.compile(r",?\s*cua\s+(?P<by>.{3,60}?)(?=\s+(?:ve|ban hanh|phe duyet|v/v)\b|[,;.:()]|$)")


@rule("L01")
def legal_status(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge every cited document by what is known of it at the date of the citing document."""
    for sheet in desk.sheets:
        day = sheet.day
        if day is None:
            continue
        cited = {citation.number for citation in sheet.reading.citations}
        first: dict[str, Citation] = {}
        for citation in sheet.reading.citations:
            first.setdefault(citation.number, citation)
        for number, citation in first.items():
            status = desk.catalogue.legal.get(number)
            if status is not None and _same_year(citation, status):
                yield _at(sheet, citation, status, day, cited)


def _same_year(citation: Citation, status: LegalStatus) -> bool:
    """Tell whether a citation may mean the document: without its year, a number stands for others in other years."""
    day = iso(citation.date)
    if day is None or status.issued is None or day.year == status.issued.year:
        return True
    return str(status.issued.year) in citation.number


def _at(sheet: Sheet, citation: Citation, status: LegalStatus, day: date, cited: set[str]) -> Hit | Pass:
    facts = {"number": status.number, "on": format_date(day), "source": status.source, "working": status.number}
    lines = (citation.line,)
    quote = citation.quote or citation.number
    if status.status == "unknown":
        return Hit(
            sheet=sheet,
            lines=lines,
            quote=quote,
            severity=Severity.NOTE,
            grade=Grade.FORM,
            facts=facts | {"note": "legal_unknown"},
        )
    ended = status.validity.end
    if ended is not None and day > ended:
        return Hit(
            sheet=sheet,
            lines=lines,
            quote=quote,
            stated=status.number,
            computed=", ".join(status.replaced_by) or None,
            facts=facts
            | {
                "note": "legal_replaced" if status.replaced_by else "legal_ended",
                "ended": format_date(ended),
                "instead": ", ".join(status.replaced_by),
            },
        )
    if status.amended_by and not cited & set(status.amended_by):
        return Hit(
            sheet=sheet,
            lines=lines,
            quote=quote,
            stated=status.number,
            severity=Severity.MINOR,
            grade=Grade.FORM,
            facts=facts | {"note": "legal_amended", "instead": ", ".join(status.amended_by)},
        )
    return Pass(sheet=sheet, lines=lines, facts=facts)


def asked(sheet: Sheet, question: Question) -> Iterator[Hit]:
    """Give the first place whose words call for a question, unless the document answers it."""
    for number, match in sheet.search(question.pattern):
        if not (question.unless and re.search(question.unless, match.string)):
            yield Hit(
                sheet=sheet,
                lines=(number,),
                quote=sheet.excerpt(number, *match.span(), before=40),
                facts={"note": question.ask, "source": question.source},
            )
            return


@rule("L02")
def form_of_symbols(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge the form of symbols: a decree carries its year, the state writes 71/NQ-CP and the party 57-NQ/TW."""
    for sheet in desk.sheets:
        if sheet.damaged:
            continue
        seen: set[str] = set()
        for pattern, note in _FORMS:
            for number, match in sheet.search(pattern):
                written = sheet.line(number)[match.start() : match.end()]
                if written in seen:
                    continue
                seen.add(written)
                quote = sheet.line(number)[_before_type(match) : _behind_date(match)]
                yield Hit(
                    sheet=sheet,
                    lines=(number,),
                    quote=quote,
                    stated=written,
                    computed=_right_form(written, note, quote),
                    facts={"note": f"symbol_{note}"},
                )


def _before_type(number: re.Match[str]) -> int:
    """Return where a document's number begins with its type before it."""
    lead = _LEAD.search(number.string, max(0, number.start() - 40), number.start())
    return lead.start() if lead else number.start()


def _behind_date(number: re.Match[str]) -> int:
    """Return where a document's number ends with its date behind it."""
    dated = _DATED.match(number.string, number.end())
    return dated.end() if dated else number.end()


def _right_form(written: str, note: str, quote: str) -> str:
    if note == "no_year":
        day = parse_date(quote)
        head, tail = written.split("/", 1)
        return f"{head}/{day.year if day else '…'}/{tail}"
    if note == "party":
        head, kind, issuer, *year = re.split(r"[-/]", written)
        day = parse_date(quote)
        told = year[0] if year else str(day.year) if day else "…"
        return f"{head}/{told}/{kind}-{issuer}" if fold(kind) == "nd" else f"{head}/{kind}-{issuer}"
    head, kind, issuer = re.split(r"[-/]", written, maxsplit=2)
    return f"{head}-{kind}/{issuer}"


@rule("L03")
def issuer_and_symbol(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that the issuer named after a number is the one its symbol stands for."""
    issuers = desk.relations.issuers
    for sheet in desk.sheets:
        right = []
        for number, match in sheet.search(_SYMBOL):
            by = _ISSUER.match(match.string, _behind_date(match)) if match["code"] in issuers else None
            named = _first_named(by["by"], issuers) if by else None
            if by is None or named is None:
                continue
            if named == match["code"]:
                right.append(number)
                continue
            start, text = _before_type(match), sheet.line(number)
            yield Hit(
                sheet=sheet,
                lines=(number,),
                quote=shorten(text[start : by.end()]),
                stated=text[by.start("by") : by.end("by")],
                computed=text[match.start("code") : match.end("code")],
            )
        if right:
            yield Pass(sheet=sheet, lines=tuple(dict.fromkeys(right)), facts={"working": str(len(right))})


def _first_named(words: str, issuers: Mapping[str, tuple[str, ...]]) -> str | None:
    """Return the code of the issuer that is named first in some words."""
    places = [
        (place, -len(alias), code)
        for code, aliases in issuers.items()
        for alias in aliases
        if (place := words.find(alias)) >= 0
    ]
    return min(places)[2] if places else None


@rule("L04")
def competence(desk: Desk) -> Iterator[Hit | Pass]:
    """Ask who was entitled to an act that only certain bodies or persons may do."""
    for sheet in desk.sheets:
        for question in desk.relations.competences:
            if sheet.day is None or (question.since and sheet.day < question.since):
                continue
            yield from asked(sheet, question)


@rule("L05")
def outdated_terms(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge terms and laws by name that were no longer right on the date of the document."""
    for sheet in desk.sheets:
        day = sheet.day
        if day is None:
            continue
        for term in desk.relations.terms:
            if day < term.since:
                continue
            places = [(n, match) for n, match in sheet.search(term.pattern) if not _made_right(term, match)]
            if places:
                number, (start, end) = places[0][0], places[0][1].span()
                yield Hit(
                    sheet=sheet,
                    lines=tuple(dict.fromkeys(line for line, _ in places)),
                    quote=sheet.excerpt(number, start, end, before=30, after=30),
                    stated=sheet.line(number)[start:end],
                    computed=term.instead,
                    facts={"since": format_date(term.since), "source": term.source},
                )


def _made_right(term: ObsoleteTerm, place: re.Match[str]) -> bool:
    """Tell whether words around a term make it right, such as "cũ" after a former district."""
    around = place.string[max(0, place.start() - 30) : place.end() + 30]
    return bool(term.unless and re.search(term.unless, around))


@rule("L07")
def known_dates(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a document of the table is cited with the date it bears."""
    for sheet in desk.sheets:
        right = []
        for citation in sheet.reading.citations:
            status, day = desk.catalogue.legal.get(citation.number), iso(citation.date)
            if status is None or status.issued is None or day is None:
                continue
            if not _same_year(citation, status):
                continue
            if day == status.issued:
                right.append(citation.line)
                continue
            yield Hit(
                sheet=sheet,
                lines=(citation.line,),
                quote=citation.quote or citation.number,
                stated=format_date(day),
                computed=format_date(status.issued),
                facts={"number": citation.number, "source": status.source},
            )
        if right:
            yield Pass(sheet=sheet, lines=tuple(dict.fromkeys(right)), facts={"working": str(len(right))})


@rule("L06")
def old_local_documents(desk: Desk) -> Iterator[Hit | Pass]:
    """Ask for the status of local normative documents that are older than ten years."""
    for sheet in desk.sheets:
        day, seen, young = sheet.day, set(), []
        for citation in sheet.reading.citations:
            match = _LOCAL.match(citation.number)
            if day is None or match is None or citation.number in seen:
                continue
            seen.add(citation.number)
            age = day.year - int(match["year"])
            facts = {"number": citation.number, "age": str(age), "on": format_date(day)}
            if age >= _OLD:
                quote = citation.quote or citation.number
                yield Hit(sheet=sheet, lines=(citation.line,), quote=quote, stated=citation.number, facts=facts)
            else:
                young.append(citation.line)
        if young:
            yield Pass(sheet=sheet, lines=tuple(dict.fromkeys(young)), facts={"working": str(len(young))})


@rule("L08")
def governing_documents(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a report which states results of a document of the table names the document.

    Most reports name no norm at all beside their results, and none is asked of them; one that does left this one out.
    """
    sheet = desk.report
    if sheet is None or sheet.day is None or not sheet.lines:
        return
    norms = {
        c.number
        for c in sheet.reading.citations
        if not c.basis and _NORM.search(c.number) and c.line < sheet.next_period_line
    }
    for status in desk.catalogue.legal.values():
        stated = next((figure for name in status.governs if (figure := sheet.figure(name))), None)
        if stated is None or not status.validity.holds(sheet.day):
            continue
        head = re.escape(fold(status.number).split("-")[0])
        named = sheet.first(rf"(?<!\d){head}")
        facts = {"number": status.number, "indicator": stated.indicator or "", "source": status.source}
        if named:
            yield Pass(sheet=sheet, lines=(named,), facts=facts | {"working": status.number})
        elif norms:
            yield Hit(sheet=sheet, lines=(stated.line,), quote=stated.quote, computed=status.number, facts=facts)


@rule("L09")
def set_from_above(desk: Desk) -> Iterator[Hit | Pass]:
    """Ask about work whose time or contents a higher level has set."""
    for sheet in desk.sheets:
        for question in desk.relations.upstream:
            if sheet.day is not None and (question.since is None or sheet.day >= question.since):
                yield from asked(sheet, question)
