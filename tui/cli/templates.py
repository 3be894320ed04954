"""``template``: an office's own Word template for the notice: its placeholders, what is wrong with it, one to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.docx import starter
from exports.docx.lint import told
from exports.docx.placeholders import placeholders
from exports.docx.template import faults
from exports.writing import write_whole
from tui.cli import tables

if TYPE_CHECKING:
    from pathlib import Path

    from tui.cli.call import Call

FOUND = 1
"""The exit code where something is wrong with a template."""


def template(call: Call) -> int:
    """List the placeholders, look a template over (1 where something is wrong), or write one to begin with."""
    options = call.options
    if options.new:
        write_whole(options.new, starter.template())
        call.put(str(options.new))
        call.say("cli.template.made", file=options.new)
    if options.file:
        return _looked_over(call, options.file)
    if not options.new:
        _list(call)
    return 0


def _list(call: Call) -> None:
    say = call.wording
    header = [say(f"cli.column.{name}") for name in ("placeholder", "need", "stands_for")]
    rows = [
        (f"{{{{{one.name}}}}}", say(f"template.need.{one.need}"), one.about[say.language])
        for one in placeholders().values()
    ]
    for line in tables.table(header, rows, tables.room()):
        call.put(line)


def _looked_over(call: Call, file: Path) -> int:
    found = faults(file)
    if not found:
        call.say("cli.template.fit", file=file)
        return 0
    say = call.wording
    header = [say(f"cli.column.{name}") for name in ("weight", "message")]
    rows = [(say("cli.template.hard" if one.hard else "cli.template.soft"), told(one, say)) for one in found]
    for line in tables.table(header, rows, tables.room()):
        call.put(line)
    hard = sum(one.hard for one in found)
    call.say("cli.template.faults", file=file, hard=hard, soft=len(found) - hard)
    return FOUND
