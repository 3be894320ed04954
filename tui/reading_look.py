"""How rows of a reading look on the documents screen, and the lines of words around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.model.codes import Decision
from inspection.model.documents import IdentityField
from tui.item_fields import typed_form
from tui.phrases import fitted
from tui.reading_sections import ReadingSections
from tui.reading_words import ReadingWords
from tui.theme import line, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text

    from inspection.model.catalogue import Catalogue
    from inspection.model.corrections import Item, Placed
    from inspection.model.documents import Reading, Suggestion
    from inspection.model.source import SourceInfo
    from inspection.wording import Wording
    from tui.reading_sections import ReadingRow

_MARKS = {
    Decision.ACCEPTED: "✓",
    Decision.CORRECTED: "c",
    Decision.SPLIT: "+",
    Decision.MERGED: "=",
    Decision.DROPPED: "–",
    Decision.ADDED: "b",
    Decision.LATER: "x",
}
_LABEL = 14
"""Cells of a row's label."""
LABELLED = (0, 1 + _LABEL)
"""The cells of a row's mark and label."""
_LEAST = 20
"""Cells that a line of details has at least."""


class ReadingLook:
    """Puts rows and items into lines of the screen, in the language of the interface."""

    def __init__(self, catalogue: Catalogue, say: Wording) -> None:
        self._catalogue = catalogue
        self._say = say

    def row(self, row: ReadingRow, width: int) -> Text:
        """Return a row of the list."""
        look = "warning" if row.warning else ""
        if row.heading:
            return line((f"── {row.label} ".ljust(width, "─"), look or "title"))
        label, room = (fitted(row.label, _LABEL), look or "strong"), max(8, width - _LABEL - 2)
        return line((self._mark(row), "warning"), label, " ", (fitted(row.text, room), look))

    def details(
        self, row: ReadingRow, width: int, *, fault: str = "", likely: Suggestion | None = None, seen: str = ""
    ) -> list[Text]:
        """Return what is known of a row, below what could not be read of what was typed last.

        ``likely`` is the wording that garbled words may have had: a suggestion, told as such, beside the original.
        What is ``seen`` in the source, word for word, is not told a second time.
        """
        if row.heading:
            return []
        lines: list[Text] = [line(f" {fault}", "error")] if fault else []
        if likely:
            said = self._say("documents.likely", percent=round(100 * likely.confidence), text=likely.text)
            lines += [line(" ", (part.plain, "planned")) for part in wrapped(said, max(_LEAST, width - 2), indent=2)]
        facts = row.details or ((row.label.strip(" –*"), row.text),)
        told = {self._say("documents.in_document"), self._say("documents.content")}
        for name, value in (fact for fact in facts if not (seen and fact[0] in told and fact[1] == seen)):
            first, *rest = wrapped(f"{name}: {value}" if name else value, max(_LEAST, width - 2), indent=2)
            lines += [line(" ", first.plain), *(line(" ", more.plain) for more in rest)]
        return lines

    def counts(self, placed: Sequence[Placed]) -> str:
        """Say how many items were read, taken and dropped, and how many are left."""
        read = [one for one in placed if one.waits or (one.decided and not one.gone)]
        dropped = sum(not one.counts for one in read)
        left = sum(one.waits for one in read)
        accepted = len(read) - dropped - left
        return self._say("documents.counts", all=len(read), accepted=accepted, dropped=dropped, left=left)

    def where(self, source: SourceInfo | None, first: int, last: int) -> str:
        """Return lines and page of a place; nothing where it stands in no line."""
        if not first:
            return ""
        several = self._say("documents.lines_from", first=first, last=last)
        at = self._say("documents.line", line=first) if first == last else several
        page = source.page_of(first) if source else None
        return f"{at} · {self._say('documents.page', page=page)}" if page else at

    def field(self, item: Item, name: str) -> str:
        """Return a field of an item as people read it."""
        known, value = ReadingWords(self._catalogue, self._say), getattr(item, name)
        if name == "indicator":
            return known.indicator(value)
        return known.group(value) if name in {"group", "code"} else typed_form(item, name)

    def name(self, item: Item, field: str) -> str:
        """Return what a field of an item is called."""
        own = item.name if isinstance(item, IdentityField) else ""
        return self._say(f"documents.identity.{own}" if own else f"documents.field.{field}")

    def summary(self, reading: Reading, kind: str, item: Item) -> str:
        """Return an item in one line, as its row would show it."""
        row = ReadingSections(self._catalogue, self._say).row(reading, kind, item)
        return " ".join(part for part in (row.label.strip(" –*"), row.text) if part)

    @staticmethod
    def _mark(row: ReadingRow) -> str:
        """Return the sign before a row: what was decided, else whether it is weak."""
        one = row.placed
        if one is None or one.correction is None:
            return "!" if row.warning or row.confidence < 1 else " "
        return "?" if one.gone else _MARKS[one.correction.decision]
