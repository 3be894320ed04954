"""Building the checklist (F4): going through drafted items as ``git add -p`` goes through changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.model.events import DraftDecided
from tui import draft_verbs
from tui.commands.building import (
    AcceptDraft,
    AcceptGroup,
    DropDraft,
    MergeDraft,
    PutOffDraft,
    RewordDraft,
    SplitDraft,
)
from tui.screens.building_wayfinding import BuildingWayfinding
from tui.screens.dialogs import Choice
from tui.seams import seams

if TYPE_CHECKING:
    from inspection.model.drafts import DraftedItem
    from inspection.undo import Reversal
    from tui.command import Command

_VERBS: dict[type[Command], str] = {
    AcceptDraft: "accept",
    DropDraft: "drop",
    PutOffDraft: "put_off",
    SplitDraft: "split",
    MergeDraft: "merge",
    RewordDraft: "reword",
}


class BuildingScreen(BuildingWayfinding):
    """Answers the commands of ``tui.commands.building``."""

    def refusal(self, command: type[Command]) -> str:
        """Say why an item cannot be decided on so."""
        verb = _VERBS.get(command, "")
        why = self._why_not(verb) if verb else ""
        if why:
            return self.say(f"building.not.{why}")
        if issubclass(command, AcceptGroup) and not self._waiting_in_group():
            return self.say("building.group_decided")
        return super().refusal(command)

    def _why_not(self, verb: str) -> str:
        one = self.current
        if one is None:
            return "no_item"
        why = draft_verbs.why_not(one, verb, self.inspection.touched)
        if not why and verb == "merge" and draft_verbs.before_of(one, self.items) is None:
            return "nothing_before"
        return why

    @property
    def one(self) -> DraftedItem:
        """Return the item under the cursor; commands on an item are refused where there is none."""
        if self.current is None:
            raise LookupError("no item under the cursor")
        return self.current

    # -- deciding

    def on_accept_draft(self) -> None:
        """Take the item as it stands; one that is out comes back as it was drafted."""
        if self.write(*draft_verbs.accepted(self.one, self.items)):
            self.to_undecided(1)

    def on_put_off_draft(self) -> None:
        """Leave an undecided item for later."""
        if self.write(*draft_verbs.put_off(self.one)):
            self.to_undecided(1)

    def on_drop_draft(self) -> None:
        """Ask why, and leave the item out."""
        one = self.one

        def drop(reason: str | None) -> bool:
            if not reason or not reason.strip():
                if reason is not None:
                    self.hint(self.say("documents.reason_needed"), "warning")
                return False
            done = self.write(draft_verbs.dropped(one, reason.strip()))
            self.to_undecided(1)
            return done

        self.ask(self.say("documents.why_dropped"), drop, draft=f"building:{one.item.id}:dropped")

    def on_reword_draft(self) -> None:
        """Ask for other words."""
        one = self.one

        def reword(typed: str | None) -> bool:
            if typed is None:
                return False
            if not typed.strip():
                self.hint(self.say("building.no_words"), "warning")
                return False
            same = " ".join(typed.split()) == draft_verbs.words_of(one)
            return same or self.write(draft_verbs.reworded(one, typed))

        draft = f"building:{one.item.id}:words"
        self.ask(self.say("building.reword"), reword, draft_verbs.words_of(one), draft=draft)

    def on_add_question(self) -> None:
        """Ask for a question of one's own in the group under the cursor, then for what it rests on."""
        group = self.group
        if group is None:
            self.hint(self.say("building.empty"), "warning")
            return
        name = self.host.catalogue.group(group).short
        kept = f"building:{group}:question"

        def add(words: str, basis: str | None) -> bool:
            if basis is None:
                return False
            decision = draft_verbs.asked(group, words, basis)
            done = self.write(decision)
            if done:
                self.host.guarded(lambda: self.host.workspace.drop_draft(self.session.id, kept))
                self.to_item(decision.item)
                self.hint(self.say("building.added"), "met")
            return done

        def rests_on(words: str | None) -> bool:
            if words and words.strip():
                self.ask(self.say("building.ask_basis"), lambda basis: add(words, basis))
            elif words is not None:
                self.hint(self.say("building.no_question"), "warning")
            return False  # kept until the whole of it is written

        self.ask(self.say("building.ask_question", group=name), rests_on, draft=kept)

    def on_split_draft(self) -> None:
        """Choose the place at which the words are parted."""
        one = self.one

        def split(place: int | None) -> None:
            if place is not None:
                self.write(draft_verbs.split(one, place))

        options = seams(draft_verbs.words_of(one))
        self.host.push_screen(Choice(self.say("documents.where_to_split"), options), split)

    def on_merge_draft(self) -> None:
        """Put the words into the item before; both decisions are one action."""
        before = draft_verbs.before_of(self.one, self.items)
        if before is not None and self.write(*draft_verbs.merged(self.one, before)):
            self.to_item(before.item.id)

    def on_accept_group(self) -> None:
        """Take every undecided item of the group, as one action."""
        waiting = self._waiting_in_group()
        decisions = [decision for one in waiting for decision in draft_verbs.accepted(one, self.items)]
        if self.write(*decisions):
            self.to_undecided(1)
            self.hint(self.say("building.group_accepted", count=len(waiting)), "met")

    def _waiting_in_group(self) -> list[DraftedItem]:
        here = self.current
        return [one for one in self.items if here and one.waits and one.item.group is here.item.group]

    def show_reversal(self, reversal: Reversal) -> None:
        """Go to the item whose decision was taken back or holds again."""
        for step in reversal.steps:
            if isinstance(step.event, DraftDecided):
                self.to_item(step.event.decision.item)
                return
