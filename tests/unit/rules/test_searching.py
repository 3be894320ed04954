"""A search by the words of a pattern finds what a search of everything does."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

import pytest

from inspection.catalogue import shipped
from inspection.model.documents import Reading
from inspection.preparation import read_papers
from inspection.rules.desk import Sheet
from inspection.rules.desk.searching import Lines

CASES = Path(__file__).resolve().parents[2] / "cases" / "judging"


@pytest.mark.parametrize(
    "pattern",
    [
        "hoa",
        "so hoa",
        "o h",
        " so",
        r"\bso\b",
        r"\b(?:so|hoa so) ",
        r"(?:so )?hoa",
        r"hoa(?: so hoa)+",
        r"hoa so(?= )",
        r"aa",
        r"^so",
        r"(?<=hoa )so",
        r"(?:hoa|so)\s*/",
        r"so [a-z]+$",
        r"(?P<n>\d(?<![\d/.,].)\d{0,2})",
        r"(?:(?P<n>\d(?<![\d].)\d?)/)?(?P<m>\d(?<![\d/].)\d*)",
        r"\d(?<![\d.].)\d* so|\d(?<![\w].) hoa",
        r"\d(?<![\d].)(?:/\d+)*",
        r"\b(?:so hoa|\d+)|hoa \d",
        r"\bm²|\bm2\b",
        r"²",
        r"\d m",
        "",
    ],
)
def test_a_search_finds_each_place_once_and_stays_within_a_line(pattern: str) -> None:
    lines = (
        "so hoa so hoa  so",
        "",
        "so",
        "hoa so/hoa so hoa",
        "aaaa aaa so",
        "1/23 so 456.7,8 hoa 9 hoa x10 so",
        "\thoa\u00a0so hoa",
        " so ",
        "124 m² 20m2 m2 so",
    )
    plainly = [(number, m.span()) for number, line in enumerate(lines, 1) for m in re.finditer(pattern, line)]
    assert plainly
    searched = Lines(lines)
    assert [(number, m.span()) for number, m in searched.search(pattern)] == plainly
    assert [number for number, _ in searched.search(pattern, before=4)] == [n for n, _ in plainly if n < 4]


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
