"""Moving in a list; the same keys on every screen that has one."""

from __future__ import annotations

from tui.command import Command, Vocabulary


class MoveDown(Command):
    """To the next row."""

    id, keys = "move_down", "j,down"


class MoveUp(Command):
    """To the row before."""

    id, keys = "move_up", "k,up"


class MovePageDown(Command):
    """A page down."""

    id, keys = "page_down", "pagedown"


class MovePageUp(Command):
    """A page up."""

    id, keys = "page_up", "pageup"


class MoveToFirst(Command):
    """To the first row."""

    id, keys = "first", "home"


class MoveToLast(Command):
    """To the last row."""

    id, keys = "last", "end,G"


MOVING = Vocabulary(MoveDown, MoveUp, MovePageDown, MovePageUp, MoveToFirst, MoveToLast)
