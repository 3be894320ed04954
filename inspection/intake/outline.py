"""Sections and reform groups of a document, by numbering and words, never by Markdown levels.

Headings vary from ward to ward: six groups or seven, "Cải cách TTHC" or "Về cải cách thủ tục hành chính", a group as
part I or as II.1. So a heading is known by its words; their spellings are data (``catalogue/groups.toml``), compared in
their flat form and, for scans, with room for a few misread letters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from inspection.intake.group_names import group_of, names_of
from inspection.intake.headings import ONE_LINE, heading_words, lists_units, rank_of, with_own_words
from inspection.intake.markers import DEPTH, ORDINALS, Mark
from inspection.model.codes import DocumentKind, GroupCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.intake.passages import Passage
    from inspection.model.catalogue import ReformGroup


_TITLE_LINES = 3


class Role(StrEnum):
    """What a section is for."""

    HEAD = "head"
    PURPOSE = "purpose"
    TARGETS = "targets"
    WORK = "work"
    FUNDING = "funding"
    ORGANISING = "organising"
    APPENDIX = "appendix"
    GENERAL = "general"
    RESULTS = "results"
    ASSESSMENT = "assessment"
    NEXT = "next"
    PROPOSALS = "proposals"
    CLOSING = "closing"


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

    def of(self, *roles: Role) -> tuple[Group, ...]:
        """Return the groups that stand in sections of these roles."""
        return tuple(group for group in self.groups if group.role in roles)


_LIKE_ENOUGH_DAMAGED = 78
_ROLES = (
    (Role.APPENDIX, re.compile(r"(?:phu luc|danh muc (?:cac )?nhiem vu|bieu (?:mau|tong hop|so))\b")),
    (Role.PROPOSALS, re.compile(r"(?:nhung |cac |mot so )?(?:kien nghi|de xuat|de nghi|xin y kien|de dat)\b")),
    (Role.ASSESSMENT, re.compile(r"(?:danh gia chung|danh gia (?:ket qua|tinh hinh)|danh gia$|nhan xet"
                                 r"|nhin (?:lai|nhan|chung)|(?:nhung |mot so |cac )?"
                                 r"(?:ton tai|han che|kho khan|vuong mac|nguyen nhan)\b|uu diem)")),
    (Role.ORGANISING, re.compile(r"(?:cong tac )?(?:to chuc (?:trien khai )?thuc hien|trach nhiem|phan cong"
                                 r"|(?:thoi (?:gian|han)[, ]+(?:va )?)?(?:che do )(?:thong tin,? )?(?:va )?bao cao"
                                 r"|thoi (?:gian|han) (?:gui )?bao cao|(?:thong tin,? )?bao cao$)\b")),
    (Role.FUNDING, re.compile(r"(?:nguon |ve )?kinh phi\b")),
    (Role.NEXT, re.compile(r"(?:phuong huong|dinh huong|trong tam|nhung viec|viec (?:can|phai)|ke hoach|nhiem vu"
                           r"|giai phap|noi dung|muc tieu)"
                           r".*(?:thoi gian toi|tiep theo|giai doan toi|trong tam|sap toi|cuoi nam|den het nam"
                           r"|quy (?:i{1,3}|iv|[1-4])\b)"
                           r"|(?:phuong huong|trong tam|dinh huong|(?:nhung |cac |cong )?viec (?:phai|can|se))\b"
                           r"|(?:(?:sau|ba|[036]{1,2}) thang cuoi nam|(?:thoi gian|nam|quy|ky|thang) (?:toi|sau)"
                           r"|(?:viec|cong viec)\b.*\b(?:toi|sap toi|tiep theo|can lam))(?: 20\d\d)?$")),
    (Role.GENERAL, re.compile(r"(?:khai quat|dac diem|tinh hinh chung|thong tin chung|gioi thieu|bo cuc"
                              r"|(?:mot so |vai |may )net\b|tinh hinh (?:dia phuong|dia ban|phuong|xa|dao|dac khu))")),
    (Role.RESULTS, re.compile(r"(?:tinh hinh va |tinh hinh, )?(?:ket qua|tinh hinh (?:trien khai|thuc hien|to chuc)|"
                              r"cong tac cai cach hanh chinh)\b")),
    (Role.TARGETS, re.compile(r"(?:mot so |cac |nhung )?(?:chi tieu|muc tieu)\b|muc dich.*(?:chi tieu|muc tieu)")),
    (Role.PURPOSE, re.compile(r"(?:muc dich|yeu cau|quan diem|can cu)\b")),
    (Role.WORK, re.compile(r"(?:cac |nhung |mot so )?(?:nhiem vu|giai phap|noi dung)\b")),
)  # fmt: skip
_PATTERNS = dict(_ROLES)
_SITUATION = re.compile(
    r"(?:khai quat |danh gia |dac diem |thuc trang |mot so net ve )*(?:tinh hinh|thuc trang|dac diem)(?! moi)\b"
    r"|(?:danh gia |mot so |nhung )*ket qua (?:(?:trien khai |da )*(?:thuc hien|dat duoc)|cong tac|cai cach|cchc)\b"
    r".*\b20\d\d"
)
"""Headings of what a plan tells of the time before it."""
_ROLE_NAMES = {
    "muc dich, yeu cau": Role.PURPOSE,
    "chi tieu chu yeu": Role.TARGETS,
    "nhiem vu, giai phap": Role.WORK,
    "kinh phi": Role.FUNDING,
    "to chuc thuc hien": Role.ORGANISING,
    "danh gia chung": Role.ASSESSMENT,
    "kien nghi, de xuat": Role.PROPOSALS,
}
_REPORT_ONLY = frozenset({Role.GENERAL, Role.RESULTS, Role.ASSESSMENT, Role.NEXT, Role.PROPOSALS})
_PLAN_ONLY = frozenset({Role.PURPOSE, Role.FUNDING, Role.ORGANISING})
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


def role_of(heading: str, kind: DocumentKind, *, damaged: bool = False) -> Role | None:
    """Return what a section with these flat words is for, or None."""
    if kind is DocumentKind.PLAN and _SITUATION.match(heading):
        return Role.RESULTS
    for role, pattern in _ROLES:
        if (kind is DocumentKind.PLAN and role in _REPORT_ONLY) or (kind is DocumentKind.REPORT and role in _PLAN_ONLY):
            continue
        if pattern.match(heading):
            return Role.NEXT if role in {Role.WORK, Role.TARGETS} and kind is DocumentKind.REPORT else role
    if damaged:
        best = process.extractOne(heading, _ROLE_NAMES.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH_DAMAGED)
        return _ROLE_NAMES[best[0]] if best else None
    return None


def _listed_name(passage: Passage, groups: tuple[ReformGroup, ...]) -> str | None:
    """Return the words of a line signed like an item that holds a group's name and nothing else: "* Thể chế:"."""
    if passage.marker is None or passage.marker.kind in ORDINALS or passage.table:
        return None
    words = passage.flat_body.strip(" :.;")
    return words if len(words) <= ONE_LINE and names_of(groups).is_name(words) else None


def _is_section(passage: Passage, words: str) -> bool:
    """Tell whether a heading may open a section: Roman, a part, in capitals, or a short line with a number."""
    kind = passage.marker.kind if passage.marker else None
    if kind in {None, Mark.PART, Mark.CAPITAL, Mark.ROMAN}:
        return True
    shouted = passage.body.strip(" .:").isupper()
    short = len(words) <= ONE_LINE and not passage.text.rstrip().endswith((".", ";"))
    return shouted or (kind in {Mark.NUMBER, Mark.MULTI} and short)


def outline(
    passages: Sequence[Passage], kind: DocumentKind, groups: tuple[ReformGroup, ...], *, damaged: bool = False
) -> Outline:
    """Return the sections and groups of a document."""
    opened: list[tuple[int, int, Role, str]] = []
    headings: list[tuple[int, GroupCode]] = []
    part_opened = -2
    for index, passage in enumerate(passages):
        words = heading_words(passage) or _listed_name(passage, groups)
        if _names_recipients(passage):
            opened.append((_recipients_from(passages, index), -1, Role.CLOSING, "noi nhan"))
            continue
        if words is None:
            if passage.marker is not None and passage.marker.kind is Mark.PART:
                part_opened = index  # its name stands on the next line
            continue
        code = group_of(words, groups, damaged=damaged)
        if code is not None:
            headings.append((index, code))
            continue
        if opened and opened[-1][2] is Role.APPENDIX and _is_title(passages, opened[-1][0], index):
            continue
        role = role_of(words, kind, damaged=damaged) if _is_section(passage, words) else None
        if role is None and kind is DocumentKind.PLAN and lists_units(passages, index):
            role = Role.ORGANISING
        if role is not None and (passage.marker is not None or passage.heading):
            opened.append((index, -1 if part_opened == index - 1 else _section_rank(passage), role, words))
    headings = with_own_words(passages, headings, {start for start, *_ in opened}, groups)
    opened = [
        (start, rank, role, title)
        for place, (start, rank, role, title) in enumerate(opened)
        if not _parts_a_group(role, title)
        or not (_inside_a_group(start, passages, headings) or _inside_results(rank, opened[:place], passages))
    ]
    sections = _closed(opened, len(passages), passages)
    roles = _roles(sections, len(passages))
    if kind is DocumentKind.REPORT:
        roles = _results_from(_first_part(passages, headings), roles)
    return Outline(sections, _runs(headings, roles, passages, sections), roles)


def _parts_a_group(role: Role, title: str) -> bool:
    """Tell whether a heading only parts the group it stands in: "2. Nhiệm vụ:" of a plan, "2. Chỉ tiêu khác"."""
    return role is Role.WORK or (role is Role.NEXT and not _PATTERNS[Role.NEXT].match(title))


def _inside_results(rank: int, before: list[tuple[int, int, Role, str]], passages: Sequence[Passage]) -> bool:
    """Tell whether a heading stands below one of results: "Phần II. Kết quả", then "II. Các nội dung cải cách".

    A heading without a sign may be the document's own title, unless "Phần II" stands on the line above it.
    """
    outer = next((section for section in reversed(before) if section[1] < rank), None)
    if outer is None or outer[2] is not Role.RESULTS:
        return False
    signed = (passages[place].marker for place in (outer[0], outer[0] - 1) if place >= 0)
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


def _closed(opened: list[tuple[int, int, Role, str]], total: int, passages: Sequence[Passage]) -> tuple[Section, ...]:
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
    if any(outer < section.start <= inner for section in sections):
        return False
    return rank_of(passages[inner]) > rank and not any(
        passages[index].marker is not None and rank_of(passages[index]) <= rank for index in range(outer + 1, inner)
    )
