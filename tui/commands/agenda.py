"""What can be done in the calendar of an inspection."""

from __future__ import annotations

from tui.command import Command, Vocabulary


class OpenDue(Command):
    """Go to the finding or item that is due; else see where the day is set."""

    id, keys, label = "open_due", "enter", "Enter"


class SeeDueSource(Command):
    """See the place in the document that sets the day."""

    id, keys, label = "see_due_source", "v", "v"


class NextOpen(Command):
    """To the next day that is still open."""

    id, keys, label = "next_open", "n", "n"


class PreviousOpen(Command):
    """To the open day before."""

    id, keys = "previous_open", "N"


class OnlyOpen(Command):
    """Show only what is still open, or all again."""

    id, keys, label = "only_open", "f", "f"


class WriteCalendar(Command):
    """Write the days into a file for calendar programs."""

    id, keys, label = "write_calendar", "s", "s"


AGENDA = Vocabulary(OpenDue, SeeDueSource, NextOpen, PreviousOpen, OnlyOpen, WriteCalendar)
