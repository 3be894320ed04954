"""Words that a pattern needs and words that it begins with."""

from __future__ import annotations

import re

import pytest

from inspection.rules.desk.patterns import clues


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\b(?:tai|theo)\s+(?:noi dung )?nhom (?:so )?\d{1,2}\b(?!\s+(?:phuong thuc))", ("nhom ",)),
        (r"(?P<n>\d(?<![\d/.,].)\d{0,2})\s+(?P<kind>nghi quyet|quyet dinh)\b", ("nghi quyet", "quyet dinh")),
        (r"(?:bo nhiem )?kiem (?:giu )?(?:chuc vu )?giam doc", ("giam doc",)),
        (r"mo ?hinh moi|sang kien", ("hinh moi", "sang kien")),
        (r"hinhs?tho", ("hinh",)),
        (r"hinh{1,2}tho", ("hinh",)),
        (r"hinh{0,2}thuc", ("thuc",)),
        (r"(?:quan doi)*xa hoi", ("xa hoi",)),
        (r"(?:quan doi)+?xa", ("quan doi",)),
        (r"(?<=van ban)[^.;]{2,9}(?=giam doc)", ()),
        (r"so \(lieu\) ke", ("so (lieu) ke",)),
        (r"so [(|)] lieu", (" lieu",)),
        (r"so [^\]]bang", ("bang",)),
        (r"[]]danh muc[^]]bang[\\]so", ("danh muc",)),
        (r"xa(?: hoi hoa){,2} nay", (" nay",)),
        (r"(?:nghi quyet|so) (?:bao cao|ke hoach)", ("bao cao", "ke hoach")),
        (r"quan|[a-z]+", ()),
        (r"xx+\s*%", ("%",)),
        (r"\d{1,4}-(?:nq|qd)/(?:cp|ttg)", ("/",)),
        (r"(?:neu|ghi)? ?ro(?: ket qua)?", ()),
        (r"", ()),
    ],
)
def test_the_words_that_a_pattern_needs(pattern: str, words: tuple[str, ...]) -> None:
    re.compile(pattern)
    assert clues(pattern).needed == words


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\bnhom (?:so )?\d", ("nhom ",)),
        (r"(?P<kind>nghi quyet|quyet dinh) so", ("nghi quyet", "quyet dinh")),
        (r"(?:bo nhiem )?kiem giam doc", ("bo nhiem ", "kiem giam doc")),
        (r"(?:bo nhiem )?(?:nay )?\d", ()),
        (r"\b(?:vi tri \d|xep (?:hang|thu))\b|(?<!\w)hang", ("vi tri ", "xep ", "hang")),
        (r"tu(?<!\w..) (?:ngay )?\d", ("tu ",)),
        (r"(?:(?P<least>(?:len )?tren|tu)|duoi) \d", ("len ", "tren", "tu", "duoi")),
        (r"(?=nhom)\d", ()),
        (r"ho? so", ()),
        (r"hinhs?tho", ("hinh",)),
        (r"(?:xa hoi)+ nay", ("xa hoi",)),
        (r"quan|[a-z]+", ()),
        (r"quan|", ()),
        (r"0*[1-9]", ()),
        (r"\d+ ho so", ()),
        (r"^ho so", ("ho so",)),
        (r":\s*\d", (":",)),
        (r"(?:tai|o) xa", ()),
        (r"", ()),
    ],
)
def test_the_words_that_a_pattern_begins_with(pattern: str, words: tuple[str, ...]) -> None:
    re.compile(pattern)
    assert clues(pattern).opening == words


@pytest.mark.parametrize(
    "pattern",
    [
        r"\d(?<![\d/].)\d{0,3}/(?:nq|qd)",
        r"(?P<n>\d(?<![\w.,/-].)\d?) ngay",
        r"\b(?:(?P<one>\d(?<![\d].)) thang|\d(?<![\d].) nam)",
    ],
)
def test_a_pattern_that_begins_with_a_number(pattern: str) -> None:
    re.compile(pattern)
    assert clues(pattern).number


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:\d(?<![\d].) thang|nam)",
        r"(?:\d(?<![\d].) thang )?\d(?<![\d].)",
        r"\d(?<![/].)",
        r"(?<![\d])\d",
        r"so \d(?<![\d].)",
        r"\d+",
        r"",
    ],
)
def test_a_pattern_that_may_begin_with_something_else_than_a_number(pattern: str) -> None:
    re.compile(pattern)
    assert not clues(pattern).number
