"""Read ``datasets/catalogue`` and a user's additions into one cross-checked ``Catalogue``.

Each file holds an array of tables whose keys are the fields of the dataclass in ``inspection.model.catalogue``. All
faults of a file are reported at once, with the file's name and the path inside it.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from inspection import codec
from inspection.errors import CatalogueError
from inspection.model.catalogue import (
    Catalogue,
    CriteriaSet,
    FaultWording,
    Indicator,
    LegalStatus,
    ReformGroup,
    RemediationTerm,
    RuleText,
    StandardTarget,
    Unit,
)
from inspection.paths import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

T = TypeVar("T")


def _load(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise CatalogueError("catalogue.syntax", file=path.name, problem=problem) from problem
    except OSError as problem:
        raise CatalogueError("catalogue.missing", file=path.name, problem=problem.strerror) from problem


def _rows(folder: Path, name: str, key: str, kind: type[T]) -> tuple[T, ...]:
    path = folder / name
    try:
        return codec.from_plain(tuple[kind, ...], _load(path).get(key, []))  # type: ignore[valid-type]  # built here
    except ValueError as problem:
        raise CatalogueError("catalogue.fields", file=name, problem=problem) from problem


def _terms(folder: Path) -> tuple[RemediationTerm, ...]:
    # an office's own catalogue may set none; no date is proposed then
    return _rows(folder, "terms.toml", "term", RemediationTerm) if (folder / "terms.toml").exists() else ()


def _criteria_set(path: Path) -> CriteriaSet:
    data = _load(path)
    data["criteria"] = data.pop("criterion", [])
    try:
        return codec.from_plain(CriteriaSet, data)
    except ValueError as problem:
        raise CatalogueError("catalogue.fields", file=path.name, problem=problem) from problem


def _repeated(ids: Iterable[str]) -> list[str]:
    return [name for name, times in Counter(ids).items() if times > 1]


def _check(catalogue: Catalogue, indicators: tuple[Indicator, ...]) -> None:
    """Refuse ids that stand twice and references that lead nowhere."""
    known = set(catalogue.indicators)
    problems = [f"indicator {name} twice" for name in _repeated(i.id for i in indicators)]
    for indicator in indicators:
        problems += [
            f"indicator {indicator.id} refers to {other}"
            for other in (indicator.numerator, indicator.denominator)
            if other and other not in known
        ]
    problems += [f"target refers to {t.indicator}" for t in catalogue.targets if t.indicator not in known]
    criteria = set()
    for one in catalogue.criteria_sets:
        problems += [f"criterion {name} twice in {one.id}" for name in _repeated(c.id for c in one.criteria)]
        for criterion in one.criteria:
            criteria.add(criterion.id)
            problems += [f"criterion {criterion.id} refers to {i}" for i in criterion.indicators if i not in known]
    problems += [f"fault {f.id} refers to {c}" for f in catalogue.faults for c in f.criteria if c not in criteria]
    if problems:
        raise CatalogueError("catalogue.references", problem="; ".join(problems))


def read_catalogue(folder: Path) -> Catalogue:
    """Read the catalogue of a folder; ``CatalogueError`` names the file and every fault in it."""
    indicators = _rows(folder, "indicators.toml", "indicator", Indicator)
    catalogue = Catalogue(
        groups=_rows(folder, "groups.toml", "group", ReformGroup),
        criteria_sets=tuple(_criteria_set(path) for path in sorted((folder / "criteria").glob("*.toml"))),
        indicators={i.id: i for i in indicators},
        targets=_rows(folder, "targets.toml", "target", StandardTarget),
        rules={r.id: r for r in _rows(folder, "rules.toml", "rule", RuleText)},
        legal={entry.number: entry for entry in _rows(folder, "legal.toml", "legal", LegalStatus)},
        faults=_rows(folder, "faults.toml", "fault", FaultWording),
        units=_rows(folder, "units.toml", "unit", Unit),
        terms=_terms(folder),
    )
    _check(catalogue, indicators)
    return catalogue


@cache
def shipped() -> Catalogue:
    """Return the catalogue that comes with the program; read once."""
    return read_catalogue(CATALOGUE)
