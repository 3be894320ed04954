"""The letters of the old Vietnamese encodings, and how text that was decoded as Western European is turned into them.

TCVN3, VNI, VISCII and Windows-1258 gave Vietnamese letters the codes of other letters, so their bytes decode without an
error into nonsense, also when a program has already stored that nonsense as UTF-8. Each function here takes such text
as Windows-1252 or Latin-1 show it and returns it in NFC; which of them makes sense of a line is ``decoding``'s to say.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

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


def _western() -> dict[int, str]:
    """Return what Windows shows where Latin-1 has controls; bytes that it leaves out stay controls."""
    shown = {}
    for code in range(0x80, 0xA0):
        try:
            shown[code] = bytes([code]).decode("cp1252")
        except UnicodeDecodeError:
            continue
    return shown


WESTERN = _western()
_BYTES = {ord(letter): chr(code) for code, letter in WESTERN.items()}
_VISCII_LOW = dict(zip((0x02, 0x05, 0x06, 0x14, 0x19, 0x1E), "ẲẴẪỶỸỴ", strict=True))
_VISCII_HIGH = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_VISCII = _VISCII_LOW | dict(enumerate(_VISCII_HIGH, 0x80))  # RFC 1456
_WINDOWS_1258 = {code: bytes([code]).decode("cp1258", errors="ignore") or chr(code) for code in range(0x80, 0x100)}
_WORD = re.compile(r"[^\W\d_]+")
_CELL = re.compile(r"[^\t|\n]+")
_CODE = re.compile(r"\S*/\S*")
_VOWEL = "[àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]"
_CAPITAL = "[A-ZĂÂĐÊÔƠƯ]"
_FIRST = re.compile(
    rf"(?:^[\s*#]*(?:[-+•*] ?|\(?\w{{1,3}}[.)] ?|(?:\d+\.)+ ?)?[\s*]*|[.!?:] [\"“]?){_VOWEL}(?=\w*[ ,])"
    rf"|ủ(?=y (?:ban|viên)\b)|{_CAPITAL}[a-zà-ỹ]+ (?!ở ){_VOWEL}(?=\w* {_CAPITAL}[^\W\d_]*[a-zà-ỹ])"
)
_SMALL = re.compile(r"[a-z]")


def as_bytes(text: str) -> str:
    """Return text with one character for each byte that it was decoded from (Windows-1252 back to Latin-1)."""
    return text.translate(_BYTES)


def vni(text: str) -> str:
    """Return the words of VNI letters in NFC; text of other letters comes back unchanged."""

    def joined(pair: re.Match[str]) -> str:
        return pair[1].translate(_VNI_ALONE) + _VNI_MARKS[pair[2].lower()]

    parts = _VNI_PAIR.sub(joined, text.translate(WESTERN))
    return unicodedata.normalize("NFC", parts.translate(_VNI_ALONE))


def tcvn3(text: str) -> str:
    """Return the words of TCVN3 letters; most of its capitals are a font's, so they are told by the letters around."""
    return with_capitals(text.translate(WESTERN).translate(TCVN3))


def viscii(text: str) -> str:
    """Return the words of VISCII letters."""
    return as_bytes(text).translate(_VISCII)


def windows_1258(text: str) -> str:
    """Return the words of Windows-1258 letters in NFC: their tones stand as letters of their own."""
    return unicodedata.normalize("NFC", as_bytes(text).translate(_WINDOWS_1258))


def twice_utf8(text: str) -> str:
    """Return text whose UTF-8 was taken for Western letters and stored as UTF-8 again; unchanged where it was not."""
    try:
        return unicodedata.normalize("NFC", as_bytes(text).encode("latin-1").decode("utf-8"))
    except UnicodeError:
        return text


def with_capitals(text: str) -> str:
    """Return text with the capitals that TCVN3 cannot hold: "PHƯờNG" is "PHƯỜNG", "xã Lê ích Mộc" is "xã Lê Ích Mộc".

    A word is in capitals where all its other letters are and they are two at least; a word with fewer ("Kế", "ở")
    where nothing else in its cell or line is small. A first letter is one where a sentence or an item begins, between
    two names, and in the name of a committee.
    """

    def word(found: re.Match[str]) -> str:
        letters = found[0]
        shouted = sum(map(str.isupper, letters)) > 1 and not _SMALL.search(letters)
        return letters.upper() if shouted else letters

    def cell(found: re.Match[str]) -> str:
        words = found[0]
        others = _CODE.sub("", words)
        if sum(map(str.isupper, others)) > 1 and not _SMALL.search(words):
            return words.upper()
        return _FIRST.sub(lambda first: first[0][:-1] + first[0][-1].upper(), _WORD.sub(word, words))

    return _CELL.sub(cell, text)


OLD: dict[str, Callable[[str], str]] = {
    "tcvn3": tcvn3,
    "vni": vni,
    "cp1258": windows_1258,
    "viscii": viscii,
    "utf-8": twice_utf8,
}
"""What may make sense of text that was decoded wrongly, by the name of its encoding."""
