"""What can be done with the remediation of findings, and in the list of what is overdue."""

from __future__ import annotations

from tui.command import Command, Vocabulary
from tui.commands.inspections import Reinspect


class TakeReport(Command):
    """Record the ward's report on what it put right."""

    id, keys, label = "take_report", "enter", "Enter"


class MarkCorrected(Command):
    """The finding is put right, with evidence."""

    id, keys, label = "mark_corrected", "1", "1"


class MarkPartlyCorrected(Command):
    """The finding is put right in part."""

    id, keys, label = "mark_partly_corrected", "2", "2"


class MarkNotCorrected(Command):
    """The finding is not put right."""

    id, keys, label = "mark_not_corrected", "3", "3"


class MarkUnverifiable(Command):
    """Whether the finding is put right cannot be verified."""

    id, keys, label = "mark_unverifiable", "5", "5"


class ClearRetest(Command):
    """Take the verdict back to "not looked at again"."""

    id, keys = "clear_retest", "0"


class AddProof(Command):
    """Record evidence of what was put right."""

    id, keys, label = "add_proof", "b", "b"


class NoteRemediation(Command):
    """Write a note on the remediation."""

    id, keys = "note_remediation", "c"


class SetRemediationDue(Command):
    """Set until when the finding is to be put right: a day, or a term in working days."""

    id, keys, label = "set_remediation_due", "s", "s"


class SetRemediationUnit(Command):
    """Give it to another unit."""

    id, keys = "set_remediation_unit", "P"


class RepeatReport(Command):
    """The report recorded last tells of this finding too."""

    id, keys = "repeat_report", "p"


class NextToRetest(Command):
    """To the next finding that is not settled."""

    id, keys, label = "next_to_retest", "n", "n"


class PreviousToRetest(Command):
    """To the finding before that is not settled."""

    id, keys = "previous_to_retest", "N"


class ReadWhole(Command):
    """Read the finding and its remediation in full."""

    id, keys, label = "read_whole", "v", "v"


class RemediationHistory(Command):
    """See who changed what on the finding since it was recorded."""

    id, keys = "remediation_history", "h"


class WriteReminder(Command):
    """Write the letter that reminds the ward of what is overdue."""

    id, keys = "write_reminder", "X"


class ReportBack(Command):
    """Write what this re-inspection found into the follow-up of the inspection before."""

    id, keys = "report_back", "K"


REMEDIATION = Vocabulary(
    TakeReport,
    MarkCorrected,
    MarkPartlyCorrected,
    MarkNotCorrected,
    MarkUnverifiable,
    ClearRetest,
    AddProof,
    NoteRemediation,
    SetRemediationDue,
    SetRemediationUnit,
    RepeatReport,
    NextToRetest,
    PreviousToRetest,
    ReadWhole,
    RemediationHistory,
    WriteReminder,
    Reinspect,
    ReportBack,
)
