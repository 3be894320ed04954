"""Looks by their meaning. Colours are the terminal's own sixteen, the background is the terminal's own background.

So light and dark terminals, NO_COLOR and sixteen colours work without a setting, and a repaint costs few bytes.
Colour is never the only carrier of a meaning: every verdict has a letter, every grade a word.
"""

from __future__ import annotations

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual.theme import Theme

from inspection.vietnamese import visible

LOOKS: dict[str, Style] = {
    "": Style.null(),
    "dim": Style(dim=True),
    "strong": Style(bold=True),
    "title": Style(bold=True, color="cyan"),
    "key": Style(bold=True, color="cyan"),
    "cursor": Style(reverse=True, dim=False),
    "match": Style(bold=True, underline=True),
    "planned": Style(color="blue"),
    "reported": Style(color="yellow"),
    "verified": Style(color="green"),
    "met": Style(color="green", bold=True),
    "partly": Style(color="yellow", bold=True),
    "not_met": Style(color="red", bold=True),
    "not_applicable": Style(color="cyan"),
    "insufficient": Style(color="magenta", bold=True),
    "warning": Style(color="yellow"),
    "error": Style(color="red", bold=True),
    "typing": Style(color="black", bgcolor="yellow", bold=True),
}

_HIGH_CONTRAST: dict[str, Style] = {
    "dim": Style.null(),
    "title": Style(bold=True),
    "key": Style(bold=True),
    "planned": Style.null(),
    "reported": Style.null(),
    "verified": Style(bold=True),
    "met": Style(bold=True),
    "partly": Style(bold=True),
    "not_met": Style(bold=True, underline=True),
    "not_applicable": Style.null(),
    "insufficient": Style(bold=True),
    "warning": Style(bold=True),
    "error": Style(bold=True, underline=True),
    "typing": Style(bold=True, reverse=True),
}
"""Looks in the terminal's own letters on its own ground: no two colours of a terminal are further apart."""


def heighten_contrast() -> None:
    """Show everything in high contrast from now on; before the first screen is made."""
    LOOKS.update(_HIGH_CONTRAST)


def colour_number(look: str) -> int | None:
    """Return the number of a look's colour in the terminal's palette; None for the colour of the text."""
    colour = LOOKS[look].color if look in LOOKS else None
    return colour.number if colour else None


THEME = Theme(
    name="kiemtra",
    ansi=True,
    primary="ansi_cyan",
    secondary="ansi_blue",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    accent="ansi_cyan",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "border-blurred": "ansi_default",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-text-style": "reverse",
        "input-selection-background": "ansi_cyan",
        "input-selection-foreground": "ansi_black",
    },
)

Part = str | tuple[str, str]
"""A piece of a line: its text, or its text and its look."""


def plain(text: str) -> str:
    """Return text as cells can hold it, letter for letter: a tab would move the cursor over what is there."""
    return visible(text).replace("\t", " ")


def line(*parts: Part) -> Text:
    """Return one line of parts. Text of people and documents is plain: no markup, no control characters."""
    text = Text(no_wrap=True, end="")
    for part in parts:
        words, look = part if isinstance(part, tuple) else (part, "")
        text.append(plain(words).replace("\n", " "), LOOKS[look])
    return text


def rule(width: int, *, drawn: bool = True) -> Text:
    """Return a line that parts two things; blank where it is not drawn, as on slow lines."""
    return line(("─" * width if drawn else "", "dim"))


def wrapped(text: str, width: int, look: str = "", indent: int = 0) -> list[Text]:
    """Return a text as lines of at most ``width`` cells; all but the first are indented."""
    found = pieces(text, width - indent)
    return [line(" " * indent if number else "", (piece, look)) for number, piece in enumerate(found)]


def pieces(text: str, width: int) -> list[str]:
    """Return a text in pieces of at most ``width`` cells, parted between words as far as these are short enough."""
    room = max(8, width)
    return [piece for paragraph in plain(text).split("\n") for piece in _pieces(paragraph, room)]


def _pieces(paragraph: str, room: int) -> list[str]:
    whole = cell_len(paragraph)
    if whole <= room:
        return [paragraph]
    size_of = len if whole == len(paragraph) else cell_len  # letters of one cell are counted ten times faster
    found: list[str] = []
    current: list[str] = []
    used = 0
    for word in paragraph.split(" "):
        size = size_of(word)
        if current and used + 1 + size > room:
            found.append(" ".join(current))
            current, used = [], 0
        rest = word
        while size > room:
            found.append(rest[:room])
            rest = rest[room:]
            size = size_of(rest)
        used += size + (1 if current else 0)
        current.append(rest)
    return [*found, " ".join(current)]
