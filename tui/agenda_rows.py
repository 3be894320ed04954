"""The calendar as lines: months as headings, a line a day, and the day under the cursor in full. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inspection.agenda import CLOSED
from inspection.agenda.words import closed, standing, title, weekday
from inspection.model.codes import AgendaState
from tui.phrases import fitted
from tui.theme import line, wrapped

if TYPE_CHECKING:
    from datetime import date

    from rich.text import Text

    from inspection.model.agenda import Agenda, AgendaDay
    from inspection.wording import Wording

_LOOKS = {
    AgendaState.OVERDUE: "error",
    AgendaState.PASSED: "warning",
    AgendaState.TODAY: "partly",
    AgendaState.SOON: "strong",
    AgendaState.LATER: "",
    AgendaState.DONE: "met",
}
_STANDS, _OFF = 17, 6
_WHEN = 10


@dataclass
class AgendaRows:
    """The rows of a calendar on a day, and what each stands for."""

    say: Wording
    today: date
    width: int
    rows: list[Text] = field(default_factory=list)
    days: list[AgendaDay | None] = field(default_factory=list)
    """By row; None for a heading."""

    @property
    def headings(self) -> frozenset[int]:
        """Return the rows that are headings."""
        return frozenset(place for place, one in enumerate(self.days) if one is None)

    def fill(self, agenda: Agenda, *, only_open: bool) -> None:
        """Make the rows."""
        month: tuple[int, int] | None = None
        for one in agenda.days:
            if one.day is None or (only_open and one.state in CLOSED):
                continue
            if month != (one.day.year, one.day.month):
                month = (one.day.year, one.day.month)
                self._heading(self.say("agenda.month", month=one.day.month, year=one.day.year))
            self._row(one, f"{weekday(one.day, self.say)} {one.day:%d/%m}")
        if agenda.undated:
            self._heading(self.say("agenda.undated_heading", count=len(agenda.undated)))
        for one in agenda.undated:
            self._row(one, "–")

    def _heading(self, words: str) -> None:
        self.rows.append(line((f" {words}", "title")))
        self.days.append(None)

    def _row(self, one: AgendaDay, when: str) -> None:
        look = _LOOKS[one.state] if one.day else "dim"
        stands = standing(one, self.today, self.say) if one.day else ""
        off = self.say("agenda.off_short") if one.off else ""
        room = max(10, self.width - _WHEN - _STANDS - _OFF - 5)
        self.rows.append(
            line(
                (f"  {fitted(when, _WHEN)}", "strong" if one.state is AgendaState.TODAY else ""),
                (fitted(off, _OFF), "warning"),
                (fitted(stands, _STANDS), look),
                f" {fitted(title(one, self.say), room).rstrip()}",
            )
        )
        self.days.append(one)


def in_full(one: AgendaDay, today: date, say: Wording, width: int) -> list[Text]:
    """Return all that is known of a day: what, who, the words that set it, where they stand, whether it is worked."""
    head = title(one, say)
    if one.day:
        until = f"–{one.until:%d/%m/%Y}" if one.until else ""
        head = f"{weekday(one.day, say)} {one.day:%d/%m/%Y}{until} ({standing(one, today, say)}): {head}"
    texts = [(head, "strong"), (closed(one, say), "warning")]
    if one.unit:
        texts.append((say("agenda.unit", unit=one.unit), ""))
    if one.words:
        texts.append((say("agenda.words", words=one.words), "dim"))
    if one.source:
        texts.append((say(f"finding.place.{one.source.document}", line=one.source.line), "dim"))
    return [
        line(" ", (piece.plain, look)) for words, look in texts if words for piece in wrapped(words, width, indent=2)
    ]
