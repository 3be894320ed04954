"""The notice as Markdown, for portals and mail programs that show it; people's text stays text, never a mark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from exports.port import NoticeFile
from exports.text_notice import DASHED, NUMERALS, draft_mark, number_line, runs
from inspection.vietnamese import visible
from inspection.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exports.port import Bundle
    from inspection.model.notice import ConclusionNotice, NoticeTable, Paragraph

_MARKS = re.compile(r"([\\`*_\[\]<>#|~&!])")
_LINE_START = re.compile(r"^(\s*)(\d+)([.)])|^(\s*)([-+=])")


def files(bundle: Bundle) -> tuple[NoticeFile, ...]:
    """Return the notice as one Markdown file."""
    return (NoticeFile(suffix=".md", content=render(bundle.notice).encode("utf-8", "replace")),)


def render(notice: ConclusionNotice) -> str:
    """Return the notice as CommonMark with tables."""
    say = Wording("vi")
    blocks = [*_head(notice, say), *(f"*{plain(line)}*" for line in notice.basis), *map(plain, notice.opening)]
    for section in notice.sections:
        blocks.append(f"## {plain(f'{section.numeral}. {section.title}')}")
        blocks += ["\n".join(map(_paragraph, run)) for run in runs(section.paragraphs)]
    blocks += [plain(notice.closing), *_foot(notice, say)]
    for place, table in enumerate(notice.annexes):
        name = say("notice.letterhead.annex", numeral=NUMERALS[place])
        blocks += [f"## {plain(f'{name}. {table.title}')}", _table(table)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _paragraph(paragraph: Paragraph) -> str:
    mark = "- " if paragraph.level == DASHED else "### " if paragraph.level else ""
    return mark + plain(paragraph.text)


def plain(text: str) -> str:
    """Return text of which Markdown makes nothing but the same text."""
    text = _MARKS.sub(r"\\\1", " ".join(visible(text).split()))
    return _LINE_START.sub(lambda m: f"{m[2]}\\{m[3]}" if m[2] else f"\\{m[5]}", text)


def _head(notice: ConclusionNotice, say: Wording) -> Iterator[str]:
    yield f"**{plain(say('notice.letterhead.state'))}**"
    yield f"**{plain(say('notice.letterhead.motto'))}**"
    yield plain(notice.superior)
    yield f"**{plain(notice.agency)}**" if notice.agency else ""
    yield plain(number_line(notice, say))
    yield f"*{plain(', '.join(filter(None, (notice.place, notice.date))))}*"
    yield plain(draft_mark(notice, say))
    yield f"# {plain(notice.title)}"
    yield f"**{plain(notice.summary)}**"


def _foot(notice: ConclusionNotice, say: Wording) -> Iterator[str]:
    yield from (f"**{plain(line)}**" for line in (*notice.signing_for, notice.signer_title, notice.signer) if line)
    yield f"***{plain(say('notice.letterhead.recipients'))}***"
    yield "\n".join(f"- {plain(line)}" for line in notice.recipients)


def _table(table: NoticeTable) -> str:
    lines = (table.header, ("---",) * len(table.header), *(map(plain, row) for row in table.rows))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
