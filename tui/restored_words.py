"""What the garbled words of an item may have said, worked out beside the person's work, one item at a time.

The first suggestion waits for the vocabulary, half a second that no key may wait for; so each is asked for in a thread
and shown when it comes, where the cursor is still on its item.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.model.corrections import title
from inspection.model.documents import IdentityField

if TYPE_CHECKING:
    from inspection.model.documents import Reading, Suggestion
    from tui.reading_sections import ReadingRow

_AS_WRITTEN = frozenset({"citations", "breakdowns"})
"""Kinds whose words are names and numbers, which are never restored."""


def words_to_restore(reading: Reading | None, row: ReadingRow | None) -> str:
    """Return the words of a row that a suggestion may help with; nothing in a document that is not damaged."""
    from inspection.intake.language.quality import DAMAGED_BELOW  # noqa: PLC0415  # the list is shown without the readers

    if reading is None or row is None or row.placed is None or reading.source.quality >= DAMAGED_BELOW:
        return ""
    item = row.placed.item
    if row.placed.kind in _AS_WRITTEN or (isinstance(item, IdentityField) and item.name != "title"):
        return ""
    return row.quote or title(item)


class RestoredWords:
    """The suggestions that were worked out, by the words that they are for."""

    def __init__(self) -> None:
        self._known: dict[str, Suggestion | None] = {}

    def knows(self, words: str) -> bool:
        """Tell whether a suggestion for some words was worked out, or that there is none."""
        return words in self._known

    def of(self, words: str) -> Suggestion | None:
        """Return the suggestion for some words, as far as it is known."""
        return self._known.get(words)

    def work_out(self, words: str) -> None:
        """Work out the suggestion for some words; to be called in a thread."""
        from inspection.intake.language.restoration import suggestion  # noqa: PLC0415  # brings the vocabulary

        self._known[words] = suggestion(words)
