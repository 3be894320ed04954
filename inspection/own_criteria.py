"""An office's own criteria sets: TOML or CSV files in the folder ``criteria`` of a workspace.

A TOML file has the keys of ``datasets/catalogue/criteria``; ``en`` may be left out, ``official`` follows from
``decision``. A CSV file, as a spreadsheet saves it, has one criterion in a row under Vietnamese or English titles; its
name is the set's. All faults of all files are reported at once, each with its place. A set of the office goes before
those that are shipped (``Catalogue.criteria_at``).
"""

from __future__ import annotations

import csv
import io
import tomllib
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from inspection import codec
from inspection.catalogue import faults_of_set
from inspection.errors import CatalogueError
from inspection.model.catalogue import CriteriaSet
from inspection.model.codes import GroupCode
from inspection.vietnamese import fold, parse_number

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from inspection.model.catalogue import ReformGroup

FOLDER = "criteria"
"""The name of the folder in a workspace."""
FORMATS = (".toml", ".csv")
_TITLES = {
    "id": ("ma", "ma tieu chi", "id"),
    "group": ("linh vuc", "nhom", "noi dung cchc", "group"),
    "question": ("tieu chi", "noi dung", "noi dung tieu chi", "cau hoi", "question"),
    "evidence": ("tai lieu kiem chung", "tai lieu", "bang chung", "evidence"),
    "basis": ("can cu", "basis"),
    "scoring": ("cach cham", "cach tinh diem", "quy tac", "scoring"),
    "points": ("diem", "diem toi da", "diem chuan", "points"),
    "indicators": ("chi tieu", "ma chi tieu", "indicators"),
    "source": ("nguon", "source"),
    "decision": ("quyet dinh", "so quyet dinh", "decision"),
    "start": ("hieu luc tu", "tu ngay", "valid from", "start"),
}
"""Titles of columns, folded; a spreadsheet need not have those of what may be left out."""
_NEEDED = ("id", "group", "question", "points")
_BOTH = ("name", "question", "evidence", "basis")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii")


@dataclass(frozen=True, slots=True)
class SetFile:
    """A file as it stands, so that unchanged files are read once."""

    path: Path
    data: bytes


def files_of(workspace: Path) -> tuple[SetFile, ...]:
    """Return the criteria files of a workspace in the order of their names."""
    folder = workspace / FOLDER
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in FORMATS and path.is_file())
        return tuple(SetFile(path, path.read_bytes()) for path in paths)
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as problem:
        raise CatalogueError("catalogue.own_missing", file=folder, problem=problem.strerror) from problem


def criteria_sets(
    files: tuple[SetFile, ...], groups: tuple[ReformGroup, ...], indicators: Collection[str], taken: Collection[str]
) -> tuple[CriteriaSet, ...]:
    """Return the sets of an office's files; ``taken`` are ids of sets that are there already.

    ``CatalogueError`` with every fault of every file, each with the file's name and the place in it.
    """
    found: list[CriteriaSet] = []
    problems: list[str] = []
    known = set(taken)
    for file in files:
        try:
            one = _from_toml(file) if file.path.suffix.lower() == ".toml" else _from_csv(file, groups)
        except ValueError as problem:
            problems += [f"{file.path.name}: {line}" for line in str(problem).splitlines()]
            continue
        wrong = list(faults_of_set(one, indicators))
        if one.id in known:
            wrong.append(f"{one.id} × 2")
        known.add(one.id)
        problems += [f"{file.path.name}: {fault}" for fault in wrong]
        found.append(one)
    if problems:
        raise CatalogueError("catalogue.fields", file=files[0].path.parent, problem="\n".join(problems))
    return tuple(found)


def _from_toml(file: SetFile) -> CriteriaSet:
    try:
        data: dict[str, Any] = tomllib.loads(file.data.decode("utf-8-sig"))
    except UnicodeDecodeError as problem:
        raise ValueError(f"UTF-8? {problem}") from problem
    rows = data.pop("criterion", [])
    return _structured({**data, "criteria": rows if isinstance(rows, list) else [rows]}, file)


def _structured(data: dict[str, Any], file: SetFile) -> CriteriaSet:
    """Return the set that plain data describes, with what may be left out filled in."""
    data.setdefault("id", file.path.stem)
    data.setdefault("name", {"vi": file.path.stem})
    data.setdefault("validity", {})
    data["official"], data["own"] = bool(data.get("decision")), True
    rows = [_both(dict(row)) if isinstance(row, dict) else row for row in data["criteria"]]
    return codec.from_plain(CriteriaSet, _both({**data, "criteria": rows}), sparse=True)


def _both(row: dict[str, Any]) -> dict[str, Any]:
    """Let a sentence that is given in Vietnamese alone stand for both languages."""
    for key in _BOTH:
        value = row.get(key)
        if isinstance(value, str):
            row[key] = {"vi": value, "en": value}
        elif isinstance(value, dict) and "vi" in value:
            row[key] = {"en": value["vi"], **value}
    return row


def _from_csv(file: SetFile, groups: tuple[ReformGroup, ...]) -> CriteriaSet:
    try:
        text = file.data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise ValueError(f"UTF-8? {problem}") from problem
    lines = io.StringIO(text, newline=None).readlines()  # some spreadsheets end lines with a carriage return alone
    separator = max(";,\t", key="".join(lines[:1]).count)
    try:
        rows = list(csv.reader(lines, delimiter=separator))
    except csv.Error as problem:
        raise ValueError(f"CSV? {problem}") from problem
    columns = {name: place for place, title in enumerate(rows[0] if rows else ()) if (name := _column(title))}
    missing = [_TITLES[name][0] for name in _NEEDED if name not in columns]
    if missing:
        raise ValueError(f"dòng 1: {', '.join(missing)}?")
    criteria: list[dict[str, Any]] = []
    problems: list[str] = []
    facts: dict[str, str] = {}
    for number, row in enumerate(rows[1:], 2):
        if not any(cell.strip() for cell in row):
            continue
        cells = {name: row[place].strip() for name, place in columns.items() if place < len(row)}
        problems += [f"dòng {number}: {fault}" for fault in _row_faults(cells, groups)]
        facts = {name: cells.get(name) or facts.get(name, "") for name in ("decision", "start")}
        criteria.append(_criterion(cells, groups))
    if problems:
        raise ValueError("\n".join(problems))
    data: dict[str, Any] = {"criteria": criteria}
    if facts.get("decision"):
        data["decision"] = facts["decision"]
    if facts.get("start"):
        data["validity"] = {"start": facts["start"]}
    return _structured(data, file)


def _column(title: str) -> str | None:
    words = " ".join(fold(title).split()).strip(" :.()")
    return next((name for name, titles in _TITLES.items() if words in titles), None)


def _row_faults(cells: Mapping[str, str], groups: tuple[ReformGroup, ...]) -> Iterator[str]:
    """Yield what is missing in a row or is none of the things that its column holds."""
    for name in _NEEDED:
        if not cells.get(name):
            yield f"{_TITLES[name][0]}?"
    if cells.get("group") and _group(cells["group"], groups) is None:
        yield f'{_TITLES["group"][0]}: "{cells["group"]}"?'
    if cells.get("points") and _points(cells["points"]) is None:
        yield f'{_TITLES["points"][0]}: "{cells["points"]}"?'


def _criterion(cells: Mapping[str, str], groups: tuple[ReformGroup, ...]) -> dict[str, Any]:
    group = _group(cells.get("group", ""), groups)
    points = _points(cells.get("points", ""))
    return {
        "id": cells.get("id", ""),
        "group": group.value if group else "",
        "question": cells.get("question", ""),
        "evidence": cells.get("evidence", ""),
        "basis": cells.get("basis", ""),
        "scoring": _listed(cells.get("scoring", "")) or ["R1"],
        "points": str(points if points is not None else 0),
        "indicators": _listed(cells.get("indicators", "")),
        "source": cells.get("source", ""),
    }


def _listed(cell: str) -> list[str]:
    return cell.replace(",", " ").replace(";", " ").split()


def _points(cell: str) -> Decimal | None:
    """Return points as a spreadsheet writes them: "1,5", "1.5", "-2"."""
    found = parse_number(cell)
    if found is not None:
        return found
    try:
        return Decimal(cell)
    except InvalidOperation:
        return None


def _group(cell: str, groups: tuple[ReformGroup, ...]) -> GroupCode | None:
    """Return the reform group that a cell names by its code, its numeral or its name."""
    words = " ".join(fold(cell).split()).strip(" .:")
    if words in _ROMAN:
        return tuple(GroupCode)[_ROMAN.index(words)]
    for group in groups:
        names = (group.code.value, group.name.vi, *group.aliases)
        if words in {" ".join(fold(name).split()) for name in names}:
            return group.code
    return None
