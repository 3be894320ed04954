"""Plan and report on their way with an inspection: out of a workspace into a bundle, and into another workspace."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from exports.layout import safe
from exports.port import Original
from inspection.errors import InspectionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from inspection.model.inspection import Inspection


def gathered(inspection: Inspection, find: Callable[[str], Path]) -> tuple[Original, ...]:
    """Return an inspection's documents, each once; one without a copy is left out, for the readings stand without it.

    ``find`` gives the copy of a document by its hash, such as ``Workspace.document``.
    """
    sources = {reading.source.sha256: reading.source for reading in (inspection.plan, inspection.report) if reading}
    found = []
    for source in sources.values():
        try:
            content = find(source.sha256).read_bytes()
        except (InspectionError, OSError):
            continue
        found.append(Original(name=source.name, sha256=source.sha256, content=content))
    return tuple(found)


def handed_over(originals: Iterable[Original], keep: Callable[[Path, str], object]) -> None:
    """Give documents to a workspace; ``keep`` takes a file and its hash, such as ``Workspace.keep``.

    A name from elsewhere never leaves the folder that is made for it here.
    """
    with TemporaryDirectory() as folder:
        for original in originals:
            place = Path(folder) / (safe(original.name) or "document")
            place.write_bytes(original.content)
            keep(place, original.sha256)
