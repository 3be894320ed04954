"""Which inspections of a workspace a call means: named by their ids, or described by ward, period and state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.errors import InspectionError, SettingsError
from inspection.vietnamese import fold, words
from tui.cli.workplace import chosen

if TYPE_CHECKING:
    import argparse

    from inspection.store.port import Summary
    from inspection.workspace import Workspace


def meant(workspace: Workspace, options: argparse.Namespace) -> tuple[Summary, ...]:
    """Return the inspections that the options name or describe, each once; the last changed one where they do neither.

    ``SettingsError`` where there is none, or where some are named and described at once.
    """
    described = options.all or options.ward or options.state or options.start or options.end
    if options.inspections and described:
        raise SettingsError("cli.named_and_described")
    if not described:
        named = [chosen(workspace, beginning) for beginning in options.inspections or (None,)]
        return tuple({one.id: one for one in named}.values())
    found = tuple(one for one in workspace.inspections() if _described(one, options))
    if options.state == "signed":  # the only thing that the journal itself must be asked
        found = tuple(one for one in found if _signed(workspace, one))
    if not found:
        raise SettingsError("cli.none_described", folder=workspace.folder)
    return found


def _described(one: Summary, options: argparse.Namespace) -> bool:
    """Tell whether an inspection is as the options say; a period counts where it shares a day with theirs."""
    wanted = words(options.ward or "")
    if not all(word in fold(f"{one.ward_type} {one.ward} {one.city}") for word in wanted):
        return False
    if options.state and options.state not in {"signed", progress(one)}:
        return False
    if not (options.start or options.end):
        return True
    start, end = options.start, options.end
    return one.period is not None and not (start and one.period.end < start) and not (end and end < one.period.start)


def _signed(workspace: Workspace, one: Summary) -> bool:
    """Tell whether the signature of the head stands; what cannot be opened is told where it is opened next."""
    try:
        return workspace.session(one.id).closed is not None
    except InspectionError:
        return True


def progress(one: Summary) -> str:
    """Return how far the verdicts of an inspection are, one of ``tui.cli.options.STATES``."""
    return "new" if not one.judged else "judged" if one.judged == one.items else "begun"
