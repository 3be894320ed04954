"""What can be done in the list of what is overdue in all inspections."""

from __future__ import annotations

from tui.command import Command, Vocabulary


class OpenOverdue(Command):
    """Open the finding where it is followed up."""

    id, keys, label = "open_overdue", "enter", "Enter"


class ShowAllOpen(Command):
    """Show also what is not overdue yet, or only what is."""

    id, keys, label = "show_all_open", "f", "f"


OVERDUE = Vocabulary(OpenOverdue, ShowAllOpen)
