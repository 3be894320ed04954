"""A scrolling window of lines: help, history, checks, and a place in a document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical

from inspection.vietnamese import fold
from tui.screens.dialogs import Dialog
from tui.theme import LOOKS, line, pieces, plain, wrapped
from tui.widgets.line_panel import LinePanel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.text import Text
    from textual.app import ComposeResult
    from textual.binding import BindingType

_GUTTER = 6
"""Four digits, a space and a mark."""


class TextWindow(Dialog[None]):
    """Lines over the screen; the moving keys scroll, most others close."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("q,enter,v,h,d,question_mark,f1", "leave", ""),
        ("j,down", "scroll_by(1)", ""),
        ("k,up", "scroll_by(-1)", ""),
        ("pagedown,space", "scroll_by(12)", ""),
        ("pageup", "scroll_by(-12)", ""),
    ]

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def compose(self) -> ComposeResult:
        """Lay out one scrolling pane."""
        with Vertical(classes="window tall"):
            yield LinePanel(id="window-text")

    def on_mount(self) -> None:
        """Fill it once its width is known."""
        self.call_after_refresh(self._fill)

    def action_scroll_by(self, lines: int) -> None:
        """Scroll the text."""
        self.query_one(LinePanel).scroll_lines(lines)

    def text_lines(self, width: int) -> list[Text]:
        """Return the lines for a width in cells."""
        raise NotImplementedError

    def focus_line(self) -> int | None:
        """Return the line to bring into sight."""
        return None

    def _fill(self) -> None:
        panel = self.query_one(LinePanel)
        head = line((self._title, "title"), "   ", (self.host.wording("help.leave"), "dim"))
        panel.set_lines([head, line(), *self.text_lines(panel.size.width)])
        wanted = self.focus_line()
        if wanted is not None:
            panel.show_line(wanted + 2)


class Paragraphs(TextWindow):
    """Paragraphs, each with its look."""

    def __init__(self, title: str, paragraphs: Sequence[tuple[str, str]]) -> None:
        super().__init__(title)
        self._paragraphs = paragraphs

    def text_lines(self, width: int) -> list[Text]:
        """Wrap the paragraphs."""
        return [text for look, words in self._paragraphs for text in wrapped(words, width, look, 2)]


class Lines(TextWindow):
    """Lines that somebody else makes for the width."""

    def __init__(self, title: str, make: Callable[[int], list[Text]]) -> None:
        super().__init__(title)
        self._make = make

    def text_lines(self, width: int) -> list[Text]:
        """Make the lines."""
        return self._make(width)


class SourceWindow(TextWindow):
    """A document at a line: the words in question underlined, the figure in them reversed."""

    def __init__(self, title: str, source: Sequence[str], number: int, quote: str = "", figure: str = "") -> None:
        super().__init__(title)
        self._source = source
        self._number = number
        self._quote = quote
        self._figure = figure
        self._focus = 0

    def text_lines(self, width: int) -> list[Text]:
        """Return the document's lines, numbered and wrapped."""
        lines: list[Text] = []
        for number, words in enumerate(self._source, 1):
            here = number == self._number
            whole = plain(words).replace("\n", " ")
            marks = marks_in(whole, self._quote, self._figure) if here else []
            if here:
                self._focus = len(lines)
            at = 0
            for index, piece in enumerate(pieces(whole, width - _GUTTER)):
                at = max(at, whole.find(piece, at))
                label = f"{number:>4} " if index == 0 else " " * (_GUTTER - 1)
                shown = line((label, "key" if here else "dim"), ("▌" if here else " ", "key"), piece)
                for start, end, look in marks:
                    left, right = max(start, at) - at, min(end - at, len(piece))
                    if left < right:
                        shown.stylize(LOOKS[look], _GUTTER + left, _GUTTER + right)
                lines.append(shown)
                at += len(piece)
        return lines

    def focus_line(self) -> int | None:
        """Return where the line in question begins."""
        return self._focus


def marks_in(words: str, quote: str, figure: str = "") -> list[tuple[int, int, str]]:
    """Return where the quote and the figure stand in a line and how each looks.

    A figure is sought inside the quote; where the quote does not stand there word for word, in the whole line, but then
    only if it stands there once. Folding keeps the length of composed text.
    """
    whole = fold(words)
    if len(whole) != len(words):
        return []
    wanted = fold(quote).strip()
    start = whole.find(wanted) if wanted else -1
    marks = [(start, start + len(wanted), "match")] if start >= 0 else []
    number = figure.removesuffix("%").strip()
    if number:
        exactly = re.compile(rf"(?<![\d.,]){re.escape(number)}(?!\d|[.,]\d)")
        room = (start, start + len(wanted)) if start >= 0 else (0, len(whole))
        found = list(exactly.finditer(whole, *room))
        if found and (start >= 0 or len(found) == 1):
            marks.append((*found[0].span(), "cursor"))
    return marks or ([(0, len(words), "strong")] if wanted else [])
