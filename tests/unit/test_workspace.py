"""A workspace: opened, shared, refused; documents kept by their hash; places and drafts."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inspection.actor import identify, name_of
from inspection.errors import DocumentError, StoreError
from inspection.model.codes import Verdict
from inspection.model.events import ChecklistDrafted, VerdictGiven
from inspection.store.port import Place
from inspection.workspace import Workspace
from tests.inspections import Watch, checklist, details, team
from tests.privileges import unprivileged

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a home of its own."""
    for name, folder in (("XDG_DATA_HOME", "data"), ("XDG_STATE_HOME", "state"), ("XDG_CONFIG_HOME", "config")):
        monkeypatch.setenv(name, str(tmp_path / "home" / folder))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "team", name="Nguyễn Thị Hoa", clock=Watch()) as opened:
        yield opened


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_ones_own_workspace_is_private(home: Path) -> None:
    with Workspace.open() as opened:
        assert opened.folder.is_relative_to(home)
        assert mode(opened.folder) == 0o700


def test_a_teams_workspace_is_writable_for_its_group(workspace: Workspace) -> None:
    workspace.begin(details(), team())
    rooms = [workspace.folder, workspace.exports]
    assert {mode(room) for room in rooms} == {0o2770}
    assert mode(workspace.folder / "kiemtra.db") == 0o660


def test_an_existing_folder_keeps_its_rights(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir(mode=0o750)
    with Workspace.open(folder) as opened:
        assert (mode(folder), mode(opened.exports)) == (0o750, 0o750)


def test_what_one_session_wrote_the_next_program_finds(workspace: Workspace, tmp_path: Path) -> None:
    session = workspace.begin(details(), team(), ChecklistDrafted(checklist=checklist("a")))
    state = session.record(VerdictGiven(item="a", verdict=Verdict.MET))
    with Workspace.open(tmp_path / "team") as again:
        assert [(s.id, s.judged) for s in again.inspections()] == [(session.id, 1)]
        assert again.session(session.id).inspection == state


def test_an_exported_journal_comes_into_another_workspace(workspace: Workspace, tmp_path: Path) -> None:
    session = workspace.begin(details(), team())
    with Workspace.open(tmp_path / "other") as other:
        assert other.absorb(session.entries) == 1
        assert other.session(session.id).inspection == session.inspection


def test_the_actor_is_a_name_on_an_installation(workspace: Workspace, tmp_path: Path) -> None:
    name, _, installation = workspace.actor.partition("@")
    assert name == name_of(workspace.actor) == "Nguyễn Thị Hoa"
    with Workspace.open(tmp_path / "other", name="Nguyễn Thị Hoa") as other:
        assert other.actor == workspace.actor
    assert len(installation) == 8


def test_the_installation_is_remembered_where_it_can_be(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    first = identify("hoa", [blocked / "state", tmp_path / "workspace"])
    assert identify("hoa", [blocked / "state", tmp_path / "workspace"]) == first
    assert identify("hoa", [tmp_path / "elsewhere"]) != first
    assert identify("hoa", [blocked / "state"]) != identify("hoa", [blocked / "state"])


def test_a_name_cannot_pass_for_another_installation(tmp_path: Path) -> None:
    assert name_of(identify(" hoa@so\x1b[1m \n nội vụ ", [tmp_path])) == "hoa.so␛[1m nội vụ"


def test_without_a_name_the_login_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "binh")
    assert name_of(identify("", [tmp_path])) == "binh"

    def nameless() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr("getpass.getuser", nameless)
    assert name_of(identify("", [tmp_path])) == f"uid{os.getuid()}"


# ---- documents


def plan(tmp_path: Path, text: str = "KẾ HOẠCH\n") -> tuple[Path, str]:
    path = tmp_path / "Kế hoạch.TXT"
    path.write_text(text, encoding="utf-8")
    return path, hashlib.sha256(text.encode()).hexdigest()


def test_a_document_is_kept_by_its_hash(workspace: Workspace, tmp_path: Path) -> None:
    path, sha256 = plan(tmp_path)
    kept = workspace.keep(path, sha256)
    assert kept == workspace.folder / "documents" / f"{sha256}.txt"
    path.unlink()
    assert workspace.document(sha256).read_text(encoding="utf-8") == "KẾ HOẠCH\n"
    assert not kept.stat().st_mode & stat.S_IWUSR
    assert list(kept.parent.iterdir()) == [kept]


def test_a_document_that_changed_since_it_was_read_is_not_kept(workspace: Workspace, tmp_path: Path) -> None:
    path, sha256 = plan(tmp_path)
    path.write_text("KHÁC", encoding="utf-8")
    with pytest.raises(DocumentError, match=r"document\.changed"):
        workspace.keep(path, sha256)
    path.unlink()
    with pytest.raises(DocumentError, match=r"document\.unreadable"):
        workspace.keep(path, sha256)
    assert list((workspace.folder / "documents").iterdir()) == []


@pytest.mark.parametrize("sha256", ["0" * 64, "../kiemtra", "*", ""])
def test_a_document_that_is_not_there_is_told(workspace: Workspace, sha256: str) -> None:
    with pytest.raises(StoreError, match=r"store\.no_document"):
        workspace.document(sha256)


def test_a_copy_that_cannot_be_made_is_told(workspace: Workspace, tmp_path: Path) -> None:
    path, sha256 = plan(tmp_path)
    (workspace.folder / "documents").write_text("in the way")
    with pytest.raises(StoreError, match=r"store\.not_a_folder"):
        workspace.keep(path, sha256)


# ---- places and drafts


def test_places_and_drafts_are_the_persons_own(workspace: Workspace, tmp_path: Path) -> None:
    workspace.remember_place("i", "checklist", "a")
    workspace.save_draft("i", "note:a", "hồ s")
    with Workspace.open(tmp_path / "team", name="Bình") as other:
        assert other.place() is None
        assert other.drafts("i") == ()
    with Workspace.open(tmp_path / "team", name="Nguyễn Thị Hoa") as again:
        assert again.place() == again.place("i") == Place(inspection="i", screen="checklist", item="a")
        assert (again.draft("i", "note:a"), again.draft("i", "note:b")) == ("hồ s", None)
        again.drop_draft("i", "note:a")
        assert again.drafts("i") == ()


# ---- what is refused


def test_a_file_is_no_workspace(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("x")
    for folder in (path, path / "below"):
        with pytest.raises(StoreError, match=r"store\.not_a_folder"):
            Workspace.open(folder)
    assert path.read_text() == "x"


@pytest.mark.parametrize("name", ["", "new"])
def test_a_read_only_folder_is_no_workspace(name: str) -> None:
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o555)
    try:
        with unprivileged(), pytest.raises(StoreError, match=r"store\.(read_only|no_access)") as refused:
            Workspace.open(folder / name)
        assert refused.value.exit_code == 4
        assert list(folder.iterdir()) == []
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)
