"""Where a command works: the workspace that is asked for, the inspection meant, the terminal, the files that leave."""

from __future__ import annotations

import sys
from datetime import date, datetime
from typing import TYPE_CHECKING

from inspection.errors import SettingsError
from inspection.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from inspection.store.port import Summary
    from inspection.wording import Wording
    from tui.cli.call import Call
    from tui.opened import Opened


def open_workspace(call: Call) -> Workspace:
    """Return the workspace of the options, the environment, the settings, or else the person's own."""
    return Workspace.open(call.settings.workspace, name=call.settings.name)


def terminal() -> bool:
    """Tell whether there is a terminal to open the app in."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def chosen(workspace: Workspace, beginning: str | None) -> Summary:
    """Return the inspection whose id begins so; the last changed one where nothing is asked for.

    ``SettingsError`` where there is none, or where several begin so.
    """
    summaries = workspace.inspections()
    fitting = [one for one in summaries if one.id.startswith(beginning or "")]
    if not fitting:
        code = "cli.no_inspections" if beginning is None else "cli.unknown_inspection"
        raise SettingsError(code, inspection=beginning or "", folder=workspace.folder)
    if beginning is not None and len(fitting) > 1:
        raise SettingsError("cli.several_inspections", inspection=beginning, ids=", ".join(one.id for one in fitting))
    return fitting[0]


def today() -> date:
    """Return the day where the person is; deadlines are judged by it."""
    return datetime.now().astimezone().date()


def write_notice(opened: Opened, formats: Iterable[str], folder: Path, wording: Wording) -> tuple[Path, ...]:
    """Conclude an inspection as it now stands and write its files; return their paths."""
    import exports  # noqa: PLC0415  # opening the app goes without it

    bundle = opened.conclude(wording, today())
    return exports.write(bundle, tuple(formats), folder, templates=exports.own_templates(opened.folder))
