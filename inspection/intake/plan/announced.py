"""What a plan says of its own size, "gồm 07 nhóm với 36 nhiệm vụ", and how its tasks spread over the groups.

Only sentences that speak of the plan or its annex are taken; other counts of groups and tasks are work to be done.
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from itertools import takewhile
from typing import TYPE_CHECKING

from inspection.intake.language.flat import flat
from inspection.intake.structure.group_names import group_of
from inspection.intake.structure.tables import cells
from inspection.model.documents import Breakdown, Figure, Part
from inspection.vietnamese import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection.intake.structure.passages import Passage
    from inspection.model.catalogue import ReformGroup
    from inspection.model.documents import Task

_SPEAKS_OF_ITSELF = re.compile(  # found several times as fast as what begins with \b
    r"[pdbk](?<!\w.)(?:(?<=p)hu luc|(?<=d)anh muc|(?<=b)ieu (?:kem|so)"
    r"|(?<=k)e hoach (?:nay|(?:bao )?gom|xac dinh|de ra|dat ra|duoc chia|chia)|(?<=k)em theo)\b"
)
_GROUPED = re.compile(r"(?:cac )?(?:nhom|linh vuc|noi dung)(?: (?:nhiem vu|cong viec|cai cach(?: hanh chinh)?))?")
_HOW_MANY = re.compile(r"(?:so|tong so) (?:luong )?(?:nhiem vu|viec|dau viec)?|so luong(?: nhiem vu)?|nhiem vu|tong so")
_TITLED = re.compile(r"nhiem vu|so luong")
_ALL = re.compile(r"\W*(?:tong|cong)\b")
_COUNT = re.compile(r"\d{1,3}")
_LONGEST_TITLES = 200
_LEAST_GROUPS = 2
_LEAST_PARTS = 3
_SPLIT = re.compile(
    r"\b(?P<total>\d{1,3}) nhiem vu\b(?:,? (?:thuoc|chia|phan|trong|o)\b[^;.:()]{0,50}?)?\s*(?::|\(|,? gom:?)\s*"
    r"(?P<parts>(?:[a-z][^;.\d()]{2,60}\s\d{1,2}(?: nhiem vu)?[;,.)]?\s*){3,})"
)
_PART = re.compile(r"(?P<name>[a-z][^;.\d()]{2,60}?)\s(?P<n>\d{1,2})\b(?: nhiem vu)?[;,.)]?\s*")
_COUNTS = (
    (
        "plan_groups",
        "nhóm",
        re.compile(
            r"\b(?:gom|co|voi|la|tong so|thuoc|chia (?:lam|thanh)|trong|cua)"
            r"\s+(\d{1,2})\s+nhom(?: nhiem vu| noi dung| viec)?\b"
        ),
    ),
    (
        "plan_tasks_total",
        "nhiệm vụ",
        re.compile(
            r"\b(?:gom|co|voi|va|la|thanh|tong (?:so|cong)(?: la)?|nhom|xac dinh|de ra|dat ra|toan bo|tat ca|,)"
            r"\s+(\d{1,3})\s+(?:nhiem vu|dau viec|viec)\b"
            r"(?! (?:do )?(?:ubnd|uy ban|chu tich|tinh|thanh pho|cap tren)\b)"
        ),
    ),
)


def announced(passages: Sequence[Passage]) -> Iterator[Figure]:
    """Yield the numbers of groups and tasks that a plan gives for itself, each at its first place."""
    said: set[str] = set()
    for passage in passages:
        if passage.table or not _SPEAKS_OF_ITSELF.search(passage.flat):
            continue
        for name, unit, pattern in _COUNTS:
            match = pattern.search(passage.flat)
            value = parse_number(match[1]) if match and name not in said else None
            if match is None or value is None:
                continue
            said.add(name)
            yield Figure(
                indicator=name,
                label=passage.text[max(0, match.start() - 60) : match.start(1)].strip(" ,;:("),
                value=value,
                unit=unit,
                quote=passage.text[max(0, match.start() - 120) : match.end() + 60].strip(),
                line=passage.line_at(match.start(1)),
            )


def tasks_split(passages: Sequence[Passage]) -> Iterator[Breakdown]:
    """Yield how a plan splits its number of tasks in a sentence: "gồm 21 nhiệm vụ: thể chế 03; công vụ 02; …"."""
    for passage in passages:
        match = None if passage.table or not _SPEAKS_OF_ITSELF.search(passage.flat) else _SPLIT.search(passage.flat)
        parts = list(_PART.finditer(match["parts"])) if match else []
        if match is None or len(parts) < _LEAST_PARTS:
            continue
        split = tuple(_part(passage, match.start("parts"), part) for part in parts)
        line = passage.line_at(match.start("total"))
        yield Breakdown(of="plan_tasks_total", total=Decimal(match["total"]), parts=split, line=line)


def _part(passage: Passage, start: int, found: re.Match[str]) -> Part:
    begin, end = found.span("name")
    return Part(label=passage.text[start + begin : start + end], value=Decimal(found["n"]))


def tasks_in_tables(passages: Sequence[Passage], groups: tuple[ReformGroup, ...], said: Figure) -> Iterator[Breakdown]:
    """Yield how tables of two columns split the number of tasks that a plan gives: "Nhóm nhiệm vụ | Số lượng"."""
    for place, passage in enumerate(passages):
        short = len(passage.text) <= _LONGEST_TITLES and ("viec" in passage.flat or _TITLED.search(passage.flat))
        columns = _counting(cells(passage.text)) if short and _is_row(passage) else None
        if columns is None:
            continue
        below = takewhile(_is_row, passages[place + 1 :])
        rows = [[row[column].strip() for column in columns] for row in map(_cells, below) if len(row) > max(columns)]
        told = [(name, number) for name, number in rows if _COUNT.fullmatch(number) and not _ALL.match(flat(name))]
        if sum(group_of(flat(name).strip(), groups) is not None for name, _ in told) >= _LEAST_PARTS:
            parts = tuple(Part(label=name, value=Decimal(number)) for name, number in told)
            yield Breakdown(of="plan_tasks_total", total=said.value, parts=parts, line=said.line)


def _is_row(passage: Passage) -> bool:
    """Tell whether a passage is a row; two columns of plain text look like none elsewhere."""
    return passage.table or "\t" in passage.text


def _cells(passage: Passage) -> list[str]:
    return cells(passage.text)


def _counting(titles: Sequence[str]) -> tuple[int, int] | None:
    """Return the columns of the groups and of the numbers of their tasks that titles name."""
    words = [flat(title).strip(" .:*") for title in titles]
    named = next((place for place, title in enumerate(words) if _GROUPED.fullmatch(title)), None)
    number = next((place for place, title in enumerate(words) if _HOW_MANY.fullmatch(title)), None)
    return (named, number) if named is not None and number is not None and named < number else None


def tasks_by_group(tasks: Sequence[Task], groups: Sequence[ReformGroup]) -> tuple[Breakdown, ...]:
    """Return the rows of an annex counted by their groups, in its order; nothing where a row belongs to none."""
    names = {group.code: group.name.vi for group in groups}
    counts = Counter(task.group for task in tasks)
    if len(counts) < _LEAST_GROUPS or None in counts:
        return ()
    parts = tuple(Part(label=names[code], value=Decimal(number)) for code, number in counts.items() if code)
    return (Breakdown(of="plan_tasks_total", total=Decimal(len(tasks)), parts=parts, line=tasks[0].line),)
