"""Documents travel from one workspace to another, byte for byte, and no name leads out of its folder."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from exports import toml_import, write
from exports.originals import gathered, handed_over
from exports.port import Original
from inspection.fold import fold
from inspection.model.events import DocumentRead, InspectionOpened
from inspection.workspace import Workspace
from tests import notices

if TYPE_CHECKING:
    from pathlib import Path

CONTENT = "# KẾ HOẠCH\nPhường Hòa Mai\n".encode()


def opened(workspace: Workspace, folder: Path) -> str:
    """Return the id of an inspection whose plan is kept in the workspace."""
    (folder / "ke_hoach.md").write_bytes(CONTENT)
    digest = sha256(CONTENT).hexdigest()
    workspace.keep(folder / "ke_hoach.md", digest)
    reading = replace(notices.plan(), source=replace(notices.plan().source, sha256=digest))
    session = workspace.begin(notices.details(), notices.team(), DocumentRead(role="plan", reading=reading))
    return session.id


def test_an_inspection_moves_with_its_plan_and_exports_the_same_there(tmp_path: Path) -> None:
    files = []
    with Workspace.open(tmp_path / "here") as here, Workspace.open(tmp_path / "there") as there:
        own = opened(here, tmp_path)
        for place, workspace in ((tmp_path / "1", here), (tmp_path / "2", there)):
            session = workspace.session(own)
            bundle = notices.bundle(session.inspection, session.entries)
            bundle = replace(bundle, originals=gathered(session.inspection, workspace.document))
            files.append(write(bundle, ["toml"], place)[0])
            if workspace is here:
                entries, originals = toml_import.read_with_originals(files[0])
                handed_over(originals, there.keep)
                there.absorb(entries)
        assert there.document(sha256(CONTENT).hexdigest()).read_bytes() == CONTENT
    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_document_without_a_copy_is_left_out(tmp_path: Path) -> None:
    with Workspace.open(tmp_path) as workspace:
        event = InspectionOpened(details=notices.details(), team=notices.team())
        bare = fold(notices.journal([(notices.HEAD, event)]))
        assert gathered(bare, workspace.document) == ()
        assert gathered(notices.inspection(), workspace.document) == ()


def test_a_name_from_elsewhere_stays_in_its_folder() -> None:
    seen = []
    names = ["../../etc/passwd", "/etc/passwd", "..", ""]
    originals = [Original(name=name, sha256="x", content=b"y") for name in names]
    handed_over(originals, lambda place, _: seen.append((place.name, place.read_bytes())))
    assert seen == [(name, b"y") for name in ("etc-passwd", "etc-passwd", "document", "document")]
