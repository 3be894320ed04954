"""Which words a pattern cannot match without: they are found in a long text at once, and only their lines are searched.

A regular expression that begins with a choice or a digit is tried at every letter of a document, which took most of the
time of judging; a word is found by the string itself.
"""

from __future__ import annotations

from functools import lru_cache

_OPTIONAL = "?*"
_GROUPS = ("(?:", "(?P<", "(?=", "(?!", "(?<=", "(?<!")
_ASIDE = ("(?=", "(?!", "(?<=", "(?<!")
"""Groups that match no text of their own."""
_SHORTEST = 4
"""Letters from which a word is worth looking for."""


@lru_cache(maxsize=512)
def needed(pattern: str) -> tuple[str, ...]:
    """Return words of which at least one stands in everything that a pattern matches; none where that is not known."""
    chosen: list[str] = []
    for branch in _branches(pattern):
        words = _of_branch(branch)
        if not words:
            return ()
        chosen += words
    return tuple(dict.fromkeys(chosen))


def _of_branch(branch: str) -> tuple[str, ...]:
    """Return the most telling words of a branch: those of which the shortest is longest."""
    found: list[tuple[str, ...]] = []
    run, place = "", 0
    while place < len(branch):
        end, literal, inner = _part(branch, place)
        optional = end < len(branch) and (branch[end] in _OPTIONAL or branch.startswith(("{0", "{,"), end))
        after = _past_quantifier(branch, end)
        if literal is not None and not optional:
            run += literal
        if literal is None or after != end:
            found.append((run,))
            run = ""
        if inner and not optional:
            found.append(needed(inner))
        place = after
    found.append((run,))
    telling = [words for words in found if words and min(map(len, words)) >= _SHORTEST]
    return max(telling, key=lambda words: min(map(len, words)), default=())


def _part(branch: str, place: int) -> tuple[int, str | None, str]:
    """Return where the part at a place ends, the letter that it is, and what a group holds."""
    sign = branch[place]
    if sign == "\\":
        following = branch[place + 1]
        return place + 2, None if following.isalnum() else following, ""
    if sign == "[":
        return _past_class(branch, place), None, ""
    if sign == "(":
        end = _closing(branch, place)
        opening = next((one for one in _GROUPS if branch.startswith(one, place)), "(")
        start = branch.index(">", place) + 1 if opening == "(?P<" else place + len(opening)
        return end + 1, None, "" if opening in _ASIDE else branch[start:end]
    return place + 1, None if sign in ".^$" else sign, ""


def _past_class(branch: str, place: int) -> int:
    """Return the place behind a class of letters; a bracket that opens it or is escaped is one of the letters."""
    place += 1
    place += branch.startswith("^", place)
    place += branch.startswith("]", place)
    while branch[place] != "]":
        place += 2 if branch[place] == "\\" else 1
    return place + 1


def _past_quantifier(branch: str, place: int) -> int:
    if place < len(branch) and branch[place] == "{":
        place = branch.index("}", place) + 1
    elif place < len(branch) and branch[place] in "?*+":
        place += 1
    else:
        return place
    return place + 1 if place < len(branch) and branch[place] in "?+" else place


def _branches(pattern: str) -> list[str]:
    """Split a pattern at the choices outside of its groups."""
    found, start, place = [], 0, 0
    while place < len(pattern):
        if pattern[place] == "|":
            found.append(pattern[start:place])
            start = place = place + 1
        else:
            place = _part(pattern, place)[0]
    return [*found, pattern[start:]]


def _closing(pattern: str, place: int) -> int:
    """Return where the group that opens at a place closes."""
    place += 1
    while pattern[place] != ")":
        place = _part(pattern, place)[0]
    return place
