"""What can be done with the conclusion notice: read it, go to what blocks it, write its files."""

from __future__ import annotations

from tui.command import Command, Vocabulary


class ExportNotice(Command):
    """Write the notice into files."""

    id, keys, label = "export_notice", "s", "s"


class RegisterNotice(Command):
    """Type number, day and place of the notice as the registry gave them."""

    id, keys, label = "register_notice", "r", "r"


class SeeTemplate(Command):
    """See the notice in the office's own Word template, or what is wrong with that."""

    id, keys, label = "see_template", "v", "v"


class OpenBlocker(Command):
    """Go to where the blocker under the cursor can be put right."""

    id, keys, label = "open_blocker", "enter", "Enter"


class NextPart(Command):
    """To the next section of the notice."""

    id, keys, label = "next_part", "n", "n"


class PreviousPart(Command):
    """To the section of the notice before."""

    id, keys = "previous_part", "N"


class ReadDown(Command):
    """Read on: a page of the notice down."""

    id, keys, label = "read_down", "space,pagedown", "Space"


class ReadUp(Command):
    """Read back: a page of the notice up."""

    id, keys = "read_up", "pageup"


class ReadLineDown(Command):
    """A line of the notice down."""

    id, keys = "read_line_down", "right"


class ReadLineUp(Command):
    """A line of the notice up."""

    id, keys = "read_line_up", "left"


class NextBlocker(Command):
    """To the next blocker."""

    id, keys, label = "next_blocker", "j,down", "j"


class PreviousBlocker(Command):
    """To the blocker before."""

    id, keys = "previous_blocker", "k,up"


NOTICE = Vocabulary(
    ExportNotice,
    RegisterNotice,
    SeeTemplate,
    OpenBlocker,
    NextBlocker,
    PreviousBlocker,
    ReadDown,
    ReadUp,
    ReadLineDown,
    ReadLineUp,
    NextPart,
    PreviousPart,
)
