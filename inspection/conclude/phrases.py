"""Small turns of Vietnamese that the notice's sentences are put together from: numbers, quantities, documents."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from inspection.model.codes import Verdict
from inspection.quantities import number_with_unit
from inspection.vietnamese import fold, nfc, paper_date, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from inspection.model.checklist import Quantity
    from inspection.model.documents import Citation, Reading
    from inspection.wording import Wording


_SYLLABLE = re.compile(r"[bcdghklmnpqrstvx]{0,3}[aeiouy]{1,3}(?:c|ch|m|n|ng|nh|p|t)?")
"""A Vietnamese syllable without its marks; what is none is an abbreviation (UBND, TP) and keeps its capitals."""
_PLACED = re.compile(r"(.*?)(?:\b(thành phố|TP\.?|tỉnh|phường|xã|đặc khu) (.+))?")


def tidy(text: str) -> str:
    """Return people's text as part of a paragraph: composed, on one line, without acting control characters."""
    return visible(nfc(" ".join(text.split())))


def clause(text: str) -> str:
    """Return people's text without its closing stop or semicolon, to stand inside a sentence."""
    return re.sub(r"(?<!\.)\.$|\./\.$|[;,]$", "", tidy(text)).rstrip()


def capital(text: str) -> str:
    """Return text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def spoken(name: str) -> str:
    """Return an agency's name as it stands in a sentence, also where it was given in capitals for the letterhead."""
    name = clause(name)
    if not name.isupper():
        return name
    name = re.sub(r"\w+", lambda word: word[0].lower() if _SYLLABLE.fullmatch(fold(word[0])) else word[0], name)
    body, place, proper = _PLACED.fullmatch(name).groups("")  # type: ignore[union-attr]  # fits every text
    body = re.sub(r"^Sở \w", lambda m: m[0].title(), capital(body))
    return f"{body}{place} {proper.title()}".strip()


def sentence(text: str) -> str:
    """Return people's text as a sentence that ends with a stop."""
    text = tidy(text)
    ended = text.rstrip("”\"’'»)")  # a quotation that ends with its own stop
    return text if not ended or ended[-1] in ".!?…:" else f"{text.removesuffix(';')}."


def number(value: Decimal | None, unit: str | None = "") -> str:
    """Return a number with its unit as Vietnam writes them: ``98,5%``, ``8.823 hồ sơ``; nothing for no number."""
    return "" if value is None else number_with_unit(value, tidy(unit or ""))


def made_of(quantity: Quantity) -> str:
    """Return numerator and denominator in brackets with a space before, or nothing."""
    if quantity.numerator is None or quantity.denominator is None:
        return ""
    return f" ({number(quantity.numerator)}/{number(quantity.denominator)})"


def quantity(one: Quantity | None, say: Wording) -> str:
    """Return a figure in words, a planned one with its comparison: ``từ 98% trở lên``."""
    if one is None or one.value is None:
        return ""
    written = number(one.value, one.unit)
    name = one.comparator.name.lower()
    upper = number(one.upper, one.unit)
    return say(f"notice.compare.{name}", value=written, upper=upper) + made_of(one)


def day(text: str | None) -> date | None:
    """Return a full ISO date, or None where only a year or month is known."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def document(citation: Citation, say: Wording) -> str:
    """Return a cited document: type, number and symbol, date where it is known."""
    name = say("notice.document", type=citation.type or say("notice.document_type"), number=tidy(citation.number))
    issued = day(citation.date)
    return say("notice.dated", document=name, day=paper_date(issued)) if issued else name


def own_document(reading: Reading, say: Wording, kind: str) -> str:
    """Return a ward's plan or report by its kind, number and date, as much as is known."""
    name = say(f"notice.own.{kind}")
    if reading.document_number:
        name = say("notice.document", type=name, number=tidy(reading.document_number))
    issued = day(reading.issue_date)
    return say("notice.dated", document=name, day=paper_date(issued)) if issued else name


def counts(verdicts: Mapping[Verdict, int], say: Wording) -> str:
    """Return how often each verdict was given: ``5 đạt, 2 đạt một phần``."""
    given = ((verdict, verdicts.get(verdict, 0)) for verdict in Verdict)
    return ", ".join(f"{n} {say(f'code.verdict.{verdict}').lower()}" for verdict, n in given if n)


def listed(parts: Iterable[str]) -> str:
    """Return parts joined by semicolons, each once, empty ones left out."""
    return "; ".join(dict.fromkeys(part for part in map(clause, parts) if part))
