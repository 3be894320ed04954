"""Read ``datasets/catalogue`` and a user's additions into one cross-checked ``Catalogue``.

Each file holds an array of tables whose keys are the fields of the dataclass in ``inspection.model.catalogue``. All
faults of a file are reported at once, with the file's name and the path inside it.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

from inspection import codec
from inspection.errors import CatalogueError
from inspection.model.catalogue import (
    Catalogue,
    CriteriaSet,
    FaultWording,
    Holidays,
    Indicator,
    LegalStatus,
    PointRule,
    ProcedureField,
    ReasonWording,
    ReformGroup,
    RemediationTerm,
    RuleText,
    StandardTarget,
    Unit,
)
from inspection.model.relations import Relations
from inspection.paths import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

T = TypeVar("T")

SCORING = ("R1", "R2", "R3", "R4", "R5", "R6", "R7")
"""The scoring rules that a criterion may name (``inspection.scoring``)."""

BONUS = "R6"

_COMMON_YEAR = 2025
"""Without a 29 February: a holiday of every year cannot fall on one."""

POINTS = 100
"""What the points of a criteria set sum to."""


def _load(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise CatalogueError("catalogue.syntax", file=path.name, problem=problem) from problem
    except OSError as problem:
        raise CatalogueError("catalogue.missing", file=path.name, problem=problem.strerror) from problem


def _rows(folder: Path, name: str, key: str, kind: type[T]) -> tuple[T, ...]:
    data = _load(folder / name)
    rows = data.pop(key, [])
    if data:
        # A mistyped table name would otherwise lose its rows without a word.
        problem = "; ".join(f"$.{other}: [[{key}]]?" for other in data)
        raise CatalogueError("catalogue.fields", file=name, problem=problem)
    try:
        return codec.from_plain(tuple[kind, ...], rows, sparse=True)  # type: ignore[valid-type]  # built here
    except ValueError as problem:
        raise CatalogueError("catalogue.fields", file=name, problem=problem) from problem


def _terms(folder: Path) -> tuple[RemediationTerm, ...]:
    # an office's own catalogue may set none; no date is proposed then
    return _rows(folder, "terms.toml", "term", RemediationTerm) if (folder / "terms.toml").exists() else ()


def _reasons(folder: Path) -> tuple[ReasonWording, ...]:
    # as with the terms; what was written before in the inspection is offered all the same
    return _rows(folder, "reasons.toml", "reason", ReasonWording) if (folder / "reasons.toml").exists() else ()


def _table(path: Path, kind: type[T], nothing: T) -> T:
    if not path.exists():  # a user's own catalogue may have nothing to add
        return nothing
    try:
        return codec.from_plain(kind, _load(path), sparse=True)
    except ValueError as problem:
        raise CatalogueError("catalogue.fields", file=path.name, problem=problem) from problem


def _points(folder: Path) -> dict[str, PointRule]:
    # an office's own catalogue may weigh nothing; then points weigh what they do for everybody
    where = folder if (folder / "close_out_points.toml").exists() else CATALOGUE
    return {rule.code: rule for rule in _rows(where, "close_out_points.toml", "point", PointRule)}


def _criteria_set(path: Path) -> CriteriaSet:
    data = _load(path)
    data["criteria"] = data.pop("criterion", [])
    try:
        return codec.from_plain(CriteriaSet, data)
    except ValueError as problem:
        raise CatalogueError("catalogue.fields", file=path.name, problem=problem) from problem


def _repeated(ids: Iterable[str]) -> list[str]:
    return [name for name, times in Counter(ids).items() if times > 1]


def _check(catalogue: Catalogue, ids: Mapping[str, Iterable[str]]) -> None:
    """Refuse ids that stand twice, references that lead nowhere, and sets whose points do not make a hundred."""
    known = set(catalogue.indicators)
    problems = [f"{kind} {name} twice" for kind, names in ids.items() for name in _repeated(names)]
    for indicator in catalogue.indicators.values():
        problems += [
            f"indicator {indicator.id} refers to {other}"
            for other in (
                indicator.numerator,
                indicator.denominator,
                *indicator.parts,
                *chain.from_iterable(indicator.other_parts),
            )
            if other and other not in known
        ]
    problems += [f"target refers to {t.indicator}" for t in catalogue.targets if t.indicator not in known]
    for one in catalogue.criteria_sets:
        problems += faults_of_set(one, known)
    problems += faults_of_holidays(catalogue.holidays)
    criteria = {criterion.id for one in catalogue.criteria_sets for criterion in one.criteria}
    problems += [f"fault {f.id} refers to {c}" for f in catalogue.faults for c in f.criteria if c not in criteria]
    if problems:
        raise CatalogueError("catalogue.references", problem="; ".join(problems))


def faults_of_holidays(holidays: Holidays) -> list[str]:
    """Return what is wrong with a calendar: dates that are none, rows of days that end before they begin or overlap."""
    problems = []
    for one in holidays.yearly:
        try:
            date(_COMMON_YEAR, one.month, one.day)
        except ValueError:
            problems.append(f"yearly {one.day}/{one.month}")
    former = date.min
    for row in sorted(holidays.special, key=lambda row: row.start):
        last = row.end or row.start
        if last < row.start or row.start <= former:
            problems.append(f"special {row.start}–{last}")
        former = max(former, last)
    problems += [f"known {year} twice" for year in _repeated(str(one.year) for one in holidays.known)]
    return problems


def faults_of_set(one: CriteriaSet, known: Collection[str]) -> list[str]:
    """Return what is wrong with a criteria set; bonus and penalty (R6) stand beside the hundred points."""
    problems = [f"criterion {name} twice in {one.id}" for name in _repeated(c.id for c in one.criteria)]
    for criterion in one.criteria:
        problems += [f"criterion {criterion.id} refers to {i}" for i in criterion.indicators if i not in known]
        problems += [f"criterion {criterion.id} scored by {rule}" for rule in criterion.scoring if rule not in SCORING]
        if not criterion.scoring:
            problems.append(f"criterion {criterion.id} without scoring")
        if criterion.points < 0 and BONUS not in criterion.scoring:
            problems.append(f"criterion {criterion.id} with {criterion.points} points")
    total = sum(c.points for c in one.criteria if BONUS not in c.scoring)
    if total != POINTS:
        problems.append(f"criteria set {one.id} makes {total} points, not {POINTS}")
    return problems


def read_catalogue(folder: Path) -> Catalogue:
    """Read the catalogue of a folder; ``CatalogueError`` names the file and every fault in it."""
    indicators = _rows(folder, "indicators.toml", "indicator", Indicator)
    rules = _rows(folder, "rules.toml", "rule", RuleText)
    legal = _rows(folder, "legal.toml", "legal", LegalStatus)
    catalogue = Catalogue(
        groups=_rows(folder, "groups.toml", "group", ReformGroup),
        criteria_sets=tuple(_criteria_set(path) for path in sorted((folder / "criteria").glob("*.toml"))),
        indicators={i.id: i for i in indicators},
        targets=_rows(folder, "targets.toml", "target", StandardTarget),
        rules={rule.id: rule for rule in rules},
        legal={entry.number: entry for entry in legal},
        faults=_rows(folder, "faults.toml", "fault", FaultWording),
        units=_rows(folder, "units.toml", "unit", Unit),
        terms=_terms(folder),
        reasons=_reasons(folder),
        points=_points(folder),
        fields=_rows(folder, "fields.toml", "field", ProcedureField),
        holidays=_table(folder / "holidays.toml", Holidays, Holidays()),
        relations=_table(folder / "relations.toml", Relations, Relations()),
    )
    ids = {
        "indicator": (one.id for one in indicators),
        "rule": (one.id for one in rules),
        "legal document": (one.number for one in legal),
        "group": (one.code for one in catalogue.groups),
        "criteria set": (one.id for one in catalogue.criteria_sets),
        "fault": (one.id for one in catalogue.faults),
        "reason": (one.id for one in catalogue.reasons),
        "unit": (one.id for one in catalogue.units),
    }
    _check(catalogue, ids)
    return catalogue


@cache
def shipped() -> Catalogue:
    """Return the catalogue that comes with the program; read once."""
    return read_catalogue(CATALOGUE)
