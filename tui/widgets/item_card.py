"""The card of one checklist item: what is asked, on what basis, three figures, what is proposed, what was said.

Pure: values in, lines out. The order is the order of importance, since a low screen cuts the end. What every item has
stands in the same place on every card: eyes find it there, and a move sends the values that differ and no labels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.actor import name_of
from inspection.model.codes import Verdict
from inspection.quantities import quantity_text
from inspection.said import value_words
from inspection.vietnamese import wording_key
from tui.item_conflicts import FIELDS
from tui.phrases import fitted
from tui.theme import Part, line, wrapped
from tui.widgets.card_fields import LABEL, Field, in_columns, in_rows, row

if TYPE_CHECKING:
    from rich.text import Text

    from inspection.model.catalogue import Catalogue
    from inspection.model.checklist import Quantity
    from inspection.model.finding import Evidence
    from inspection.model.source import SourceRef
    from inspection.wording import Wording
    from tui.item_copies import Former
    from tui.item_facts import ItemFacts

ROOMY = 20
"""Lines from which on each field has a line of its own, with a label column and rules."""
_NOTHING = "–"
_TITLE, _BASIS = 130, 100
"""Cells that a title and a basis seldom exceed: what follows stands below as many lines as these take."""
_REASON = 3
"""Lines of a suggestion with its reason; without one they part what is known from what is said."""


class ItemCard:
    """Lays out cards in one language."""

    def __init__(self, wording: Wording, catalogue: Catalogue) -> None:
        self._say = wording
        self._catalogue = catalogue

    def lines(self, facts: ItemFacts, width: int, height: int = ROOMY) -> list[Text]:
        """Return the card's lines for a pane of some cells and lines."""
        blocks = self._blocks(facts, width, roomy=height >= ROOMY)
        spaced = [text for block, usual in blocks for text in (*block, *[line()] * (usual - len(block)))]
        lines = spaced if len(spaced) <= height else [text for block, _ in blocks for text in block]
        lines += self._sources(facts, width)
        if len(lines) > height:
            more = self._say("checklist.more", count=len(lines) - height + 1)
            lines[height - 1 :] = [line((more, "dim"))]
        return lines

    def _blocks(self, facts: ItemFacts, width: int, *, roomy: bool) -> list[tuple[list[Text], int]]:
        """Return the parts of the card, each with the lines that are kept for it where all of them fit."""
        figures, proposal, said = self._figures(facts), self._proposal(facts), self._said(facts)
        language = self._say.language
        title = wrapped(facts.item.title[language], width, "strong")
        basis = row(self._field("basis", facts.item.basis[language] or _NOTHING), width)
        head = ([self._head(facts)], 1)
        asked = [head, (title, -(-_TITLE // width)), (basis, -(-_BASIS // (width - LABEL)))]
        disputed, rest = (self._disputed(facts, width), 0), (self._rest(facts, width), 0)
        if not roomy:
            told = in_columns(figures, width) + in_columns([*proposal, *said], width)
            return [*asked, disputed, (told, 0), rest]
        rule = ([line(("-" * LABEL, "dim"))], 1)
        measured = (in_rows([*figures, *proposal], width), len(figures) + _REASON)
        return [*asked, rule, disputed, measured, (in_rows(said, width), 0), rule, rest]

    def _head(self, facts: ItemFacts) -> Text:
        item = facts.item
        group = self._catalogue.group(item.group)
        marks = [self._say(f"checklist.{name}") for name in ("flagged", "parked") if getattr(facts.answer, name)]
        if facts.answer.flagged and facts.answer.flag_word:
            marks[0] = f"{marks[0]} {facts.answer.flag_word}"
        if item.withdrawn:
            marks.append(self._say("checklist.withdrawn"))
        if facts.of_a_colleague:
            marks.append(self._say("checklist.claimed_by", who=facts.of_a_colleague))
        return line(
            (f"{item.number} ", "strong"),
            (f"{group.short} · {self._say(f'checklist.kind.{item.kind}')}", "dim"),
            "  ",
            ("  ".join(marks), "warning"),
        )

    def _disputed(self, facts: ItemFacts, width: int) -> list[Text]:
        """Return the first field with two values, each with the digit that keeps it; one question at a time."""
        if not facts.conflicts:
            return []
        conflict = facts.conflicts[0]
        field = self._say(f"checklist.{FIELDS[conflict.kind]}")
        lines = wrapped(self._say("checklist.two_values", field=field.lower()), width, "error", 2)
        keys = [self._say.key_of[verdict] for verdict in Verdict]
        for key, entry in zip(keys, conflict.entries, strict=False):
            told = f"{key} {name_of(entry.actor)}: {value_words(entry.event, self._say)}"
            lines += wrapped(told, width, "strong", 2)
        *_, last = keys[: len(conflict.entries) + 1]
        return [*lines, *wrapped(f"{last} {self._say('checklist.keep_both')}", width, "strong", 2)]

    def _figures(self, facts: ItemFacts) -> list[Field]:
        """Return what was planned, reported and found by the team, also where there is nothing of it."""
        item = facts.item
        origin = item.planned_origin[self._say.language] if item.planned_origin else ""
        verified = self._figure("verified", facts.answer.verified)
        missing = Field(verified.label, self._say("checklist.press_s"), "dim")
        return [
            self._figure("planned", item.planned, "plan"),
            *([self._field("planned_from", origin)] if origin else []),
            self._figure("reported", item.reported, "report"),
            verified if facts.answer.verified else missing,
        ]

    def _figure(self, name: str, quantity: Quantity | None, document: str = "") -> Field:
        """Return a figure with its place; of which document it goes without saying where that is the usual one."""
        text = quantity_text(quantity)
        source = quantity.source if quantity else None
        behind: list[Part] = []
        if source and source.document == document:
            behind.append((self._say("checklist.line", line=source.line), "dim"))
        elif source:
            behind.append((self._place(source), "dim"))
        return self._field(name, text or _NOTHING, name if text else "dim", *behind)

    def _place(self, source: SourceRef) -> str:
        document = self._say(f"checklist.document.{source.document}")
        return self._say("checklist.place", document=document, line=source.line)

    def _proposal(self, facts: ItemFacts) -> list[Field]:
        if not facts.suggestion:
            return [self._field("suggestion", _NOTHING, "dim")]
        words, look = self.verdict(facts.suggestion.verdict)
        reason = self._say(facts.suggestion.reason, **facts.suggestion.facts)
        return [self._field("suggestion", words, look, self._press("confirm")), Field("", reason)]

    def _said(self, facts: ItemFacts) -> list[Field]:
        answer = facts.answer
        words, look = self.verdict(answer.verdict)
        behind: list[Part] = [(self._say("checklist.is_against"), "warning")] if facts.against else []
        if answer.verdict:
            who = (answer.by.split("@")[0], self._say(f"checklist.origin.{answer.origin}"))
            behind.append((" · ".join(part for part in who if part), "dim"))
        shown = "; ".join(self._evidence(one) for one in facts.evidence)
        fields = [
            self._field("result", words, look, *behind),
            *([Field("", answer.reason)] if answer.reason else []),
            self._field("evidence", f"{len(facts.evidence)}  {shown}".rstrip()),
        ]
        if facts.findings:
            conditions = "; ".join(finding.condition for finding in facts.findings)
            fields.append(self._field("findings", f"{len(facts.findings)}  {conditions}"))
        fields.append(self._field("note", self._copied(answer.note or _NOTHING, answer.note_from)))
        if not facts.former:
            return [*fields, self._field("former", _NOTHING)]
        return [*fields, self._field("former", self._former(facts.former), "", self._press("copy_earlier"))]

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

    def _rest(self, facts: ItemFacts, width: int) -> list[Text]:
        item = facts.item
        expected = item.expected_evidence[self._say.language]
        lines = row(self._field("expected", expected), width) if expected else []
        for name, words in (("unit", item.unit), ("due", item.due)):
            lines += row(self._field(name, words), width) if words else []
        lines += [text for look, sentence in facts.checks for text in wrapped(f"! {sentence}", width, look, 2)]
        return lines

    def _sources(self, facts: ItemFacts, width: int) -> list[Text]:
        """Return what the documents say of the item, a line each; no place and no words that stand above already."""
        item, lines = facts.item, []
        title, basis = item.title[self._say.language], f"{item.basis[self._say.language]};"
        figures = {
            (one.source.document, one.source.line) for one in (item.planned, item.reported) if one and one.source
        }
        for source in item.sources:
            in_basis = f"{self._say('basis.place', plan='', line=source.line)};" in basis
            told = in_basis or (source.document, source.line) in figures
            same = wording_key(source.quote) == wording_key(title)
            text = ": ".join(filter(None, ("" if told else self._place(source), "" if same else source.quote)))
            if text:
                lines += row(self._field("source", fitted(text, width - LABEL).rstrip()), width)
        return lines

    def _press(self, command: str) -> Part:
        return (f"[{self._say.key_of[command]}]", "key")

    def _field(self, name: str, text: str, look: str = "", *behind: Part) -> Field:
        return Field(self._say(f"checklist.{name}"), text, look, behind)

    def verdict(self, verdict: Verdict | None) -> tuple[str, str]:
        """Return a verdict with its letter and its look."""
        if verdict is None:
            return (f"{self._say('checklist.mark.none')} {self._say('checklist.undecided')}", "dim")
        return (f"{self._say(f'checklist.mark.{verdict}')} {self._say(f'code.verdict.{verdict}')}", str(verdict))
