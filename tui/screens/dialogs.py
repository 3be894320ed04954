"""Small windows: a notice, a choice, the palette. Each returns a value and writes nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, cast

from rich.cells import cell_len
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from inspection.vietnamese import fold, words
from tui.keymap import key_name
from tui.phrases import fitted
from tui.theme import line, wrapped
from tui.widgets.line_panel import LinePanel
from tui.widgets.row_list import RowList
from tui.widgets.typing_fields import LineField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from tui.app import KiemtraApp
    from tui.command import Vocabulary

Result = TypeVar("Result")


class Dialog(ModalScreen[Result]):
    """A window over the screen; Esc leaves it without a value."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "leave", "")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012  # as Textual declares it
    AUTO_FOCUS = ""

    @property
    def host(self) -> KiemtraApp:
        """Return the app under its own type."""
        return cast("KiemtraApp", self.app)

    def _compositor_refresh(self) -> None:
        if not self.host.holds_back(self):
            super()._compositor_refresh()

    def action_leave(self) -> None:
        """Leave without a value."""
        self.dismiss(None)


class TextWindow(Dialog[Result]):
    """A window of lines to read, as high as they need."""

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        with Vertical(classes="window"):
            yield LinePanel(id="window-text")

    def on_mount(self) -> None:
        """Fill it once its width is known."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        panel = self.query_one("#window-text", LinePanel)
        lines = self.lines(panel.size.width)
        panel.styles.height = len(lines)
        panel.set_lines(lines)

    def lines(self, width: int) -> list[Text]:
        """Return the lines for a width in cells."""
        raise NotImplementedError


class Notice(TextWindow[None]):
    """A message that is too long for one line."""

    BINDINGS: ClassVar[list[BindingType]] = [("enter,space,q", "leave", "")]

    def __init__(self, title: str, message: str) -> None:
        super().__init__()
        self._title = title
        self._text = message

    def lines(self, width: int) -> list[Text]:
        """Return title, message and the way out."""
        foot = line((self.host.wording("dialog.close"), "dim"))
        return [line((self._title, "error")), line(), *wrapped(self._text, width), line(), foot]


_MORE = 4
"""Lines below a list that show the row under the cursor in full."""


class Choice(Dialog[Result], Generic[Result]):
    """Pick one of many by typing some of its words, accents or not; what is cut in the list is whole below it."""

    def __init__(self, title: str, options: Sequence[tuple[str, Result]]) -> None:
        super().__init__()
        self._title = title
        self._options = options
        self._shown: list[tuple[str, Result]] = list(options)

    def compose(self) -> ComposeResult:
        """Lay out title, field and rows."""
        with Vertical(classes="window tall"):
            yield LinePanel(id="window-title")
            yield LineField("", id="window-input")
            yield RowList(id="window-rows")
            yield LinePanel(id="window-more")

    def on_mount(self) -> None:
        """Show all of them."""
        self.query_one("#window-title", LinePanel).set_lines([line((self._title, "title"))])
        self.query_one(Input).focus()
        self.call_after_refresh(self._filter, "")

    def on_line_panel_resized(self) -> None:
        """Cut the rows anew to their width."""
        self._show_rows()

    def on_row_list_moved(self) -> None:
        """Show the row under the cursor in full."""
        self._show_more()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow down while typing."""
        self._filter(event.value)

    def on_key(self, event: events.Key) -> None:
        """Move in the rows while typing."""
        rows = self.query_one(RowList)
        if event.key in ("down", "up"):
            rows.move(1 if event.key == "down" else -1)
            event.stop()

    def on_input_submitted(self) -> None:
        """Take the row under the cursor."""
        if self._shown:
            self.dismiss(self._shown[self.query_one(RowList).cursor][1])

    def fitting(self, typed: str) -> list[tuple[str, Result]]:
        """Return the options that hold all the words typed, accents or not."""
        wanted = words(typed)
        return [option for option in self._options if all(_found(word, fold(option[0])) for word in wanted)]

    def _filter(self, typed: str) -> None:
        self._shown = self.fitting(typed)
        self.query_one(RowList).cursor = 0
        self._show_rows()

    def _show_rows(self) -> None:
        rows = self.query_one(RowList)
        room = max(8, rows.size.width - 1)
        rows.set_rows([line(f" {fitted(label, room).rstrip()}") for label, _ in self._shown])
        # The place for it stays while the list is narrowed down: nothing jumps.
        cut = any(cell_len(label) > room for label, _ in self._options)
        self.query_one("#window-more").display = cut or not self._shown
        self._show_more()

    def _show_more(self) -> None:
        rows, more = self.query_one(RowList), self.query_one("#window-more", LinePanel)
        if not self._shown:
            more.set_lines(wrapped(self.host.wording("dialog.none"), max(8, rows.size.width - 1), "dim"))
            return
        label = self._shown[rows.cursor][0] if rows.cursor < len(self._shown) else ""
        cut = cell_len(label) >= rows.size.width
        more.set_lines(wrapped(label, max(8, rows.size.width - 1), "dim")[:_MORE] if cut else [])


def _found(word: str, label: str) -> bool:
    """Tell whether a label holds a word, also one that was typed without the space between two: ``mokhoa``."""
    return word in label or word in label.replace(" ", "")


class Palette(Choice[str]):
    """All commands of a screen by name."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        super().__init__("", [])

    def on_mount(self) -> None:
        """Name the commands in the language of the interface."""
        say = self.host.wording
        self._title = say("dialog.palette")
        self._options = [
            (f"{say(f'command.{command.id}'):<40} {key_name(self.host.keymap.keys_of(command))}", command.id)
            for command in self._vocabulary.commands
        ]

    def fitting(self, typed: str) -> list[tuple[str, str]]:
        """Put first what is called exactly so: "lich" is the calendar (lich), though a history holds the word too."""
        return sorted(super().fitting(typed), key=lambda option: f"({fold(typed.strip())})" not in fold(option[0]))
