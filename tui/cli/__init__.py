"""The command line: what the program does without a screen, and how the screen is opened.

``entry`` takes a call to its command, ``options`` names the commands, and one module per kind of work does them. stdout
is data, stderr is talk; the exit codes are those of ``inspection.errors`` and 1 where ``check`` found something.
"""

from __future__ import annotations

from tui.cli.entry import main

__all__ = ["main"]
