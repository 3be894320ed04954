"""What an office may write into a template of its own, and what of the notice stands there afterwards.

The names are data, a file for each kind of template (``datasets/layouts/placeholders*.toml``). There is nothing but
names: no conditions, no loops, no expressions, so that a template is data as well and nothing in it is ever run.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from exports.docx.kinds import TemplateKind
from exports.docx.text import plain
from exports.text_notice import DASHED, draft_mark
from inspection import codec
from inspection.conclude.annexes import ANNEXES
from inspection.model.catalogue import Bilingual  # noqa: TC001  # the codec reads the annotations as well
from inspection.model.notice import ConclusionNotice, Minutes, NoticeTable, Paragraph, Reminder, TrackingSheet
from inspection.paths import LAYOUTS

if TYPE_CHECKING:
    from inspection.wording import Wording

MARK = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
"""A placeholder in a text."""

Said = ConclusionNotice | Minutes | TrackingSheet | Reminder
Content = str | tuple[str, ...] | tuple[Paragraph, ...] | NoticeTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Placeholder:
    """One name and what it stands for."""

    name: str
    field: str
    """Where in what is said its content is: a field, ``section.<code>``, ``annex.<place>``, ``signature.<place>.…``."""
    kind: Literal["line", "lines", "text", "table"]
    need: Literal["must", "should", "may"]
    signs: bool = False
    """Without it nobody signs."""
    within: str = ""
    """The larger placeholder that brings it along."""
    about: Bilingual


@cache
def placeholders(kind: TemplateKind = TemplateKind.NOTICE) -> dict[str, Placeholder]:
    """Return all placeholders of a kind of template by their name."""
    mark = "" if kind is TemplateKind.NOTICE else f"_{kind}"
    with (LAYOUTS / f"placeholders{mark}.toml").open("rb") as file:
        rows = tomllib.load(file)["placeholder"]
    return {one.name: one for one in codec.from_plain(tuple[Placeholder, ...], rows)}


def content_of(one: Placeholder, said: Said, say: Wording) -> Content:
    """Return what stands in the place of a placeholder; texts can be written as they are."""
    value = _found(one.field, said, say)
    if isinstance(value, str):
        return plain(value)
    lines = isinstance(value, tuple) and all(isinstance(line, str) for line in value)
    return tuple(plain(str(line)) for line in value) if isinstance(value, tuple) and lines else value


def _found(field: str, said: Any, say: Wording) -> Content:
    """Return what a field of a notice, of minutes or of a sheet holds; the data name only what there is."""
    family, _, member = field.partition(".")
    found: Content
    match family:
        case "annex":
            found = said.annexes[ANNEXES.index(member)]
        case "section":
            found = next(section.paragraphs for section in said.sections if section.code == member)
        case "sections":
            parts = ((_heading(section.numeral, section.title), *section.paragraphs) for section in said.sections)
            found = tuple(told for part in parts for told in part)
        case "signature":
            place, _, what = member.partition(".")
            found = getattr(said.signatures[int(place)], what)
        case "draft":
            found = draft_mark(said, say)
        case "number":  # that of minutes is the team's own, that of a letter the registry's
            found = getattr(said, "number", "") or " " * 6
        case "date":
            found = getattr(said, "date", "") or say("notice.blank_date")
        case _:
            found = getattr(said, field)
    return found


def _heading(numeral: str, title: str) -> Paragraph:
    return Paragraph(text=f"{numeral}. {title}", level=1)


def written(paragraph: Paragraph) -> str:
    """Return a paragraph's text as it stands on paper."""
    return plain(f"- {paragraph.text}" if paragraph.level == DASHED else paragraph.text)
