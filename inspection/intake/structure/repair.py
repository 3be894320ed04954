"""Lines without what converters and typewriters left in them: LaTeX, tags, entities, spaced-out letters, odd spaces.

Reading works on the mended lines; what people see of a document stays as it was sent, and every line keeps its number.
Marks of footnotes come in many forms (¹, [1], (1), ``<sup>1</sup>``, a digit stuck to a word) and leave as ``[^1]``;
the loose forms only where a note of that number stands in the document.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from inspection.intake.language.quality import is_syllable
from inspection.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.model.source import Line

_LONGEST = 20_000
"""Characters of a line that are looked at; longer ones are no ward's work."""
_LONGEST_SHOUT = 200
_LONGEST_SYLLABLE = len("nghiêng")
_SINGLE_LETTERS = 4
_SUSPECT = re.compile(r"[\\$<&\t^\u00ad\u200b-\u200d\u2060\ufeff]")
_APART = re.compile(r"\W*\w \w")
_NO_WIDTH = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[0-9a-fA-F]{2,4});")
_RAISED = re.compile(r"<sup>\s*\[?(\d{1,3})\]?\s*</sup>|\$?\^\{?\s*\[?(\d{1,3})\]?\s*\}?\$?", re.IGNORECASE)
_METRE = re.compile(r"(?:^|[\d\s(/])[kcdm]?m\s?$")
_BOLD = re.compile(r"</?(?:b|strong|h[1-6])(?:\s[^<>]{0,80})?>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:p|i|em|u|s|span|div|font|center|small|big|sub|sup|a|o:p|ins|del|mark)(?:\s[^<>]{0,200})?/?>", re.IGNORECASE
)
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_WRAPPED = re.compile(
    r"\\(?:text|textbf|textit|textrm|mathrm|mathbf|mathit|operatorname|underline|mbox)\s*\{([^{}]*)\}"
)
_SIGNS = {
    **dict.fromkeys(("geq", "geqslant", "ge"), "≥"),
    **dict.fromkeys(("leq", "leqslant", "le"), "≤"),
    **dict.fromkeys(("times",), "x"),
    **dict.fromkeys(("rightarrow", "to"), "→"),
    **dict.fromkeys(("ldots", "dots", "cdots"), "…"),
    **dict.fromkeys(("quad", "qquad"), " "),
    **dict.fromkeys(("left", "right"), ""),
    "approx": "≈",
    "pm": "±",
    "neq": "≠",
    "div": ":",
    "cdot": ".",
    "sim": "~",
    "bullet": "•",
}
_SIGN = re.compile(rf"\\({'|'.join(sorted(_SIGNS, key=len, reverse=True))})(?![a-zA-Z])")
_ESCAPED = re.compile(r"\\([%&#_$\-.])")
_THIN = re.compile(r"\\[,;! ]|~(?=\d)")
_MATHS = re.compile(r"\\[()\[\]]|\$")
_BRACED = re.compile(r"\{([^{}]{0,40})\}")
_TWO_BLANKS = re.compile(r"(?<=\S)  (?=\S)")
_INNER_TAB = re.compile(r"(?<=[a-zà-ỹ])\t(?=[a-zà-ỹ])")
_SENTENCE = 50
"""Characters of a line in which one tab is a slip of the hand, not a column."""
_NOTE_LINE = re.compile(
    r"\s*(?:\[(?P<square>\d{1,3})\]|\((?P<round>\d{1,2})\)|\[\^(?P<own>\d{1,3})\]:?|(?P<high>[¹²³⁴-⁹]+))\s*\S"
)
_MAY_MARK = re.compile(r"\d(?<=[^\W\d_]\d)|[\[(](?=\d)")
"""A digit behind a letter, or the bracket before one: a line without them refers to no note."""
_TO_DIGITS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")


def _raised(found: re.Match[str]) -> str:
    number = found[1] or found[2]
    if _METRE.search(found.string[max(0, found.start() - 4) : found.start()]):
        return number
    return f"[^{number}]"


def _without_latex(text: str) -> str:
    text = _THIN.sub(" ", _FRACTION.sub(r"\1/\2", text))
    text = _ESCAPED.sub(r"\1", _SIGN.sub(lambda found: _SIGNS[found[1]], _WRAPPED.sub(r"\1", text)))
    return _BRACED.sub(r"\1", _MATHS.sub("", text))


def _without_tags(text: str) -> str:
    text = _BOLD.sub("**", _TAG.sub("", text))
    return text if "|" in text else _BREAK.sub(" ", text).strip()


def _syllables(letters: str) -> list[str] | None:
    """Part letters that lost the gaps between their words into syllables, few of them and few that begin with a vowel.

    None where no parting is made of syllables only.
    """
    best: list[tuple[int, list[str]] | None] = [(0, [])]
    for end in range(1, len(letters) + 1):
        ways = []
        for start in range(max(0, end - _LONGEST_SYLLABLE), end):
            before, part = best[start], letters[start:end]
            if before is not None and is_syllable(part.lower()):
                ways.append((before[0] + 1 + (fold(part[0]) in "aeiouy"), [*before[1], part]))
        best.append(min(ways, default=None))
    found = best[-1]
    return found[1] if found else None


def _close_up(text: str) -> str:
    """Return a line whose letters stand apart ("K Ế  H O Ạ C H") as words; other lines as they are."""
    tokens = text.split()
    single = sum(len(token) == 1 and token.isalpha() for token in tokens)
    if len(text) > _LONGEST_SHOUT or single < _SINGLE_LETTERS or single * 5 < len(tokens) * 4:
        return text
    if not text.isupper():
        return text
    words = ["".join(word.split()) for word in re.split(r"\s{2,}|\t", text.strip())]
    if len(words) == 1:
        words = _syllables(words[0]) or words
    return " ".join(words)


def mended(text: str) -> str:
    """Return a line as it was meant."""
    if len(text) > _LONGEST or not (_SUSPECT.search(text) or "  " in text or _APART.match(text)):
        return text
    text = _NO_WIDTH.sub("", text)
    if "&" in text:
        text = _ENTITY.sub(lambda found: html.unescape(found[0]).replace("\u00a0", " "), text)
    if "^" in text or "<sup" in text.lower():
        text = _RAISED.sub(_raised, text) if "[^" not in text else text
    if "<" in text:
        text = _without_tags(text)
    if "\\" in text or "$" in text:
        text = _without_latex(text)
    if text.count("\t") == 1 and len(text) > _SENTENCE:
        text = _INNER_TAB.sub(" ", text)
    return _TWO_BLANKS.sub(" ", _close_up(text))


def _notes(lines: Sequence[Line]) -> dict[str, tuple[str, int]]:
    """Return the numbers of the document's notes, each with the form of its mark and the last line that begins so."""
    found: dict[str, tuple[str, int]] = {}
    for line in lines:
        hit = _NOTE_LINE.match(line.text[:40])
        if hit and hit.lastgroup:
            found[hit[hit.lastgroup].translate(_TO_DIGITS)] = (hit.lastgroup, line.number)
    return found


def _inline(number: str, form: str) -> re.Pattern[str]:
    """Return how the running text marks a note whose own mark has a form, or where its digit is stuck to a word."""
    # A pattern that begins with its sign is found many times as fast as one that begins with what stands before it.
    stuck = rf"{number}(?<=[a-zà-ỹ]{{2}}{number})(?<![\d\s][kcdm]m{number})(?=[.,;:)]|\s*$)"
    square, rounded = rf"\[{number}\]", rf"\({number}\)"
    if form == "round":  # as often the number of an item, which nothing in the text refers to
        return re.compile(rf"{rounded}(?<=[^\W\d_]{{2}}{rounded})")
    beside = rf"{square}(?<=\S{square})|\s{square}(?<=\S\s{square})"
    return re.compile(f"{beside}|{stuck}" if form == "square" else stuck)


def _linked(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with the loose marks of footnotes in one form: those of notes that stand in the document."""
    result = list(lines)
    notes = _notes(lines)
    marked_lines = [index for index, line in enumerate(lines) if _MAY_MARK.search(line.text)] if notes else []
    for number, (form, at) in notes.items():
        pattern = _inline(number, form)
        marked = [
            index
            for index in marked_lines
            if number in (line := result[index]).text and line.number != at and pattern.search(line.text[:_LONGEST])
        ]
        if not marked:
            continue
        for index in marked:
            line = result[index]
            result[index] = replace(line, text=pattern.sub(f"[^{number}]", line.text))
        if form in {"square", "round"}:
            index = next(index for index, line in enumerate(result) if line.number == at)
            text = re.sub(r"^\s*[\[(]\d+[\])]\s*", f"[^{number}] ", result[index].text)
            result[index] = replace(result[index], text=text)
    return result


def mended_lines(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines of a document as they were meant, each under its own number."""
    result = []
    for line in lines:
        text = line.text if line.row else mended(line.text)
        result.append(line if text == line.text else replace(line, text=text))
    return tuple(_linked(result))
