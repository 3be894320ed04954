"""Two inspections side by side (S): choosing the other one, showing more or less, going to an item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.comparing import OpenCompared, ShowSame
from tui.phrases import period_words, ward_name
from tui.screens.comparison_frame import ComparisonFrame
from tui.screens.dialogs import Choice
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from inspection.store.port import Summary
    from tui.command import Command


class ComparisonScreen(ComparisonFrame):
    """Answers the commands of ``tui.commands.comparing``."""

    # -- commands

    def refusal(self, command: type[Command]) -> str:
        """Say why there is nothing to show or to go to."""
        if issubclass(command, OpenCompared | ShowSame) and self.other is None:
            return self.say("comparison.no_other")
        if issubclass(command, OpenCompared) and not self._item():
            return self.say("comparison.leads_nowhere")
        return super().refusal(command)

    def _item(self) -> str:
        """Return the open inspection's item that the row goes back to."""
        row = self.current
        ours = self.comparison is not None and self.comparison.after is self.inspection
        return row.item if row and ours else ""

    def on_open_compared(self) -> None:
        """Go to the item in the checklist."""
        self.host.remember_place("checklist", self._item())
        self.host.go_to("checklist")

    def on_show_same(self) -> None:
        """Show what did not change too, or hide it."""
        self.everything = not self.everything
        self.show()
        self.hint(self.say(f"comparison.{'all' if self.everything else 'changed'}"))

    def on_choose_other(self) -> None:
        """Choose among all inspections, those of the same ward first."""
        from inspection.earlier import others  # noqa: PLC0415  # what only this screen needs

        known = others(self.inspection, self.host.guarded(self.host.workspace.inspections) or ())
        if not known:
            self.hint(self.say("comparison.alone"), "warning")
            return
        options = [(self._option(one.summary), one.summary.id) for one in known]
        self.host.push_screen(Choice(self.say("comparison.choose"), options), self._take_other)

    def _take_other(self, chosen: str | None) -> None:
        if chosen:
            self.look_up(chosen)

    def _option(self, summary: Summary) -> str:
        parts = (
            ward_name(summary.ward_type, summary.ward),
            summary.city,
            period_words(summary.period),
            f"{summary.judged}/{summary.items}",
        )
        return " · ".join(part for part in parts if part)

    def on_next_group(self) -> None:
        """Go to the next section."""
        self._to_section(1)

    def on_previous_group(self) -> None:
        """Go to the section before."""
        self._to_section(-1)

    def _to_section(self, by: int) -> None:
        rows = self.query_one("#comparison-rows", RowList)
        heads = [place for place, row in enumerate(self.rows) if row.heading]
        ahead = [p for p in heads if p > rows.cursor] if by > 0 else [p for p in heads if p < rows.cursor - 1][::-1]
        filled = [p for p in ahead if p + 1 < len(self.rows) and not self.rows[p + 1].heading]
        if filled:
            rows.move_to(filled[0] + 1)
