"""What is written to the terminal is the difference, and the terminal then shows what it should."""

from __future__ import annotations

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.display.looks import PLAIN, Look, change
from tui.display.picture import Picture

WIDTH, HEIGHT = 24, 9
STYLES = [
    Style.null(),
    Style(bold=True),
    Style(color="red"),
    Style(color="color(9)", bgcolor="blue"),
    Style(color="color(130)", reverse=True),
    Style(color="#102030", bold=True),
]
LETTERS = "abcxyz 0123▓–ăếộĐ界"

segments = st.lists(st.tuples(st.text(LETTERS, max_size=9), st.sampled_from(STYLES)), max_size=4)
frames = st.lists(st.dictionaries(st.integers(0, HEIGHT - 1), segments, max_size=HEIGHT), min_size=1, max_size=6)


def a_strip(parts: list[tuple[str, Style]]) -> Strip:
    return Strip([Segment(text, style) for text, style in parts]).adjust_cell_length(WIDTH)


class Terminal:
    """A terminal that plays what it is sent."""

    def __init__(self) -> None:
        self.screen = pyte.Screen(WIDTH, HEIGHT)
        self.stream = pyte.Stream(self.screen)

    def rows(self) -> list[list[tuple[str, str, str, bool, bool]]]:
        """Return every cell with its look."""
        return [
            [(c.data, c.fg, c.bg, c.bold, c.reverse) for c in (self.screen.buffer[y][x] for x in range(WIDTH))]
            for y in range(HEIGHT)
        ]


def in_full(rows: dict[int, Strip]) -> Terminal:
    """Show the same lines by a picture that knows nothing of the terminal."""
    terminal = Terminal()
    pieces = [(y, 0, strip) for y, strip in rows.items()]
    terminal.stream.feed(Picture(WIDTH, HEIGHT).paint(pieces, ColorSystem.TRUECOLOR))
    return terminal


@settings(max_examples=80)
@given(frames)
def test_any_sequence_of_frames_ends_in_the_same_screen_as_its_last_state(
    sequence: list[dict[int, list[tuple[str, Style]]]],
) -> None:
    terminal, picture = Terminal(), Picture(WIDTH, HEIGHT)
    shown = {y: a_strip([]) for y in range(HEIGHT)}
    terminal.stream.feed(picture.paint([(y, 0, strip) for y, strip in shown.items()], ColorSystem.TRUECOLOR))
    for frame in sequence:
        pieces = {y: a_strip(parts) for y, parts in frame.items()}
        shown |= pieces
        terminal.stream.feed(picture.paint([(y, 0, s) for y, s in pieces.items()], ColorSystem.TRUECOLOR))
    assert terminal.rows() == in_full(shown).rows()


@given(st.lists(st.integers(-3, 3), min_size=1, max_size=8))
def test_scrolling_back_and_forth_shows_the_right_lines(moves: list[int]) -> None:
    lines = [a_strip([(f"{n} {'abcdefg'[n % 7] * (n % 5 + 1)}", STYLES[n % len(STYLES)])]) for n in range(60)]
    terminal, picture, top = Terminal(), Picture(WIDTH, HEIGHT), 25
    terminal.stream.feed(picture.paint([(y, 0, lines[top + y]) for y in range(HEIGHT)], ColorSystem.TRUECOLOR))
    for by in moves:
        top += by
        terminal.stream.feed(picture.paint([(y, 0, lines[top + y]) for y in range(HEIGHT)], ColorSystem.TRUECOLOR))
    assert terminal.rows() == in_full({y: lines[top + y] for y in range(HEIGHT)}).rows()


def test_what_did_not_change_is_not_sent() -> None:
    picture = Picture(WIDTH, HEIGHT)
    strip = a_strip([("đúng hạn", Style(bold=True))])
    picture.paint([(2, 0, strip)], ColorSystem.STANDARD)
    assert picture.paint([(2, 0, strip)], ColorSystem.STANDARD) == ""
    sent = picture.paint([(2, 0, a_strip([("đúng hẹn", Style(bold=True))]))], ColorSystem.STANDARD)
    assert len(sent) < 24


def test_lines_that_moved_together_are_moved_by_the_terminal() -> None:
    terminal, picture = Terminal(), Picture(WIDTH, HEIGHT)
    lines = [a_strip([(f"dòng {n} {'x' * n}", Style.null())]) for n in range(HEIGHT + 1)]
    terminal.stream.feed(picture.paint([(y, 0, lines[y]) for y in range(HEIGHT)], ColorSystem.STANDARD))
    sent = picture.paint([(y, 0, lines[y + 1]) for y in range(HEIGHT)], ColorSystem.STANDARD)
    assert "\x1bD" in sent
    assert len(sent) < 80
    terminal.stream.feed(sent)
    assert terminal.screen.display[0].startswith("dòng 1 x")
    assert terminal.screen.display[-1].startswith(f"dòng {HEIGHT} ")


@pytest.mark.parametrize(
    ("old", "new", "sent"),
    [
        (PLAIN, Look("", "31", "", ""), "\x1b[31m"),
        (Look("", "31", "", ""), Look("", "32", "", ""), "\x1b[32m"),
        (Look("1", "31", "", ""), Look("", "31", "", ""), "\x1b[0;31m"),
        (Look("", "31", "44", ""), PLAIN, "\x1b[39;49m"),
        (None, PLAIN, "\x1b[0m"),
    ],
)
def test_a_change_of_look_is_as_short_as_can_be(old: Look | None, new: Look, sent: str) -> None:
    assert change(old, new) == sent
