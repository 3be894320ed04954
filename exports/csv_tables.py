"""Findings, answers, figures, indicators, corrections, remediation and signatures as seven tables for spreadsheets.

What opens right by a double click is a matter of facts, not of taste:

- UTF-8 with a byte order mark: without it Excel reads the system's code page and breaks every accented letter.
- A semicolon between cells and a comma in numbers: with Vietnamese settings the comma is the decimal sign, and Excel
  then takes the semicolon for lists, for the two must differ. ``csv_en`` serves machines set to English.
- No ``sep=`` line: Excel obeys it, but then ignores the byte order mark.
- Numbers without grouping and dates as yyyy-mm-dd: every setting reads both alike.
- An item's number stands behind a word, since a bare 3.07 would become a date or 307.
- Text that a spreadsheet would run as a formula gets an apostrophe in front; plain negative numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from exports.correction_rows import correction_rows
from exports.indicator_rows import SIGNS, indicator_rows
from exports.port import NoticeFile
from exports.remediation_rows import remediation_rows
from exports.signing import signature_rows
from inspection.catalogue import shipped
from inspection.model.checklist import Quantity
from inspection.model.finding import reworded
from inspection.notice_names import earlier_notice, place_of
from inspection.vietnamese import nfc, visible
from inspection.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from exports.port import Bundle
    from inspection.model.codes import GroupCode
    from inspection.model.source import SourceRef

Cell = str | Decimal | int | bool | date | None
Row = tuple[Cell, ...]

_DANGEROUS = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*\s?%?")
_EMPTY = Quantity(value=None)


def files(bundle: Bundle) -> tuple[NoticeFile, ...]:
    """Return the seven tables for machines with Vietnamese settings."""
    return _files(bundle, separator=";", decimal_sign=",")


def files_for_english(bundle: Bundle) -> tuple[NoticeFile, ...]:
    """Return the seven tables for machines whose list separator is a comma and decimal sign a point."""
    return _files(bundle, separator=",", decimal_sign=".", mark="_en")


def _files(bundle: Bundle, *, separator: str, decimal_sign: str, mark: str = "") -> tuple[NoticeFile, ...]:
    tables = _Tables(bundle)
    made = {
        "findings": tables.findings(),
        "answers": tables.answers(),
        "figures": tables.figures(),
        "indicators": indicator_rows(bundle, tables.say),
        "corrections": correction_rows(bundle, tables.say),
        "remediations": remediation_rows(bundle, tables.say),
        "signatures": signature_rows(bundle, tables.say),
    }
    return tuple(
        NoticeFile(
            suffix=f"_{tables.say(f'notice.file.{name}')}{mark}.csv",
            content=_table(
                tables.header(name), rows, separator=separator, decimal_sign=decimal_sign, say=tables.say
            ).encode("utf-8-sig", "replace"),
        )
        for name, rows in made.items()
    )


def _table(header: Row, rows: Iterable[Row], *, separator: str, decimal_sign: str, say: Wording) -> str:
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=separator, lineterminator="\r\n")
    for row in (header, *rows):
        writer.writerow([written(cell, decimal_sign, say) for cell in row])
    return file.getvalue()


def written(cell: Cell, decimal_sign: str, say: Wording) -> str:
    """Return a cell's text: numbers bare, dates as ISO, people's text harmless and on lines that a cell can hold."""
    if isinstance(cell, bool):
        return say("notice.file.yes" if cell else "notice.file.no")
    if isinstance(cell, Decimal):
        return f"{cell:f}".replace(".", decimal_sign)
    if isinstance(cell, str):
        return harmless(cell)
    return "" if cell is None else str(cell)


def harmless(text: str) -> str:
    """Return text that no spreadsheet runs: an apostrophe before what could begin a formula."""
    text = visible(nfc(text).replace("\r\n", "\n").replace("\r", "\n"))
    return f"'{text}" if _DANGEROUS.match(text) and not _NUMBER.fullmatch(text) else text


class _Tables:
    """The rows of the tables; words are Vietnamese, as in the notice."""

    def __init__(self, bundle: Bundle) -> None:
        self.inspection = bundle.inspection
        self.recomputed = {row.item: row.recomputed for row in bundle.assessment.indicators}
        self.say = Wording("vi")

    def header(self, name: str) -> Row:
        return tuple(self.say(f"notice.columns.{name}").split(" | "))

    def findings(self) -> Iterator[Row]:
        items = {item.id: item.number for item in self.inspection.items}
        for finding in self.inspection.findings:
            yield (
                finding.id,
                self._group(finding.group),
                self.say(f"code.finding_kind.{finding.kind}"),
                self.say(f"code.severity.{finding.severity.value}"),
                self.say(f"code.finding_state.{finding.state}"),
                finding.in_conclusion,
                finding.rank,
                finding.condition,
                finding.criteria,
                finding.cause,
                finding.effect,
                finding.recommendation,
                finding.unit,
                finding.due,
                finding.explanation,
                finding.explained_by,
                finding.explained_on,
                self._lines(f"{self.say(f'finding.field.{name}')}: {before}" for name, before, _ in reworded(finding)),
                self._lines(self._number(items.get(own, own)) for own in finding.items),
                self._lines(map(self._place, finding.sources)),
                self.say(f"code.origin.{finding.origin}"),
                finding.issue,
                finding.struck_reason,
                earlier_notice(finding.repeats, self.say) if finding.repeats else "",
            )

    def answers(self) -> Iterator[Row]:
        for item in self.inspection.items:
            answer = self.inspection.answer(item.id)
            evidence = self.inspection.evidence_for(item.id)
            yield (
                self._number(item.number),
                item.id,
                self._group(item.group),
                self.say(f"code.item_kind.{item.kind}"),
                item.title.vi,
                item.basis.vi,
                item.unit,
                item.due,
                self.say(f"code.verdict.{answer.verdict}") if answer.verdict else self.say("notice.not_judged"),
                self.say(f"code.origin.{answer.origin}") if answer.verdict else "",
                answer.reason,
                answer.note,
                item.points,
                self._lines(e.document_number or e.file_name or e.description for e in evidence),
                answer.flagged,
                answer.parked,
                item.withdrawn,
                answer.by,
            )

    def figures(self) -> Iterator[Row]:
        for item in self.inspection.items:
            planned, reported = item.planned or _EMPTY, item.reported or _EMPTY
            verified = self.inspection.answer(item.id).verified or _EMPTY
            if {planned.value, reported.value, verified.value} == {None}:
                continue
            yield (
                self._number(item.number),
                item.id,
                self._group(item.group),
                item.title.vi,
                item.indicator,
                reported.unit or planned.unit or verified.unit,
                SIGNS[planned.comparator] if planned.value is not None else "",
                planned.value,
                planned.upper,
                reported.value,
                reported.numerator,
                reported.denominator,
                self.recomputed.get(item.id),
                verified.value,
                verified.numerator,
                verified.denominator,
                self._place(reported.source) if reported.source else "",
                reported.source.quote if reported.source else "",
            )

    def _group(self, code: GroupCode) -> str:
        return shipped().group(code).name.vi

    def _number(self, number: str) -> str:
        return self.say("notice.file.item", number=number)

    def _place(self, ref: SourceRef) -> str:
        return place_of(ref, self.say)

    @staticmethod
    def _lines(parts: Iterable[str]) -> str:
        return "\n".join(parts)
