"""Correcting what was read, item by item, as ``git add -p`` goes through changes; each decision is one action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.model.codes import Decision
from inspection.model.corrections import OUT
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
from tui.item_fields import FIELDS, WORDS, with_words
from tui.screens.dialogs import Choice
from tui.screens.documents_adding import DocumentsAdding
from tui.screens.documents_fields import Subject
from tui.seams import seams

if TYPE_CHECKING:
    from inspection.model.corrections import Item, Placed
    from tui.command import Command

_ON_ITEM = (AcceptItem, CorrectItem, DropItem, PutOffItem, SplitItem, MergeItem)
_UNDECIDED = (NextUndecidedItem, PreviousUndecidedItem)


class DocumentsCorrecting(DocumentsAdding):
    """Answers the commands of ``tui.commands.correcting``."""

    def refusal(self, command: type[Command]) -> str:
        """Say why an item cannot be decided on so."""
        row = self.current
        if self.in_source and issubclass(command, _ON_ITEM):
            return "" if issubclass(command, AcceptItem) else self.say("documents.not_in_source")
        if issubclass(command, _ON_ITEM):
            why = self._why_not(command, row.placed if row else None)
            if why:
                return self.say(f"documents.{why}")
        if issubclass(command, _UNDECIDED) and not any(one.waits for one in self.placed):
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
        """Take the item as it is; one that was dropped is taken back as it was read. In the source, go to its item."""
        if self.in_source:
            self.to_row_of_line()
            return
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

        def drop(reason: str | None) -> bool:
            if not reason:
                if reason is not None:
                    self.hint(self.say("documents.reason_needed"), "warning")
                return False
            done = self.decide(one, Decision.DROPPED, reason=reason)
            self.to_undecided(1)
            return done

        self.ask(self.say("documents.why_dropped"), drop, draft=f"{self._draft_of(one)}:dropped")

    def on_correct_item(self) -> None:
        """Choose a field and set it."""
        one = self.item()
        names = FIELDS[one.kind]
        if len(names) == 1:
            self._correct(one, names[0])
            return
        title = self.say("documents.which_field")
        options = self.fields_of(one.kind, one.item)
        self.host.push_screen(Choice(title, options), lambda name: self._correct(one, name) if name else None)

    def _correct(self, one: Placed, name: str) -> None:
        def decide(changed: Item | None) -> bool:
            return changed is None or self.decide(one, Decision.CORRECTED, changed)

        subject = Subject(kind=one.kind, item=one.item, draft=self._draft_of(one))
        self.ask_field(subject, name, decide)

    def _draft_of(self, one: Placed) -> str:
        """Return where what is typed on an item is kept."""
        return f"reading:{self.role}:{one.key}:{one.part}"

    def on_split_item(self) -> None:
        """Choose the place at which the words are parted."""
        one = self.item()
        text = str(getattr(one.item, WORDS[one.kind]))
        words = text.split()

        def split(place: int | None) -> None:
            if place is not None:
                field = WORDS[one.kind]
                parts = (" ".join(words[:place]), " ".join(words[place:]))
                self.decide(one, Decision.SPLIT, *(with_words(one.item, field, part) for part in parts))

        self.host.push_screen(Choice(self.say("documents.where_to_split"), seams(text)), split)

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

    def on_next_undecided_item(self) -> None:
        """Go to the next undecided item."""
        self.to_undecided(1)

    def on_previous_undecided_item(self) -> None:
        """Go to the undecided item before."""
        self.to_undecided(-1)

    def on_sort_items(self) -> None:
        """Change between the weakest first and the order of the document."""
        self.toggle_order()
