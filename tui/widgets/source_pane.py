"""A document as it was sent: numbered lines, wrapped, with one place lit.

Every figure on every screen can be traced to its line; this is where the line is seen. Only the rows in sight are ever
made into styled text, for a report has a thousand of them.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from inspection.vietnamese import fold, visible
from tui.theme import LOOKS, line, pieces
from tui.widgets.line_panel import LinePanel

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from rich.text import Text

GUTTER = 7
"""Mark, five digits and a space."""
_LONGEST_UNDERLINED = 60
"""Letters of a quote that is underlined; a longer one is as good as its line, and letters painted twice cost."""


class _Row(NamedTuple):
    """One row of the screen: a piece of a document's line."""

    number: int
    start: int
    """Where the piece begins in the line's visible text."""
    text: str


class SourcePane(LinePanel):
    """Numbered source lines; the lit ones carry an arrow, the quoted words in them are underlined."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id, classes=classes)
        self._document: Sequence[str] = ()
        self._folded: Sequence[str] = ()
        """The lines as they are searched; made when first asked for."""
        self._rows: list[_Row] = []
        self._numbers: list[int] = []
        self._width = 0
        self._lit: frozenset[int] = frozenset()
        self._quote = ""

    def show_document(self, lines: Sequence[str], folded: Sequence[str] = ()) -> None:
        """Show a document; nothing in it is lit. ``folded`` are its lines as they are searched, where at hand."""
        if lines is not self._document:
            self._document, self._folded = lines, folded
            self._lit, self._quote, self._top = frozenset(), "", 0
            self._lay_out()

    def light(self, numbers: Collection[int], quote: str = "") -> None:
        """Light some lines and bring the first of them into sight; ``quote`` is underlined where it stands."""
        lit = frozenset(numbers)
        if (lit, quote) == (self._lit, self._quote):
            return
        changed = self._lit | lit
        self._lit, self._quote = lit, quote
        before = self._top
        if lit:
            self._bring(*self._first_lit())
        if self._top == before:
            self.repaint_of(changed.__contains__)

    def find(self, words: str) -> int:
        """Return the first line that holds some words, accents or not; 0 where none does."""
        wanted = fold(words).strip()
        if not wanted:
            return 0
        if not self._folded:
            self._folded = [fold(text) for text in self._document]
        return next((number for number, text in enumerate(self._folded, 1) if wanted in text), 0)

    def line_text(self, number: int) -> str:
        """Return the words of a line; nothing where there is no such line."""
        return self._document[number - 1] if 0 < number <= len(self._document) else ""

    def repaint_of(self, changed: Callable[[int], bool]) -> None:
        """Paint the rows in sight of some lines."""
        rows = enumerate(self._rows[self._top : self._top + self.size.height])
        self._repaint({y for y, row in rows if changed(row.number)})

    @property
    def last(self) -> int:
        """Return the last line."""
        return len(self._document)

    @property
    def top_line(self) -> int:
        """Return the first line in sight."""
        return self.number_at(self._top)

    def number_at(self, index: int) -> int:
        """Return the line that a row belongs to; 0 where there is no such row."""
        return self._rows[index].number if 0 <= index < len(self._rows) else 0

    def scroll_lines(self, by: int) -> None:
        """Move the window over the document."""
        top = max(0, min(self._top + by, max(0, len(self._rows) - self.size.height)))
        if top != self._top:
            self._top = top
            self.refresh()

    def on_resize(self) -> None:
        """Wrap the lines anew where the width changed."""
        if self.size.width != self._width:
            self._lay_out()

    def text_at(self, index: int) -> Text | None:
        """Return one row of the screen."""
        if not 0 <= index < len(self._rows):
            return None
        row = self._rows[index]
        lit = row.number in self._lit
        first = index == 0 or self._rows[index - 1].number != row.number
        number = str(row.number) if first else ""
        sign = ("▶" if first else "┃") if lit else " "
        shown = line((sign, "key"), (f"{number:>5} ", "key" if lit else "dim"), (row.text, ""))
        if lit:
            for start, end in self._quoted(row):
                shown.stylize(LOOKS["match"], GUTTER + start, GUTTER + end)
        return shown

    def _quoted(self, row: _Row) -> list[tuple[int, int]]:
        """Return where the quote overlaps a row, counted from the row's first letter."""
        start = self._place_of_quote(row.number)
        if start < 0 or len(self._quote) > _LONGEST_UNDERLINED:
            return []  # the margin says enough of a line that is quoted whole, and costs a tenth
        left, right = max(start, row.start), min(start + len(self._quote), row.start + len(row.text))
        return [(left - row.start, right - row.start)] if left < right else []

    def _place_of_quote(self, number: int) -> int:
        """Return where in a line the quote begins; -1 where it does not stand there."""
        whole = _shown(self.line_text(number)).replace("\n", " ")
        folded = fold(whole)
        same = self._quote and len(folded) == len(whole)
        return folded.find(fold(self._quote)) if same else -1

    @property
    def shows_quote(self) -> bool:
        """Tell whether the quote stands, word for word, in a lit line."""
        return any(self._place_of_quote(number) >= 0 for number in self._lit)

    def _first_lit(self) -> tuple[int, int]:
        """Return the first row of the place that is lit, and the one behind its last, as far as the pane holds it."""
        number = min(self._lit)
        first, last = bisect_left(self._numbers, number), bisect_left(self._numbers, number + 1)
        start = self._place_of_quote(number)
        if last - first > self.size.height and start >= 0:  # a line longer than the pane: bring the words themselves
            first = max(n for n in range(first, last) if n == first or self._rows[n].start <= start)
        return first, last

    def bring(self, number: int) -> None:
        """Bring a line into sight."""
        self._bring(bisect_left(self._numbers, number), bisect_left(self._numbers, number + 1))

    def _bring(self, first: int, last: int) -> None:
        height = max(1, self.size.height)
        if self._top <= first and min(last, first + height) <= self._top + height:
            return
        room = min(3, height // 4)
        # Whoever goes up finds the line at the foot of the pane, with room above it for the lines to come.
        near = self._top - height < first < self._top and last - first < height - room
        wanted = last + room - height if near else first - room
        top = max(0, min(wanted, len(self._rows) - height))
        if top != self._top:
            self._top = top
            self.refresh()

    def _lay_out(self) -> None:
        self._width = self.size.width
        self._rows = []
        if self._width > GUTTER:
            for number, source in enumerate(self._document, 1):
                position = 0
                whole = _shown(source)
                for piece in pieces(whole, self._width - GUTTER):
                    position = max(position, whole.find(piece, position))
                    self._rows.append(_Row(number, position, piece))
                    position += len(piece)
        self._numbers = [row.number for row in self._rows]
        self._top = max(0, min(self._top, len(self._rows) - 1))
        if self._lit:
            self._bring(*self._first_lit())
        self.refresh()


def _shown(text: str) -> str:
    """Return a line as it is shown, letter for letter: the cells of a table's row are parted where tabs part them."""
    return visible(text).replace("\t", "│")
