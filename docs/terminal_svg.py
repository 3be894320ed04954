"""Screens of the app as SVG: one that stands still, or several that follow each other, without any script.

Each row of the terminal is written once for every content that it has, with the spans of time in which it shows; rows
that never change are written once. So a picture that moves is a few times as large as one that does not, and whatever
shows SVG shows it. The font is the reader's own; each run of cells is set to its width, so that columns stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.terminal_theme import SVG_EXPORT_THEME

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.color import Color
    from rich.style import Style
    from textual.strip import Strip

WIDE, HIGH, SIZE = 8.4, 18, 14
"""Width and height of a cell and size of a letter, in pixels."""
_BAR = 34
"""Height of the window's bar."""
_PLAIN, _GROUND = "#d8dee4", "#1d2127"
_LIGHTS = ("#ff5f57", "#febc2e", "#28c840")
_FONTS = "'DejaVu Sans Mono','Noto Sans Mono','Cascadia Mono',Consolas,Menlo,monospace"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the screen shows for a while."""

    rows: tuple[str, ...]
    """SVG of each row."""
    seconds: float
    key: str = ""
    """The key that led to it, shown in the window's bar."""


def frame_of(strips: Sequence[Strip], seconds: float = 1, key: str = "") -> Frame:
    """Return a screen as a frame."""
    return Frame(rows=tuple(_row(strip) for strip in strips), seconds=seconds, key=key)


def picture(frames: Sequence[Frame], columns: int, title: str) -> str:
    """Return frames as one SVG; a single one stands still, several repeat without end."""
    rows = max(len(frame.rows) for frame in frames)
    width, height = round(columns * WIDE) + 24, rows * HIGH + _BAR + 14
    whole = sum(frame.seconds for frame in frames)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-label="{escape(title)}" font-family="{_FONTS}" font-size="{SIZE}" fill="{_PLAIN}" '
        'xml:space="preserve">'
    )
    parts = [
        head,
        f"<title>{escape(title)}</title>",
        f'<rect width="{width}" height="{height}" rx="9" fill="{_GROUND}"/>',
    ]
    for place, colour in enumerate(_LIGHTS):
        parts.append(f'<circle cx="{22 + 20 * place}" cy="18" r="6" fill="{colour}"/>')
    keys = [escape(frame.key) for frame in frames]
    parts += _shown(
        [f'<text x="{width / 2:g}" y="23" text-anchor="middle" fill="#febc2e">{k}</text>' for k in keys], frames, whole
    )
    for place in range(rows):
        lines = [frame.rows[place] if place < len(frame.rows) else "" for frame in frames]
        parts.append(f'<g transform="translate(12,{_BAR + place * HIGH})">')
        parts += _shown(lines, frames, whole)
        parts.append("</g>")
    return "\n".join([*parts, "</svg>"]) + "\n"


def _shown(contents: Sequence[str], frames: Sequence[Frame], whole: float) -> Iterable[str]:
    """Yield each different content with the times at which it shows; one that always shows without any."""
    for content in dict.fromkeys(contents):
        there = [one == content for one in contents]
        if content and all(there):
            yield content
        elif content:
            yield f"<g>{_times(there, frames, whole)}{content}</g>"


def _times(there: Sequence[bool], frames: Sequence[Frame], whole: float) -> str:
    values, times, begun = [], [], 0.0
    for shows, run in groupby(zip(there, frames, strict=True), key=lambda one: one[0]):
        values.append("inline" if shows else "none")
        times.append(f"{begun / whole:.4f}".rstrip("0").rstrip(".") or "0")
        begun += sum(frame.seconds for _, frame in run)
    return (
        f'<animate attributeName="display" values="{";".join(values)}" keyTimes="{";".join(times)}" '
        f'dur="{whole:g}s" calcMode="discrete" repeatCount="indefinite"/>'
    )


def _row(strip: Strip) -> str:
    """Return a row of cells: grounds first, then the letters of each run."""
    grounds, letters, column = [], [], 0
    for text, style, _ in strip:
        width = cell_len(text)
        ink, ground = _colours(style)
        if ground != _GROUND:
            grounds.append(f'<rect x="{column * WIDE:g}" width="{width * WIDE:g}" height="{HIGH}" fill="{ground}"/>')
        shown = text.rstrip()
        if shown.strip():
            start = len(shown) - len(shown.lstrip())
            shown = shown.strip()
            x, long = (column + start) * WIDE, cell_len(shown) * WIDE
            looks = _looks(style, ink)
            letters.append(f'<text x="{x:g}" y="14" textLength="{long:g}"{looks}>{escape(shown)}</text>')
        column += width
    return "".join((*grounds, *letters))


def _colours(style: Style | None) -> tuple[str, str]:
    ink, ground = _PLAIN, _GROUND
    if style is not None:
        ink, ground = _hex(style.color, _PLAIN), _hex(style.bgcolor, _GROUND)
        if style.reverse:
            ink, ground = ground, ink
    return ink, ground


def _looks(style: Style | None, ink: str) -> str:
    if style is None:
        return ""
    looks = {
        f' fill="{ink}"': ink != _PLAIN,
        ' font-weight="bold"': bool(style.bold),
        ' opacity=".62"': bool(style.dim),
        ' text-decoration="underline"': bool(style.underline),
    }
    return "".join(look for look, holds in looks.items() if holds)


def _hex(color: Color | None, plain: str) -> str:
    if color is None or color.is_default:
        return plain
    red, green, blue = color.get_truecolor(SVG_EXPORT_THEME)
    return f"#{red:02x}{green:02x}{blue:02x}"
