"""The details of an inspection can be corrected at any time; what is not understood is asked for again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from inspection.catalogue import shipped
from inspection.model.codes import InspectionForm
from inspection.model.documents import Period
from inspection.paths import SAMPLES
from tests.readings import assert_as_kept
from tests.sittings import settled
from tui.screens.figures import FiguresScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.app import KiemtraApp


async def test_the_details_look_as_kept(open_app: Callable[..., KiemtraApp]) -> None:
    app = open_app("details")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert_as_kept(pilot, "details-vi")


async def test_a_day_is_typed_corrected_and_taken_back(open_app: Callable[..., KiemtraApp]) -> None:
    app = open_app("details")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("end", "k", "k", "enter", *"31/02/2025", "enter")
        shown = await settled(pilot)
        assert "chưa đúng dạng ngày" in shown
        assert "31/02/2025" in shown
        assert app.session.inspection.details.remediation_due is None
        await pilot.press(*["backspace"] * 10, *"15/12/2025", "enter")
        await settled(pilot)
        assert app.session.inspection.details.remediation_due == date(2025, 12, 15)
        await pilot.press("z")
        await settled(pilot)
        assert app.session.inspection.details.remediation_due is None


async def test_period_is_understood_and_can_be_emptied(open_app: Callable[..., KiemtraApp]) -> None:
    app = open_app("details")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("j", "j", "j", "j", "enter", *"01/7 - 15/10/2025", "enter")
        await settled(pilot)
        assert app.session.inspection.details.period == Period(start=date(2025, 7, 1), end=date(2025, 10, 15))
        await pilot.press("0")
        await settled(pilot)
        assert app.session.inspection.details.period is None


async def test_the_ward_cannot_be_emptied(open_app: Callable[..., KiemtraApp]) -> None:
    app = open_app("details")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("j", "0", "enter", *["backspace"] * 7, "enter")
        assert "chưa rõ đơn vị nào" in await settled(pilot)
        await pilot.press("escape")
        assert app.session.inspection.details.ward == "Hòa Mai"


async def test_the_team_comes_from_a_file(open_app: Callable[..., KiemtraApp]) -> None:
    app = open_app("details")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.files_from = SAMPLES
        await pilot.press("end", "enter")
        await settled(pilot)
        await pilot.press("r")
        await settled(pilot)
        await pilot.press(*"team", "enter")
        shown = await settled(pilot)
        assert len(app.session.inspection.team.members) > 3
        assert "Trưởng đoàn" in shown


async def test_back_leads_to_where_it_was_asked_for(open_app: Callable[..., KiemtraApp]) -> None:
    app = open_app("figures")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("D")
        assert "Thông tin cuộc kiểm tra" in await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, FiguresScreen)


async def test_another_criteria_set_is_chosen_later(open_app: Callable[..., KiemtraApp]) -> None:
    app = open_app("details")
    first = shipped().criteria_sets[0]
    asked = [replace(one, id=f"KT-{one.id}") for one in first.criteria]
    office = replace(first, id="so-2026", decision="12/QĐ-SNV", official=True, own=True, criteria=tuple(asked))
    app.catalogue = replace(shipped(), criteria_sets=(first, office))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("end", "k")
        shown = await settled(pilot)
        assert "đề xuất · đi kèm chương trình: proposal-2025" in shown
        await pilot.press("enter", *"12 qd", "enter")
        shown = await settled(pilot)
        assert "Đã lập lại bảng kiểm theo" in shown
        assert "ban hành theo 12/QĐ-SNV" in shown
        assert app.session.inspection.drafted is not None
        assert app.session.inspection.drafted.criteria_set == "so-2026"
        await pilot.press("enter", *"12 qd", "enter")
        assert "đang theo bộ tiêu chí này" in await settled(pilot)
        await pilot.press("f4")
        assert "ban hành theo 12/QĐ-SNV" in await settled(pilot)
        await pilot.press("C", *"de xuat", "enter")
        await settled(pilot)
        assert app.session.inspection.drafted.criteria_set == first.id


async def test_the_form_is_chosen_and_the_notice_tells_it(open_app: Callable[..., KiemtraApp]) -> None:
    app = open_app("details")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("j", "j", "j", "enter", *"chuyen de", "enter")
        assert "Chuyên đề" in await settled(pilot)
        assert app.session.inspection.details.form is InspectionForm.THEMATIC
        await pilot.press("0")
        assert "không để trống được" in await settled(pilot)
        await pilot.press("f9")
        assert "Hình thức kiểm tra: chuyên đề" in " ".join((await settled(pilot)).split())
