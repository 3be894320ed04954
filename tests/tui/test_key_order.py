"""Several keys in one read have the effect that they would have had one after another."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import pytest
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Input

from tests.sittings import send
from tui.key_order import KeyOrder

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult


class Question(Screen[None]):
    """A screen with a field, as a command opens it."""

    BINDINGS: ClassVar[list[Binding]] = [Binding("escape", "leave", "")]  # type: ignore[assignment]  # narrower

    def compose(self) -> ComposeResult:
        """Lay out the field."""
        yield Input(id="field")

    def on_mount(self) -> None:
        """Give it the keys."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the answer."""
        self.app.answers.append(event.value)  # type: ignore[attr-defined]
        self.dismiss()

    def action_leave(self) -> None:
        """Leave without one."""
        self.dismiss()


class Listener(KeyOrder):
    """Counts what keys did."""

    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]  # narrower
        Binding("s", "ask", ""),
        Binding("1", "judge", ""),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[str] = []
        self.verdicts = 0

    def action_ask(self) -> None:
        """Open the field."""
        self.push_screen(Question())

    def action_judge(self) -> None:
        """Count."""
        self.verdicts += 1


async def _after(text: str) -> Listener:
    app = Listener()
    async with app.run_test() as pilot:
        await send(pilot, text)
        return app


@pytest.mark.parametrize(
    ("text", "answers", "verdicts"),
    [
        ("s1190\r", ["1190"], 0),
        ("1s11\r1", ["11"], 2),
        ("s1190\rs1235\r", ["1190", "1235"], 0),
        ("sa\x7fá\r", ["á"], 0),
        ("sqau\x7f\x7fuá\r", ["quá"], 0),
        ("sab\x1b[Dx\r", ["axb"], 0),
        ("11111", [], 5),
    ],
)
async def test_keys_of_one_read_act_one_after_another(text: str, answers: list[str], verdicts: int) -> None:
    app = await _after(text)
    assert (app.answers, app.verdicts) == (answers, verdicts)


async def test_a_paste_waits_its_turn() -> None:
    app = Listener()
    async with app.run_test() as pilot:
        await send(pilot, "s\x1b[200~quá hạn\x1b[201~\r")
    assert app.answers == ["quá hạn"]


async def test_a_key_without_end_does_not_stop_the_next_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.key_order._PATIENCE", 0.05)
    lost: Callable[..., None] = lambda *_: None  # noqa: E731  # the mark is lost on its way
    monkeypatch.setattr(Listener, "_hop", lost)
    app = Listener()
    async with app.run_test() as pilot:
        await send(pilot, "111")
    assert app.verdicts == 3


async def test_painting_goes_on_after_a_burst() -> None:
    app = Listener()
    async with app.run_test() as pilot:
        await send(pilot, "1" * 30)
        assert app.verdicts == 30
        assert app._batch_count == 0  # noqa: SLF001  # what holds back painting
