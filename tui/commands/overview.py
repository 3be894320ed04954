"""What can be done with many wards at once."""

from __future__ import annotations

from tui.command import Command, Vocabulary
from tui.commands.inspections import FindInspection, OpenInspection


class ChooseIndicator(Command):
    """Choose the indicator that is shown of every ward."""

    id, keys, label = "choose_indicator", "c", "c"


class SortWards(Command):
    """Put the wards in another order: by points, by the indicator, by progress, by name."""

    id, keys, label = "sort_wards", "s", "s"


OVERVIEW = Vocabulary(OpenInspection, ChooseIndicator, SortWards, FindInspection)
