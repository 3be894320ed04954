"""Vietnamese text as the programs of other years wrote it: what the readers must take back apart."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from inspection.intake.text import encodings

if TYPE_CHECKING:
    from collections.abc import Callable

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_LACKING = str.maketrans({"–": "-", "—": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "•": "-", "≥": ">=",
                          "≤": "<=", "⁄": "/", "₫": "d", "□": "-", "✓": "x", "\u202f": " ", "→": "->"})  # fmt: skip
_VNI_TONES = dict(zip(_TONES, "øùõûï", strict=True))
_VNI_HATS = {
    "\u0302": {"": "â", "\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"},
    "\u0306": {"": "ê", "\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"},
}
_VNI_ALONE = {"ơ": "ô", "ư": "ö", "đ": "ñ", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "í": "í", "ì": "ì"}
SUPERSCRIPTS = {ord(mark): f"[^{digit}]" for digit, mark in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}


def writable(text: str) -> str:
    """Return text with what an old encoding lacks written as an office did: straight quotes, hyphens, [^1]."""
    return text.translate(_LACKING).translate(SUPERSCRIPTS)


def to_tcvn3(text: str) -> str:
    """Return text in TCVN3 letters; a capital with a tone becomes the small letter's code, as its font shows it."""
    back = {chr(after): chr(before) for before, after in encodings.TCVN3.items()}
    return "".join(back.get(letter) or back.get(letter.lower(), letter) for letter in text)


def to_vni(text: str) -> str:
    """Return text in VNI letters: a base letter and its mark, both capital or both small."""
    written = []
    for letter in text:
        small = letter.lower()
        if small in _VNI_ALONE:
            code = _VNI_ALONE[small]
        else:
            base, *marks = list(unicodedata.normalize("NFD", small))
            if marks and marks[0] == "\u031b":
                base = _VNI_ALONE[unicodedata.normalize("NFC", base + marks.pop(0))]
            hat = next((mark for mark in marks if mark in _VNI_HATS), "")
            tone = next((mark for mark in marks if mark in _VNI_TONES), "")
            code = base + (_VNI_HATS[hat][tone] if hat else _VNI_TONES[tone] if tone else "")
        written.append(code.upper() if letter.isupper() else code)
    return "".join(written)


def to_windows_1258(text: str) -> bytes:
    """Return text as Windows-1258, which has letters with hats but sets tones behind them."""
    out = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES))
        out.append(base + "".join(c for c in parts if c in _TONES))
    return "".join(out).encode("cp1258")


def to_viscii(text: str) -> bytes:
    """Return text as VISCII (RFC 1456)."""
    low = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}
    codes = {letter: code for code, letter in low.items()}
    for code in range(0x80, 0x100):
        codes[encodings.viscii(chr(code))] = code
    return bytes(codes.get(letter, ord(letter)) for letter in text)


def twice_utf8(text: str) -> bytes:
    """Return text whose UTF-8 a program took for Windows letters and stored as UTF-8 once more."""
    return text.encode().decode("latin-1").translate(encodings.WESTERN).encode()


FORMS: dict[str, Callable[[str], bytes]] = {
    "nfd": lambda text: unicodedata.normalize("NFD", text).encode(),
    "utf-16-le with mark": lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
    "utf-16-be with mark": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "utf-16-le": lambda text: text.encode("utf-16-le"),
    "utf-16-be": lambda text: text.encode("utf-16-be"),
    "utf-32-le": lambda text: text.encode("utf-32-le"),
    "utf-32 with mark": lambda text: text.encode("utf-32"),
    "tcvn3": lambda text: to_tcvn3(text).encode("latin-1"),
    "tcvn3 in utf-8": lambda text: to_tcvn3(text).encode(),
    "vni": lambda text: to_vni(text).encode("cp1252"),
    "vni in utf-8": lambda text: to_vni(text).encode(),
    "windows-1258": to_windows_1258,
    "windows-1258 in utf-8": lambda text: to_windows_1258(text).decode("cp1252").encode(),
    "viscii": to_viscii,
    "viscii in utf-8": lambda text: to_viscii(text).decode("latin-1").encode(),
    "viscii in utf-8 by way of windows": lambda text: (
        to_viscii(text).decode("latin-1").translate(encodings.WESTERN).encode()
    ),
    "utf-8 twice": twice_utf8,
    "crlf": lambda text: text.replace("\n", "\r\n").encode(),
    "cr": lambda text: text.replace("\n", "\r").encode(),
    "nel": lambda text: text.replace("\n", "\x85").encode(),
    "tcvn3 with cr": lambda text: to_tcvn3(text).replace("\n", "\r").encode("latin-1"),
    "zeros in the last block": lambda text: text.encode() + bytes(300),
}
"""How a document may be stored, by name: text to bytes."""
