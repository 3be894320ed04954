"""What can be done with findings: in the list, and on the sheet of one."""

from __future__ import annotations

from tui.command import Command, Vocabulary


class OpenFinding(Command):
    """Open the sheet of the finding under the cursor."""

    id, keys, label = "open_finding", "enter", "Enter"
    changes = True


class ConfirmFinding(Command):
    """Confirm the finding, or make it a draft again."""

    id, keys, label = "confirm_finding", "1", "1"
    changes = True


class ToggleConclusion(Command):
    """Take the finding into the conclusion, or leave it out."""

    id, keys, label = "toggle_conclusion", "2", "2"
    changes = True


class KeepThird(Command):
    """Of values that people set unseen keep the third, or all; 1, 2 and 4 choose too while there is a choice."""

    id, keys = "keep_third", "3"
    changes = True


class StrikeFinding(Command):
    """Strike the finding out with a reason, or restore it."""

    id, keys, label = "strike_finding", "4", "4"
    changes = True


class NewFinding(Command):
    """Write a finding that goes back to no item."""

    id, keys, label = "new_finding", "t", "t"
    changes = True


class ExplainFinding(Command):
    """Record what the ward says of the finding, who said it and when; the words before it are kept."""

    id, keys, label = "explain_finding", "r", "r"
    changes = True


class MergeFinding(Command):
    """Join the finding with the one above it in its group."""

    id, keys = "merge_finding", "equals_sign"
    changes = True


class RaiseFinding(Command):
    """Put the finding one place earlier in the notice."""

    id, keys = "raise_finding", "K"
    changes = True


class LowerFinding(Command):
    """Put the finding one place later in the notice."""

    id, keys = "lower_finding", "J"
    changes = True


class NextDraft(Command):
    """To the next finding that is not confirmed."""

    id, keys, label = "next_draft", "n", "n"


class PreviousDraft(Command):
    """To the finding before that is not confirmed."""

    id, keys = "previous_draft", "N"


class AddFindingEvidence(Command):
    """Record what the finding rests on."""

    id, keys, label = "finding_evidence", "b", "b"
    changes = True


class ViewFindingSource(Command):
    """Show the place in the document that the finding goes back to."""

    id, keys, label = "finding_source", "v", "v"


class ShowStruck(Command):
    """Show or hide the findings that were struck out."""

    id, keys = "show_struck", "F"


class SaveSheet(Command):
    """Save what was changed and close the sheet."""

    id, keys, label = "save_sheet", "ctrl+s", "Ctrl+S"
    changes = True


class OpenLibrary(Command):
    """Choose a wording for the field."""

    id, keys, label = "library", "ctrl+l", "Ctrl+L"


FINDINGS = Vocabulary(
    OpenFinding,
    ConfirmFinding,
    ToggleConclusion,
    KeepThird,
    StrikeFinding,
    NewFinding,
    NextDraft,
    PreviousDraft,
    AddFindingEvidence,
    ExplainFinding,
    ViewFindingSource,
    MergeFinding,
    RaiseFinding,
    LowerFinding,
    ShowStruck,
)
SHEET = Vocabulary(SaveSheet, OpenLibrary)
