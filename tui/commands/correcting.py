"""What can be done with an item that was read: take it, correct it, split, merge, drop, put off, add one."""

from __future__ import annotations

from tui.command import Command, Vocabulary


class AcceptItem(Command):
    """Take the item as it was read and go on to the next undecided one."""

    id, keys, label = "accept_item", "enter", "Enter"
    changes = True


class CorrectItem(Command):
    """Correct a field of the item."""

    id, keys, label = "correct_item", "c", "c"
    changes = True


class DropItem(Command):
    """Drop the item, with a reason."""

    id, keys, label = "drop_item", "3", "3"
    changes = True


class PutOffItem(Command):
    """Put the item off and go on."""

    id, keys = "put_off_item", "x"
    changes = True


class SplitItem(Command):
    """Make two items of one."""

    id, keys = "split_item", "plus"
    changes = True


class MergeItem(Command):
    """Put the item's words into the item before it."""

    id, keys = "merge_item", "equals_sign"
    changes = True


class AddItem(Command):
    """Add an item from lines of the source: point at them, then the same key again."""

    id, keys, label = "add_item", "b", "b"
    changes = True


class NextUndecidedItem(Command):
    """To the next undecided item."""

    id, keys = "next_undecided_item", "n"


class PreviousUndecidedItem(Command):
    """To the undecided item before."""

    id, keys = "previous_undecided_item", "N"


class SortItems(Command):
    """Show the weakest items first, or all in the order of the document."""

    id, keys, label = "sort_items", "s", "s"


CORRECTING = Vocabulary(
    AcceptItem,
    CorrectItem,
    DropItem,
    PutOffItem,
    SplitItem,
    MergeItem,
    AddItem,
    NextUndecidedItem,
    PreviousUndecidedItem,
    SortItems,
)
