"""Sections and reform groups of a document, by numbering and words, never by Markdown levels.

Headings vary from ward to ward: six groups or seven, "Cải cách TTHC" or "Về cải cách thủ tục hành chính", a group as
part I or as II.1. So a heading is known by its words; their spellings are data (``catalogue/groups.toml``), compared in
their flat form and, for scans, with room for a few misread letters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from inspection.intake.language.markers import DEPTH, ORDINALS, Mark
from inspection.intake.structure.group_names import GroupNames, names_of
from inspection.intake.structure.headings import ONE_LINE, heading_words, lists_units, rank_of, with_own_words
from inspection.intake.structure.next_period import Part, goes_through_groups_again, names_later_time
from inspection.intake.structure.roles import Role, parts_a_group, role_of
from inspection.model.codes import DocumentKind, GroupCode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection.intake.structure.passages import Passage
    from inspection.model.catalogue import ReformGroup
    from inspection.model.documents import Period


_TITLE_LINES = 3
_WORK = frozenset({Role.TARGETS, Role.WORK})


@dataclass(frozen=True, slots=True)
class Section:
    """A section from its heading to the next one of its rank; ``start`` and ``end`` count passages."""

    role: Role
    start: int
    end: int
    title: str


@dataclass(frozen=True, slots=True)
class Group:
    """A reform group's heading and where its text ends."""

    code: GroupCode
    role: Role
    start: int
    end: int


class _Heading(NamedTuple):
    """What opens a section: its passage, how far out it stands, what the section is for, its flat words."""

    start: int
    rank: int
    role: Role
    title: str


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections of a document and the groups in each of them."""

    sections: tuple[Section, ...]
    groups: tuple[Group, ...]
    roles: tuple[Role, ...]
    """The role of each passage."""

    def group_at(self, index: int) -> GroupCode | None:
        """Return the group under whose heading a passage stands."""
        place = bisect_right(self.groups, index, key=lambda group: group.start) - 1
        return self.groups[place].code if place >= 0 and index < self.groups[place].end else None

    def work_of_no_part(self, index: int) -> bool:
        """Tell whether a passage of a plan is work under no heading, or under a group's alone."""
        if self.roles[index] is not Role.HEAD:
            return False
        return self.group_at(index) is not None or not (self.groups or _WORK.intersection(self.roles))

    def of(self, *roles: Role) -> tuple[Group, ...]:
        """Return the groups that stand in sections of these roles."""
        return tuple(group for group in self.groups if group.role in roles)


_RECIPIENTS = re.compile(r"noi nhan\b|(?:nhu (?:tren|kinh gui|phan kinh gui|dieu \d)|luu ?:|luu (?:vt|vp)\b).{0,40}$")
_ARCHIVE = re.compile(r"luu\b")
_RECIPIENT = re.compile(
    r"(?!.*\b(?:som|bo tri|huong dan|ho tro|quan tam|tiep tuc|xem xet|ban hanh|trien khai|tang cuong|nang"
    r"|dau tu|to chuc|chi dao|tham muu|day manh|bo sung|trien|cho phep|phan bo|mo|cap)\b)"
    r"(?:tt|thuong|dang uy|hdnd|ubnd|uy ban|so|cac|lanh dao|chu tich|pho chu tich|vp|van phong|phong|ubmttq|mttq|ban"
    r"|trung tam|cong|trang|ct|pct|cpvp|nhu)\b.{0,45}"
)
"""A line of the list of recipients: who, and nothing that someone should do."""
_PARTS = frozenset({Mark.PART, Mark.CAPITAL, Mark.ROMAN})


def _listed_name(passage: Passage, names: GroupNames) -> str | None:
    """Return the words of a line signed like an item that holds a group's name and nothing else: "* Thể chế:"."""
    if passage.marker is None or passage.marker.kind in ORDINALS or passage.table:
        return None
    words = passage.flat_body.strip(" :.;")
    return words if len(words) <= ONE_LINE and names.is_name(words) else None


def _is_section(passage: Passage, words: str) -> bool:
    """Tell whether a heading may open a section: Roman, a part, in capitals, or a short line with a number."""
    kind = passage.marker.kind if passage.marker else None
    if kind in {None, Mark.PART, Mark.CAPITAL, Mark.ROMAN}:
        return True
    shouted = passage.body.strip(" .:").isupper()
    short = len(words) <= ONE_LINE and not passage.text.rstrip().endswith((".", ";"))
    return shouted or (kind in {Mark.NUMBER, Mark.MULTI} and short)


def outline(
    passages: Sequence[Passage],
    kind: DocumentKind,
    groups: tuple[ReformGroup, ...],
    *,
    period: Period | None = None,
    damaged: bool = False,
) -> Outline:
    """Return the sections and groups of a document; its period tells which times are to come."""
    opened, unknown, headings = _headings(passages, kind, groups, period, damaged=damaged)
    headings = with_own_words(passages, headings, {heading.start for heading in opened}, groups)
    opened = [
        heading
        for place, heading in enumerate(opened)
        if not parts_a_group(heading.role, heading.title)
        or not (
            _inside_a_group(heading.start, passages, headings)
            or _inside_results(heading.rank, opened[:place], passages)
        )
    ]
    if kind is DocumentKind.REPORT:
        opened = sorted((*opened, *_told_again(unknown, opened, passages, headings)))
    sections = _closed(opened, len(passages), passages)
    roles = _roles(sections, len(passages))
    if kind is DocumentKind.REPORT:
        roles = _results_from(_first_part(passages, headings), roles)
    return Outline(sections, _runs(headings, roles, passages, sections), roles)


def _headings(
    passages: Sequence[Passage],
    kind: DocumentKind,
    groups: tuple[ReformGroup, ...],
    period: Period | None,
    *,
    damaged: bool,
) -> tuple[list[_Heading], list[_Heading], list[tuple[int, GroupCode]]]:
    """Return what opens a section, what may open one of unknown purpose, and the headings that name a group."""
    opened: list[_Heading] = []
    unknown: list[_Heading] = []
    headings: list[tuple[int, GroupCode]] = []
    part_opened = -2
    names = names_of(groups)
    for index, passage in enumerate(passages):
        words = heading_words(passage) or _listed_name(passage, names)
        if _names_recipients(passage):
            opened.append(_Heading(_recipients_from(passages, index), -1, Role.CLOSING, "noi nhan"))
            continue
        if words is None:
            if passage.marker is not None and passage.marker.kind is Mark.PART:
                part_opened = index  # its name stands on the next line
            continue
        code = names.of(words, damaged)
        if code is not None:
            headings.append((index, code))
            continue
        if opened and opened[-1].role is Role.APPENDIX and _is_title(passages, opened[-1].start, index):
            continue
        role = _purpose(passages, index, words, kind, period, damaged=damaged)
        rank = -1 if part_opened == index - 1 else _section_rank(passage)
        if role is not None and (passage.marker is not None or passage.heading):
            opened.append(_Heading(index, rank, role, words))
        elif role is None and passage.marker is not None and _is_section(passage, words):
            unknown.append(_Heading(index, rank, Role.NEXT, words))
    return opened, unknown, headings


def _purpose(  # where the heading stands, and in what document
    passages: Sequence[Passage], index: int, words: str, kind: DocumentKind, period: Period | None, *, damaged: bool
) -> Role | None:
    """Return what a section is for by its heading's words, the time that it names, or the units listed below it."""
    passage = passages[index]
    role = None
    if _is_section(passage, words):
        role = role_of(words, kind, damaged=damaged)
        if role is None and passage.marker and passage.heading:  # "Phần I. Nhìn lại: kết quả năm 2025"
            role = role_of(passage.flat_body.removeprefix(words).lstrip(": "), kind)
        if role is None and kind is DocumentKind.REPORT and passage.marker and names_later_time(words, period):
            return Role.NEXT
    if role is None and kind is DocumentKind.PLAN and lists_units(passages, index):
        return Role.ORGANISING
    return role


def _told_again(
    unknown: Sequence[_Heading],
    opened: Sequence[_Heading],
    passages: Sequence[Passage],
    headings: Sequence[tuple[int, GroupCode]],
) -> Iterator[_Heading]:
    """Yield the parts of unknown purpose that go through the groups again: they are for the next period."""
    every = sorted((*opened, *unknown))
    for part in unknown:
        end = next((one.start for one in every if one.start > part.start and one.rank <= part.rank), len(passages))
        if goes_through_groups_again(Part(part.start, end), passages, headings):
            yield part


def _inside_results(rank: int, before: Sequence[_Heading], passages: Sequence[Passage]) -> bool:
    """Tell whether a heading stands below one of results: "Phần II. Kết quả", then "II. Các nội dung cải cách".

    A heading without a sign may be the document's own title, unless "Phần II" stands on the line above it.
    """
    outer = next((heading for heading in reversed(before) if heading.rank < rank), None)
    if outer is None or outer.role is not Role.RESULTS:
        return False
    signed = (passages[place].marker for place in (outer.start, outer.start - 1) if place >= 0)
    own, above = next(signed), next(signed, None)
    return own is not None or (above is not None and above.kind is Mark.PART)


def _inside_a_group(index: int, passages: Sequence[Passage], headings: list[tuple[int, GroupCode]]) -> bool:
    """Tell whether a heading stands below a group's, with no heading of its rank between."""
    place = bisect_right(headings, index, key=lambda heading: heading[0]) - 1
    return place >= 0 and _covers(headings[place][0], index, passages, ())


def _names_recipients(passage: Passage) -> bool:
    """Tell whether a line heads the recipients or is one of them that nothing else looks like ("Lưu: VT")."""
    return _RECIPIENTS.match(passage.flat.lstrip("|* ") if passage.table else passage.flat_body) is not None


def _recipients_from(passages: Sequence[Passage], index: int) -> int:
    """Return where the recipients begin: those above the line for the archive belong to them, title or not."""
    if _ARCHIVE.match(passages[index].flat_body):
        while index and (sign := passages[index - 1].marker) is not None and sign.kind not in ORDINALS:
            if not _RECIPIENT.fullmatch(passages[index - 1].flat_body.strip(" .;,")):
                break
            index -= 1
    return index


def _is_title(passages: Sequence[Passage], start: int, index: int) -> bool:
    """Tell whether a heading is the title of the annex that began above it: only lines without a sign lie between."""
    between = passages[start + 1 : index + 1]
    return len(between) <= _TITLE_LINES and all(p.marker is None and not p.table for p in between)


def _section_rank(passage: Passage) -> int:
    if passage.marker is not None and passage.marker.kind is Mark.NUMBER and passage.body.strip(" .:").isupper():
        return DEPTH[Mark.ROMAN]  # a scan that read "II." as "1."
    return rank_of(passage)


def _closed(opened: Sequence[_Heading], total: int, passages: Sequence[Passage]) -> tuple[Section, ...]:
    """Give every section its end: the next heading of its rank or further out."""
    sections = []
    for place, (start, rank, role, title) in enumerate(opened):
        end = next((begin for begin, other, _, _ in opened[place + 1 :] if other <= rank), total)
        if rank >= DEPTH[Mark.NUMBER]:  # any sibling ends a small section
            end = next(
                (
                    index
                    for index in range(start + 1, end)
                    if passages[index].marker is not None and rank_of(passages[index]) <= rank
                ),
                end,
            )
        sections.append(Section(role, start, end, title))
    return tuple(sections)


def _roles(sections: tuple[Section, ...], total: int) -> tuple[Role, ...]:
    roles = [Role.HEAD] * total
    for section in sections:  # inner sections come later and win
        roles[section.start : section.end] = [section.role] * (section.end - section.start)
    return tuple(roles)


def _first_part(passages: Sequence[Passage], headings: list[tuple[int, GroupCode]]) -> int:
    """Return the first passage that is a part or a reform group of its own; what stands above it is the head."""
    first = next(
        (i for i, p in enumerate(passages) if p.marker is not None and not p.table and _is_part(p)),
        len(passages),
    )
    return min(first, headings[0][0]) if headings else first


def _is_part(passage: Passage) -> bool:
    words = heading_words(passage)
    kind = passage.marker.kind if passage.marker else None
    return kind in _PARTS or (kind is Mark.NUMBER and words is not None and _is_section(passage, words))


def _results_from(first: int, roles: tuple[Role, ...]) -> tuple[Role, ...]:
    """Take the parts of a report that have no known name for results: only the text above them says nothing yet."""
    return tuple(Role.RESULTS if role is Role.HEAD and index >= first else role for index, role in enumerate(roles))


def _runs(
    headings: list[tuple[int, GroupCode]],
    roles: tuple[Role, ...],
    passages: Sequence[Passage],
    sections: tuple[Section, ...],
) -> tuple[Group, ...]:
    """Return the group headings that structure the text, each with its end."""
    kept: list[tuple[int, GroupCode]] = []
    for index, code in headings:
        inside = kept[-1] if kept and roles[kept[-1][0]] is roles[index] else None
        if (
            inside
            and (inside[1] is code or rank_of(passages[inside[0]]) < rank_of(passages[index]))
            and (_covers(inside[0], index, passages, sections))
        ):
            continue  # a heading below a group, such as "1. Công tác chỉ đạo" under "I. CÔNG TÁC CHỈ ĐẠO"
        kept.append((index, code))
    starts = sorted([section.start for section in sections] + [index for index, _ in kept])
    found = []
    for index, code in kept:
        following = bisect_right(starts, index)
        end = starts[following] if following < len(starts) else len(passages)
        rank = rank_of(passages[index])
        for later in range(index + 1, end):
            passage = passages[later]
            if (
                passage.marker is not None
                and passage.marker.kind in ORDINALS
                and rank_of(passage) <= rank
                and (passage.marker.kind is not Mark.NUMBER or passage.heading)
            ):
                end = later
                break
        found.append(Group(code, roles[index], index, end))
    return tuple(found)


def _covers(outer: int, inner: int, passages: Sequence[Passage], sections: tuple[Section, ...]) -> bool:
    """Tell whether no section and no heading of the outer one's rank begins between two headings."""
    rank = rank_of(passages[outer])
    if any(outer < section.start <= inner for section in sections) or _goes_on(outer, inner, passages):
        return False
    return rank_of(passages[inner]) > rank and not any(
        passages[index].marker is not None and rank_of(passages[index]) <= rank for index in range(outer + 1, inner)
    )


def _goes_on(outer: int, inner: int, passages: Sequence[Passage]) -> bool:
    """Tell whether Roman numbers go on that began above a heading with a letter: "II", then "A" to "E", then "III"."""
    letter, roman = passages[outer].marker, passages[inner].marker
    if letter is None or roman is None or (letter.kind, roman.kind) != (Mark.CAPITAL, Mark.ROMAN):
        return False
    first = next(one for one in passages[outer + 1 : inner + 1] if one.marker and one.marker.kind is Mark.ROMAN)
    return first.ordinal.upper() != "I"
