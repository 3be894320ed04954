"""What can be done to close an inspection: go through what is open, record the minutes, sign, unlock."""

from __future__ import annotations

from tui.command import Command, Vocabulary


class OpenPoint(Command):
    """Go to where the point under the cursor is put right."""

    id, keys, label = "open_point", "enter", "Enter"


class NextHardPoint(Command):
    """To the next point that must be put right."""

    id, keys, label = "next_hard_point", "n", "n"


class PreviousHardPoint(Command):
    """To the point before that must be put right."""

    id, keys = "previous_hard_point", "N"


class KeepFirst(Command):
    """Of two clashing values keep the first."""

    id, keys = "keep_first", "1"
    changes = True


class KeepSecond(Command):
    """Of two clashing values keep the second."""

    id, keys = "keep_second", "2"
    changes = True


class ExcusePoint(Command):
    """Let the point stand for a reason."""

    id, keys, label = "excuse_point", "c", "c"
    changes = True


class RecordMinutes(Command):
    """Record that both sides signed the minutes, with the findings as they now stand."""

    id, keys, label = "record_minutes", "b", "b"
    changes = True


class SignContent(Command):
    """Sign the content for a member of the team."""

    id, keys, label = "sign_content", "s", "s"


class ReadSignOff(Command):
    """Read all signatures, versions and what made any of them void."""

    id, keys, label = "read_sign_off", "v", "v"


CLOSING = Vocabulary(
    OpenPoint,
    NextHardPoint,
    PreviousHardPoint,
    KeepFirst,
    KeepSecond,
    ExcusePoint,
    RecordMinutes,
    SignContent,
    ReadSignOff,
)
