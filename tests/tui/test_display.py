"""What is written to the terminal is the difference, and the terminal then shows what it should."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pyte
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.display.abilities import Abilities
from tui.display.looks import PLAIN, Look, change
from tui.display.picture import Picture

if TYPE_CHECKING:
    from pyte.screens import Char

WIDTH, HEIGHT = 24, 9
STYLES = [
    Style.null(),
    Style(bold=True),
    Style(color="red"),
    Style(color="color(9)", bgcolor="blue"),
    Style(color="color(130)", reverse=True),
    Style(color="#102030", bold=True),
    Style(underline=True),
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

    def rows(self) -> list[list[tuple[object, ...]]]:
        """Return every cell as it is seen: of a blank only what is behind it."""
        buffer = self.screen.buffer
        return [[_seen(buffer[y][x]) for x in range(WIDTH)] for y in range(HEIGHT)]


def _seen(cell: Char) -> tuple[object, ...]:
    if cell.data == " " and not cell.reverse and not cell.underscore:
        return " ", cell.bg
    return cell.data, cell.fg, cell.bg, cell.bold, cell.reverse, cell.underscore


def in_full(rows: dict[int, Strip]) -> Terminal:
    """Show the same lines by a picture that knows nothing of the terminal."""
    terminal = Terminal()
    pieces = [(y, 0, strip) for y, strip in rows.items()]
    terminal.stream.feed(Picture(WIDTH, HEIGHT).paint(pieces, ColorSystem.TRUECOLOR))
    return terminal


@settings(max_examples=120)
@given(frames, st.sampled_from([Abilities(), Abilities(erase=True)]))
def test_any_sequence_of_frames_ends_in_the_same_screen_as_its_last_state(
    sequence: list[dict[int, list[tuple[str, Style]]]], abilities: Abilities
) -> None:
    terminal, picture = Terminal(), Picture(WIDTH, HEIGHT, lambda: abilities)
    shown = {y: a_strip([]) for y in range(HEIGHT)}
    terminal.stream.feed(picture.paint([(y, 0, strip) for y, strip in shown.items()], ColorSystem.TRUECOLOR))
    for frame in sequence:
        pieces = {y: a_strip(parts) for y, parts in frame.items()}
        shown |= pieces
        terminal.stream.feed(picture.paint([(y, 0, s) for y, s in pieces.items()], ColorSystem.TRUECOLOR))
    assert terminal.rows() == in_full(shown).rows()


@given(st.lists(st.integers(-5, 5), min_size=1, max_size=8))
@example([1, 1])
@example([5, -4])
def test_scrolling_back_and_forth_shows_the_right_lines(moves: list[int]) -> None:
    lines = [a_strip([(f"{n} {'abcdefg'[n % 7] * (n % 5 + 1)}", STYLES[n % len(STYLES)])]) for n in range(100)]
    terminal, picture, top = Terminal(), Picture(WIDTH, HEIGHT), 45

    def frame(place: int) -> dict[int, Strip]:
        """Return a status line above, which counts, and the lines below it."""
        return {0: a_strip([(f"dòng {place}", STYLES[1])])} | {y: lines[top + y] for y in range(1, HEIGHT)}

    terminal.stream.feed(picture.paint([(y, 0, one) for y, one in frame(0).items()], ColorSystem.TRUECOLOR))
    for place, by in enumerate(moves, 1):
        top += by
        terminal.stream.feed(picture.paint([(y, 0, one) for y, one in frame(place).items()], ColorSystem.TRUECOLOR))
    assert terminal.rows() == in_full(frame(len(moves))).rows()


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


@pytest.mark.parametrize("by", [4, -4])
def test_the_few_lines_that_a_long_step_leaves_in_sight_are_moved_too(by: int) -> None:
    terminal, picture = Terminal(), Picture(WIDTH, HEIGHT)
    words = [f"{'abcdefghijklmnopqrstuvwxyz'[n % 26] * 20}" for n in range(3 * HEIGHT)]

    def frame(top: int) -> list[tuple[int, int, Strip]]:
        return [(y, 0, a_strip([(words[top + y], STYLES[(top + y) % len(STYLES)])])) for y in range(6)]

    terminal.stream.feed(picture.paint(frame(HEIGHT), ColorSystem.STANDARD))
    sent = picture.paint(frame(HEIGHT + by), ColorSystem.STANDARD)
    terminal.stream.feed(sent)
    assert [text.strip() for text in terminal.screen.display[:6]] == words[HEIGHT + by : HEIGHT + by + 6]
    assert [text for text in words[HEIGHT + by : HEIGHT + by + 6] if text in sent] == (
        words[HEIGHT + 6 : HEIGHT + 10] if by > 0 else words[HEIGHT - 4 : HEIGHT]
    )


def test_lines_that_are_shorter_than_the_asking_are_written() -> None:
    picture = Picture(WIDTH, HEIGHT)
    picture.paint([(y, 0, a_strip([(f"{y}", Style.null())])) for y in range(3)], ColorSystem.STANDARD)
    sent = picture.paint([(y, 0, a_strip([(f"{y + 1}", Style.null())])) for y in range(3)], ColorSystem.STANDARD)
    assert "\x1bD" not in sent


def test_blanks_are_erased_and_not_written() -> None:
    terminal, picture = Terminal(), Picture(WIDTH, HEIGHT, lambda: Abilities(erase=True))
    words, gone = Style(color="red"), Style.null()
    full = a_strip([("một hai ba bốn năm sáu ", words), ("!", gone)])
    terminal.stream.feed(picture.paint([(0, 0, full)], ColorSystem.STANDARD))
    sent = picture.paint([(0, 0, a_strip([(" " * 23, words), ("!", gone)]))], ColorSystem.STANDARD)
    assert "\x1b[22X" in sent
    sent += picture.paint([(0, 0, a_strip([("", gone)]))], ColorSystem.STANDARD)
    assert len(sent) < 20
    terminal.stream.feed(sent)
    assert not terminal.screen.display[0].strip()


def test_the_first_frame_clears_what_stood_there() -> None:
    terminal, picture = Terminal(), Picture(WIDTH, HEIGHT)
    terminal.stream.feed("left by somebody else")
    terminal.stream.feed(picture.paint([(3, 0, a_strip([("ta", Style.null())]))], ColorSystem.STANDARD))
    assert [line.strip() for line in terminal.screen.display if line.strip()] == ["ta"]


@pytest.mark.parametrize(
    ("terminal", "erases"), [("xterm-256color", "True"), ("linux", "True"), ("dumb", "False"), ("none-such", "False")]
)
def test_abilities_are_those_of_the_terminal_s_description(terminal: str, erases: str) -> None:
    asked = "from tui.display.abilities import described; print(described().erase)"
    environment = {**os.environ, "TERM": terminal}
    told = subprocess.run([sys.executable, "-c", asked], env=environment, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == erases


@pytest.mark.parametrize(
    ("old", "new", "sent"),
    [
        (PLAIN, Look("", "31", "", ""), "\x1b[31m"),
        (Look("", "31", "", ""), Look("", "32", "", ""), "\x1b[32m"),
        (Look("1", "31", "", ""), Look("", "31", "", ""), "\x1b[;31m"),
        (Look("", "31", "44", ""), PLAIN, "\x1b[m"),
        (Look("1", "31", "", ""), Look("1;7", "31", "", ""), "\x1b[7m"),
        (None, PLAIN, "\x1b[m"),
    ],
)
def test_a_change_of_look_is_as_short_as_can_be(old: Look | None, new: Look, sent: str) -> None:
    assert change(old, new) == sent


def test_the_rest_of_a_line_is_erased_from_where_the_pen_stands() -> None:
    terminal, picture = Terminal(), Picture(WIDTH, HEIGHT)
    words, none = Style.null(), a_strip([])
    longer = {3: a_strip([("   ba", words)]), 4: a_strip([("     năm", words)])}
    terminal.stream.feed(picture.paint([(y, 0, one) for y, one in longer.items()], ColorSystem.STANDARD))
    sent = picture.paint([(3, 0, none), (4, 0, none)], ColorSystem.STANDARD)
    assert sent.endswith("\v\x1b[K")
    terminal.stream.feed(sent)
    assert not any(line.strip() for line in terminal.screen.display)
