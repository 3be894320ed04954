"""Pointing at lines of the source of a document."""

from __future__ import annotations

from tui.command import Command, Vocabulary


class OtherPane(Command):
    """From the list to the source and back."""

    id, keys, label = "other_pane", "tab", "Tab"


class ToSourcePane(Command):
    """To the source."""

    id, keys = "to_source_pane", "left"


class ToReadingPane(Command):
    """To the list of what was read."""

    id, keys = "to_reading_pane", "right"


class MarkLines(Command):
    """Mark several lines: from here to wherever the cursor goes."""

    id, keys = "mark_lines", "v"


class ExtendDown(Command):
    """Mark one line more."""

    id, keys = "extend_down", "shift+down"


class ExtendUp(Command):
    """Mark one line more upwards."""

    id, keys = "extend_up", "shift+up"


POINTING = Vocabulary(OtherPane, ToSourcePane, ToReadingPane, MarkLines, ExtendDown, ExtendUp)
