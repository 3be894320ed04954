"""Signs of picture fonts and words of fonts with an old Vietnamese encoding, as letters that everybody reads."""

from __future__ import annotations

import re
import unicodedata

from inspection.intake.language.quality import soundness
from inspection.intake.text.encodings import TCVN3, vni

_PRIVATE = 0xF000
"""Where Word keeps the 256 signs of a picture font."""
_BYTE = 0xFF
_SYMBOL = {
    0xA3: "≤",
    0xB3: "≥",
    0xB1: "±",
    0xB4: "×",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xB7: "•",
    0xAE: "→",
    0xDE: "⇒",
    0xB0: "°",
    0x2D: "−",
    0xA5: "∞",
    0xE5: "∑",
    0x44: "Δ",
}
_WINGDINGS = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x76: "❖",
    0x9F: "•",
    0xA7: "▪",
    0xA8: "□",
    0xD8: "➢",
    0xE0: "→",
    0xF0: "⇨",
    0xFB: "✗",
    0xFC: "✓",
    0xFE: "☑",
}
_BULLETS = frozenset("-–—•●▪◦·○➢✓+*")
"""Signs that are known as dashes of an item (``intake.markers``)."""
_MODERN = re.compile("[ăđĩũơưĂĐĨŨƠƯẠ-ỹ]")
"""Letters that no old encoding holds: text with them is Unicode, whatever its font is called."""
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def sign(code: int, font: str) -> str:
    """Return a sign of a picture font; one that is not known stays as it is."""
    name = font.lower()
    table = _SYMBOL if name.startswith("symbol") else _WINGDINGS if name.startswith("wingdings") else {}
    return table.get(code - _PRIVATE if code >= _PRIVATE else code) or chr(code)


def pictured(text: str, font: str) -> str:
    """Return words whose font may be a picture font; letters outside the private place stay."""
    if not any(_PRIVATE <= ord(char) <= _PRIVATE + _BYTE for char in text):
        return text
    name = font.lower() if font.lower().startswith(("symbol", "wingdings")) else "symbol"
    return "".join(sign(ord(char), name) if ord(char) >= _PRIVATE else char for char in text)


def bullet(text: str, font: str) -> str:
    """Return the sign of a bulleted list; a dash where the sign is only a picture."""
    if text == "o":  # a ring in Courier New, Word's second level
        return "◦"
    shown = "".join(sign(ord(char), font) for char in text.strip())
    return shown if shown in _BULLETS or not shown else "-"


def charset(font: str) -> str:
    """Return the old encoding that a font's name tells: tcvn3, vni or none ("")."""
    name = font.lower()
    return "tcvn3" if name.startswith(".vn") else "vni" if name.startswith(("vni-", "vni ")) else ""


def is_capital_font(font: str) -> bool:
    """Tell whether a font shows small letters as capitals: .VnTimeH and its sisters, for TCVN3 has no capitals."""
    return charset(font) == "tcvn3" and font.endswith("H")


def decoded(text: str, old: str) -> str:
    """Return words as their font shows them: decoded where that makes better sense, in NFC, without soft hyphens."""
    if old and not text.isascii() and not _MODERN.search(text):
        letters = text.translate(TCVN3) if old == "tcvn3" else vni(text)
        text = letters if soundness(letters) >= soundness(text) else text
    elif "\u00ad" in text:  # shown at a line end only; in TCVN3 it is the letter ư
        text = text.replace("\u00ad", "")
    return unicodedata.normalize("NFC", text)
