"""What can be done with two inspections side by side."""

from __future__ import annotations

from tui.command import Command, Vocabulary
from tui.commands.judging import NextGroup, PreviousGroup


class ChooseOther(Command):
    """Choose the inspection to compare with."""

    id, keys, label = "choose_other", "p", "p"


class ShowSame(Command):
    """Show what did not change too, or hide it."""

    id, keys, label = "show_same", "d", "d"


class OpenCompared(Command):
    """Go to the item of the checklist that the row goes back to."""

    id, keys, label = "open_compared", "enter", "Enter"


COMPARING = Vocabulary(OpenCompared, ChooseOther, ShowSame, NextGroup, PreviousGroup)
