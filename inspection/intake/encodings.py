"""Bytes to text: UTF-8 and UTF-16 by their form, then the old Vietnamese encodings by what makes sense.

TCVN3 and VNI gave Vietnamese letters the codes of other letters, so their bytes decode without an error into nonsense,
also when a program has already stored that nonsense as UTF-8. Each candidate is decoded and the one whose words are
Vietnamese syllables wins (ecosystem.md §3.2); UTF-8 wins ties.
"""

from __future__ import annotations

import re
import unicodedata

from inspection.intake.quality import DAMAGED_BELOW, soundness

_TWO_LETTERS = 4
"""Bytes of two letters in UTF-16."""
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_PROBE = 60_000
_DAMAGE = 50
"""Letters to one that cannot be read, in UTF-8 that was damaged and is nothing else."""

TCVN3 = str.maketrans(
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ¡¢§£¤¥¦",
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
)
_VNI_MARKS = dict(
    zip(
        "ùøûõïâáàåãäêéèúüë",
        ["\u0301", "\u0300", "\u0309", "\u0303", "\u0323", "\u0302", "\u0302\u0301", "\u0302\u0300", "\u0302\u0309",
         "\u0302\u0303", "\u0302\u0323", "\u0306", "\u0306\u0301", "\u0306\u0300", "\u0306\u0309", "\u0306\u0303",
         "\u0306\u0323"],
        strict=True,
    )
)  # fmt: skip
_VNI_ALONE = str.maketrans("ôÔöÖñÑæÆóÓòÒîÎ", "ơƠưƯđĐỉỈĩĨịỊỵỴ")
_VNI_PAIR = re.compile("([aeouyôöAEOUYÔÖ])([ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË])")


def _vni(text: str) -> str:
    def joined(pair: re.Match[str]) -> str:
        return pair[1].translate(_VNI_ALONE) + _VNI_MARKS[pair[2].lower()]

    parts = _VNI_PAIR.sub(joined, text)
    return unicodedata.normalize("NFC", parts.translate(_VNI_ALONE))


def _old(raw: bytes) -> list[tuple[str, str]]:
    """Return what the bytes say in each of the old encodings."""
    found = []
    for name in ("cp1258", "cp1252"):
        text = raw.decode(name, errors="replace")
        if name == "cp1258":
            found.append((name, unicodedata.normalize("NFC", text)))
    western = raw.decode("latin-1")
    return [*found, ("tcvn3", western.translate(TCVN3)), ("vni", _vni(raw.decode("cp1252", errors="replace")))]


def _looks_like_utf16(raw: bytes) -> str | None:
    """Return the byte order of UTF-16 without its mark: every other byte of ASCII letters is zero."""
    probe = raw[:2000]
    if len(probe) < _TWO_LETTERS or b"\x00" not in probe:
        return None
    even, odd = probe[::2].count(0), probe[1::2].count(0)
    if max(even, odd) * 4 < len(probe) // 2 or min(even, odd) * 8 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _repaired(text: str) -> tuple[str, str]:
    """Undo old encodings that were stored as UTF-8."""
    probe = text[:_PROBE]
    sound = soundness(probe)
    if sound >= DAMAGED_BELOW:
        return text, "utf-8"
    best = max(
        ((soundness(probe.translate(TCVN3)), "tcvn3"), (soundness(_vni(probe)), "vni")),
        key=lambda choice: choice[0],
    )
    if best[0] < DAMAGED_BELOW:
        return text, "utf-8"
    return (text.translate(TCVN3) if best[1] == "tcvn3" else _vni(text)), f"utf-8/{best[1]}"


def decode(raw: bytes) -> tuple[str, str] | None:
    """Return the text of bytes and the name of their encoding, or None where they are no text."""
    for mark, name in _BOMS:
        if raw.startswith(mark):
            text = raw.decode(name, errors="replace")
            return (text, name.removesuffix("-sig")) if text.count("\ufffd") * 100 <= len(text) else None
    order = _looks_like_utf16(raw)
    if order:
        return raw.decode(order, errors="replace"), order
    if raw[:_PROBE].count(0):
        return None
    try:
        return _repaired(unicodedata.normalize("NFC", raw.decode("utf-8")))
    except UnicodeDecodeError:
        # First what a disk or a cut has damaged: sound UTF-8 but for a few bytes, which stay visible as such.
        damaged = raw.decode("utf-8", errors="replace")
        few = damaged.count("\ufffd") * _DAMAGE <= len(damaged)
        old = _old(raw) if not few or soundness(damaged[:_PROBE]) < DAMAGED_BELOW else []
        choices = [(soundness(text[:_PROBE]), name, text) for name, text in [("utf-8", damaged)][:few] + old]
        _, name, text = max(choices, key=lambda choice: choice[0])
        return text, name
