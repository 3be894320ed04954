"""Fields of a card: a label, a value, what stands behind it; each in a row of its own, or several in a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.theme import Part, line, pieces

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.text import Text

LABEL = 12
"""Cells of the column of labels."""
_STOP = 13
"""Cells between places at which a field may begin where several stand in a line: a sixth of eighty."""
_BEHIND = "   "
"""What parts a value from what stands behind it."""


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled value of a card."""

    label: str
    """Empty where the value goes on with what stands above it."""
    text: str
    look: str = ""
    behind: tuple[Part, ...] = ()
    """Remarks behind the value."""


def row(field: Field, width: int) -> list[Text]:
    """Return a field with its label in a column; a value that is too long goes on below itself."""
    room = width - LABEL
    values = [line((piece, field.look)) for piece in pieces(field.text, room)]
    for part in field.behind:
        remark = line(part)
        if values[-1].cell_len + len(_BEHIND) + remark.cell_len <= room:
            values[-1].append(_BEHIND).append_text(remark)
        else:
            values.append(remark)
    heads = [line((f"{field.label:<{LABEL}}", "dim")), *(line(" " * LABEL) for _ in values)]
    return [head.append_text(value) for head, value in zip(heads, values, strict=False)]


def in_rows(fields: Iterable[Field], width: int) -> list[Text]:
    """Return fields one below the other."""
    return [text for field in fields for text in row(field, width)]


def in_columns(fields: Iterable[Field], width: int) -> list[Text]:
    """Return fields side by side as far as they fit; one that is longer than a line has rows of its own.

    They begin at fixed places, so that one value more or less seldom moves the next label.
    """
    lines: list[Text] = []
    fresh = True
    for field in fields:
        short = _short(field)
        if not field.label or short.cell_len > width:
            lines += row(field, width)
            fresh = True
            continue
        start = 0 if fresh else -(-(lines[-1].cell_len + 1) // _STOP) * _STOP
        if fresh or start + short.cell_len > width:
            lines.append(short)
            fresh = False
        else:
            lines[-1].append(" " * (start - lines[-1].cell_len)).append_text(short)
    return lines


def _short(field: Field) -> Text:
    text = line((f"{field.label} ", "dim"), (field.text, field.look))
    for part in field.behind:
        text.append(" ").append_text(line(part))
    return text
