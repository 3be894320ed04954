"""The app: without a command in the workspace that is asked for, and for the commands that end in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.errors import SettingsError
from tui import garbage
from tui.cli.workplace import terminal

if TYPE_CHECKING:
    from pathlib import Path

    from inspection.settings import Settings
    from tui.cli.call import Call


def open_app(call: Call) -> int:
    """Open the app; ``SettingsError`` where there is no terminal for it."""
    if not terminal():
        raise SettingsError("cli.no_terminal")
    return show(call.settings, call.settings.workspace)


def show(settings: Settings, folder: Path | None, inspection: str | None = None) -> int:
    """Load the screens and run the app until the person leaves; return the exit code."""
    garbage.put_off()
    from tui.wiring import run_app  # noqa: PLC0415  # loads the screens; what is done without them must not wait

    return run_app(settings, folder, inspection)
