"""Draw the picture of the README from the real app on the sample inspection: ``make pictures``.

The inspection is half done, so that verdicts, proposals, figures and charts all show; the same run always gives the
same picture. The terminal's font is the reader's own: nothing is fetched when the picture is looked at.
"""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from inspection.catalogue import shipped
from inspection.model.codes import GroupCode, Origin, Verdict
from inspection.model.events import VerdictGiven
from inspection.store.port import Place
from inspection.wording import Wording
from inspection.workspace import Workspace
from tui.app import KiemtraApp
from tui.cli.demo import begin

if TYPE_CHECKING:
    from inspection.session import Session

PICTURE = Path(__file__).with_name("kiemtra.svg")
SIZE = (120, 40)
NINTH = 9
"""Each ninth item without a proposal is left undecided, as in any real sitting."""

STOP_AT = "files_on_time_rate"
"""The indicator of the item that the picture stops at: plan, report and its own working all speak of it."""


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


async def drawn() -> str:
    """Open the app on the sample inspection and return what it shows, as SVG."""
    with TemporaryDirectory() as folder, Workspace.open(Path(folder), name="Bình") as workspace:
        session = begin(workspace)
        place = Place(inspection=session.id, screen="checklist", item=half_done(session))
        app = KiemtraApp(workspace, Wording(), shipped(), place=place)
        async with app.run_test(size=SIZE) as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause(1)
            picture = app.export_screenshot(title="kiemtra")
    return re.sub(r"terminal-\d+", "terminal", re.sub(r"@font-face\s*\{.*?\}", "", picture, flags=re.DOTALL))


if __name__ == "__main__":
    PICTURE.write_text(asyncio.run(drawn()), encoding="utf-8")
