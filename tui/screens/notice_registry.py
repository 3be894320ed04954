"""Number, day and place of the notice, typed on its screen (F9) as the registry gave them.

Each answer is recorded as it is given, so that nothing typed is lost where somebody stops in the middle; an answer that
cannot be is asked for again with the reason.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection.conclude.registry import day_fault, number_of
from inspection.model.events import NoticeRegistered
from inspection.vietnamese import format_date, parse_date
from tui.screens.notice_frame import NoticeFrame

if TYPE_CHECKING:
    from inspection.model.inspection import Registration


class NoticeRegistry(NoticeFrame):
    """Asks for what the registry gives, one thing after the other."""

    def on_register_notice(self) -> None:
        """Ask for the number, then for the day, then for the place."""
        self._ask_number(self.say("registry.number", symbol=self.inspection.team.symbol), self._registration.number)

    @property
    def _registration(self) -> Registration:
        return self.inspection.registration

    def _ask_number(self, question: str, shown: str) -> None:
        self.ask(question, self._number, shown, draft="registry:number")

    def _number(self, typed: str | None) -> bool:
        """Take the number; False where it is none, so that what was typed is kept."""
        if typed is None:
            return False
        number = number_of(typed, self.inspection.team.symbol)
        if number is None:
            self._ask_number(self.say("registry.bad_number"), typed)
            return False
        if self._set(replace(self._registration, number=number)):
            self._ask_day(self.say("registry.issued"), format_date(self._registration.issued))
        return True

    def _ask_day(self, question: str, shown: str) -> None:
        self.ask(question, self._day, shown, draft="registry:issued")

    def _day(self, typed: str | None) -> bool:
        """Take the day; False as above."""
        if typed is None:
            return False
        day, held_on, today = parse_date(typed), self.inspection.details.last_day, self.host.today()
        fault = day_fault(day, held_on, today) if day else "not_a_day" if typed else ""
        if fault:
            question = self.say(f"registry.{fault}", held_on=format_date(held_on), today=format_date(today))
            self._ask_day(question, typed)
            return False
        if self._set(replace(self._registration, issued=day)):
            known = self.inspection.team.place or self.inspection.details.city or "–"
            question = self.say("registry.place", place=known)
            self.ask(question, self._place, self._registration.place, draft="registry:place")
        return True

    def _place(self, typed: str | None) -> None:
        if typed is not None and self._set(replace(self._registration, place=typed)):
            self.hint(self.say("registry.done"), "met")

    def _set(self, registration: Registration) -> bool:
        """Record what changed; True where all is safe."""
        return registration == self._registration or self.host.record(NoticeRegistered(registration=registration))
