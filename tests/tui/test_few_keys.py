"""A whole inspection by keys only: 120 items, 20 findings, to the notice, in no more key presses than promised.

The mix of items is that of the field: nearly half have a suggestion that is right, a quarter are plain to see, some
have a figure to verify or do not occur, a sixth need a finding. Words that are typed as such are not counted; the keys
that open and end them are.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.model.checklist import Checklist, Quantity
from inspection.model.codes import Comparator, FindingState, GroupCode, Verdict
from inspection.model.documents import Period
from inspection.model.events import ChecklistDrafted, DetailsChanged
from inspection.suggest import propose
from tests.sittings import HELD, invented_item, send, settled
from tui.screens.checklist.screen import ChecklistScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    from inspection.model.checklist import ChecklistItem
    from inspection.session import Session
    from tui.app import KiemtraApp

    OpenApp = Callable[..., KiemtraApp]

PROMISED = 420
ENTER, TAB, SHIFT_DOWN, F7 = "\r", "\t", "\x1b[1;2B", "\x1b[18~"
MIX = {"suggested": 54, "plain": 24, "absent": 6, "figure": 14, "partly": 12, "failed": 8, "unproven": 2}


class Fingers:
    """Presses keys and counts them; words are typed beside the count."""

    def __init__(self, pilot: Pilot[int]) -> None:
        self.pilot = pilot
        self.pressed = 0

    async def press(self, *keys: str) -> None:
        """Press keys, each given as the terminal sends it."""
        self.pressed += len(keys)
        await send(self.pilot, "".join(keys))

    async def write(self, words: str) -> None:
        """Type free text."""
        await send(self.pilot, words)
        await self.pilot.pause()


def item_of(kind: str, place: int) -> ChecklistItem:
    """Return an invented item of a kind, with the suggestion that the rules make of its figures."""
    group = list(GroupCode)[place * len(GroupCode) // sum(MIX.values())]
    number = f"{list(GroupCode).index(group) + 1}.{place:03}"
    item = invented_item(f"{kind}-{place}", number, f"Nội dung kiểm tra số {place}", group)
    if kind in ("suggested", "figure"):
        aim = Quantity(value=Decimal(95), unit="%", comparator=Comparator.AT_LEAST)
        done = Quantity(value=Decimal(98), unit="%", numerator=Decimal(1210), denominator=Decimal(1235))
        item = replace(item, planned=aim, reported=done)
    return replace(item, suggestion=propose(item)) if kind == "suggested" else item


def items() -> list[ChecklistItem]:
    kinds = [kind for kind, times in MIX.items() for _ in range(times)]
    return [item_of(kind, place) for place, kind in enumerate(kinds)]


async def judge_all(fingers: Fingers) -> None:
    """Go through the checklist from its first item to its last."""
    await fingers.press(*[ENTER] * MIX["suggested"])
    await fingers.press(*"1" * MIX["plain"])
    await fingers.press(*[SHIFT_DOWN] * (MIX["absent"] - 1), "4", ENTER, TAB, ENTER)
    for _ in range(MIX["figure"]):
        await fingers.press(*"s1190", ENTER, ENTER, ENTER)
    for place in range(MIX["partly"]):
        await fingers.press("c")
        await fingers.write(f"mới thực hiện ở {place + 2} tổ dân phố")
        await fingers.press(ENTER, "2", ENTER)
    await fingers.press("b")
    await fingers.write("biên bản làm việc tại Trung tâm")
    await fingers.press(ENTER, "3", ENTER)
    for _ in range(MIX["failed"] - 1):
        await fingers.press("b", "b", "3", ENTER)
    for _ in range(MIX["unproven"]):
        await fingers.press("5", ENTER, TAB, ENTER)


async def test_120_items_and_20_findings_take_no_more_keys_than_promised(open_app: OpenApp, session: Session) -> None:
    asked = items()
    period = Period(start=HELD.replace(month=1, day=1), end=HELD)
    session.record(DetailsChanged(details=replace(session.inspection.details, period=period)))
    session.record(ChecklistDrafted(checklist=Checklist(criteria_set="proposal-2025", items=tuple(asked))))
    async with open_app("checklist", item=asked[0].id).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        fingers = Fingers(pilot)
        await judge_all(fingers)
        assert isinstance(pilot.app.screen, ChecklistScreen)
        await fingers.press("z", "Z", F7)  # one slip, taken back and done again
        await settled(pilot)
        await fingers.press("j", *"1" * 20)
        await settled(pilot)
    session.refresh()
    said = session.inspection
    given = Counter(said.answer(one.id).verdict for one in asked)
    assert given == {
        Verdict.MET: MIX["suggested"] + MIX["plain"] + MIX["figure"],
        Verdict.NOT_APPLICABLE: MIX["absent"],
        Verdict.PARTLY: MIX["partly"],
        Verdict.NOT_MET: MIX["failed"],
        Verdict.INSUFFICIENT: MIX["unproven"],
    }
    assert Counter(one.state for one in said.findings) == {FindingState.CONFIRMED: 20}
    assert sum(bool(said.evidence_for(one.id)) for one in asked) == MIX["failed"]
    assert sum(bool(said.answer(one.id).reason) for one in asked) == MIX["absent"] + MIX["unproven"]
    assert fingers.pressed <= PROMISED, fingers.pressed
