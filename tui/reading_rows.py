"""The rows of the documents screen with what was decided on them, in the order of the document or the weakest first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from inspection.model.corrections import KINDS, LISTED
from inspection.model.documents import IdentityField
from tui.item_fields import FIELDS
from tui.reading_look import ReadingLook
from tui.reading_sections import SECTIONS, ReadingRow, ReadingSections, is_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from inspection.model.catalogue import Catalogue
    from inspection.model.corrections import Placed
    from inspection.model.documents import Reading, Weakness
    from inspection.wording import Wording


class ReadingRows:
    """Makes the rows of a reading on which people decide."""

    def __init__(self, catalogue: Catalogue, say: Wording) -> None:
        self._say = say
        self._look = ReadingLook(catalogue, say)
        self._sections = ReadingSections(catalogue, say)

    def of_placed(self, reading: Reading, items: Sequence[Placed], *, weakest_first: bool = False) -> list[ReadingRow]:
        """Return the rows of a reading with all items that were decided on, also those that no longer count."""
        by_kind = {kind: [one for one in items if one.kind == kind] for kind in KINDS}
        shown: dict[str, Any] = {kind: tuple(one.item for one in by_kind[kind]) for kind in LISTED}
        waiting = {SECTIONS.get(kind, kind): iter(by_kind[kind]) for kind in LISTED}
        weak = {one.item: one for one in reading.weaknesses}
        identity = [
            self._decided(self._sections.identity_row(one.item), one, weak)
            for one in by_kind["identity"]
            if isinstance(one.item, IdentityField) and (one.correction or is_told(one.item))
        ]
        rows: list[ReadingRow] = []
        for row in self._sections.of(replace(reading, **shown)):
            if row.field:
                rows += identity
                identity = []  # they stand where the first of them stood
            elif row.heading or row.section not in waiting:
                rows.append(row)
            else:
                rows.append(self._decided(row, next(waiting[row.section]), weak))
        return self._weakest_first(rows) if weakest_first else rows

    def _weakest_first(self, rows: Sequence[ReadingRow]) -> list[ReadingRow]:
        """Return the rows with the weak items ahead of all sections, behind what could not be read at all.

        A decision does not move its item: whoever goes through the weak ones finds each where it was.
        """
        weak = sorted((self._of_a_kind(row) for row in rows if row.confidence < 1), key=lambda row: row.confidence)
        if not weak:
            return list(rows)
        of_section: dict[str, list[ReadingRow]] = {}
        for row in rows:
            of_section.setdefault(row.section, []).append(row)
        first = self._sections.heading("weakest", len(weak))
        arranged = [*of_section.pop("issues", ()), first, *weak]
        for name, (_, *entries) in of_section.items():
            sure = [row for row in entries if row.confidence == 1]
            if sure:
                arranged += [self._sections.heading(name, len(sure)), *sure]
        return arranged

    def _of_a_kind(self, row: ReadingRow) -> ReadingRow:
        """Return a row that says what it is, for no heading of its section stands above it."""
        bare = row.label.strip(" –*") == ""
        return replace(row, label=self._say(f"documents.section.{row.section}")) if bare else row

    def _decided(self, row: ReadingRow, one: Placed, weak: Mapping[str, Weakness]) -> ReadingRow:
        """Return a row with why its item is weak and what was decided on it."""
        details = row.details or ((row.label.strip(" –*"), row.text),)
        doubted = weak.get(one.key)
        if doubted and not one.decided:
            why = ", ".join(self._say(f"code.doubt.{doubt}") for doubt in doubted.doubts)
            how = self._say("documents.doubt", percent=round(100 * doubted.confidence))
            details = ((how, why), *details)
        if one.correction:
            what = self._say(f"code.decision.{one.correction.decision}")
            who = one.correction.by.split("@")[0]
            said = " · ".join(part for part in (what, who, one.correction.reason) if part)
            lost = ((self._say("documents.gone"), said),) if one.gone else ((self._say("documents.decided"), said),)
            changed = list(self._changes(one))
            before = tuple((f"{self._say('documents.was')} · {name}", old) for name, old in changed)
            details = (*lost, *before, *details)
            if changed:
                row = replace(row, text=f"{row.text} ({self._say('documents.formerly', was=changed[0][1])})")
        confidence = doubted.confidence if doubted else 1.0
        return replace(row, placed=one, details=details, confidence=confidence)

    def _changes(self, one: Placed) -> Iterator[tuple[str, str]]:
        """Yield what a decision changed in an item: the names of the fields and what was read in them."""
        if one.correction is None or not one.correction.before.items or not one.correction.after.items:
            return
        read = one.correction.before.items[0]
        for name in FIELDS[one.kind]:
            if getattr(read, name) != getattr(one.item, name):
                yield self._look.name(read, name), self._look.field(read, name) or self._say("documents.nothing")
