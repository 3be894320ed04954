"""Looks of cells as SGR parameters, and the shortest change from one look to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.strip import Strip

if TYPE_CHECKING:
    from rich.color import ColorSystem
    from rich.style import Style

_EXTENDED = {"38": "fg", "48": "bg"}
_RGB_LENGTH, _INDEX_LENGTH = 5, 3
"""Parameters of a 24-bit and of a 256-colour setting, its own code included."""


class Look(NamedTuple):
    """SGR parameters of a cell; every part may be empty."""

    attributes: str
    foreground: str
    background: str
    link: str


PLAIN = Look("", "", "", "")


class Looks:
    """Looks of rich styles; one object a look, so that cells compare quickly."""

    def __init__(self) -> None:
        self._known: dict[tuple[Style | None, ColorSystem | None], Look] = {}
        self._same: dict[Look, Look] = {PLAIN: PLAIN}

    def of(self, style: Style | None, colours: ColorSystem | None) -> Look:
        """Return the look of a style in a colour system."""
        if style is None:
            return PLAIN
        key = (style, colours)
        look = self._known.get(key)
        if look is None:
            made = _parse(Strip.render_ansi(style, colours) if colours is not None else "", style)
            look = self._known[key] = self._same.setdefault(made, made)
        return look


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


def change(old: Look | None, new: Look) -> str:
    """Return the escape sequence that leads from one look to another; ``old`` None is an unknown state."""
    out = ""
    if old is None or old.link != new.link:
        out = f"\x1b]8;{new.link or ';'}\x1b\\" if new.link or (old and old.link) else ""
    if old is None or old.attributes != new.attributes:
        reset = "0" if old is None or any(old[:3]) else ""
        body = ";".join(part for part in (reset, *new[:3]) if part)
        return f"{out}\x1b[{body}m" if body else out
    parts = []
    if old.foreground != new.foreground:
        parts.append(new.foreground or "39")
    if old.background != new.background:
        parts.append(new.background or "49")
    return f"{out}\x1b[{';'.join(parts)}m" if parts else out
