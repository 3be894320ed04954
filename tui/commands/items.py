"""What else can be done with items of the checklist: mark several, claim them, say why, take over from elsewhere."""

from __future__ import annotations

from tui.command import Command, Vocabulary


class MarkDown(Command):
    """Mark the item and the next one."""

    id, keys = "mark_down", "shift+down"


class MarkUp(Command):
    """Mark the item and the one before."""

    id, keys = "mark_up", "shift+up"


class GiveReason(Command):
    """Say why the verdict was given: the one that contradicts its suggestion, else the one under the cursor."""

    id, keys = "reason", "R"
    changes = True


class FlagWithWord(Command):
    """Flag the item and say to the head of the team why."""

    id, keys = "flag_word", "M"
    changes = True


class ClaimItem(Command):
    """Take the item, or the marked ones, upon oneself; or let go of them."""

    id, keys = "claim", "l"


class ClaimGroup(Command):
    """Take the whole group upon oneself, or let go of it."""

    id, keys = "claim_group", "L"


class CopyEarlier(Command):
    """Take over note and evidence of the same item from the ward's last period."""

    id, keys = "copy_earlier", "p"
    changes = True


class CopyFrom(Command):
    """Take over note and evidence of the same item from an inspection that is chosen."""

    id, keys = "copy_from", "P"
    changes = True


ITEM_WORK = Vocabulary(
    MarkDown,
    MarkUp,
    GiveReason,
    FlagWithWord,
    ClaimItem,
    ClaimGroup,
    CopyEarlier,
    CopyFrom,
)
