"""What was read in a document as rows for the documents screen: section by section, each row with its line.

The rows say in the words of the interface what the program understood; beside them stands the source, so that a
person sees at once where it understood wrongly.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from inspection.model.documents import IdentityField
from inspection.vietnamese import format_number
from tui.phrases import period_words
from tui.reading_words import ReadingWords, day_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from inspection.model.catalogue import Catalogue
    from inspection.model.corrections import Item, Placed
    from inspection.model.documents import GroupSection, Reading, Task
    from inspection.wording import Wording

SECTIONS = {"next_period_groups": "next_groups"}
"""Sections that are called otherwise than their kind of items."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRow:
    """One row: what was understood, and where it stands."""

    section: str
    """Its section's name in ``documents.section.<name>``."""
    label: str
    text: str
    line: int = 0
    """0 where it stands in no line."""
    quote: str = ""
    details: tuple[tuple[str, str], ...] = ()
    """Further fields: what they are called and what they hold."""
    field: str = ""
    """Which field of the document's identity it shows, where it shows one."""
    heading: bool = False
    warning: bool = False
    placed: Placed | None = None
    """The item that it shows, where it shows one that can be decided on."""
    confidence: float = 1.0
    """How sure the machine was of the item, whatever was decided on it since."""


class ReadingSections:
    """Makes the rows of a reading in the language of the interface."""

    def __init__(self, catalogue: Catalogue, say: Wording) -> None:
        self._catalogue = catalogue
        self._say = say
        self._words = ReadingWords(catalogue, say)
        self._sections: dict[str, Callable[[Reading], Iterable[ReadingRow]]] = {
            "issues": self._issues,
            "identity": self._identity,
            "groups": self._groups,
            "targets": self._targets,
            "tasks": self._tasks,
            "figures": self._figures,
            "breakdowns": self._breakdowns,
            "shortcomings": self._shortcomings,
            "recommendations": self._recommendations,
            "next_groups": self._next_groups,
            "responsibilities": self._responsibilities,
            "deadlines": self._deadlines,
            "citations": self._citations,
        }

    def heading(self, section: str, count: int) -> ReadingRow:
        """Return the heading of a section that holds so many rows; 0 leaves the count out."""
        name = self._say(f"documents.section.{section}")
        counted = f"{name} ({count})" if count and section != "identity" else name
        return ReadingRow(section=section, label=counted, text="", heading=True, warning=section == "issues")

    def of(self, reading: Reading) -> list[ReadingRow]:
        """Return all rows; a section without entries is left out, but that nothing was unreadable is said."""
        rows: list[ReadingRow] = []
        for name, make in self._sections.items():
            entries = list(make(reading))
            if entries or name == "issues":
                rows.append(self.heading(name, len(entries)))
                rows += entries or [ReadingRow(section=name, label="", text=self._say("documents.all_read"))]
        return rows

    def row(self, reading: Reading, kind: str, item: Item) -> ReadingRow:
        """Return the row of one item."""
        if isinstance(item, IdentityField):
            return self.identity_row(item)
        parts: dict[str, Any] = {kind: (item,)}
        return next(iter(self._sections[SECTIONS.get(kind, kind)](replace(reading, **parts))))

    # -- the sections

    def _issues(self, reading: Reading) -> Iterator[ReadingRow]:
        for issue in reading.issues:
            text = self._say(issue.rule, **issue.facts)
            yield ReadingRow(
                section="issues",
                label=self._say("documents.line", line=issue.lines[0]) if issue.lines else "",
                text=text,
                line=issue.lines[0] if issue.lines else 0,
                quote=issue.quote,
                warning=True,
            )

    def _identity(self, reading: Reading) -> Iterator[ReadingRow]:
        yield self._fact("kind", self._say(f"code.document_kind.{reading.kind}"))
        yield from (self.identity_row(one) for one in reading.identity if is_told(one))
        source = reading.source
        pages = self._say("documents.pages", pages=source.pages) if source.pages else ""
        quality = self._say("documents.quality", percent=round(100 * source.quality))
        size = self._say("documents.lines", lines=source.lines)
        yield self._fact("file", ", ".join(part for part in (source.name, size, pages, quality) if part))

    def identity_row(self, one: IdentityField) -> ReadingRow:
        """Return the row of what a document says of itself."""
        value = self._words.identity(one)
        return ReadingRow(
            section="identity",
            field=one.name,
            label=self._say(f"documents.identity.{one.name}"),
            text=value or self._say("documents.not_found"),
            quote=value,
            warning=not value and one.name not in _MAY_LACK,
        )

    def _fact(self, name: str, value: str) -> ReadingRow:
        return ReadingRow(section="identity", label=self._say(f"documents.{name}"), text=value)

    def _groups(self, reading: Reading) -> Iterator[ReadingRow]:
        return (self._group("groups", section) for section in reading.groups)

    def _next_groups(self, reading: Reading) -> Iterator[ReadingRow]:
        return (self._group("next_groups", section) for section in reading.next_period_groups)

    def _group(self, name: str, section: GroupSection) -> ReadingRow:
        group = self._catalogue.group(section.code)
        duties = self._say("documents.duties", count=section.duties) if section.duties is not None else ""
        return ReadingRow(
            section=name,
            label=f"{group.numeral} {group.short}",
            text=f"{section.title}{f' · {duties}' if duties else ''}",
            line=section.line,
            quote=section.title,
            details=(
                (self._say("documents.in_document"), f"{section.ordinal} {section.title}"),
                (self._say("documents.understood"), group.name[self._say.language]),
            ),
        )

    def _targets(self, reading: Reading) -> Iterator[ReadingRow]:
        for target in reading.targets:
            yield ReadingRow(
                section="targets",
                label=self._words.group(target.group),
                text=f"{self._words.aim(target)}  {self._words.indicator(target.indicator) or target.text}",
                line=target.line,
                quote=target.text,
                details=(
                    (self._say("documents.in_document"), target.text),
                    (
                        self._say("documents.indicator"),
                        self._words.indicator(target.indicator) or self._say("documents.unknown_indicator"),
                    ),
                ),
            )

    def _tasks(self, reading: Reading) -> Iterator[ReadingRow]:
        for task in reading.tasks:
            yield ReadingRow(
                section="tasks",
                label=f"{task.no} {self._words.group(task.group)}",
                text=task.content,
                line=task.line,
                quote=task.content,
                details=tuple((self._say(f"documents.{name}"), value) for name, value in _task_facts(task) if value),
            )

    def _figures(self, reading: Reading) -> Iterator[ReadingRow]:
        for figure in reading.figures:
            known = self._words.indicator(figure.indicator)
            yield ReadingRow(
                section="figures",
                label=self._words.amount(figure),
                text=known or figure.label,
                line=figure.line,
                quote=figure.quote,
                details=(
                    (self._say("documents.indicator"), known or self._say("documents.unknown_indicator")),
                    (self._say("documents.in_document"), figure.quote),
                    *(((self._say("documents.period"), period_words(figure.period)),) if figure.period else ()),
                ),
            )

    def _breakdowns(self, reading: Reading) -> Iterator[ReadingRow]:
        for breakdown in reading.breakdowns:
            parts = " + ".join(f"{part.label} {format_number(part.value)}" for part in breakdown.parts)
            total = format_number(breakdown.total) if breakdown.total is not None else "?"
            name = self._words.indicator(breakdown.of) or breakdown.of
            yield ReadingRow(
                section="breakdowns",
                label=total,
                text=f"{name} = {parts}",
                line=breakdown.line,
                details=((name, parts),),
            )

    def _shortcomings(self, reading: Reading) -> Iterator[ReadingRow]:
        for one in reading.shortcomings:
            yield ReadingRow(section="shortcomings", label="–", text=one.text, line=one.line, quote=one.text)

    def _recommendations(self, reading: Reading) -> Iterator[ReadingRow]:
        for one in reading.recommendations:
            to = (self._say("documents.to"), one.to)
            yield ReadingRow(
                section="recommendations", label="–", text=one.text, line=one.line, quote=one.text, details=(to,)
            )

    def _responsibilities(self, reading: Reading) -> Iterator[ReadingRow]:
        for one in reading.responsibilities:
            duties = self._say("documents.duties", count=one.duties)
            yield ReadingRow(
                section="responsibilities", label="–", text=f"{one.unit} · {duties}", line=one.line, quote=one.unit
            )

    def _deadlines(self, reading: Reading) -> Iterator[ReadingRow]:
        for one in reading.deadlines:
            often = ", ".join(self._say(f"code.frequency.{frequency}") for frequency in one.frequency)
            facts = (
                (self._say("documents.often"), often),
                (self._say("documents.day"), str(one.day or "")),
                (self._say("documents.date"), day_words(one.date)),
            )
            yield ReadingRow(
                section="deadlines",
                label="–",
                text=one.text,
                line=one.line,
                quote=one.text,
                details=tuple(fact for fact in facts if fact[1]),
            )

    def _citations(self, reading: Reading) -> Iterator[ReadingRow]:
        for one in reading.citations:
            facts = (one.type, one.number, day_words(one.date), one.issuer)
            yield ReadingRow(
                section="citations",
                label="*" if one.basis else "–",
                text=" · ".join(fact for fact in facts if fact),
                line=one.line,
                quote=one.quote or one.number,
                details=((self._say("documents.in_document"), one.quote),) if one.quote else (),
            )


_MAY_LACK = frozenset({"document_number", "issue_date", "signer", "signer_title", "signing_for", "district"})
"""What many documents rightly lack: a report is often sent before it is numbered, dated and signed."""

_SELDOM = frozenset({"district", "signing_for"})
"""Shown only where they are told: since 01/7/2025 there are no districts, and the head signs for nobody."""


def is_told(one: IdentityField) -> bool:
    """Tell whether a field of the identity is shown: all but those that are seldom told and are not told here."""
    return bool(one.value) or one.name not in _SELDOM


def _task_facts(task: Task) -> Iterator[tuple[str, str]]:
    yield "content", task.content
    yield "lead", task.lead
    yield "partners", task.partners
    span = "–".join(day_words(day) for day in (task.due_start, task.due_end) if day and ";" not in day)
    yield "due", f"{task.due} ({span})" if span else task.due
    yield "product", task.product
