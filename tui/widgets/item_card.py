"""The card of one checklist item: what is asked, on what basis, three figures, what is proposed, what was said.

Pure: values in, lines out. The order is the order of importance, since a low screen cuts the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.actor import name_of
from inspection.quantities import quantity_text
from inspection.said import value_words
from tui.item_conflicts import FIELDS
from tui.theme import Part, line, wrapped

if TYPE_CHECKING:
    from rich.text import Text

    from inspection.model.catalogue import Catalogue
    from inspection.model.checklist import ChecklistItem, Quantity
    from inspection.model.codes import Verdict
    from inspection.model.finding import Evidence
    from inspection.model.source import SourceRef
    from inspection.wording import Wording
    from tui.item_copies import Former
    from tui.item_facts import ItemFacts

_LABEL = 12
"""Cells of the column of labels, and of the rules: these move with every item, a drawn line in three bytes a cell."""


class ItemCard:
    """Lays out cards in one language."""

    def __init__(self, wording: Wording, catalogue: Catalogue) -> None:
        self._say = wording
        self._catalogue = catalogue

    def lines(self, facts: ItemFacts, width: int) -> list[Text]:
        """Return the card's lines for a width in cells."""
        return [
            *self._head(facts, width),
            *self._disputed(facts, width),
            *self._figures(facts, width),
            *self._proposal(facts, width),
            *self._said(facts, width),
            *self._about(facts.item, width),
        ]

    def _head(self, facts: ItemFacts, width: int) -> list[Text]:
        item = facts.item
        group = self._catalogue.group(item.group)
        marks = [self._say(f"checklist.{name}") for name in ("flagged", "parked") if getattr(facts.answer, name)]
        if facts.answer.flagged and facts.answer.flag_word:
            marks[0] = f"{marks[0]} {facts.answer.flag_word}"
        if item.withdrawn:
            marks.append(self._say("checklist.withdrawn"))
        if facts.of_a_colleague:
            marks.append(self._say("checklist.claimed_by", who=facts.of_a_colleague))
        head = line(
            (f"{item.number} ", "key"),
            (f"{group.short} · {self._say(f'checklist.kind.{item.kind}')}", "dim"),
            "  ",
            ("  ".join(marks), "warning"),
        )
        return [
            head,
            *wrapped(item.title[self._say.language], width, "strong"),
            *self._row("basis", item.basis[self._say.language], width),
            line(("-" * _LABEL, "dim")),
        ]

    def _disputed(self, facts: ItemFacts, width: int) -> list[Text]:
        """Return the first field with two values, each with the digit that keeps it; one question at a time."""
        if not facts.conflicts:
            return []
        conflict = facts.conflicts[0]
        field = self._say(f"checklist.{FIELDS[conflict.kind]}")
        lines = wrapped(self._say("checklist.two_values", field=field.lower()), width, "error", 2)
        for number, entry in enumerate(conflict.entries, 1):
            told = f"{number} {name_of(entry.actor)}: {value_words(entry.event, self._say)}"
            lines += wrapped(told, width, "strong", 2)
        last = len(conflict.entries) + 1
        return [*lines, *wrapped(f"{last} {self._say('checklist.keep_both')}", width, "strong", 2)]

    def _figures(self, facts: ItemFacts, width: int) -> list[Text]:
        item, verified = facts.item, facts.answer.verified
        if not (item.planned or item.reported or verified or item.indicator):
            return []
        return [
            self._figure("planned", item.planned),
            *self._row("planned_from", item.planned_origin[self._say.language] if item.planned_origin else "", width),
            self._figure("reported", item.reported),
            self._figure("verified", verified, self._say("checklist.press_s")),
        ]

    def _figure(self, name: str, quantity: Quantity | None, missing: str = "–") -> Text:
        parts: list[Part] = [(f"{self._say(f'checklist.{name}'):<{_LABEL}}", "dim")]
        text = quantity_text(quantity)
        parts.append((text, name) if text else (missing, "dim"))
        source = quantity.source if quantity else None
        if source:
            parts.append((f"   {self._place(source)}", "dim"))
        return line(*parts)

    def _place(self, source: SourceRef) -> str:
        document = self._say(f"checklist.document.{source.document}")
        return self._say("checklist.place", document=document, line=source.line)

    def _proposal(self, facts: ItemFacts, width: int) -> list[Text]:
        lines = [text for look, sentence in facts.checks for text in wrapped(f"! {sentence}", width, look, 2)]
        if facts.suggestion:
            reason = self._say(facts.suggestion.reason, **facts.suggestion.facts)
            label = f"{self._say('checklist.suggestion'):<{_LABEL}}"
            verdict = self.verdict(facts.suggestion.verdict)
            lines.append(line((label, "dim"), verdict, ("   [Enter]", "key")))
            lines += _below(reason, width)
        return lines

    def _said(self, facts: ItemFacts, width: int) -> list[Text]:
        answer = facts.answer
        verdict = self.verdict(answer.verdict)
        origin = self._say(f"checklist.origin.{answer.origin}") if answer.verdict else ""
        by = " · ".join(part for part in (answer.by.split("@")[0] if answer.verdict else "", origin) if part)
        against = f"   {self._say('checklist.is_against')}" if facts.against else ""
        label = f"{self._say('checklist.result'):<{_LABEL}}"
        lines = [line((label, "dim"), verdict, (against, "warning"), (f"   {by}", "dim"))]
        if answer.reason:
            lines += _below(answer.reason, width)
        shown = "; ".join(self._evidence(one) for one in facts.evidence)
        lines += self._row("evidence", f"{len(facts.evidence)}  {shown}".rstrip(), width)
        if facts.findings:
            conditions = "; ".join(finding.condition for finding in facts.findings)
            lines += self._row("findings", f"{len(facts.findings)}  {conditions}", width)
        lines += self._row("note", self._copied(answer.note or "–", answer.note_from), width)
        if facts.former:
            lines += self._row("former", f"{self._former(facts.former)}   [p]", width)
        return lines

    def _evidence(self, one: Evidence) -> str:
        named = one.document_number or one.description or one.file_name
        return self._copied(f"{named} · sha {one.sha256[:8]}" if one.sha256 else named, one.copied_from)

    def _copied(self, text: str, place: str) -> str:
        return f"{text} ({self._say('checklist.copied_from', place=place)})" if place else text

    def _former(self, former: Former) -> str:
        answer = former.answer
        said = [self.verdict(answer.verdict)[0] if answer.verdict else "", f"“{answer.note}”" if answer.note else ""]
        said += [self._say("checklist.former_evidence", count=len(former.evidence))] if former.evidence else []
        return f"{' · '.join(part for part in said if part)} ({former.place})"

    def _about(self, item: ChecklistItem, width: int) -> list[Text]:
        lines = [line(("-" * _LABEL, "dim"))]
        lines += self._row("expected", item.expected_evidence[self._say.language], width)
        if item.unit:
            lines += self._row("unit", item.unit, width)
        if item.due:
            lines += self._row("due", item.due, width)
        for source in item.sources:
            lines += self._row("source", f"{self._place(source)}: {source.quote}", width)
        return lines

    def _row(self, name: str, text: str, width: int) -> list[Text]:
        if not text:
            return []
        label = f"{self._say(f'checklist.{name}'):<{_LABEL}}"
        first, *rest = wrapped(text, width - _LABEL)
        return [line((label, "dim"), first.plain), *(line(" " * _LABEL, more.plain) for more in rest)]

    def verdict(self, verdict: Verdict | None) -> Part:
        """Return a verdict with its letter and its look."""
        if verdict is None:
            return (f"{self._say('checklist.mark.none')} {self._say('checklist.undecided')}", "dim")
        return (f"{self._say(f'checklist.mark.{verdict}')} {self._say(f'code.verdict.{verdict}')}", str(verdict))


def _below(text: str, width: int) -> list[Text]:
    """Return a text under the column of values."""
    return [line(" " * _LABEL, piece.plain) for piece in wrapped(text, width - _LABEL)]
