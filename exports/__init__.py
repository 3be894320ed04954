"""The conclusion notice leaves the house: files of it, written whole or not at all. Imports ``inspection`` only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.docx import files_by_template, own_templates
from exports.docx.kinds import BY_FORMAT, TemplateKind
from exports.layout import PATTERN, blanks_of, stem
from exports.port import Bundle, Exporter, NoticeFile, Original, exporter, formats
from exports.writing import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

__all__ = [
    "PATTERN",
    "REMINDER",
    "Bundle",
    "Exporter",
    "NoticeFile",
    "Original",
    "TemplateKind",
    "exporter",
    "formats",
    "own_templates",
    "write",
]

REMINDER = "docx_reminder"
"""The format of which there is no file where nothing is overdue."""


def write(  # noqa: PLR0913  # what is written, where, and each choice of how
    bundle: Bundle,
    formats: Iterable[str],
    folder: Path,
    *,
    pattern: str = PATTERN,
    mark: str = "",
    ascii_only: bool = True,
    templates: Mapping[TemplateKind, Path] | None = None,
) -> tuple[Path, ...]:
    """Write an inspection in some formats and return the files' places, in the order of the formats.

    All files are made before the first one is written, so that a fault in one format leaves the folder as it was.
    ``mark`` tells the inspection from another one whose files have the same name. ``templates`` are an office's
    own Word files. ``ExportError`` names the file and the way out.
    """
    named = blanks_of(pattern)
    made = [file for one in formats for file in _made(one, bundle, templates or {})]
    places = []
    for file in made:
        inside = file.kind if "kind" in named else ""
        name = stem(bundle.inspection, pattern, kind=inside, ascii_only=ascii_only)
        place = folder / f"{name}{mark}{file.ending if inside else file.suffix}"
        write_whole(place, file.content)
        places.append(place)
    return tuple(places)


def _made(name: str, bundle: Bundle, templates: Mapping[TemplateKind, Path]) -> tuple[NoticeFile, ...]:
    kind = BY_FORMAT.get(name)
    if kind and kind in templates:
        return files_by_template(bundle, templates[kind], kind)
    return exporter(name)(bundle)
