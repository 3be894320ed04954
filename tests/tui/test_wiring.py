"""The composition root: settings reach the app before it is built, and the app is told where to stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inspection.errors import StoreError
from inspection.settings import Settings
from inspection.workspace import Workspace
from tests.readings import begin_with_both
from tui.app import KiemtraApp
from tui.wiring import run_app

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[KiemtraApp]:
    """Return the apps that were run, without a terminal."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("NO_COLOR", "")
    monkeypatch.delenv("NO_COLOR")
    ran: list[KiemtraApp] = []

    def run(app: KiemtraApp, *, mouse: bool) -> int:
        assert mouse
        ran.append(app)
        return 7

    monkeypatch.setattr(KiemtraApp, "run", run)
    return ran


def test_language_name_and_colour_are_those_of_the_settings(runs: list[KiemtraApp], tmp_path: Path) -> None:
    settings = Settings(language="en", colour=False, name="Bình")
    assert run_app(settings, tmp_path / "w") == 7
    (app,) = runs
    assert (app.wording.language, app.no_color) == ("en", True)
    assert app.workspace.actor.startswith("Bình@")
    assert run_app(Settings(name="Bình"), tmp_path / "w") == 7
    assert runs[1].wording.language == "vi"


async def test_an_inspection_that_is_asked_for_is_opened_where_it_was_left(
    runs: list[KiemtraApp], tmp_path: Path
) -> None:
    with Workspace.open(tmp_path / "w", name="Hoa") as workspace:
        session = begin_with_both(workspace, tmp_path)
        workspace.remember_place(session.id, "documents")
        workspace.remember_place("", "home")
    run_app(Settings(name="Hoa"), tmp_path / "w")
    run_app(Settings(name="Hoa"), tmp_path / "w", session.id)
    home, asked = (app._start for app in runs)  # noqa: SLF001  # what the app was given
    assert home is None
    assert asked is not None
    assert (asked.inspection, asked.screen) == (session.id, "documents")


def test_a_workspace_that_cannot_be_opened_is_an_error_before_anything_is_shown(
    runs: list[KiemtraApp], tmp_path: Path
) -> None:
    (tmp_path / "w").write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(StoreError):
        run_app(Settings(), tmp_path / "w")
    assert runs == []
