"""What can be done in the list of inspections, and while a new one is made."""

from __future__ import annotations

from tui.command import Command, Vocabulary


class OpenInspection(Command):
    """Open the inspection under the cursor where I left it."""

    id, keys, label = "open_inspection", "enter", "Enter"


class NewInspection(Command):
    """Make an inspection from a plan and a report."""

    id, keys, label = "new_inspection", "n", "n"


class OpenSample(Command):
    """Make the sample inspection, to try things out."""

    id, keys, label = "open_sample", "M", "M"


class FindInspection(Command):
    """Show only the inspections whose words fit, accents or not."""

    id, keys, label = "find_inspection", "slash", "/"


class Reinspect(Command):
    """Begin a re-inspection that starts from what this one concluded."""

    id, keys = "reinspect", "R"


INSPECTIONS = Vocabulary(OpenInspection, NewInspection, OpenSample, FindInspection, Reinspect)


class ChangeField(Command):
    """Choose or type what stands under the cursor."""

    id, keys, label = "change_field", "enter", "Enter"


class ClearField(Command):
    """Empty what stands under the cursor, or take back what I typed over what was read."""

    id, keys, label = "clear_field", "0", "0"


class ExchangeDocuments(Command):
    """Take the plan for the report and the report for the plan."""

    id, keys, label = "exchange_documents", "X", "X"


class CreateInspection(Command):
    """Make the inspection with its checklist."""

    id, keys, label = "create_inspection", "ctrl+s", "Ctrl+S"


class SetAside(Command):
    """Forget what was entered here and start afresh."""

    id, keys = "set_aside", "R"


MAKING = Vocabulary(ChangeField, ClearField, ExchangeDocuments, CreateInspection, SetAside)
