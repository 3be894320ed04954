"""Finding one's way in a drafted checklist: the next undecided item, groups, words, the source beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.vietnamese import fold, words
from tui.commands.building import NextUndecidedDraft, PreviousUndecidedDraft
from tui.commands.documents import SearchBack, SearchOn
from tui.screens.building_frame import BuildingFrame
from tui.widgets.source_pane import SourcePane

if TYPE_CHECKING:
    from tui.command import Command


class BuildingWayfinding(BuildingFrame):
    """Commands that move, and write nothing."""

    def refusal(self, command: type[Command]) -> str:
        """Say why there is nowhere to go."""
        if issubclass(command, NextUndecidedDraft | PreviousUndecidedDraft) and not any(o.waits for o in self.items):
            return self.say("building.all_decided")
        if issubclass(command, SearchOn | SearchBack) and not self.sought:
            return self.say("documents.nothing_sought")
        return super().refusal(command)

    def on_next_undecided_draft(self) -> None:
        """Go to the next undecided item."""
        self.to_undecided(1, put_off=True)

    def on_previous_undecided_draft(self) -> None:
        """Go to the undecided item before."""
        self.to_undecided(-1, put_off=True)

    def to_undecided(self, by: int, *, put_off: bool = False) -> None:
        """Go to the nearest undecided item round the end, one that was put off last; else stay and say so."""
        rows, total = self.list, len(self.rows)
        places = [(rows.cursor + by * step) % total for step in range(1, total + 1)]
        waiting = [place for place in places if (one := self.rows[place].one) and one.waits]
        fresh = [place for place in waiting if (one := self.rows[place].one) and one.decision is None]
        if fresh or (waiting and put_off):
            rows.move_to((fresh or waiting)[0])
        elif not waiting:
            self.hint(self.say("building.all_decided"), "met")

    def on_next_group(self) -> None:
        """Go to the first item of the next group."""
        self._to_group(1)

    def on_previous_group(self) -> None:
        """Go to the first item of the group before."""
        self._to_group(-1)

    def _to_group(self, by: int) -> None:
        heads = [place for place, row in enumerate(self.rows) if row.one is None]
        here = self.list.cursor
        ahead = [p for p in heads if p > here] if by > 0 else [p for p in heads if p < here - 1][::-1]
        if ahead:
            self.list.move_to(ahead[0] + 1)

    def on_search_reading(self) -> None:
        """Ask for words."""
        self.ask(self.say("checklist.search"), self._search, self.sought)

    def _search(self, typed: str | None) -> None:
        if typed:
            self.sought = typed
            self._find(1)

    def on_search_on(self) -> None:
        """Go to the next item with the words."""
        self._find(1)

    def on_search_back(self) -> None:
        """Go to the item before with the words."""
        self._find(-1)

    def _find(self, by: int) -> None:
        wanted, total = words(self.sought), len(self.rows)
        for step in range(1, total + 1):
            place = (self.list.cursor + by * step) % total
            one = self.rows[place].one
            if one and all(word in fold(f"{self.rows[place].number} {one.item.title.vi}") for word in wanted):
                self.list.move_to(place)
                return
        self.hint(self.say("documents.not_there", words=self.sought), "warning")

    def on_scroll_source(self) -> None:
        """Scroll the source forward."""
        self.query_one(SourcePane).scroll_lines(5)

    def on_scroll_source_back(self) -> None:
        """Scroll the source back."""
        self.query_one(SourcePane).scroll_lines(-5)
