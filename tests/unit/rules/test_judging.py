"""Whole invented documents, read and judged: what was planted is found, and nothing sure is said of what is right."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from inspection.catalogue import shipped
from inspection.model.codes import Grade, Severity
from inspection.preparation import read_papers
from inspection.rules.engine import run
from inspection.rules.sentence import say

if TYPE_CHECKING:
    from inspection.model.issue import Issue

CASES = Path(__file__).resolve().parents[2] / "cases" / "judging"
DOCUMENTS = tomllib.loads((CASES / "planted.toml").read_text(encoding="utf-8"))["document"]
SURE = {Grade.IMPOSSIBLE, Grade.CONTRADICTORY}


@cache
def _issues(report: str | None, plan: str | None) -> tuple[Issue, ...]:
    papers = read_papers(CASES / plan if plan else None, CASES / report if report else None, shipped())
    return run(papers.case(shipped()), shipped()).issues


def _of(document: dict[str, Any]) -> tuple[Issue, ...]:
    return _issues(document.get("report"), document.get("plan"))


def _speaks(issue: Issue, planted: dict[str, Any]) -> bool:
    said = " ".join((issue.quote, issue.stated or "", issue.computed or "", say(issue, shipped(), "vi")))
    return issue.rule in planted["rules"] and all(word.lower() in said.lower() for word in planted["words"])


def _named(document: dict[str, Any]) -> str:
    return "-".join(Path(document[role]).stem for role in ("report", "plan") if role in document)


PLANTED = [
    pytest.param(document, planted, id=f"{_named(document)}-{'-'.join((*planted['rules'], *planted['words']))}")
    for document in DOCUMENTS
    for planted in document.get("planted", ())
]


@pytest.mark.parametrize(("document", "planted"), PLANTED)
def test_what_was_planted_is_found(document: dict[str, Any], planted: dict[str, Any]) -> None:
    assert any(_speaks(issue, planted) for issue in _of(document))


@pytest.mark.parametrize("document", DOCUMENTS, ids=_named)
def test_nothing_sure_is_said_of_what_is_right(document: dict[str, Any]) -> None:
    planted, asked = document.get("planted", ()), document.get("asked", ())
    others = [issue for issue in _of(document) if not any(_speaks(issue, one) for one in planted)]
    assert [say(issue, shipped(), "vi") for issue in others if issue.grade in SURE] == []
    doubted = [issue for issue in others if issue.severity > Severity.MINOR and issue.rule not in asked]
    assert [say(issue, shipped(), "vi") for issue in doubted] == []
