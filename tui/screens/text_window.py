"""A scrolling window of lines: help, history, checks, and a place in a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical

from inspection.vietnamese import fold
from tui.screens.dialogs import Dialog
from tui.theme import LOOKS, line, wrapped
from tui.widgets.line_panel import LinePanel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text
    from textual.app import ComposeResult
    from textual.binding import BindingType


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


class SourceWindow(TextWindow):
    """A document at a line, the words in question marked."""

    def __init__(self, title: str, source: Sequence[str], number: int, quote: str = "") -> None:
        super().__init__(title)
        self._source = source
        self._number = number
        self._quote = quote
        self._focus = 0

    def text_lines(self, width: int) -> list[Text]:
        """Return the document's lines, numbered and wrapped."""
        lines: list[Text] = []
        for number, words in enumerate(self._source, 1):
            if number == self._number:
                self._focus = len(lines)
            here = number == self._number
            for index, piece in enumerate(wrapped(words, width - 6)):
                label = f"{number:>4} " if index == 0 else " " * 5
                shown = line((label, "key" if here else "dim"), ("▌" if here else " ", "key"), piece.plain)
                lines.append(_marked(shown, self._quote) if here else shown)
        return lines

    def focus_line(self) -> int | None:
        """Return where the line in question begins."""
        return self._focus


def _marked(shown: Text, quote: str) -> Text:
    """Mark the words of a quote; both sides are folded, which keeps their length in NFC."""
    plain, wanted = fold(shown.plain), fold(quote).strip()
    at = plain.find(wanted) if wanted else -1
    if at >= 0:
        shown.stylize(LOOKS["match"], at, at + len(wanted))
    elif wanted:
        shown.stylize(LOOKS["strong"], 6)
    return shown
