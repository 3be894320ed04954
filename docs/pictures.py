"""Draw the pictures of the README from the real app on the sample inspection: ``make pictures``.

A still one of the checklist half done, and a moving one of a short inspection, from two files to the notice. The same
run always gives the same pictures; ``--check`` says which of them no longer show what the app shows.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from textual.widgets import Input

from docs.terminal_svg import Frame, frame_of, picture
from inspection.catalogue import shipped
from inspection.model.codes import GroupCode, Origin, Verdict
from inspection.model.events import VerdictGiven
from inspection.paths import SAMPLES
from inspection.store.port import Place
from inspection.wording import Wording
from inspection.workspace import Workspace
from tui.app import KiemtraApp
from tui.cli.demo import begin

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.pilot import Pilot

    from inspection.session import Session

STILL, MOVING = (Path(__file__).with_name(name) for name in ("kiemtra.svg", "inspection.svg"))
SIZE, SHORT = (120, 40), (104, 30)
NINTH = 9
"""Each ninth item without a proposal is left undecided, as in any real sitting."""
STOP_AT = "files_on_time_rate"
"""The indicator of the item that the still picture stops at: plan, report and its own working all speak of it."""
NOW = datetime(2025, 10, 24, 9, 0, tzinfo=UTC)
TITLE = "kiemtra"
SITTING = (
    (("n",), 2.2, "n · lập mới"),
    (("enter", *"ke"), 2.6, "Enter · chọn kế hoạch, xem trước"),
    (("enter",), 1.2, "Enter"),
    (("enter", *"bao"), 2.6, "Enter · chọn báo cáo, xem trước"),
    (("enter",), 2.4, "Enter · đọc xong tự điền"),
    (("ctrl+s",), 2.2, "Ctrl+S · lập bảng kiểm"),
    (("f4", "full_stop", "full_stop"), 2.6, "F4 · soát mục chương trình lập"),
    (("asterisk",), 1.8, "* · nhận cả nhóm"),
    (("f5",), 2.8, "F5 · mâu thuẫn trong báo cáo"),
    (("f6", "1"), 2.0, "F6, 1 · Đạt"),
    (("g", *"3.05", "enter"), 2.8, "g 3.05 · ba con số cạnh nhau"),
    (("enter",), 1.6, "Enter · nhận gợi ý"),
    (("3",), 2.0, "3 · Không đạt"),
    (("enter",), 2.0, "Enter · tồn tại điền sẵn"),
    (("f7",), 2.6, "F7 · tồn tại, hạn chế"),
    (("f9",), 3.6, "F9 · thông báo kết luận"),
)
"""Keys of a short inspection: what is pressed, how long its screen stands, what is said of it."""


@dataclass
class Clock:
    """A clock that stands still, so that a picture does not change by itself."""

    now: datetime = field(default=NOW)

    def __call__(self) -> datetime:
        """Return the moment."""
        return self.now


@asynccontextmanager
async def _opened(app: KiemtraApp, size: tuple[int, int]) -> AsyncIterator[Pilot[int]]:
    async with app.run_test(size=size) as pilot:
        await _settled(pilot)
        yield pilot


async def _settled(pilot: Pilot[int]) -> None:
    """Wait until threads, windows and timers have done what they do; a cursor that blinks would be there or not."""
    for _ in range(3):
        for typed in pilot.app.screen.query(Input):
            typed.cursor_blink = False
        await pilot.app.workers.wait_for_complete()
        await pilot.pause(0.25)


def _seen(pilot: Pilot[int], seconds: float = 1, key: str = "") -> Frame:
    strips = pilot.app.screen._compositor.render_strips()  # noqa: SLF001  # Textual has no public way
    return frame_of(strips, seconds, key)


def half_done(session: Session) -> str:
    """Judge the items before the one to be shown; return its id."""
    items = session.inspection.items
    stop = next(item for item in items if item.indicator == STOP_AT and item.group is GroupCode.PROCEDURES)
    for place, item in enumerate(items[: items.index(stop)]):
        if item.suggestion:
            session.record(VerdictGiven(item=item.id, verdict=item.suggestion.verdict, origin=Origin.SUGGESTION))
        elif place % NINTH:
            session.record(VerdictGiven(item=item.id, verdict=Verdict.PARTLY if item.issues else Verdict.MET))
    return stop.id


async def still(workspace: Workspace) -> str:
    """Return the checklist of the sample inspection, half done, as SVG."""
    session = begin(workspace)
    place = Place(inspection=session.id, screen="checklist", item=half_done(session))
    async with _opened(KiemtraApp(workspace, Wording(), shipped(), place=place), SIZE) as pilot:
        return picture([_seen(pilot)], SIZE[0], TITLE)


async def moving(workspace: Workspace, folder: Path) -> str:
    """Return a short inspection, from two files to the notice, as SVG that moves."""
    for name in ("ke_hoach.txt", "bao_cao.txt"):
        copy(SAMPLES / name, folder / name)
        os.utime(folder / name, (NOW.timestamp(), NOW.timestamp()))
    app = KiemtraApp(workspace, Wording(), shipped())
    app.files_from = folder
    async with _opened(app, SHORT) as pilot:
        frames = [_seen(pilot, 1.6)]
        for keys, seconds, said in SITTING:
            for key in keys:
                await pilot.press("full_stop" if key == "." else key)
                if len(key) > 1:
                    await _settled(pilot)
            await _settled(pilot)
            frames.append(_seen(pilot, seconds, said))
    return picture(frames, SHORT[0], TITLE)


async def drawn() -> dict[Path, str]:
    """Draw every picture, each in a workspace of its own."""
    found: dict[Path, str] = {}
    for path in (STILL, MOVING):
        with TemporaryDirectory() as place:
            files = Path(place) / "ho_so"
            files.mkdir()
            with Workspace.open(Path(place) / "kiem_tra", name="Bình", clock=Clock()) as workspace:
                found[path] = await (still(workspace) if path == STILL else moving(workspace, files))
        found[path] = found[path].replace(place, "/home/binh")
    return found


def main() -> int:
    """Write the pictures, or with ``--check`` say which ones are stale; 1 where one is."""
    os.environ["TZ"] = "Asia/Ho_Chi_Minh"
    time.tzset()
    pictures = asyncio.run(drawn())
    if "--check" not in sys.argv:
        for path, text in pictures.items():
            path.write_text(text, encoding="utf-8")
        return 0
    stale = [path.name for path, text in pictures.items() if not path.exists() or path.read_text("utf-8") != text]
    sys.stdout.write("".join(f"docs/{name} is stale: make pictures\n" for name in stale))
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
