"""Words that a pattern needs and words that it begins with."""

from __future__ import annotations

import re

import pytest

from inspection.rules.desk.patterns import clues


@pytest.mark.parametrize(
    ("pattern", "phrases"),
    [
        (r"\bnhom\b", [" nhom "]),
        (r"nhom", ["nhom"]),
        (r"\b(?:tai|theo)\s+(?:noi dung )?nhom (?:so )?\d{1,2}\b(?!\s+(?:phuong))", [" nhom ", " tai | theo ", r"\d"]),
        (r"(?P<n>\d(?<![\d/.,].)\d{0,2})\s+(?P<kind>nghi quyet|ke)\b", [" nghi + quyet | ke ", r"\d"]),
        (r"(?:bo nhiem )?kiem (?:giu )?(?:chuc vu )?giam doc", [" giam + doc", "kiem "]),
        (r"mo ?hinh moi|sang kien", ["hinh + moi|sang + kien"]),
        (r"so cap(?: ly luan)?\b", ["so + cap "]),
        (r"so cap(?: ly)?(?:hoa)?\b", ["so + cap"]),
        (r"(?:ly luan )?so cap", ["so + cap"]),
        (r"\b(?:ly luan )?so cap", [" so + cap"]),
        (r"hinhs?tho", ["hinh", "tho"]),
        (r"hinh{1,2}tho", ["hinh", "tho"]),
        (r"hinh{3}", ["hinhhh"]),
        (r"hinh{0,2}thuc", ["thuc", "hin"]),
        (r"(?:quan doi)*xa hoi", ["xa + hoi"]),
        (r"\b(?:quan)+?\b", ["quan"]),
        (r"(?<=van ban)[^.;]{2,9}(?=giam doc)", []),
        (r"so \(lieu\) ke", ["(+)+so + lieu + ke"]),
        (r"so [(|)] lieu", [" lieu", "so "]),
        (r"so\W*bang\W+hai", ["bang ", " hai", "so"]),
        (r"[]]danh muc[^]]bang[\\]so", ["danh + muc", "bang", "so"]),
        (r"xa(?: hoi hoa){,2} nay", [" nay", "xa "]),
        (r"(?:nghi quyet|so) (?:bao cao|ke)", ["nghi + quyet |so ", " bao + cao| ke"]),
        (r"(?:nghi quyet: \d|so) bao", [" bao", ":+nghi + quyet |so "]),
        (r"quan|[a-z]+", []),
        (r"xx+\s*%", ["%", "xx"]),
        (r"\.{3}|…{2,}|_+", ["...|……|_"]),
        (r"\d{1,4}-(?:nq|qd)/(?:cp|ttg)", ["/", " nq | qd ", " cp| ttg", r"\d"]),
        (r"ho so (?:\d|so)+\d?", ["ho + so ", r"\d|so"]),
        (r"\bm²|\bm2\b|\bmet vuong\b", ["²+ m | m2 | met + vuong "]),
        (r"(?:neu|ghi)? ?ro(?: ket qua)?", ["ro"]),
        (r"", []),
    ],
)
def test_the_phrases_that_a_line_with_a_match_holds(pattern: str, phrases: list[str]) -> None:
    re.compile(pattern)
    needed = ["|".join("+".join(phrase) for phrase in choice) for choice in clues(pattern).needed]
    assert needed == phrases


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\bnhom (?:so )?\d", ("nhom ",)),
        (r"(?P<kind>nghi quyet|quyet dinh) so", ("nghi quyet", "quyet dinh")),
        (r"(?:bo nhiem )?kiem giam doc", ("bo nhiem ", "kiem giam doc")),
        (r"(?:bo nhiem )?(?:nay )?\d", ("bo nhiem ", "nay ", r"\d")),
        (r"\b(?:tat ca|\d+/\d+|ca \d+) nhiem vu", ("tat ca", r"\d", "ca ")),
        (r"\d?(?:nay|\d)", ()),
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
