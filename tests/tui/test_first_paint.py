"""What a person waits for before the first screen stands, and what is made ready once it does."""

from __future__ import annotations

import gc
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inspection.catalogue import shipped
from inspection.wording import Wording
from tests.sittings import settled
from tui import garbage
from tui.app import KiemtraApp
from tui.screens.home import HomeScreen
from tui.widgets import bar_chart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.css.stylesheet import Stylesheet

    from inspection.workspace import Workspace

    OpenApp = Callable[..., KiemtraApp]


@pytest.fixture
def _collecting() -> Iterator[None]:
    """Leave the collector as it was, whatever a test does to it."""
    yield
    gc.unfreeze()
    gc.enable()


@pytest.mark.usefixtures("_collecting", "session")
async def test_garbage_is_looked_for_when_the_screen_stands_and_not_before(workspace: Workspace) -> None:
    garbage.put_off()
    app = KiemtraApp(workspace, Wording("vi"), shipped())
    assert not gc.isenabled()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert gc.isenabled()
        assert gc.get_freeze_count()


@pytest.mark.usefixtures("_collecting", "session")
async def test_where_it_was_not_put_off_nothing_is_frozen(workspace: Workspace) -> None:
    frozen = gc.get_freeze_count()
    async with KiemtraApp(workspace, Wording("vi"), shipped()).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert gc.get_freeze_count() == frozen


@pytest.mark.usefixtures("session")
async def test_the_list_s_styles_are_parsed_and_its_lines_made_once(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[str] = []
    shows: list[int] = []
    app = KiemtraApp(workspace, Wording("vi"), shipped())
    parse, show = type(app.stylesheet)._parse_rules, HomeScreen.show  # noqa: SLF001  # what Textual parses is told nowhere else

    def parsing(sheet: Stylesheet, css: str, **source: object) -> object:
        if (css, *source.values()) not in sheet._parse_cache and not source["is_default_rules"]:  # noqa: SLF001  # as above
            parsed.append(css)
        return parse(sheet, css, **source)  # type: ignore[arg-type]  # passed through

    def showing(screen: HomeScreen) -> None:
        shows.append(1)
        show(screen)

    monkeypatch.setattr(type(app.stylesheet), "_parse_rules", parsing)
    monkeypatch.setattr(HomeScreen, "show", showing)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
    assert parsed == [path.read_text(encoding="utf-8") for path in map(Path, app.css_path)]
    assert len(shows) <= 2  # for the first sizes, and for those beside what is not shown then


@pytest.mark.parametrize(("size", "ready"), [((120, 40), True), ((80, 24), False)])
async def test_what_draws_charts_is_loaded_before_a_verdict_where_a_chart_is_in_sight(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], *, ready: bool
) -> None:
    monkeypatch.setattr(bar_chart, "_LOADED", threading.Event())
    async with open_app("checklist").run_test(size=size) as pilot:
        await settled(pilot)
        assert bar_chart.loaded() is ready
