"""The tasks of a plan that stand in lists instead of a table: an item, and who leads, by when, with what result.

    1.2. Lập tổ kiểm tra (chủ trì: Văn phòng; phối hợp: các phòng; hạn: 31/10/2026; sản phẩm: thông báo).

The fields may stand in brackets, behind the item or in lines of their own below it, with a label before them or with
the words around them ("Văn phòng chủ trì, xong trước 31/10/2026").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inspection.intake.language.markers import ORDINALS
from inspection.intake.plan.dues import due_of
from inspection.intake.plan.untitled_rows import pieces_of
from inspection.intake.structure.roles import Role
from inspection.model.documents import Task

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection.intake.structure.outline import Outline
    from inspection.intake.structure.passages import Passage
    from inspection.model.documents import Period

_LABELS = {
    "lead": (
        r"(?:(?:cơ quan|đơn vị|nơi|bộ phận)\s+)?(?:chủ trì|đầu mối|phụ trách)(?:\s+(?:thực hiện|chính))?"
        r"|(?:cơ quan|đơn vị|bộ phận)\s+(?:thực hiện|tham mưu|chịu trách nhiệm)"
    ),
    "partners": r"(?:(?:cơ quan|đơn vị|nơi)\s+)?(?:phối hợp|cùng làm)(?:\s+thực hiện)?",
    "due": (
        r"(?:(?:thời\s+)?hạn|thời\s+(?:gian|điểm)|tiến độ|mốc|ngày)(?:\s+(?:hoàn thành|thực hiện|xong|cuối))?"
        r"|hoàn thành|xong"
    ),
    "product": r"sản phẩm(?:\s+(?:phải có|đầu ra|cần có))?|kết quả(?:\s+(?:phải có|đầu ra|cần đạt))?|đầu ra",
}
_LABEL = re.compile(
    r"(?:(?<=[(;,.:–-])\s*|^\s*|(?<=\s))(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _LABELS.items())
    + r")\s*:\s*",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"(?:(?<=[(;,.:–-])\s*|^\s*)(?:giao\s+|do\s+)?"
    r"(?P<lead>(?:Văn phòng|Phòng|Trung tâm|Ban|Công an|Tổ|Bộ phận|Công chức|Lãnh đạo|Các|Trường|Đoàn|Hội)\b"
    r"[^();:]{0,60}?)"
    r"\s+(?:là đầu mối\s+)?(?:chủ trì|phụ trách|đầu mối)\b(?!\s*:)"
)
_DONE_BY = re.compile(
    r"(?:(?<=[(;,.:–-])\s*|^\s*)(?:hoàn thành|xong|thực hiện|thời hạn|hạn)\s+"
    r"(?P<due>(?:xong\s+)?(?:trước|trong|chậm nhất|vào|hằng|hàng|thường xuyên|cả năm|quý|tháng|từ)\b[^();.]{0,60})",
    re.IGNORECASE,
)
_ENDS = " \t;,.()–-:"
_LEAST_ITEMS = 3
"""Items with a lead and a time from which a list is one of tasks."""
_MOST = 0.6
"""Or the share of all items that say both."""
_WHOLE = 3
"""Fields with which an item is a task, however few there are."""
_NUMBERED = re.compile(r"\W*(?:nhiệm vụ|NV|việc)\s+(?:số\s+)?(?P<number>\d{1,3})\s*[.:)]\s*", re.IGNORECASE)
_LONGEST_FIELD = 200


@dataclass(slots=True)
class _Item:
    index: int
    number: str
    content: str
    fields: dict[str, str] = field(default_factory=dict)
    sure: bool = True
    """Its own words say what each field is, not only the order of signs."""


def listed_tasks(passages: Sequence[Passage], found: Outline, period: Period | None) -> tuple[Task, ...]:
    """Return the tasks that a plan lists: from three items on that say who leads and by when, or that say more."""
    items = [one for one in _items(passages, found, period) if one.fields]
    told = [one for one in items if {"lead", "due"} <= one.fields.keys()]
    if len(told) < _LEAST_ITEMS and not (len(items) >= _LEAST_ITEMS and _MOST * len(items) <= len(told)):
        items = [one for one in told if len(one.fields) >= _WHOLE and one.sure]
    return tuple(_task(one, count, passages[one.index], found, period) for count, one in enumerate(items, 1))


def _items(passages: Sequence[Passage], found: Outline, period: Period | None) -> Iterator[_Item]:
    """Give the items of the plan's lists in order, each with the fields in it and in the lines below it."""
    item: _Item | None = None
    for index, passage in enumerate(passages):
        role = found.roles[index]
        if passage.table or role is Role.ORGANISING or (role is Role.HEAD and not found.work_of_no_part(index)):
            continue
        text = passage.text[passage.marker.end if passage.marker else 0 :]
        numbered = _NUMBERED.match(text) if passage.marker is None else None
        fields, before = _fields(text[numbered.end() :] if numbered else text)
        pieces = {} if fields else pieces_of(text[numbered.end() :] if numbered else text, period)
        if fields and not before and item is not None:
            item.fields = fields | item.fields
            continue
        if not before or (passage.marker is None and not numbered and len(fields) < _WHOLE):
            continue
        if item is not None:
            yield item
        number = passage.marker.value if passage.marker and passage.marker.kind in ORDINALS else ""
        number = numbered["number"].lstrip("0") if numbered else number
        content = pieces.pop("content", before)
        item = _Item(index, number, content, fields or pieces, sure=bool(fields) or "|" in text)
    if item is not None:
        yield item


def _fields(text: str) -> tuple[dict[str, str], str]:
    """Return the fields of an item by their names, and what the item says before the first of them."""
    labels = list(_LABEL.finditer(text))
    if labels:
        ends = [*(label.start() for label in labels[1:]), len(text)]
        fields = {
            str(label.lastgroup): text[label.end() : end].strip(_ENDS)
            for label, end in zip(labels, ends, strict=True)
            if end - label.end() <= _LONGEST_FIELD
        }
        told, before = _told(text[: labels[0].start()])
        return told | fields, before
    return _told(text)


def _told(text: str) -> tuple[dict[str, str], str]:
    """Return who leads and by when in the words around them, and what stands before that."""
    told = {name: one for name, pattern in (("lead", _LEADS), ("due", _DONE_BY)) if (one := pattern.search(text))}
    if not told:
        return {}, text.strip(_ENDS)
    first = min(one.start() for one in told.values())
    return {name: one[name].strip(_ENDS) for name, one in told.items()}, text[:first].strip(_ENDS)


def _task(item: _Item, count: int, passage: Passage, found: Outline, period: Period | None) -> Task:
    fields = item.fields
    due = due_of(fields.get("due", ""), period)
    return Task(
        no=item.number or str(count),
        group=found.group_at(item.index),
        content=item.content,
        lead=fields.get("lead", ""),
        partners=fields.get("partners", ""),
        due=fields.get("due", ""),
        due_kind=due.kind,
        due_start=due.start,
        due_end=due.end,
        frequency=due.frequency,
        product=fields.get("product", ""),
        line=passage.line,
    )
