"""Words that a pattern needs: found right, and a search by them finds what a search of everything does."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

import pytest

from inspection.catalogue import shipped
from inspection.model.documents import Reading
from inspection.preparation import read_papers
from inspection.rules.desk import Sheet
from inspection.rules.searching import needed

CASES = Path(__file__).resolve().parents[2] / "cases" / "judging"


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
    assert needed(pattern) == words


def _plainly(sheet: Sheet, pattern: str) -> list[tuple[int, tuple[int, int]]]:
    return [(number, m.span()) for number, line in enumerate(sheet.folded, 1) for m in re.finditer(pattern, line)]


def _patterns() -> set[str]:
    relations = shipped().relations
    questions = (*relations.competences, *relations.vague, *relations.proofs, *relations.upstream)
    return {
        *relations.remnants,
        *chain.from_iterable((one.denied, one.task) for one in relations.denials),
        *(question.pattern for question in questions),
        *(term.pattern for term in relations.terms),
        *(measure.pattern for measure in relations.measures),
        *chain.from_iterable(content.patterns for content in relations.expected),
        *(whole.noun for whole in relations.wholes),
    }


@pytest.mark.parametrize("name", ["binh_lang_report.txt", "hung_loi_tay_report.txt", "an_tho_report.txt"])
def test_a_search_by_words_finds_what_a_search_of_every_line_does(name: str) -> None:
    papers = read_papers(None, CASES / name, shipped())
    case = papers.case(shipped())
    assert isinstance(case.report, Reading)
    sheet = Sheet("report", case.report, case.report_lines)
    found = {pattern: [(number, m.span()) for number, m in sheet.search(pattern)] for pattern in _patterns()}
    assert found == {pattern: _plainly(sheet, pattern) for pattern in found}
    assert sum(map(len, found.values())) > 20
