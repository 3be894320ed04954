"""A template for an office to begin with: the program's own layout, with placeholders in the places of the notice."""

from __future__ import annotations

from exports.docx import annexes, body, letterhead, package, paper, signature
from exports.docx.decree import decree
from exports.docx.placeholders import placeholders
from exports.docx.writing import write
from exports.text_notice import NUMERALS
from inspection.conclude.annexes import ANNEXES
from inspection.model.notice import ConclusionNotice, NoticeSection, NoticeTable, Paragraph, Signature
from inspection.wording import Wording


def template() -> bytes:
    """Return the template as the bytes of a Word file."""
    say, width = Wording("vi"), decree().text_width
    marks = {one.field: f"{{{{{one.name}}}}}" for one in placeholders().values()}
    notice = _marked(marks, say)
    made = paper.blank()
    letterhead.put(made, _head(notice, marks, say), say, width)
    body.put(made, notice)
    capacity = (*notice.signing_for, notice.signer_title)
    signature.put(made, Signature(capacity=capacity, name=notice.signer), notice.recipients, say, width)
    facts = {"number": notice.number, "symbol": notice.symbol, "day": notice.date}
    attached = f"({say('notice.letterhead.attached_to', title=say('notice.title').capitalize(), **facts)})"
    for numeral, name, table in zip(NUMERALS, ANNEXES, notice.annexes, strict=False):
        annexes.begin(made, numeral, table, attached, say)
        write(made, "body", marks[f"annex.{name}"])
    package.describe(made, say("notice.title"), "", package.EPOCH, package.EPOCH)
    return package.packed(made)


def _marked(marks: dict[str, str], say: Wording) -> ConclusionNotice:
    """Return a notice whose fields are placeholders; headings and titles of annexes stand in words."""
    sections = [field.removeprefix("section.") for field in marks if field.startswith("section.")]
    return ConclusionNotice(
        superior=marks["superior"],
        agency=marks["agency"],
        number=marks["number"],
        symbol=marks["symbol"],
        place=marks["place"],
        date=marks["date"],
        title=marks["title"],
        summary=marks["summary"],
        basis=(marks["basis"],),
        opening=(marks["opening"],),
        sections=tuple(
            NoticeSection(
                code=code,
                numeral=numeral,
                title=say(f"notice.section.{code}"),
                paragraphs=(Paragraph(text=marks[f"section.{code}"]),),
            )
            for numeral, code in zip(NUMERALS, sections, strict=False)
        ),
        closing=marks["closing"],
        recipients=(marks["recipients"],),
        signing_for=(marks["signing_for"],),
        signer_title=marks["signer_title"],
        signer=marks["signer"],
        annexes=tuple(_table(name, say) for name in ANNEXES),
    )


def _table(name: str, say: Wording) -> NoticeTable:
    header = tuple(say(f"notice.header.{name}").split(" | "))
    return NoticeTable(title=say(f"notice.annex.{name}"), header=header, rows=())


def _head(notice: ConclusionNotice, marks: dict[str, str], say: Wording) -> letterhead.Head:
    return letterhead.Head(
        superior=notice.superior,
        agency=notice.agency,
        number=say("notice.letterhead.number", number=notice.number, symbol=notice.symbol),
        dated=say("notice.letterhead.dated", place=notice.place, day=notice.date),
        draft=marks["draft"],
        title=notice.title,
        summary=notice.summary,
        usual_summary=say("notice.summary", ward="M" * 8),  # as wide as most wards' names
    )
