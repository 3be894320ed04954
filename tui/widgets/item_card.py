"""The card of one checklist item: what is asked, on what basis, three figures, what is proposed, what was said.

Pure: values in, lines out. The order is the order of importance, since a low screen cuts the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.quantities import quantity_text
from tui.theme import Part, line, wrapped

if TYPE_CHECKING:
    from rich.text import Text

    from inspection.model.catalogue import Catalogue
    from inspection.model.checklist import ChecklistItem, Quantity
    from inspection.model.codes import Verdict
    from inspection.model.source import SourceRef
    from inspection.wording import Wording
    from tui.item_facts import ItemFacts

_LABEL = 12
"""Cells of the column of labels, and of the rules, which move with every item: each of their cells is three bytes."""


class ItemCard:
    """Lays out cards in one language."""

    def __init__(self, wording: Wording, catalogue: Catalogue) -> None:
        self._say = wording
        self._catalogue = catalogue

    def lines(self, facts: ItemFacts, width: int) -> list[Text]:
        """Return the card's lines for a width in cells."""
        return [
            *self._head(facts, width),
            *self._figures(facts, width),
            *self._proposal(facts, width),
            *self._said(facts, width),
            *self._about(facts.item, width),
        ]

    def _head(self, facts: ItemFacts, width: int) -> list[Text]:
        item = facts.item
        group = self._catalogue.group(item.group)
        marks = [self._say(f"checklist.{name}") for name in ("flagged", "parked") if getattr(facts.answer, name)]
        if item.withdrawn:
            marks.append(self._say("checklist.withdrawn"))
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
            line(("─" * _LABEL, "dim")),
        ]

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
        lines = [line((f"{self._say('checklist.result'):<{_LABEL}}", "dim"), verdict, (f"   {by}", "dim"))]
        if answer.reason:
            lines += _below(answer.reason, width)
        shown = "; ".join(e.document_number or e.description or e.file_name for e in facts.evidence)
        lines += self._row("evidence", f"{len(facts.evidence)}  {shown}".rstrip(), width)
        if facts.findings:
            conditions = "; ".join(finding.condition for finding in facts.findings)
            lines += self._row("findings", f"{len(facts.findings)}  {conditions}", width)
        lines += self._row("note", answer.note or "–", width)
        return lines

    def _about(self, item: ChecklistItem, width: int) -> list[Text]:
        lines = [line(("─" * _LABEL, "dim"))]
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
