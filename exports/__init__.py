"""The conclusion notice leaves the house: files of it, written whole or not at all. Imports ``inspection`` only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.layout import PATTERN, stem
from exports.port import Bundle, Exporter, NoticeFile, Original, exporter, formats
from exports.writing import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["PATTERN", "Bundle", "Exporter", "NoticeFile", "Original", "exporter", "formats", "write"]


def write(
    bundle: Bundle, formats: Iterable[str], folder: Path, *, pattern: str = PATTERN, ascii_only: bool = True
) -> tuple[Path, ...]:
    """Write an inspection in some formats and return the files' places, in the order of the formats.

    All files are made before the first one is written, so that a fault in one format leaves the folder as it was.
    ``ExportError`` names the file and the way out.
    """
    name = stem(bundle.inspection, pattern, ascii_only=ascii_only)
    made = [file for one in formats for file in exporter(one)(bundle)]
    places = []
    for file in made:
        place = folder / f"{name}{file.suffix}"
        write_whole(place, file.content)
        places.append(place)
    return tuple(places)
