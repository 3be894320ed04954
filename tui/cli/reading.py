"""``read``: what stands in plans and reports, one after the other; folders are gone through on every core."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from inspection.errors import DocumentError
from inspection.intake.pipeline import read_file
from inspection.intake.schema import as_json
from inspection.own_indicators import catalogue_of
from inspection.vietnamese import visible
from inspection.wording import Wording
from tui.cli import crowd, reading_view, tables
from tui.cli.call import json_text
from tui.cli.progress import Progress
from tui.file_choice import READABLE

if TYPE_CHECKING:
    from pathlib import Path

    from tui.cli.call import Call


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is said of one document: its data for stdout, or why there are none; plain, to go between processes."""

    name: str
    data: str = ""
    problem: str = ""
    facts: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How a reading is shown."""

    form: str
    """``json`` or ``table``."""
    language: str
    width: int | None
    """Cells of the terminal; None where nothing need be cut."""
    workspace: Path
    """Its folder, which may hold indicators of its own."""


@cache
def _wording(language: str) -> Wording:
    return Wording(language)


def told(path: Path, view: View) -> Told:
    """Return what is said of a document; runs in a process of its own where there are many."""
    wording, catalogue = _wording(view.language), catalogue_of(view.workspace)
    try:
        reading = as_json(read_file(path, catalogue)[1], wording)
    except DocumentError as problem:
        facts = tuple((name, fact if isinstance(fact, int) else str(fact)) for name, fact in problem.facts.items())
        return Told(name=path.name, problem=problem.code, facts=facts)
    if view.form == "json":
        return Told(name=path.name, data=json_text(reading))
    lines = reading_view.lines(reading, wording, catalogue, view.width)
    return Told(name=path.name, data="\n".join(map(visible, lines)))


def _crashed(path: Path) -> Told:
    return Told(name=path.name, problem="document.crashed", facts=(("name", path.name),))


def read(call: Call) -> int:
    """Print what was read in each document; one that cannot be read does not keep the others from it."""
    catalogue_of(call.settings.folder)  # before the processes part, so that each has it
    given: list[Path] = call.options.files
    paths = list(crowd.files_in(given, READABLE))
    if not paths:
        raise DocumentError("document.nothing_in_folder", name=given[0].name or given[0], endings=", ".join(READABLE))
    one = len(given) == 1 and paths == given
    view = View(
        form=call.options.format, language=call.wording.language, width=tables.room(), workspace=call.settings.folder
    )
    between, code = ("[" if view.form == "json" and not one else ""), 0
    with Progress(len(paths), call.wording) as progress:
        for number, said in enumerate(crowd.each(partial(told, view=view), paths, _crashed), 1):
            progress.clear()
            if said.problem:
                problem = DocumentError(said.problem, **dict(said.facts))
                call.complain(problem)
                code = problem.exit_code
            else:
                sys.stdout.write(f"{between}{said.data}\n")
                between = "," if between else ""
            progress.at(number, said.name)
    if between == ",":
        sys.stdout.write("]\n")
    return code
