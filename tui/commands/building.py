"""What can be done with a drafted checklist before it is gone through: take, word anew, split, merge, leave out."""

from __future__ import annotations

from tui.command import Command, Vocabulary
from tui.commands.documents import ScrollSource, ScrollSourceBack, SearchBack, SearchOn, SearchReading
from tui.commands.judging import NextGroup, PreviousGroup


class AcceptDraft(Command):
    """Take the item and go on to the next undecided one."""

    id, keys, label = "accept_draft", "enter", "Enter"
    changes = True


class DropDraft(Command):
    """Leave the item out, with a reason."""

    id, keys, label = "drop_draft", "3", "3"
    changes = True


class PutOffDraft(Command):
    """Put the item off and go on."""

    id, keys, label = "put_off_draft", "x", "x"
    changes = True


class SplitDraft(Command):
    """Make two items of one."""

    id, keys, label = "split_draft", "plus", "+"
    changes = True


class MergeDraft(Command):
    """Put the item's words into the item before it."""

    id, keys, label = "merge_draft", "equals_sign", "="
    changes = True


class RewordDraft(Command):
    """Word the item anew."""

    id, keys, label = "reword_draft", "c", "c"
    changes = True


class AddQuestion(Command):
    """Ask something of one's own in the group."""

    id, keys, label = "add_question", "b", "b"
    changes = True


class AcceptGroup(Command):
    """Take every undecided item of the group."""

    id, keys, label = "accept_group", "asterisk", "*"
    changes = True


class NextUndecidedDraft(Command):
    """To the next undecided item."""

    id, keys, label = "next_undecided_draft", "n", "n"


class PreviousUndecidedDraft(Command):
    """To the undecided item before."""

    id, keys = "previous_undecided_draft", "N"


class ChooseCriteria(Command):
    """Choose another criteria set and draft the checklist anew."""

    id, keys = "choose_criteria", "C"
    changes = True


BUILDING = Vocabulary(
    AcceptDraft,
    DropDraft,
    PutOffDraft,
    SplitDraft,
    MergeDraft,
    RewordDraft,
    AddQuestion,
    AcceptGroup,
    ChooseCriteria,
    NextUndecidedDraft,
    PreviousUndecidedDraft,
    NextGroup,
    PreviousGroup,
    SearchReading,
    SearchOn,
    SearchBack,
    ScrollSource,
    ScrollSourceBack,
)
