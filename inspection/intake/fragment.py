"""A few lines that a person points at, read by the ordinary readers: what they hold, of whatever kind it may be.

Reading a document decides by its sections what a line may hold. Here a person says that there is something, so each
reader is told that the lines stand in its section, and all of them answer. What stands around the lines is still
heard: the reform group that they belong to, and the titles of the columns of a table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from inspection.intake.citations import citations
from inspection.intake.identity import Identity
from inspection.intake.language.quality import DAMAGED_BELOW
from inspection.intake.plan.deadlines import deadlines
from inspection.intake.plan.dues import due_of
from inspection.intake.plan.responsibilities import responsibilities
from inspection.intake.plan.targets import targets
from inspection.intake.plan.tasks import tasks
from inspection.intake.report.contents import results
from inspection.intake.report.naming import namer_of
from inspection.intake.structure.fixed_width import with_rows
from inspection.intake.structure.outline import Group, Outline, Section, outline
from inspection.intake.structure.passages import passages
from inspection.intake.structure.repair import mended_lines
from inspection.intake.structure.roles import Role
from inspection.model.codes import DocumentKind, GroupCode
from inspection.model.corrections import KINDS, Parts
from inspection.model.documents import GroupSection, Period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.intake.structure.passages import Passage, Running
    from inspection.model.catalogue import Catalogue
    from inspection.model.documents import Reading
    from inspection.model.source import Line, SourceDocument

_COLUMNS_ABOVE = 400
"""Lines above a row of a table among which the titles of its columns are looked for."""
_WHEN = re.compile(
    r"\b(?:trước|chậm nhất|trong (?:quý|tháng|năm)|từ (?:ngày|tháng|quý)|quý|hằng|hàng|định kỳ|thường xuyên)\b"
    r"[^,.;()]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """What a few lines hold."""

    text: str
    """Their words, without the sign of an item."""
    quote: str
    """Their words as they stand in the document."""
    line: int
    group: GroupCode | None
    """The reform group under whose heading they stand."""
    found: Parts
    """What the readers found in them."""
    due: str = ""
    """The words that say when, where a reader understands them."""


def read_fragment(document: SourceDocument, first: int, last: int, reading: Reading, catalogue: Catalogue) -> Fragment:
    """Read the lines from ``first`` to ``last``, both counted from 1 and included."""
    lines = mended_lines(with_rows(document.lines))
    chosen = lines[first - 1 : last]
    running = passages(chosen, document.quality)
    alone = running.passages
    reader = _Reader(reading, catalogue, _Around.of(lines, first, document.quality, reading, catalogue), (first, last))
    found = reader.of(running)
    if any(passage.table for passage in alone):
        above = lines[max(0, first - 1 - _COLUMNS_ABOVE) : last]
        found = _together(reader.of(passages(above, document.quality)), found)
    quote = "\n".join(line.text.strip() for line in document.lines[first - 1 : last] if line.text.strip())
    text = " ".join(passage.body.strip() for passage in (*alone, *running.footnotes))
    return Fragment(
        text=text, quote=quote, line=first, group=reader.around.group, found=found, due=_due(text, reading.period)
    )


@dataclass(frozen=True, slots=True)
class _Around:
    """Where in the document the lines stand."""

    group: GroupCode | None
    opening: bool
    """Above the first section, where a document names what it rests on."""

    @classmethod
    def of(cls, lines: Sequence[Line], first: int, quality: float, reading: Reading, catalogue: Catalogue) -> _Around:
        whole = passages(lines, quality).passages
        found = outline(whole, reading.kind, catalogue.groups, period=reading.period, damaged=quality < DAMAGED_BELOW)
        place = next((index for index, passage in reversed([*enumerate(whole)]) if passage.line <= first), 0)
        head = next((index for index, role in enumerate(found.roles) if role is not Role.HEAD), 0)
        return cls(found.group_at(place), place < head)


@dataclass(frozen=True, slots=True)
class _Reader:
    reading: Reading
    catalogue: Catalogue
    around: _Around
    span: tuple[int, int]

    def of(self, running: Running) -> Parts:
        """Return what all readers find in the span."""
        reading, catalogue, alone = self.reading, self.catalogue, running.passages
        damaged = reading.source.quality < DAMAGED_BELOW
        report = reading.kind is DocumentKind.REPORT
        identity = Identity(kind=reading.kind, period=reading.period)
        rows = tasks(alone, catalogue, reading.period, reading.groups, damaged=damaged)[0]
        said = results(alone, self._as(Role.RESULTS, alone), namer_of(catalogue))
        aims = self._as(Role.NEXT if report else Role.TARGETS, alone)
        charged = self._as(Role.ORGANISING, alone)
        itself = (reading.document_number, reading.issue_date)
        opening = len(alone) if self.around.opening else 0
        found: dict[str, Sequence[Any]] = {
            "groups": self._groups(alone),
            "targets": targets(alone, aims, identity, rows, catalogue, damaged=damaged) or said.targets,
            "tasks": [row if row.group else replace(row, group=self.around.group) for row in rows],
            "figures": said.figures,
            "breakdowns": said.breakdowns,
            "responsibilities": responsibilities(alone, charged, catalogue.units, damaged=damaged),
            "deadlines": deadlines(alone, aims if report else charged, rows, reading.period, kind=reading.kind),
            "citations": citations(alone, running.footnotes, opening, reading.kind, itself),
        }
        first, last = self.span
        return Parts(
            **{kind: tuple(one for one in items if first <= one.line <= last) for kind, items in found.items()}
        )

    def _as(self, role: Role, alone: Sequence[Passage]) -> Outline:
        """Return an outline in which all passages stand in one section, below the group that is around them."""
        total = len(alone)
        # The section begins before its first passage, for none of them is its heading.
        section = Section(role, -1, total, "")
        group = self.around.group
        return Outline((section,), (Group(group, role, 0, total),) if group else (), (role,) * total)

    def _groups(self, alone: Sequence[Passage]) -> list[GroupSection]:
        found = outline(alone, self.reading.kind, self.catalogue.groups, period=self.reading.period)
        return [
            GroupSection(
                code=group.code,
                ordinal=alone[group.start].ordinal,
                title=alone[group.start].body.partition(":")[0].strip(" ."),
                duties=None,
                line=alone[group.start].line,
            )
            for group in found.groups
        ]


def _together(fuller: Parts, other: Parts) -> Parts:
    """Return for each kind what the fuller reading found, else the other."""
    return Parts(**{kind: getattr(fuller, kind) or getattr(other, kind) for kind in KINDS})


def _due(text: str, period: Period | None) -> str:
    """Return the first words of a text that say when, no more of them than are needed to understand it."""
    for said in _WHEN.finditer(text):
        words = said[0].split()
        meant = due_of(" ".join(words), period)
        if meant.kind is not None:
            begun = (" ".join(words[:count]) for count in range(1, len(words) + 1))
            return next(some for some in begun if due_of(some, period) == meant)
    return ""
