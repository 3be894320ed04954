"""What an office may write into a template of its own, and what of the notice stands there afterwards.

The names are data (``datasets/layouts/placeholders.toml``). There is nothing but names: no conditions, no loops, no
expressions, so that a template is data as well and nothing in it is ever run.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from exports.docx.text import plain
from exports.text_notice import DASHED, draft_mark
from inspection import codec
from inspection.conclude.annexes import ANNEXES
from inspection.model.catalogue import Bilingual  # noqa: TC001  # the codec reads the annotations as well
from inspection.model.notice import ConclusionNotice, NoticeTable, Paragraph
from inspection.paths import LAYOUTS

if TYPE_CHECKING:
    from inspection.wording import Wording

MARK = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
"""A placeholder in a text."""

Content = str | tuple[str, ...] | tuple[Paragraph, ...] | NoticeTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Placeholder:
    """One name and what it stands for."""

    name: str
    field: str
    """Where in the notice its content is: a field, ``section.<code>`` or ``annex.<place>``."""
    kind: Literal["line", "lines", "text", "table"]
    need: Literal["must", "should", "may"]
    within: str = ""
    """The larger placeholder that brings it along."""
    about: Bilingual


@cache
def placeholders() -> dict[str, Placeholder]:
    """Return all placeholders by their name."""
    with (LAYOUTS / "placeholders.toml").open("rb") as file:
        rows = tomllib.load(file)["placeholder"]
    return {one.name: one for one in codec.from_plain(tuple[Placeholder, ...], rows)}


def content_of(one: Placeholder, notice: ConclusionNotice, say: Wording) -> Content:
    """Return what stands in the place of a placeholder; texts can be written as they are."""
    family, _, member = one.field.partition(".")
    if family == "annex":
        return notice.annexes[ANNEXES.index(member)]
    if family == "section":
        return next(section.paragraphs for section in notice.sections if section.code == member)
    if one.field == "sections":
        return tuple(
            told
            for section in notice.sections
            for told in (_heading(section.numeral, section.title), *section.paragraphs)
        )
    if one.field == "draft":
        return plain(draft_mark(notice, say))
    if one.field == "number":
        return plain(notice.number) or " " * 6
    value: str | tuple[str, ...] = getattr(notice, one.field)
    return plain(value) if isinstance(value, str) else tuple(map(plain, value))


def _heading(numeral: str, title: str) -> Paragraph:
    return Paragraph(text=f"{numeral}. {title}", level=1)


def written(paragraph: Paragraph) -> str:
    """Return a paragraph's text as it stands on paper."""
    return plain(f"- {paragraph.text}" if paragraph.level == DASHED else paragraph.text)
