"""An office's own calendar: ``holidays.toml`` in the folder of a workspace, laid over the shipped one.

It has the keys of ``datasets/catalogue/holidays.toml``, so that the notice of a new year, or a day off of a province,
need not wait for a version of the program. On a day that both name the office's word holds. All faults of the file are
reported at once.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING

from inspection import codec
from inspection.catalogue import faults_of_holidays
from inspection.errors import CatalogueError
from inspection.model.catalogue import Holidays

if TYPE_CHECKING:
    from pathlib import Path

    from inspection.model.catalogue import Catalogue

FILE = "holidays.toml"
"""The name of the file in the folder of a workspace."""


def with_holidays(base: Catalogue, path: Path, text: str) -> Catalogue:
    """Return the catalogue with the days of a file; ``CatalogueError`` names the file and every fault in it."""
    try:
        own = codec.from_plain(Holidays, tomllib.loads(text), sparse=True)
    except tomllib.TOMLDecodeError as problem:
        raise CatalogueError("catalogue.syntax", file=path, problem=problem) from problem
    except ValueError as problem:
        raise CatalogueError("catalogue.fields", file=path, problem=problem) from problem
    if faults := faults_of_holidays(own):
        raise CatalogueError("catalogue.fields", file=path, problem="\n".join(faults))
    shipped = base.holidays
    known = {one.year: one for one in (*shipped.known, *own.known)}
    # Of two rows on one day the later one holds.
    merged = replace(
        shipped,
        known=tuple(known.values()),
        yearly=(*shipped.yearly, *own.yearly),
        special=(*shipped.special, *own.special),
    )
    return replace(base, holidays=merged)
