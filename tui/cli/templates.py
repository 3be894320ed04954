"""``template``: an office's own Word template for notice, minutes or sheet: placeholders, faults, one to begin with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from exports.docx import starter
from exports.docx.kinds import TemplateKind
from exports.docx.lint import told
from exports.docx.placeholders import placeholders
from exports.docx.template import faults
from exports.writing import write_whole
from inspection.errors import SettingsError
from tui.cli import tables

if TYPE_CHECKING:
    from tui.cli.call import Call

FOUND = 1
"""The exit code where something is wrong with a template."""


def template(call: Call) -> int:
    """List the placeholders, look a template over (1 where something is wrong), or write one to begin with."""
    options, (kind, file) = call.options, _meant(call.options.words)
    if options.new:
        write_whole(options.new, starter.template(kind))
        call.put(str(options.new))
        call.say("cli.template.made", file=options.new)
    if file:
        return _looked_over(call, file, kind)
    if not options.new:
        _list(call, kind)
    return 0


def _meant(words: list[str]) -> tuple[TemplateKind, Path | None]:
    """Return which kind of template is meant, the notice's where none is named, and the file to look over."""
    named = bool(words) and words[0] in list(TemplateKind)
    kind = TemplateKind(words[0]) if named else TemplateKind.NOTICE
    files = words[named:]
    if len(files) > 1:
        raise SettingsError("cli.template_words", words=" ".join(words), known=", ".join(TemplateKind))
    return kind, Path(files[0]) if files else None


def _list(call: Call, kind: TemplateKind) -> None:
    say = call.wording
    header = [say(f"cli.column.{name}") for name in ("placeholder", "need", "stands_for")]
    rows = [
        (f"{{{{{one.name}}}}}", say(f"template.need.{one.need}"), one.about[say.language])
        for one in placeholders(kind).values()
    ]
    for line in tables.table(header, rows, tables.room()):
        call.put(line)


def _looked_over(call: Call, file: Path, kind: TemplateKind) -> int:
    found = faults(file, kind)
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
