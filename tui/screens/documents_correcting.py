"""Correcting what was read, item by item, as ``git add -p`` goes through changes; each decision is one action."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from inspection.model.codes import Comparator, Decision
from inspection.model.corrections import OUT, Correction, Parts
from inspection.model.events import ReadingCorrected
from tui.commands.correcting import (
    AcceptItem,
    CorrectItem,
    DropItem,
    MergeItem,
    NextUndecidedItem,
    PreviousUndecidedItem,
    PutOffItem,
    SplitItem,
)
from tui.item_fields import ADDED, CHOSEN, FIELDS, WORDS, made_of_line, typed_form, with_typed, with_words
from tui.screens.dialogs import Choice
from tui.screens.documents_deciding import DocumentsDeciding
from tui.widgets.source_pane import SourcePane

if TYPE_CHECKING:
    from inspection.model.corrections import Placed
    from tui.command import Command

_ON_ITEM = (AcceptItem, CorrectItem, DropItem, PutOffItem, SplitItem, MergeItem)
_UNDECIDED = (NextUndecidedItem, PreviousUndecidedItem)


class DocumentsCorrecting(DocumentsDeciding):
    """Answers the commands of ``tui.commands.correcting``."""

    def refusal(self, command: type[Command]) -> str:
        """Say why an item cannot be decided on so."""
        row = self.current
        if issubclass(command, _ON_ITEM):
            why = self._why_not(command, row.placed if row else None)
            if why:
                return self.say(f"documents.{why}")
        if issubclass(command, _UNDECIDED) and all(row.placed is None or row.placed.decided for row in self.rows):
            return self.say("documents.all_decided")
        return super().refusal(command)

    def before(self, command: type[Command]) -> None:
        """Forget what could not be read of what was typed last."""
        self.fault = ""
        super().before(command)

    def _why_not(self, command: type[Command], one: Placed | None) -> str:
        """Return the text that says why a command does not apply to an item; nothing where it does."""
        if one is None or one.gone:
            return "gone_item" if one else "no_item"
        if issubclass(command, SplitItem | MergeItem) and one.kind not in WORDS:
            return "no_words"
        if issubclass(command, CorrectItem | SplitItem | MergeItem) and not one.counts:
            return "is_out"
        return "nothing_before" if issubclass(command, MergeItem) and self.before_of(one) is None else ""

    # -- commands

    def on_accept_item(self) -> None:
        """Take the item as it is; one that was dropped is taken back as it was read."""
        one = self.item()
        if one.correction is None or one.correction.decision in {*OUT, Decision.LATER}:
            self.decide(one, Decision.ACCEPTED)
        self.to_undecided(1)

    def on_put_off_item(self) -> None:
        """Leave an undecided item for later."""
        one = self.item()
        if not one.decided:
            self.decide(one, Decision.LATER)
        self.to_undecided(1)

    def on_drop_item(self) -> None:
        """Ask why, and drop the item."""
        one = self.item()

        def drop(reason: str | None) -> None:
            if reason:
                self.decide(one, Decision.DROPPED, reason=reason)
                self.to_undecided(1)
            elif reason is not None:
                self.hint(self.say("documents.reason_needed"), "warning")

        self.ask(self.say("documents.why_dropped"), drop)

    def on_correct_item(self) -> None:
        """Choose a field and set it."""
        one = self.item()
        names = FIELDS[one.kind]
        if len(names) == 1:
            self._ask_field(one, names[0])
            return
        options = [(f"{self.say(f'documents.field.{name}')}: {self.words_of(one.item, name)}", name) for name in names]
        title = self.say("documents.which_field")
        self.host.push_screen(Choice(title, options), lambda name: self._ask_field(one, name) if name else None)

    def on_split_item(self) -> None:
        """Choose the place at which the words are parted."""
        one = self.item()
        words = str(getattr(one.item, WORDS[one.kind])).split()
        options = [(f"{' '.join(words[:place])} ¦ {' '.join(words[place:])}", place) for place in range(1, len(words))]

        def split(place: int | None) -> None:
            if place is not None:
                field = WORDS[one.kind]
                parts = (" ".join(words[:place]), " ".join(words[place:]))
                self.decide(one, Decision.SPLIT, *(with_words(one.item, field, part) for part in parts))

        self.host.push_screen(Choice(self.say("documents.where_to_split"), options), split)

    def on_merge_item(self) -> None:
        """Put the words into the item before; both decisions are one action."""
        one = self.item()
        before = self.before_of(one)
        if before is None:
            return
        field = WORDS[one.kind]
        joined = f"{getattr(before.item, field)} {getattr(one.item, field)}".strip()
        merged = with_words(before.item, field, joined)
        # Two halves of a split item are one decision, and together the item again.
        events = [self.said(before, Decision.CORRECTED, merged, whole=before.key == one.key)]
        if before.key != one.key:
            events.append(self.said(one, Decision.MERGED))
        self.write(*events)

    def on_add_item(self) -> None:
        """Ask for a line, then for the kind of item that it holds."""
        row = self.current
        self.ask(self.say("documents.which_line"), self._add_from, str(row.line) if row and row.line else "")

    def on_next_undecided_item(self) -> None:
        """Go to the next undecided item."""
        self.to_undecided(1)

    def on_previous_undecided_item(self) -> None:
        """Go to the undecided item before."""
        self.to_undecided(-1)

    def on_sort_items(self) -> None:
        """Change between the weakest first and the order of the document."""
        self.toggle_order()

    # -- asking

    def _ask_field(self, one: Placed, name: str, initial: str | None = None) -> None:
        if name in CHOSEN:
            title = self.say(f"documents.field.{name}")
            self.host.push_screen(Choice(title, self._choices(name)), lambda value: self._set(one, name, value))
            return
        shown = typed_form(one.item, name) if initial is None else initial
        self.ask(self.say(f"documents.field.{name}"), lambda typed: self._set(one, name, typed), shown)

    def _choices(self, name: str) -> list[tuple[str, str]]:
        if name == "comparator":
            return [(self.say(f"documents.compare.{one.name.lower()}"), one.value) for one in Comparator]
        language = self.host.wording.language
        if name == "indicator":
            return [(one.name[language], key) for key, one in self.host.catalogue.indicators.items()]
        return [(one.name[language], one.code.value) for one in self.host.catalogue.groups]

    def _set(self, one: Placed, name: str, typed: str | None) -> None:
        """Write a field; what is no number is asked for again, nothing typed is lost."""
        if typed is None or (name not in CHOSEN and typed == typed_form(one.item, name)):
            return
        value = Comparator(typed) if name == "comparator" else typed
        if name in {"group", "code"}:
            value = next(group.code for group in self.host.catalogue.groups if group.code == typed)
        changed = with_typed(one.item, name, value, self.reading.period if self.reading else None)
        if changed is None:
            self._ask_field(one, name, typed)
            self.fault = self.say("documents.no_number", typed=typed)
            self.show()
            return
        self.fault = ""
        self.decide(one, Decision.CORRECTED, changed)

    def _add_from(self, typed: str | None) -> None:
        if typed is None:
            return
        number = int(typed) if typed.isascii() and typed.isdigit() else 0
        text = self.query_one(SourcePane).line_text(number).strip()
        if not text:
            self.hint(self.say("documents.no_line", typed=typed), "warning")
            return
        options = [(self.say(f"documents.section.{kind}"), kind) for kind in ADDED]

        def add(kind: str | None) -> None:
            if kind is not None:
                made = Parts.of(kind, made_of_line(kind, text, number))
                key = f"{kind}:+{uuid4().hex[:12]}"
                correction = Correction(item=key, decision=Decision.ADDED, after=made)
                if self.write(ReadingCorrected(role=self.role, correction=correction)):
                    self.to_key(key)

        self.host.push_screen(Choice(self.say("documents.which_kind"), options), add)
