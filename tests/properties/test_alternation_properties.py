"""The pattern for any of many words fits what their plain alternation fits, the longest word first."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from inspection.intake.language.alternation import any_of

WORDS = st.lists(st.text("ab .(", min_size=1, max_size=6), min_size=1, max_size=8)


@given(WORDS, st.text("ab .(", max_size=30))
@example(["a", "ab", "abab"], "ababab")
@example(["a.b"], "a.b aab")
def test_it_finds_what_the_plain_alternation_finds(words: list[str], text: str) -> None:
    plain = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    assert re.findall(any_of(words), text) == re.findall(plain, text)
    assert re.findall(rf"\b{any_of(words)}\b", text) == re.findall(rf"\b(?:{plain})\b", text)
