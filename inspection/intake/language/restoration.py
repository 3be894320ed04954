"""What a garbled text may have said: a suggestion beside the words of the document, never in their stead.

Each misread word is compared, without accents, with the words of the field; the likeliest way through them is the one
whose words also follow each other (Viterbi over pairs of words; ecosystem.md §3.4 has the method and what it reached).
Abbreviations, names, numbers and whatever holds two digits are left as they are: nothing there can be told from letters
around it. Reading itself matches on ``recognised``, which has the same length as the original, and shows the original.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from inspection.intake.language.vocabulary import vocabulary
from inspection.model.documents import Suggestion
from inspection.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspection.model.documents import Reading

_TOKEN = re.compile(r"[^\W_]*[^\W\d_][\w€¢¥§]*|[€¢¥§][^\W_]+")
_LOOKS_LIKE = str.maketrans("160435€¢¥§", "looaaoecyo")
_CONFUSED = (
    *((re.compile(seen), meant) for seen, meant in (("iru|ii|ir|w", "u"), ("rn", "m"), ("(?<=.)tr|(?<=.)ti", "u"))),
    *((re.compile(seen), meant) for seen, meant in (("y", "u"), ("(?<=[^aeiouy])[bdg](?=$|[^aeiouyh])", "o"))),
    *((re.compile(seen), meant) for seen, meant in (("d", "o"), ("i", "a"), ("^p", "d"), ("e", "a"), ("c$", "o"))),
)
"""What an English model makes of Vietnamese letters with hats and horns: ứ → ir, ộ → d, ă → i, ấ → é, Đ → P."""
_DIGIT = re.compile(r"\d")
_MEASURE = re.compile(r"(?:k?m|cm|dm)[23]", re.IGNORECASE)
_SHORT = 2
"""Letters of a word in capitals that may be a name of its own with a digit: A4, Q3."""
_LIKE_ENOUGH = 62.0
_WAYS = 7
"""Spellings without accents that one word is compared with."""
_CHOICES = 14
"""Words that one misread word may stand for."""
_MISREAD = 9.0
"""What one wholly different spelling costs, in natural logarithms of chances."""
_UNKNOWN = 7.5
"""What it costs to leave a word as it is; more than a misread word that follows its neighbour well."""
_PAIRED = 0.7
_LONGEST = 20_000
"""Characters of a text whose words are looked up; reading itself goes no further into a line."""
_LEAST_CONFIDENCE = 0.3


def _plain(word: str) -> str:
    """Return a word without accents, with the letters that its digits and signs were."""
    return fold(word.translate(_LOOKS_LIKE))


@lru_cache(maxsize=50_000)
def _candidates(word: str) -> tuple[tuple[str, float], ...]:
    """Return the words that a misread word may be, each with its cost; () where it is to be left alone."""
    words = vocabulary()
    lower = word.lower()
    if not lower.isascii() and lower in words.often:
        return ((lower, 0.0), *((one, 2.0) for one in words.by_fold.get(fold(lower), ()) if one != lower))
    plain = _plain(word)
    costs: dict[str, float] = {}
    for spelling, changes in _variants(plain).items():
        costs |= dict.fromkeys(words.by_fold.get(spelling, ()), 1.2 * changes)
    found = process.extract(plain, words.by_fold.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH, limit=_WAYS)
    for spelling, score, _ in found:
        for one in words.by_fold[spelling]:
            costs[one] = min(costs.get(one, _UNKNOWN), (100.0 - score) / 100.0 * _MISREAD)
    choices = [(one, cost + (0.0 if _hinted(lower, one) else 0.6)) for one, cost in costs.items()]
    return tuple(sorted(choices, key=lambda choice: choice[1] - math.log(words.often[choice[0]]) / 3)[:_CHOICES])


def _variants(plain: str) -> dict[str, int]:
    """Return the spellings that up to two usual misreadings turn into this one, with how many."""
    found = {plain: 0}
    for changes in (1, 2):
        for spelling in list(found):
            for pattern, meant in _CONFUSED:
                for hit in pattern.finditer(spelling):
                    found.setdefault(spelling[: hit.start()] + meant + spelling[hit.end() :], changes)
    return found


def _hinted(seen: str, word: str) -> bool:
    """Tell whether a hat that the scan still shows ("é", "€" for ế, ệ …) fits a word: one shown, one there."""
    return ("é" in seen or "€" in seen) == any(letter in "ếềểễệê" for letter in word)


def _left_alone(word: str) -> bool:
    """Tell whether a word is no matter of letters: an abbreviation, a number with letters in it, a measure."""
    digits = len(_DIGIT.findall(word))
    if digits > 1 or (digits and (_MEASURE.fullmatch(word) or (word[:1].isupper() and len(word) <= _SHORT))):
        return True
    return len(word) > 1 and word.isupper()


@lru_cache(maxsize=20_000)
def _costs(word: str) -> tuple[float, float, Mapping[str, float]]:
    """Return what a word costs behind one that is unknown, behind one that it never followed, behind those it did.

    A cost is minus the logarithm of a chance, and half of it counts.
    """
    words = vocabulary()
    alone = (words.often.get(word, 0) + 0.5) / words.total
    paired = {
        before: -math.log(_PAIRED * (times / words.often[before]) + (1 - _PAIRED) * alone) / 2
        for before, times in words.preceding.get(word, {}).items()
    }
    return -math.log(alone) / 2, -math.log((1 - _PAIRED) * alone) / 2, paired


@lru_cache(maxsize=20_000)
def _choices(word: str) -> tuple[tuple[str | None, float], ...]:
    """Return what a word in a row may be, each with its cost; last the word as it stands, unless it is sound."""
    found = _candidates(word)
    return (*found, (None, _UNKNOWN)) if not found or found[0][1] else found


@lru_cache(maxsize=20_000)  # words that stand together once do so again
def _pairs(before: str, word: str) -> tuple[tuple[int, int, float], ...]:
    """Return which choices for a word are known to follow which for the one before it: their places, and the cost."""
    places = {meant: place for place, (meant, _) in enumerate(_choices(before)) if meant}
    pairs: list[tuple[int, int, float]] = []
    for place, (meant, _) in enumerate(_choices(word)):
        paired = _costs(meant or word.lower())[2]
        pairs += [(places[name], place, paired[name]) for name in places.keys() & paired.keys()]
    return tuple(pairs)


@lru_cache(maxsize=2_000)  # a document's head is gone through line by line and passage by passage
def _path(seen: tuple[str, ...]) -> tuple[tuple[str | None, float], ...]:
    """Return for each word in a row what it likeliest was and what reading it so costs; None where it stays.

    Few words ever stand behind each other, so the way to a word leads from those that it is known to follow or from
    the cheapest of the others: nothing else is compared.
    """
    steps = [_choices(word) for word in seen]
    ways: list[list[int]] = []
    totals: list[float] = []
    for place, choices in enumerate(steps):
        last = steps[place - 1] if place else ()
        words = len(last) - (last[-1][0] is None) if last else 0
        cheapest = min(range(words), key=totals.__getitem__, default=-1)
        left = words if words < len(last) else -1  # the way that leaves the word before as it is
        from_word = totals[cheapest] if words else math.inf
        from_unknown = totals[left] if words < len(last) else math.inf if last else 0.0
        reached = []
        for meant, cost in choices:
            unknown, others, _ = _costs(meant or seen[place].lower())
            reached.append(min((from_word + cost + others, cheapest), (from_unknown + cost + unknown, left)))
        for start, end, follows in _pairs(seen[place - 1], seen[place]) if place else ():
            reached[end] = min(reached[end], (totals[start] + choices[end][1] + follows, start))
        ways.append([at for _, at in reached])
        totals = [total for total, _ in reached]
    chosen: list[tuple[str | None, float]] = []
    at = totals.index(min(totals)) if totals else -1
    for choices, row in zip(reversed(steps), reversed(ways), strict=True):
        chosen.append(choices[at])
        at = row[at]
    return tuple(reversed(chosen))


def _runs(text: str, *, names: bool) -> list[list[re.Match[str]]]:
    """Return the words of a text in rows that nothing interrupts: no sign, no word that is left alone.

    With ``names`` words with a capital inside a sentence and headings in capitals are taken too.
    """
    runs: list[list[re.Match[str]]] = [[]]
    last, first, shouted = 0, len(text) - len(text.lstrip()), text.isupper()
    for found in _TOKEN.finditer(text):
        word = found[0]
        begins = last <= first or text[last : found.start()].strip() != ""
        if len(word) == 1 and text[found.end() : found.end() + 1] in {")", "."}:  # the letter of an item
            last = found.end()
            continue
        kept = (not _left_alone(word) or (names and shouted and not _DIGIT.search(word))) and (
            names or begins or not word[0].isupper()
        )
        if text[last : found.start()].strip(" -") or not kept:
            runs.append([])
        if kept:
            runs[-1].append(found)
        last = found.end()
    return [run for run in runs if run]


def _cased(word: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word.capitalize() if like[0].isupper() else word


@lru_cache(maxsize=4_000)
def suggestion(text: str) -> Suggestion | None:
    """Return the wording that a garbled text may have had, or None where nothing better is known."""
    if len(text) > _LONGEST:
        return None
    parts: list[str] = []
    last = 0
    trust: list[float] = []
    for run in _runs(text, names=False):
        for found, (word, cost) in zip(run, _path(tuple(one[0] for one in run)), strict=True):
            trust.append(0.0 if word is None else max(0.0, 1.0 - cost / _UNKNOWN))
            if word is not None:
                parts += [text[last : found.start()], _cased(word, found[0])]
                last = found.end()
    restored = "".join([*parts, text[last:]])
    confidence = round(sum(trust) / len(trust), 2) if trust else 0.0
    if restored == text or confidence < _LEAST_CONFIDENCE:
        return None
    return Suggestion(text=restored, confidence=confidence)


def recognised_lines(reading: Reading, lines: Sequence[str]) -> tuple[str, ...]:
    """Return a document's lines to match on where reading calls its text damaged, each as long as it was; else none."""
    damaged = any(issue.rule == "reading.damaged_text" for issue in reading.issues)
    return tuple(map(recognised, lines)) if damaged else ()


@lru_cache(maxsize=256)  # a line of a document's head is a passage too
def recognised(text: str, *, names: bool = True) -> str:
    """Return text in which misread words are the likeliest ones of the same length: to match on, never to show.

    Without ``names`` whatever may be a name is left as it stands, to be taken from the text; so is a text that is
    longer than any paragraph.
    """
    if len(text) > _LONGEST:
        return text
    letters = list(text)
    for run in _runs(text, names=names):
        for found, (word, _) in zip(run, _path(tuple(one[0] for one in run)), strict=True):
            if word is not None and len(word) == len(found[0]):
                letters[found.start() : found.end()] = _cased(word, found[0])
    return "".join(letters)
