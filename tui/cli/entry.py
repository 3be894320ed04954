"""From the words of a command line to an exit code: language, options, the command, and one surface for errors.

Nothing heavy is imported here: ``kiemtra --help`` and a mistyped option must answer at once.
"""

from __future__ import annotations

import os
import sys
import traceback
from dataclasses import replace
from importlib import import_module
from io import TextIOWrapper
from typing import TYPE_CHECKING

from inspection.errors import InspectionError, SettingsError
from inspection.settings import Settings
from inspection.wording import Wording
from tui.cli.call import Call
from tui.cli.options import COMMANDS, build_parser, without_command

if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED, PIPE_CLOSED = 130, 141
"""What a shell says of a program that Ctrl+C or a closed pipe ended: 128 and the signal's number."""

BROKEN = 70
"""What ``sysexits.h`` has for a fault of the program itself."""


def asked(arguments: Sequence[str], option: str) -> str | None:
    """Return the value of an option before the options are parsed; None where it is not given.

    Language and workspace are looked up so: both decide in which language the parser speaks.
    """
    found = None
    for place, word in enumerate(arguments):
        if word == option and place + 1 < len(arguments):
            found = arguments[place + 1]
        elif word.startswith(f"{option}="):
            found = word.removeprefix(f"{option}=")
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a letter must not end the program.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    settings, refused = Settings(), None
    try:
        settings = Settings.read({"language": asked(given, "--lang"), "workspace": asked(given, "--workspace")})
    except SettingsError as problem:
        refused = problem
    options = without_command(given) or build_parser(Wording(settings.language)).parse_args(given)
    if options.low_bandwidth:
        settings = replace(settings, low_bandwidth=True)
    call = Call(options=options, settings=settings)
    try:
        return _perform(call, refused)
    except InspectionError as problem:
        call.complain(problem)
        return problem.exit_code
    except BrokenPipeError:
        # Python flushes stdout once more when it ends; that must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception:  # noqa: BLE001  # a fault of the program; Python's own 1 would tell scripts that check found something
        traceback.print_exc()
        return BROKEN


def _perform(call: Call, refused: SettingsError | None) -> int:
    if refused:  # told after the options: a mistyped one is the nearer fault, and help is always given
        raise refused
    module, function = COMMANDS[call.options.command or "app"]
    code: int = getattr(import_module(module), function)(call)
    sys.stdout.flush()
    return code
