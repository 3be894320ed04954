"""The close-out (F8): go through what is open, settle clashes, record the minutes, sign member by member."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.actor import name_of
from inspection.content import digest
from inspection.model.approval import SignedMinutes
from inspection.model.closing_events import MinutesSigned, PointExcused
from inspection.model.codes import FindingState
from inspection.vietnamese import fold, format_date, parse_date
from tui.commands.closing import (
    ExcusePoint,
    KeepFirst,
    KeepSecond,
    NextHardPoint,
    OpenPoint,
    PreviousHardPoint,
    SignContent,
)
from tui.finding_conflicts import settling_finding
from tui.item_conflicts import settling
from tui.point_rows import sign_lines, target_of
from tui.screens.close_out_frame import CloseOutFrame
from tui.screens.dialogs import Choice
from tui.screens.sign_dialog import SignDialog
from tui.screens.text_window import Lines
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from datetime import date

    from inspection.conflicts import Conflict
    from inspection.model.inspection import Member
    from tui.command import Command


class CloseOutScreen(CloseOutFrame):
    """What is open, and the signatures."""

    # -- going through what is open

    def refusal(self, command: type[Command]) -> str:
        """Say why a point cannot be dealt with so, or why nobody can sign yet."""
        point = self.current
        if issubclass(command, OpenPoint | ExcusePoint) and point is None:
            return self.say("close_out.nothing_open")
        if issubclass(command, NextHardPoint | PreviousHardPoint) and not any(one.hard for one in self.points):
            return self.say("close_out.nothing_hard")
        if issubclass(command, KeepFirst | KeepSecond) and self._clash() is None:
            return self.say("close_out.no_clash")
        if issubclass(command, ExcusePoint) and point and not point.reasoned:
            return self.say("close_out.not_by_reason")
        if issubclass(command, SignContent) and (why := self._unsigned()):
            return why
        return super().refusal(command)

    def _unsigned(self) -> str:
        if not self.up_to_date:
            return self.say("notice_screen.working")
        if hard := sum(one.hard for one in self.points):
            return self.say("close_out.hard_open", count=hard)
        if not self.inspection.team.members:
            return self.say("close_out.no_team")
        return "" if self._to_sign() else self.say("close_out.all_signed")

    def on_open_point(self) -> None:
        """Go to where the point is put right; the way back leads to the point after it."""
        point = self.current
        if point is None:
            return
        target = target_of(point, self.inspection)
        if point.code == "unsaved_text" and target.stage == self.STAGE:
            self.host.on_show_half_typed()
            return
        if target.stage == self.STAGE:
            self.hint(self.say("close_out.record_minutes_here"))
            return
        following = self.points[self.points.index(point) + 1 :]
        self.host.remember_place(self.STAGE, following[0].point if following else point.point)
        self.host.visit(target.stage, target.place)

    def on_next_hard_point(self) -> None:
        """Go to the next point that must be put right."""
        self._to_hard(1)

    def on_previous_hard_point(self) -> None:
        """Go to the point before that must be put right."""
        self._to_hard(-1)

    def _to_hard(self, by: int) -> None:
        rows, count = self.query_one("#close-out-points", RowList), len(self.points)
        around = ((rows.cursor + by * step) % count for step in range(1, count + 1))
        rows.move_to(next((place for place in around if self.points[place].hard), rows.cursor))

    def on_excuse_point(self) -> None:
        """Ask why the point is let stand; nothing takes the reason back."""
        point = self.current
        if point is None:
            return

        def excuse(reason: str | None) -> None:
            if reason is not None and self.host.record(PointExcused(point=point.point, reason=reason.strip())):
                self.hint(self.say("close_out.excused_now" if reason.strip() else "close_out.excuse_gone"), "met")

        shown = point.excuse or self._last_reason(point.code)
        self.ask(self.say("close_out.why_excused"), excuse, shown, draft=f"excuse:{point.point}")

    def _last_reason(self, code: str) -> str:
        """Return why the last point of a kind was let stand: for the next one it is often the same."""
        reasons = [why for place, why in self.inspection.excuses.items() if place.partition(" ")[0] == code]
        return reasons[-1] if reasons else ""

    # -- clashes

    def _clash(self) -> Conflict | None:
        point = self.current
        if point is None or point.code != "clash":
            return None
        return next((one for one in self.session.conflicts if point.place == one.clash.place), None)

    def on_keep_first(self) -> None:
        """Let the first of two clashing values hold."""
        self._keep(1)

    def on_keep_second(self) -> None:
        """Let the second of two clashing values hold."""
        self._keep(2)

    def _keep(self, number: int) -> None:
        clash = self._clash()
        settled = settling_finding if clash and clash.field else settling
        if clash and self.host.record(*settled(clash, number, self.inspection)):
            self.hint(self.say("close_out.kept", who=name_of(clash.entries[number - 1].actor)), "met")

    # -- minutes

    def on_record_minutes(self) -> None:
        """Ask on which day both sides signed the minutes."""
        held_on = self.inspection.details.held_on
        known = self.inspection.minutes
        proposed = known.day if known else held_on or self.host.today()
        self.ask(self.say("close_out.minutes_day"), self._take_minutes, format_date(proposed))

    def _take_minutes(self, typed: str | None) -> None:
        if typed is None:
            return
        day, held_on = parse_date(typed), self.inspection.details.held_on
        if typed.strip() and (day is None or day > self.host.today() or (held_on is not None and day < held_on)):
            self.hint(self.say("close_out.bad_minutes_day", typed=typed), "error")
            return
        told = {
            one.id: one.condition
            for one in self.inspection.findings
            if one.state is FindingState.CONFIRMED and one.in_conclusion
        }
        minutes = SignedMinutes(day=day, conditions=told) if day else None
        if self.host.record(MinutesSigned(minutes=minutes)):
            text = "close_out.minutes_recorded" if minutes else "close_out.minutes_gone"
            self.hint(self.say(text, count=len(told)), "met")

    # -- signing

    def _to_sign(self) -> list[Member]:
        """Return who has not signed, or whose signature does not stand: whoever sits here first."""
        off, mine = self.session.sign_off, fold(name_of(self.session.actor))
        waiting = [
            one
            for one in self.inspection.team.members
            if (standing := off.of(one)) is None or standing.cause is not None
        ]
        return sorted(waiting, key=lambda one: fold(one.name) != mine)

    def on_sign_content(self) -> None:
        """Ask who signs, then for the day, then once for all whether it is to be signed."""
        options = [
            (f"{one.name}, {self.say(f'code.role.{one.role}')}{f', {one.post}' if one.post else ''}", one)
            for one in self._to_sign()
        ]
        reviewed = digest(self.inspection)
        self.host.push_screen(
            Choice(self.say("close_out.who_signs"), options), lambda member: self._ask_day(member, reviewed)
        )

    def _ask_day(self, member: Member | None, reviewed: str) -> None:
        if member is not None:
            question = self.say("close_out.which_day", who=member.name)
            self.ask(question, lambda typed: self._confirm(member, typed, reviewed), format_date(self.host.today()))

    def _confirm(self, member: Member, typed: str | None, reviewed: str) -> None:
        if typed is None:
            return
        day = parse_date(typed)
        if day is None:
            self.hint(self.say("close_out.bad_day", typed=typed), "error")
            return
        if self.host.guarded(lambda: self.session.check_day(day)) is None:
            return
        points, off = self.points, self.session.sign_off
        others = [one.name for one in self._to_sign() if one != member]
        dialog = SignDialog(member, day, points, reviewed, off.version, others)
        self.host.push_screen(dialog, lambda sure: self._sign(member, day, reviewed) if sure else None)

    def _sign(self, member: Member, day: date, reviewed: str) -> None:
        if self.host.guarded(lambda: self.session.approve(member, day, self.points, reviewed)) is not None:
            self.host.show_state()
            self.hint(self.say("close_out.signed_now", who=member.name, day=format_date(day)), "met")

    def on_read_sign_off(self) -> None:
        """Show all of the sign-off in a window that scrolls."""
        off, inspection, say = self.session.sign_off, self.inspection, self.host.wording
        title = self.say("close_out.sign_off")
        self.host.push_screen(Lines(title, lambda width: sign_lines(off, inspection, say, width)))
