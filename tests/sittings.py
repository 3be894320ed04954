"""An invented inspection for tests of screens: a report, three items, and how to see what a screen shows."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from textual._xterm_parser import XTermParser

from inspection.model.catalogue import Bilingual
from inspection.model.checklist import Checklist, ChecklistItem, Quantity
from inspection.model.codes import Comparator, DocumentKind, GroupCode, ItemKind
from inspection.model.documents import Citation, Reading
from inspection.model.events import ChecklistDrafted, DocumentRead
from inspection.model.finding import Finding
from inspection.model.inspection import Details, Member, Team
from inspection.model.source import SourceInfo, SourceRef
from tui.key_order import KeyOrder

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from inspection.session import Session
    from inspection.workspace import Workspace

REPORT = (
    "BÁO CÁO",
    "Kết quả công tác cải cách hành chính của phường Hòa Mai",
    "Tỷ lệ hồ sơ giải quyết đúng hạn đạt 97,5% (1.204/1.235 hồ sơ).",
    "Ban hành Kế hoạch số 12/KH-UBND ngày 10/01/2025 về cải cách hành chính.",
)
HELD = date(2025, 10, 14)
PATIENCE = 30.0
"""Seconds to wait for something to be painted; the machine may be busy."""
PLAN, ON_TIME, POSTED = "plan-issued", "on-time", "posted"
"""The items of the invented inspection, in their order."""


def two(text: str) -> Bilingual:
    """Return a text that is the same in both languages."""
    return Bilingual(vi=text, en=text)


def invented_item(item_id: str, number: str, title: str, group: GroupCode = GroupCode.PROCEDURES) -> ChecklistItem:
    """Return a plain item."""
    return ChecklistItem(
        id=item_id,
        number=number,
        kind=ItemKind.CRITERION,
        group=group,
        title=two(title),
        basis=two("Kế hoạch số 12/KH-UBND, mục III.2"),
        expected_evidence=two("Trích xuất Hệ thống"),
    )


def on_time_item() -> ChecklistItem:
    """Return an item with a planned and a reported figure."""
    place = SourceRef(document="report", line=3, quote="đạt 97,5% (1.204/1.235 hồ sơ)")
    return replace(
        invented_item("on-time", "3.01", "Tỷ lệ hồ sơ giải quyết đúng hạn"),
        planned=Quantity(value=Decimal(98), unit="%", comparator=Comparator.AT_LEAST),
        reported=Quantity(
            value=Decimal("97.5"), unit="%", numerator=Decimal(1204), denominator=Decimal(1235), source=place
        ),
        sources=(place,),
    )


def invented_report(sha256: str) -> Reading:
    """Return what was read in the invented ward's report."""
    source = SourceInfo(
        name="bao_cao.txt",
        sha256=sha256,
        format="text",
        encoding="utf-8",
        pages=None,
        lines=len(REPORT),
        quality=1.0,
    )
    cited = Citation(
        number="12/KH-UBND",
        type="Kế hoạch",
        date="2025-01-10",
        own=True,
        quote="Kế hoạch số 12/KH-UBND ngày 10/01/2025",
        line=4,
    )
    law = Citation(number="118/2025/NĐ-CP", type="Nghị định", quote="Nghị định số 118/2025/NĐ-CP", line=4)
    return Reading(source=source, kind=DocumentKind.REPORT, ward="Hòa Mai", citations=(law, cited))


def shown(pilot: Pilot[int]) -> str:
    """Return the text of the whole screen as a person sees it."""
    width, height = pilot.app.size
    rows = pilot.app.screen._compositor.render_strips()  # noqa: SLF001  # Textual has no public way
    return "\n".join(row.text[:width] for row in rows[:height])


def drafted(finding_id: str, condition: str, group: GroupCode = GroupCode.PROCEDURES, **facts: object) -> Finding:
    """Return a finding as a test needs it."""
    return replace(Finding(id=finding_id, group=group, condition=condition), **facts)  # type: ignore[arg-type]


def begin(workspace: Workspace, folder: Path) -> Session:
    """Begin an inspection with a report, three items and no verdict."""
    text = "\n".join(REPORT).encode()
    (folder / "bao_cao.txt").write_bytes(text)
    digest = sha256(text).hexdigest()
    workspace.keep(folder / "bao_cao.txt", digest)
    items = (
        invented_item("plan-issued", "1.01", "Kế hoạch được ban hành kịp thời", GroupCode.STEERING),
        on_time_item(),
        invented_item("posted", "3.02", "Niêm yết công khai thủ tục hành chính"),
    )
    return workspace.begin(
        Details(ward="Hòa Mai", city="Hải Phòng", held_on=HELD),
        Team(name="Đoàn kiểm tra số 1", agency="Sở Nội vụ", members=(Member(name="Nguyễn Thị Hoa"),)),
        DocumentRead(role="report", reading=invented_report(digest)),
        ChecklistDrafted(checklist=Checklist(criteria_set="proposal-2025", items=items)),
    )


async def send(pilot: Pilot[int], text: str) -> None:
    """Send characters in one read, as a terminal and its input method do; also accents as letters of their own."""
    driver = pilot.app._driver  # noqa: SLF001  # where a terminal's bytes come in
    assert driver is not None
    for event in XTermParser().feed(text):
        driver.process_message(event)
    await acted(pilot)


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys one after another, each with its whole effect."""
    for key in keys:
        await pilot.press(key)
        await acted(pilot)


async def acted(pilot: Pilot[int]) -> None:
    """Wait until every key that was sent has had its effect, however busy the machine is; raise what failed."""
    app = pilot.app
    while True:
        await pilot.pause()
        if app._exception is not None:  # noqa: SLF001  # a key of an app that has failed never has its effect
            raise app._exception  # noqa: SLF001  # as above
        if not isinstance(app, KeyOrder) or app._exit or not app.is_running:  # noqa: SLF001  # it has been left
            return
        if app.message_queue_size == 0 and app._fed_at is None and not app._waiting:  # noqa: SLF001  # no key is on its way
            return


def at(pilot: Pilot[int]) -> str:
    """Return the id of the item under the cursor of the checklist."""
    item = pilot.app.screen.current  # type: ignore[attr-defined]  # the tests' checklist screen
    return item.id if item else ""


async def seen(pilot: Pilot[int], words: str, *, gone: bool = False) -> str:
    """Wait until the screen shows some words, or shows them no more, and return what it shows; wrapped words count.

    It is looked at whenever something was painted, while threads may still be at work.
    """
    painted = asyncio.Event()
    await acted(pilot)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pilot.app, "post_display_hook", painted.set)
        while (words in " ".join((found := shown(pilot)).split())) is gone:
            painted.clear()
            try:
                await asyncio.wait_for(painted.wait(), PATIENCE)
            except TimeoutError:
                raise AssertionError(f"{words!r} {'stayed' if gone else 'never came'}:\n{found}") from None
    await acted(pilot)
    return shown(pilot)


async def settled(pilot: Pilot[int]) -> str:
    """Wait until keys have had their effect and threads and paints are done, and return what the screen shows.

    On a busy machine a key may still be on its way, and its worker not begun, when a pause is over.
    """
    app = pilot.app
    while True:
        await acted(pilot)
        await app.workers.wait_for_complete()
        await acted(pilot)
        if all(worker.is_finished for worker in app.workers):
            return shown(pilot)
