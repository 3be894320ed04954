"""What the key-driven tests share: a workspace of its own, an invented inspection, and the app opened on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inspection.catalogue import shipped
from inspection.store.port import Place
from inspection.wording import Wording
from inspection.workspace import Workspace
from tests.sittings import begin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from inspection.session import Session
    from tui.app import KiemtraApp


@pytest.fixture(autouse=True)
def quick_fingers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let tests press the same verdict as quickly as they like; what tests the guard sets it again."""
    monkeypatch.setattr("tui.screens.checklist.judging.BOUNCE", 0.0)


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """Return a workspace that nobody else has."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    with Workspace.open(tmp_path / "workspace", name="Hoa") as opened:
        yield opened


@pytest.fixture
def session(workspace: Workspace, tmp_path: Path) -> Session:
    """Return a session on an invented inspection: a report, three items, no verdict yet."""
    return begin(workspace, tmp_path)


@pytest.fixture
def open_app(workspace: Workspace, session: Session) -> Callable[..., KiemtraApp]:
    """Return how to open the app on the invented inspection, as often as a test likes."""
    from tui.app import KiemtraApp  # noqa: PLC0415

    def opened(stage: str = "findings", language: str = "vi", item: str = "") -> KiemtraApp:
        place = Place(inspection=session.id, screen=stage, item=item)
        return KiemtraApp(workspace, Wording(language), shipped(), place=place)

    return opened
