"""Lines to passages: paragraphs, headings and items as they were before pages and line ends cut them.

A passage knows its first line and its words without Markdown, LaTeX and footnote marks. Page numbers and page headers
are dropped, footnotes are taken out of the running text, rows of tables are kept apart as they are.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inspection.intake.language.flat import flat, without_loose_marks
from inspection.intake.language.markers import DEPTH, ORDINALS, Mark, Marker, marker
from inspection.intake.language.quality import DAMAGED_BELOW, is_syllable
from inspection.intake.language.restoration import recognised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.model.source import Line

_TABS = 2
_PIPES = 3
_BARS = 2
_ALIKE = 2
_SHOUTED = 6
"""Letters that are more than an abbreviation."""
_LETTERHEAD = 12
"""Characters of a line that is more than a piece of a letterhead."""
_HEADER = 80
_PAGES = 4
"""Times that a page header stands in a document."""
LONGEST_LINE = 20_000
"""Characters of one line that are read; the longest footnote of the real documents has 2,900."""

_WRAPPED_FROM = 55
_LONGEST_PASSAGE = 40_000
_SUPERSCRIPTS = "¹²³⁴⁵⁶⁷⁸⁹⁰"
_TO_DIGITS = str.maketrans(_SUPERSCRIPTS, "1234567890")
_FOOTNOTE = re.compile(rf"\s*(?:([{_SUPERSCRIPTS}]{{1,3}})|\[\^(\d{{1,3}})\]:?)\s*(?=\S)")
_FOOTNOTE_MARK = re.compile(rf"[{_SUPERSCRIPTS}]+|\[\^\d{{1,3}}\]")
_MARKED = re.compile(rf"[#*\\$^{_SUPERSCRIPTS}\[\u0300-\u036f\u200b-\u200d\ufeff\u00ad]")
"""What a line holds that is not plain: most lines hold none of it."""
_SQUARE = re.compile(r"(?<=m)²|(?<=m)\s?\^\{?2\}?")
_PAGE_NUMBER = re.compile(r"\s*(?:-\s*\d{1,3}\s*-|\d{1,3}|(?:Trang|Page)\s+\d{1,3}(?:\s*/\s*\d{1,3})?)\s*")
_WITH_PAGE = re.compile(r"\b(?:[Tt]rang|[Pp]age|TRANG)\s*:?\s*\d{1,3}(?:\s*/\s*\d{1,3})?\s*$")
_RUN_IN = re.compile(
    r"\s*(?P<stars>\*\*|__)(?P<head>[^*_]{3,80}?[.:]|[^*_]{3,80}?(?=(?P=stars)[.:]))(?P=stars)[.:]?\s+(?=\S)"
)
"""A heading in bold with its text on the same line: "**Mục tiêu.** Đến hết năm …"."""
_HEADING_MARKS = re.compile(r"\s{0,3}#{1,6}\s+")
_END = re.compile(r"[.;:!?…]['\")\]*]*\s*$|/\.[/.]*\s*$")
_COUNTED = re.compile(r"\(\d{1,3} [^\W\d]+(?: [^\W\d]+)?\)$")
"""How a heading ends that counts what stands below it: "(06 nhiệm vụ)"."""
_LAST_WORD = re.compile(r"[^\W\d_]+(?=-$)")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_RULE = re.compile(r"[\s|:+=_*—–-]+")


FURTHER_IN = 2
"""Blanks by which a sign stands further in than another of its kind."""


@dataclass(slots=True)
class Passage:
    """A paragraph, a heading, an item or a row of a table."""

    text: str
    """Without Markdown, LaTeX, footnote marks; the sign at the start is still there."""
    flat: str
    line: int
    marker: Marker | None = None
    heading: bool = False
    """Stands out: a Markdown heading, bold from end to end, or in capitals."""
    table: bool = False
    indent: int = 0
    """Blanks before its sign: an item of the same sign that stands further in belongs to the one above it."""
    pieces: list[tuple[int, int]] = field(default_factory=list)
    """Where each of its lines begins in the text: (offset, line)."""

    @property
    def body(self) -> str:
        """Return the words after the sign."""
        return self.text[self.marker.end :] if self.marker else self.text

    @property
    def flat_body(self) -> str:
        """Return the words after the sign in their flat form."""
        return self.flat[self.marker.end :] if self.marker else self.flat

    @property
    def ordinal(self) -> str:
        """Return the value of its sign, such as "2.1"."""
        return self.marker.value if self.marker else ""

    def below(self, other: Passage) -> bool:
        """Tell whether its sign stands further in than another's: a deeper kind, or the same one indented more."""
        if self.marker is None or other.marker is None:
            return False
        if self.marker.kind is other.marker.kind:
            return self.indent >= other.indent + FURTHER_IN
        return DEPTH[self.marker.kind] > DEPTH[other.marker.kind]

    def line_at(self, offset: int) -> int:
        """Return the line in which an offset of the text stands."""
        line = self.line
        for begin, number in self.pieces:
            if begin > offset:
                break
            line = number
        return line


@dataclass(frozen=True, slots=True)
class Running:
    """A document as passages and footnotes."""

    passages: tuple[Passage, ...]
    footnotes: tuple[Passage, ...]
    cut_lines: tuple[int, ...]
    """Lines longer than ``LONGEST_LINE``: only their beginning was read."""
    quality: float


def clean(text: str) -> tuple[str, bool]:
    """Return the words of a line without marks of Markdown, and whether they stood out."""
    stripped = text.strip()
    if not _MARKED.search(stripped):
        return stripped, False
    heading = stripped.startswith("#")
    if heading:
        stripped = _HEADING_MARKS.sub("", stripped, count=1)
    if "**" in stripped:
        heading = heading or (stripped.startswith("**") and stripped.rstrip(" .:").endswith("**"))
        stripped = stripped.replace("**", "")
    elif heading or (stripped.startswith("*") and stripped.endswith("*")):
        stripped = stripped.strip("*")
    if "*" in stripped:
        stripped = stripped[0] + stripped[1:].replace("*", "")
    stripped = _SQUARE.sub("2", stripped)
    if "[^" in stripped or not stripped.isascii():
        stripped = without_loose_marks(_FOOTNOTE_MARK.sub("", stripped))
    return stripped.strip(), heading


_PAIR = re.compile(
    r"[^\t\d:.;][^\t:;]{0,90}\t[ ]*\d[\d.,]* ?%?[ ]*"
    r"|(?:Hình thức|Phương thức|Kênh|Nội dung|Chỉ tiêu|Tiêu chí|Lĩnh vực|Tháng|Quý|Đơn vị|Loại|Nhóm|Khối)[^\t:;.]{0,40}"
    r"\t(?:Số|Kết quả|Tỷ lệ|Thực hiện|Giá trị|Tổng|Hồ sơ)[^\t:;.]{0,40}"
)
"""A row of a table of two columns, "Trực tiếp\t3.127", and its titles."""


def _is_row(text: str) -> bool:
    tabs = text.count("\t")
    if tabs == 1:
        return _PAIR.fullmatch(text) is not None
    return tabs >= _TABS or (text.lstrip().startswith("|") and text.count("|") >= _PIPES)


def _stands_out(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) >= _SHOUTED


def _seam(before: str, after: str) -> tuple[str, str]:
    """Return the end of a line without a hyphen that only its end made, and what stands between it and the next line.

    A code goes on ("QĐ-" and "TTg"), a name keeps its dash ("Kinh tế -" and "Hạ tầng", "kinh tế-" and "xã hội"); within
    a syllable and between two of them a hyphen is the line's own.
    """
    if not before.endswith("-") or before.endswith(" -"):
        return before, " "
    last, first = _LAST_WORD.search(before), _FIRST_WORD.match(after)
    if not (last and first and last[0].islower() and first[0].islower()) or first[0] == "xã":
        return before, ""
    whole = is_syllable(last[0]) and is_syllable(first[0])
    return before[:-1], " " if whole or not is_syllable(last[0] + first[0]) else ""


class _Builder:
    """Joins lines to passages; one line is looked at once."""

    def __init__(self) -> None:
        self.body: list[Passage] = []
        self.notes: list[Passage] = []
        self.texts: dict[int, list[str]] = {}
        self.last: Passage | None = None
        self.blank = True

    def _end_of(self, passage: Passage) -> str:
        return self.texts[id(passage)][-1]

    def open(self, passage: Passage | None) -> bool:
        """Tell whether a passage waits for more words."""
        if passage is None or passage.table or passage.heading:
            return False
        parts = self.texts[id(passage)]
        return not _END.search(parts[-1][-12:]) and sum(map(len, parts)) < _LONGEST_PASSAGE

    def goes_on(self, text: str, before: Passage) -> bool:
        """Tell whether a line without a sign goes on with the passage before it."""
        end = self._end_of(before)
        if not self.blank and end.endswith(";") and any(before is note for note in self.notes[-1:]):
            return True  # a footnote that lists documents goes on with the next of them
        if not self.open(before):
            return False
        if end.endswith(("-", "–")) and text[0].isalpha():
            return True  # no sentence ends so: a word, a code or a name goes on
        if text[0].islower() or text[0] in ",;)":
            return len(end) > _LETTERHEAD or before.marker is not None
        if self.blank:
            return len(end) >= _WRAPPED_FROM and (text[0].isdigit() or end.endswith((",", "-")))
        return len(end) >= _WRAPPED_FROM and not _COUNTED.search(end)

    def join(self, passage: Passage, text: str, number: int) -> None:
        """Add the words of a line to a passage."""
        parts = self.texts[id(passage)]
        parts[-1], glue = _seam(parts[-1], text)
        passage.pieces.append((sum(map(len, parts)) + len(glue), number))
        parts.append(glue + text)
        self.last = passage

    def add(self, passage: Passage, *, note: bool = False) -> None:
        """Begin a new passage."""
        (self.notes if note else self.body).append(passage)
        self.texts[id(passage)] = [passage.text]
        self.last = passage

    def finish(self, *, damaged: bool) -> None:
        """Set the joined words of all passages; those of a damaged text are matched as they were likely meant."""
        for passage in (*self.body, *self.notes):
            parts = self.texts[id(passage)]
            if len(parts) > 1:
                passage.text = "".join(parts)
            passage.flat = flat(recognised(passage.text) if damaged else passage.text)


def _page_headers(lines: Sequence[Line]) -> set[str]:
    """Return short lines that stand again and again: headers and footers of pages."""
    short = Counter(line.text.strip() for line in lines if 0 < len(line.text) < _HEADER and "\t" not in line.text)
    bare = {text: _WITH_PAGE.sub("", text) if text[-1:].isdigit() else text for text in short}
    numbered = Counter(rest for text, rest in bare.items() if rest != text)
    return {
        text
        for text, times in short.items()
        if (times >= _PAGES and marker(text) is None and not text.startswith(("|", "#", "*")) and not _END.search(text))
        or numbered[bare[text]] >= _PAGES
    }


def _barred_lines(lines: Sequence[Line]) -> set[int]:
    """Return lines with bars between their cells only: two or more in a run with the same number of bars.

    Within such a run a line with fewer bars is a row as well: a group's name, the cells behind it left out.
    """
    found: set[int] = set()
    run: list[Line] = []
    for line in lines:
        bars = line.text.count("|", 0, LONGEST_LINE)
        if bars:
            run.append(line)
        elif line.text.strip() and run:
            found |= _rows_of(run)
            run = []
    return found | _rows_of(run)


def _rows_of(run: Sequence[Line]) -> set[int]:
    bars = Counter(line.text.count("|") for line in run)
    width = max((count for count, times in bars.items() if times >= _ALIKE), default=0)
    return {line.number for line in run} if width >= _BARS else set()


def _table_lines(lines: Sequence[Line]) -> set[int]:
    """Return the lines that are rows; next to a row one tab is enough, for a row may be cut."""
    told = {line.number for line in lines if line.row}
    found = {line.number for line in lines if _is_row(line.text[:LONGEST_LINE])} | _barred_lines(lines)
    if told or not found:  # where the format itself has tables, nothing need be guessed next to them
        return found | told
    near = None
    for line in (*lines, *reversed(lines)):
        if line.number in found:
            near = line.number
        elif line.text.strip():
            near = line.number if near is not None and "\t" in line.text else None
            if near is not None:
                found.add(near)
    return found


def passages(lines: Sequence[Line], quality: float = 1.0) -> Running:
    """Return the passages of a document in order; linear in its length."""
    builder = _Builder()
    headers, rows = _page_headers(lines), _table_lines(lines)
    cut = []
    for line in lines:
        raw = line.text
        if len(raw) > LONGEST_LINE:
            cut.append(line.number)
            raw = raw[:LONGEST_LINE]
        if line.number in rows:
            builder.add(Passage(raw, "", line.number, table=True))
            continue
        if not raw.strip():
            builder.blank = True
            continue
        if _PAGE_NUMBER.fullmatch(raw) or _RULE.fullmatch(raw) or raw.strip() in headers:
            continue
        _take(builder, raw, line)
        builder.blank = False
    builder.finish(damaged=quality < DAMAGED_BELOW)
    return Running(tuple(builder.body), tuple(builder.notes), tuple(cut), quality)


def _take(builder: _Builder, raw: str, line: Line) -> None:
    """Put one line of running text where it belongs; layout, where the format tells it, counts before the words."""
    number = line.number
    lead = _RUN_IN.match(raw) if "**" in raw or "__" in raw else None
    if lead and marker(lead["head"]) is None:
        head = lead["head"].strip()
        builder.add(Passage(head, "", number, heading=True, pieces=[(0, number)]))
        raw = raw[lead.end() :]
    note = _FOOTNOTE.match(raw)
    if note:
        mark = (note[1] or note[2]).translate(_TO_DIGITS)
        text, _ = clean(raw[note.end() :])
        builder.add(Passage(text, "", number, marker=Marker(Mark.STAR, mark, 0), pieces=[(0, number)]), note=True)
        return
    text, heading = clean(raw)
    if not text:
        return
    sign = None if line.begins is False else marker(text)
    if line.begins is False and builder.last is not None and not builder.last.table:
        builder.join(builder.last, text, number)
        return
    if sign is None and not heading and not line.begins:
        body = builder.body[-1] if builder.body else None
        for before in (builder.last, body):
            if before is not None and builder.goes_on(text, before):
                builder.join(before, text, number)
                return
    heading = heading or _stands_out(text[sign.end :] if sign is not None and sign.kind in ORDINALS else text)
    indent = len(raw) - len(raw.lstrip()) if sign is not None else 0
    builder.add(Passage(text, "", number, marker=sign, heading=heading, indent=indent, pieces=[(0, number)]))
