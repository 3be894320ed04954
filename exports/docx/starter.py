"""Templates for an office to begin with: the program's own layout, with placeholders in the places of what is said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from exports.docx import annexes, body, letterhead, package, paper, signature
from exports.docx.decree import decree
from exports.docx.kinds import TemplateKind
from exports.docx.placeholders import placeholders
from exports.docx.writing import write
from exports.text_notice import NUMERALS
from inspection.conclude.annexes import ANNEXES
from inspection.model.notice import ConclusionNotice, Minutes, NoticeSection, NoticeTable, Paragraph, Signature
from inspection.wording import Wording

if TYPE_CHECKING:
    from docx.document import Document


def template(kind: TemplateKind = TemplateKind.NOTICE) -> bytes:
    """Return the template of a kind as the bytes of a Word file."""
    say = Wording("vi")
    marks = {one.field: f"{{{{{one.name}}}}}" for one in placeholders(kind).values()}
    makers = {
        TemplateKind.NOTICE: _notice,
        TemplateKind.MINUTES: _minutes,
        TemplateKind.TRACKING: _tracking,
        TemplateKind.REMINDER: _reminder,
    }
    return package.packed(makers[kind](marks, say))


def _notice(marks: dict[str, str], say: Wording) -> Document:
    width, notice = decree().text_width, _marked(marks, say)
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
    return made


def _minutes(marks: dict[str, str], say: Wording) -> Document:
    width, sections = decree().text_width, [f.removeprefix("section.") for f in marks if f.startswith("section.")]
    titles = {code: say(f"notice.minutes.{code}") for code in sections if code != "recommendations"}
    titles["recommendations"] = say("notice.section.recommendations")
    said = Minutes(
        **{name: marks[name] for name in ("superior", "agency", "symbol", "title", "summary", "closing")},
        basis=(marks["basis"],),
        opening=(marks["opening"],),
        sections=tuple(
            _section(code, numeral, titles[code], marks) for numeral, code in zip(NUMERALS, sections, strict=False)
        ),
        signatures=tuple(
            Signature(capacity=(marks[f"signature.{place}.capacity"],), name=marks[f"signature.{place}.name"])
            for place in range(3)
        ),
        recipients=(marks["recipients"],),
    )
    made = paper.blank()
    number = say("notice.letterhead.number", number=marks["number"], symbol=said.symbol)
    letterhead.put(made, replace(_plain_head(marks, say), number=number), say, width)
    body.put(made, said)
    signature.put_both_sides(made, said.signatures, said.recipients, say, width)
    paper.close(made)
    package.describe(made, say("notice.minutes.title"), "", package.EPOCH, package.EPOCH)
    return made


def _tracking(marks: dict[str, str], say: Wording) -> Document:
    made = paper.blank(wide=True)
    letterhead.put(made, _plain_head(marks, say), say, decree().wide_text_width)
    write(made, "body", marks["note"])
    write(made, "body", marks["table"])
    package.describe(made, say("notice.tracking.title"), "", package.EPOCH, package.EPOCH)
    return made


def _reminder(marks: dict[str, str], say: Wording) -> Document:
    width, made = decree().text_width, paper.blank()
    head = letterhead.Head(
        superior=marks["superior"],
        agency=marks["agency"],
        number=say("notice.letterhead.number", number=marks["number"], symbol=marks["symbol"]),
        dated=say("notice.letterhead.dated", place=marks["place"], day=marks["date"]),
        subject=marks["subject"],
    )
    letterhead.put(made, head, say, width)
    write(made, "addressee", marks["addressee"])
    for name in ("opening", "table", "asked"):
        write(made, "body", marks[name])
    write(made, "body", marks["closing"]).paragraph_format.keep_with_next = True
    capacity = (marks["signing_for"], marks["signer_title"])
    signature.put(made, Signature(capacity=capacity, name=marks["signer"]), (marks["recipients"],), say, width)
    package.describe(made, say("notice.reminder.name"), "", package.EPOCH, package.EPOCH)
    return made


def _section(code: str, numeral: str, title: str, marks: dict[str, str]) -> NoticeSection:
    return NoticeSection(
        code=code, numeral=numeral, title=title, paragraphs=(Paragraph(text=marks[f"section.{code}"]),)
    )


def _plain_head(marks: dict[str, str], say: Wording) -> letterhead.Head:
    names = ("superior", "agency", "title", "summary")
    usual = say("notice.summary", ward="M" * 8)  # as wide as most wards' names
    return letterhead.Head(**{name: marks[name] for name in names}, usual_summary=usual)


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
            _section(code, numeral, say(f"notice.section.{code}"), marks)
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
