"""``doctor``: what a person would be asked first when the program does not behave: versions, places, terminal."""

from __future__ import annotations

import os
import platform
import shutil
import sqlite3
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, packages_distributions, version
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from exports.docx import own_templates
from exports.docx.lint import told
from exports.docx.template import faults
from inspection.catalogue import shipped
from inspection.errors import CatalogueError, DocumentError
from inspection.own_criteria import FOLDER
from inspection.own_indicators import FILE, catalogue_of
from inspection.paths import DATASETS
from tui.cli import tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tui.cli.call import Call

LIBRARIES = (
    "textual",
    "polars",
    "plotext",
    "sqlite-utils",
    "cattrs",
    "rapidfuzz",
    "tomli-w",
    "python-docx",
    "platformdirs",
)
NAMES = ("tui", "inspection", "exports")
"""Our import names; general enough that another distribution may hold them too."""

SMALLEST = (80, 24)
"""Columns and lines that every screen fits into."""

STRICT_TABLES = (3, 37, 0)
"""The first SQLite with STRICT tables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing that was looked at."""

    about: str
    """The end of its text id, ``cli.doctor.<about>``."""
    found: str
    hint: str = ""
    """Text id of what to do; empty where all is well."""
    code: int = 0
    """The exit code that it calls for; 0 also for a mere hint."""


def doctor(call: Call) -> int:
    """Print what was found, one line each, hints last; the highest exit code that a fault calls for."""
    word = call.wording
    remarks = [remark for look in (_versions, _names, _data, _database, _terminal) for remark in look()]
    folder = call.settings.folder
    remarks += [*_own_indicators(folder, call), _own_template(folder, call), _workspace(folder)]
    rows = [("!" if remark.hint else "✓", word(f"cli.doctor.{remark.about}"), remark.found) for remark in remarks]
    for line in tables.table(["", word("cli.column.about"), word("cli.column.found")], rows, tables.room()):
        call.put(line)
    hints = dict.fromkeys(remark.hint for remark in remarks if remark.hint)
    for hint in hints:
        call.put(f"! {word(hint)}")
    return max(remark.code for remark in remarks)


def _versions() -> Iterator[Remark]:
    yield Remark(about="program", found=f"kiemtra {_version('kiemtra')}")
    yield Remark(about="python", found=f"{platform.python_version()} · {platform.platform()} · {sys.executable}")
    yield Remark(about="libraries", found=", ".join(f"{name} {_version(name)}" for name in LIBRARIES))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "—"


def _names() -> Iterator[Remark]:
    owners = packages_distributions()
    for name in NAMES:
        found = sorted(set(owners.get(name, [])))
        alone = set(found) <= {"kiemtra"}
        # A source tree that is not installed owns its names through the working directory alone.
        hint = "" if alone else "cli.doctor.hint_names"
        yield Remark(about="owner", found=f"{name}: {', '.join(found) or '—'}", hint=hint, code=0 if alone else 2)


def _data() -> Iterator[Remark]:
    try:
        catalogue = shipped()
    except CatalogueError as problem:
        yield Remark(about="datasets", found=f"{DATASETS}: {problem}", hint="cli.doctor.hint_data", code=2)
        return
    criteria = sum(len(one.criteria) for one in catalogue.criteria_sets)
    counts = f"{criteria} criteria, {len(catalogue.indicators)} indicators, {len(catalogue.rules)} rules"
    yield Remark(about="datasets", found=f"{DATASETS} ({counts})")


def _own_indicators(folder: Path, call: Call) -> Iterator[Remark]:
    """Tell what the workspace adds to the catalogue, or everything that is wrong with it."""
    path = folder / FILE
    try:
        own, base = catalogue_of(folder), shipped()
    except CatalogueError as problem:
        if (
            path.exists() or (folder / FOLDER).exists()
        ):  # else it is the shipped one that is at fault, which has its own line
            said = call.wording(f"error.{problem.code}", **problem.facts)
            yield Remark(about="own_indicators", found=said, hint="cli.doctor.hint_own_indicators", code=2)
        return
    if own is base:
        yield Remark(about="own_indicators", found="—")
        return
    more = sum(len(one.aliases) for one in own.indicators.values())
    more -= sum(len(one.aliases) for one in base.indicators.values())
    sets = len(own.criteria_sets) - len(base.criteria_sets)
    counts = f"+{len(own.indicators) - len(base.indicators)} indicators, +{more} aliases, +{sets} criteria sets"
    yield Remark(about="own_indicators", found=f"{folder} ({counts})")


def _own_template(folder: Path, call: Call) -> Remark:
    """Tell which Word templates of the office's own the workspace has, and whether they can be filled in."""
    own = own_templates(folder)
    for kind, path in own.items():
        try:
            hard = [told(one, call.wording) for one in faults(path, kind) if one.hard]
        except DocumentError as problem:
            hard = [call.wording(f"error.{problem.code}", **problem.facts)]
        if hard:
            said = f"{path}: {' '.join(hard)}"
            return Remark(about="own_template", found=said, hint="cli.doctor.hint_own_template", code=2)
    return Remark(about="own_template", found=", ".join(map(str, own.values())) or "—")


def _database() -> Iterator[Remark]:
    fit = sqlite3.sqlite_version_info >= STRICT_TABLES
    hint = "" if fit else "cli.doctor.hint_sqlite"
    yield Remark(about="sqlite", found=sqlite3.sqlite_version, hint=hint, code=0 if fit else 4)


def _workspace(folder: Path) -> Remark:
    """Look whether the workspace could be written, without making one."""
    nearest = next(place for place in (folder.absolute(), *folder.absolute().parents) if place.exists())
    try:
        # Asking for permission is not enough: a full or special file system lets nobody write, root included.
        with TemporaryFile(dir=nearest) as trial:
            trial.write(b"kiemtra")
        fit = True
    except OSError:
        fit = False
    hint = "" if fit else "cli.doctor.hint_workspace"
    return Remark(about="workspace", found=str(folder), hint=hint, code=0 if fit else 4)


def _terminal() -> Iterator[Remark]:
    inside = sys.stdin.isatty() and sys.stdout.isatty()
    hint = "" if inside else "cli.doctor.hint_no_terminal"
    yield Remark(about="terminal", found=os.environ.get("TERM", "—"), hint=hint)
    columns, lines = shutil.get_terminal_size()
    small = columns < SMALLEST[0] or lines < SMALLEST[1]
    yield Remark(about="size", found=f"{columns}×{lines}", hint="cli.doctor.hint_size" if small else "")
    yield Remark(about="colours", found=_colours())
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    yield Remark(about="encoding", found=encoding, hint="" if encoding == "utf8" else "cli.doctor.hint_encoding")
    far = "SSH_CONNECTION" in os.environ
    yield Remark(about="line", found="SSH" if far else "—", hint="cli.doctor.hint_ime" if far else "")


def _colours() -> str:
    if os.environ.get("NO_COLOR"):
        return "NO_COLOR"
    if os.environ.get("COLORTERM", "") in {"truecolor", "24bit"}:
        return "16.777.216"
    return "256" if "256color" in os.environ.get("TERM", "") else "16"
