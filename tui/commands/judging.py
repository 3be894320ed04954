"""What can be done on the checklist: one key a verdict, and everything that belongs to an item."""

from __future__ import annotations

from typing import ClassVar

from inspection.model.codes import Verdict
from tui.command import Command, Vocabulary


class GiveVerdict(Command):
    """Give a verdict on the item under the cursor, or on all marked ones, and go on to the next undecided."""

    verdict: ClassVar[Verdict | None] = None
    changes = True


class MarkMet(GiveVerdict):
    """Đạt."""

    id, keys, label, verdict = "met", "1", "1", Verdict.MET


class MarkPartly(GiveVerdict):
    """Đạt một phần."""

    id, keys, label, verdict = "partly", "2", "2", Verdict.PARTLY


class MarkNotMet(GiveVerdict):
    """Không đạt."""

    id, keys, label, verdict = "not_met", "3", "3", Verdict.NOT_MET


class MarkNotApplicable(GiveVerdict):
    """Không phát sinh, không áp dụng."""

    id, keys, label, verdict = "not_applicable", "4", "4", Verdict.NOT_APPLICABLE


class MarkInsufficient(GiveVerdict):
    """Chưa đủ căn cứ."""

    id, keys, label, verdict = "insufficient", "5", "5", Verdict.INSUFFICIENT


class ClearVerdict(GiveVerdict):
    """Back to not looked at; the journal keeps what was."""

    id, keys = "clear_verdict", "0"


class Confirm(Command):
    """Accept what is proposed: the suggestion, or what the line at the foot offers."""

    id, keys, label = "confirm", "enter", "⏎"
    changes = True


class RepeatVerdict(Command):
    """My last verdict and its reason on this item too."""

    id, keys = "repeat", "r"
    changes = True


class VerifyFigure(Command):
    """Type the figure that the team found itself."""

    id, keys, label = "verify", "s", "s"
    changes = True


class AddEvidence(Command):
    """Record what was seen, heard or tried."""

    id, keys, label = "evidence", "b", "b"
    changes = True


class DraftFinding(Command):
    """Open the finding sheet, filled in from the item."""

    id, keys, label = "finding", "t", "t"
    changes = True


class WriteNote(Command):
    """Write one line on the item."""

    id, keys, label = "note", "c", "c"
    changes = True


class ParkItem(Command):
    """Put the item off for later and go on; it stays undecided."""

    id, keys = "park", "x"
    changes = True


class FlagItem(Command):
    """Flag the item for the head of the team."""

    id, keys = "flag", "m"
    changes = True


class MarkItem(Command):
    """Mark the item; the next verdict goes to all marked ones."""

    id, keys = "mark", "space"


class NextUndecided(Command):
    """To the next item without a verdict."""

    id, keys = "next_undecided", "n"


class PreviousUndecided(Command):
    """To the item without a verdict before this one."""

    id, keys = "previous_undecided", "N"


class NextGroup(Command):
    """To the next reform group."""

    id, keys = "next_group", "full_stop,greater_than_sign"


class PreviousGroup(Command):
    """To the reform group before."""

    id, keys = "previous_group", "comma,less_than_sign"


class GoToItem(Command):
    """Go to an item by its number."""

    id, keys = "go_to_item", "g"


class SearchItems(Command):
    """Find items by their words, accents or not."""

    id, keys = "search", "slash"


class FilterItems(Command):
    """Show only undecided, failed, flagged or parked items, or those without evidence."""

    id, keys = "filter", "f"


class ClearFilter(Command):
    """Show all items again."""

    id, keys = "clear_filter", "F"


class ViewSource(Command):
    """Show the place in the document, with the figure marked."""

    id, keys = "source", "v"


class ShowChecks(Command):
    """Show every check that touches the item."""

    id, keys = "checks", "d"


class ShowHistory(Command):
    """Show who changed what on the item, and when."""

    id, keys = "history", "h"


class SwitchPane(Command):
    """From the card to the charts, and from chart to chart."""

    id, keys = "switch_pane", "tab"


JUDGING = Vocabulary(
    MarkMet,
    MarkPartly,
    MarkNotMet,
    MarkNotApplicable,
    MarkInsufficient,
    ClearVerdict,
    Confirm,
    RepeatVerdict,
    VerifyFigure,
    AddEvidence,
    DraftFinding,
    WriteNote,
    ParkItem,
    FlagItem,
    MarkItem,
    NextUndecided,
    PreviousUndecided,
    NextGroup,
    PreviousGroup,
    GoToItem,
    SearchItems,
    FilterItems,
    ClearFilter,
    ViewSource,
    ShowChecks,
    ShowHistory,
    SwitchPane,
)
