"""Without a command: the app, in the workspace that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.errors import SettingsError
from tui.cli.workplace import terminal

if TYPE_CHECKING:
    from tui.cli.call import Call


def open_app(call: Call) -> int:
    """Open the app; ``SettingsError`` where there is no terminal for it."""
    if not terminal():
        raise SettingsError("cli.no_terminal")
    from tui.wiring import run_app  # noqa: PLC0415  # loads the screens; a refusal must not wait for that

    return run_app(call.settings, call.settings.workspace)
