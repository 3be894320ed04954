"""The notice as plain text, for the preview on screen and for mail: no marks, no control characters, wrapped lines."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from exports.port import NoticeFile
from inspection.vietnamese import visible
from inspection.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from exports.port import Bundle
    from inspection.model.notice import ConclusionNotice, NoticeTable, Paragraph

WIDTH = 78
"""Columns of a line; fits a mail and a terminal of 80 columns."""

DASHED = 4
NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def files(bundle: Bundle) -> tuple[NoticeFile, ...]:
    """Return the notice as one text file."""
    return (NoticeFile(suffix=".txt", content=render(bundle.notice).encode("utf-8", "replace")),)


def render(notice: ConclusionNotice, width: int = WIDTH) -> str:
    """Return the notice as plain text, its blocks parted by empty lines."""
    say = Wording("vi")
    blocks = [
        *_letterhead(notice, say, width),
        "\n".join(_wrapped(line, width) for line in notice.basis),
        *(_wrapped(line, width) for line in notice.opening),
    ]
    for section in notice.sections:
        blocks.append(_wrapped(f"{section.numeral}. {section.title}", width))
        blocks += ["\n".join(_paragraph(p, width) for p in run) for run in runs(section.paragraphs)]
    blocks.append(_wrapped(notice.closing, width))
    blocks += _signature(notice, say, width)
    for place, table in enumerate(notice.annexes):
        blocks += _annex(table, say("notice.letterhead.annex", numeral=NUMERALS[place]), say, width)
    return "\n\n".join(block for block in blocks if block.strip()) + "\n"


def number_line(notice: ConclusionNotice, say: Wording) -> str:
    """Return number and symbol, with room for the registry where there is no number yet."""
    return say("notice.letterhead.number", number=notice.number or " " * 6, symbol=notice.symbol)


def draft_mark(notice: ConclusionNotice, say: Wording) -> str:
    """Return what marks a notice that nobody may sign yet, nothing where it is sound."""
    hard = sum(blocker.hard for blocker in notice.blockers)
    draft = say("notice.letterhead.draft", count=hard) if hard else ""
    void = say("notice.letterhead.void", why=notice.void) if notice.void else ""
    return " ".join(filter(None, (draft, void)))


def _letterhead(notice: ConclusionNotice, say: Wording, width: int) -> Iterator[str]:
    yield "\n".join(
        line.center(width).rstrip()
        for line in (say("notice.letterhead.state"), say("notice.letterhead.motto"), "-" * 20)
    )
    dated = say("notice.letterhead.dated", place=notice.place, day=notice.date) if notice.place else notice.date
    yield "\n".join(_wrapped(line, width) for line in (notice.superior, notice.agency) if line)
    yield visible(number_line(notice, say)) + "\n" + _wrapped(dated, width)
    titles = (*_lines(draft_mark(notice, say), width), notice.title, *_lines(notice.summary, width))
    yield "\n".join(line.center(width).rstrip() for line in titles if line)


def _signature(notice: ConclusionNotice, say: Wording, width: int) -> Iterator[str]:
    signed = (*notice.signing_for, notice.signer_title, "", notice.signer)
    yield "\n".join(visible(line).center(width).rstrip() for line in signed).rstrip()
    listed = (_wrapped(f"- {line}", width, hanging="  ") for line in notice.recipients)
    yield "\n".join((say("notice.letterhead.recipients"), *listed))


def runs(paragraphs: Iterable[Paragraph]) -> list[list[Paragraph]]:
    """Return paragraphs in runs that stand together: the items of one list, or a paragraph alone."""
    found: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        if found and paragraph.level == found[-1][-1].level == DASHED:
            found[-1].append(paragraph)
        else:
            found.append([paragraph])
    return found


def _paragraph(paragraph: Paragraph, width: int) -> str:
    if paragraph.level == DASHED:
        return _wrapped(f"- {paragraph.text}", width, hanging="  ")
    return _wrapped(paragraph.text, width)


def _annex(table: NoticeTable, name: str, say: Wording, width: int) -> Iterator[str]:
    """Return a table row by row, each cell under its heading: eight columns do not fit a line of text."""
    yield _wrapped(f"{name}. {table.title}", width)
    if not table.rows:
        yield say("notice.letterhead.no_rows")
    for row in table.rows:
        cells = [(head, cell) for head, cell in zip(table.header, row, strict=True) if cell]
        first = " ".join(cell for _, cell in cells[:2])
        rest = (_wrapped(f"  {head}: {cell}", width, hanging="    ") for head, cell in cells[2:])
        yield "\n".join((_wrapped(first, width, hanging="  "), *rest))


def _wrapped(text: str, width: int, hanging: str = "") -> str:
    return "\n".join(_lines(text, width, hanging))


def _lines(text: str, width: int, hanging: str = "") -> list[str]:
    text = visible(text)
    return fill(
        text, width, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False
    ).splitlines() or [""]
