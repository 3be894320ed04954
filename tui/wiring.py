"""The composition root: settings become a language, a catalogue and a workspace, and these become the app.

The one place where the parts meet. The language is settled before anything that speaks is built, and the app is told
where the last sitting ended, so that it stands there again whatever ended it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from inspection.folders import settings_file
from inspection.store.port import Place
from inspection.wording import Wording
from inspection.workspace import Workspace
from tui.app import KiemtraApp
from tui.keymap import FILE, Keymap
from tui.theme import heighten_contrast

if TYPE_CHECKING:
    from pathlib import Path

    from inspection.model.catalogue import Catalogue
    from inspection.settings import Settings


def run_app(settings: Settings, workspace_folder: Path | None, inspection_id: str | None = None) -> int:
    """Run the app until the person leaves; return the exit code.

    ``StoreError`` where it cannot begin, ``CatalogueError`` where the workspace's own catalogue cannot be read; nothing
    is on the screen then any more.
    """
    if not settings.colour:
        os.environ["NO_COLOR"] = "1"  # Textual reads it once, when the app is made
    if settings.high_contrast:
        heighten_contrast()
    wording = Wording(settings.language)
    keymap = Keymap.read(settings_file().with_name(FILE), wording)
    with Workspace.open(workspace_folder, name=settings.name) as workspace:
        place = starting_place(workspace, inspection_id)
        app = KiemtraApp(
            workspace,
            wording,
            lambda: _catalogue(workspace.folder),
            place=place,
            low_bandwidth=settings.low_bandwidth,
            keymap=keymap,
        )
        code = app.run(mouse=not app.low) or 0
    if app.fault is not None:
        raise app.fault
    return code


def _catalogue(folder: Path) -> Catalogue:
    from inspection.own_indicators import catalogue_of  # noqa: PLC0415  # the list of inspections is shown without it

    return catalogue_of(folder)


def starting_place(workspace: Workspace, inspection_id: str | None) -> Place | None:
    """Return where the app stands first: in the inspection asked for, else where the last sitting ended."""
    if inspection_id is not None:
        return workspace.place(inspection_id) or Place(inspection=inspection_id)
    place = workspace.place()
    return place if place and place.inspection else None
