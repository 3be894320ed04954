"""Looks of cells as SGR parameters, and the shortest change from one look to the next."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.color import ColorSystem
    from rich.style import Style

_EXTENDED = {"38": "fg", "48": "bg"}
_RGB_LENGTH, _INDEX_LENGTH = 5, 3
"""Parameters of a 24-bit and of a 256-colour setting, its own code included."""
_ON_LETTERS = frozenset(("1", "2", "3"))
"""Attributes that show on letters only: bold, dim, italic."""


class Look(NamedTuple):
    """SGR parameters of a cell; every part may be empty."""

    attributes: str
    foreground: str
    background: str
    link: str


PLAIN = Look("", "", "", "")
Cell = tuple[str, Look]
"""What a cell holds; the second half of a wide character is an empty text."""
BLANK: Cell = (" ", PLAIN)


class _Cells(dict[str, Cell]):
    """The cells of one look by what they hold; one object each, so that rows are made and compared quickly."""

    def __init__(self, look: Look) -> None:
        super().__init__({" ": (" ", look) if shows_on_blanks(look) else BLANK})
        self._look = look

    def __missing__(self, char: str) -> Cell:
        made = self[char] = (char, self._look)
        return made


class Looks:
    """Looks of rich styles; one object a look."""

    def __init__(self) -> None:
        self._known: dict[tuple[Style | None, ColorSystem | None], tuple[Look, _Cells]] = {}
        self._same: dict[Look, tuple[Look, _Cells]] = {PLAIN: (PLAIN, _Cells(PLAIN))}

    def of(self, style: Style | None, colours: ColorSystem | None) -> tuple[Look, Mapping[str, Cell]]:
        """Return the look of a style in a colour system, and the cells that letters are in it."""
        if style is None:
            return self._same[PLAIN]
        key = (style, colours)
        found = self._known.get(key)
        if found is None:
            made = _parse(Strip.render_ansi(style, colours) if colours is not None else "", style)
            found = self._known[key] = self._same.setdefault(made, (made, _Cells(made)))
        return found


@cache
def shows_on_blanks(look: Look) -> bool:
    """Tell whether a blank in this look differs from a plain one: a colour behind it, a line under it, reversed."""
    attributes = {part for part in look.attributes.split(";") if part}
    return bool(look.background or look.link or attributes - _ON_LETTERS)


def _parse(ansi: str, style: Style) -> Look:
    """Take an SGR string apart into attributes, foreground and background."""
    attributes: list[str] = []
    colours = {"fg": "", "bg": ""}
    parts = ansi.split(";") if ansi else []
    at = 0
    while at < len(parts):
        code = parts[at]
        length = 1
        if code in _EXTENDED:
            length = _RGB_LENGTH if parts[at + 1] == "2" else _INDEX_LENGTH
            colours[_EXTENDED[code]] = ";".join(parts[at : at + length])
        elif len(code) > 1 and code[:-1] in ("3", "9"):
            colours["fg"] = "" if code == "39" else code
        elif len(code) > 1 and code[:-1] in ("4", "10"):
            colours["bg"] = "" if code == "49" else code
        elif code:
            attributes.append(code)
        at += length
    link = f"id={style._link_id};{style._link}" if style._link else ""  # noqa: SLF001  # rich shows links nowhere else
    return Look(";".join(attributes), colours["fg"], colours["bg"], link)


@lru_cache(maxsize=4096)
def change(old: Look | None, new: Look) -> str:
    """Return the escape sequence that leads from one look to another; ``old`` None is an unknown state."""
    out = ""
    if old is None or old.link != new.link:
        out = f"\x1b]8;{new.link or ';'}\x1b\\" if new.link or (old and old.link) else ""
    if old is None:
        return f"{out}\x1b[{';'.join(('0', *filter(None, new[:3])))}m".replace("\x1b[0m", "\x1b[m")
    if old[:3] == new[:3]:
        return out
    whole = "\x1b[m" if not any(new[:3]) else f"\x1b[{';'.join(('', *filter(None, new[:3])))}m"
    steps = _steps(old, new)
    return out + (min(whole, f"\x1b[{steps}m", key=len) if steps else whole)


def _steps(old: Look, new: Look) -> str:
    """Return the parameters that lead from one look to another without a reset; none where attributes must go."""
    had, wanted = old.attributes.split(";"), new.attributes.split(";")
    if any(part and part not in wanted for part in had):
        return ""
    parts = [part for part in wanted if part not in had]
    if old.foreground != new.foreground:
        parts.append(new.foreground or "39")
    if old.background != new.background:
        parts.append(new.background or "49")
    return ";".join(part for part in parts if part)
