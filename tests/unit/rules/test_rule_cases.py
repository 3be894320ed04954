"""Every rule against its cases in tests/cases/rules: what it must find, where it must be silent, and in which words."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from inspection import codec
from inspection.catalogue import shipped
from inspection.model.case import Case, Judgement, TargetMatch, TaskMatch
from inspection.model.catalogue import Catalogue, Indicator
from inspection.model.codes import Grade, Severity
from inspection.model.corrections import keyed
from inspection.model.documents import Reading
from inspection.rules.engine import GRADES, registered, run
from inspection.rules.sentence import say, say_passed

CASES = Path(__file__).resolve().parents[2] / "cases" / "rules"
RULE_FILES = sorted(path for path in CASES.glob("*.toml") if path.stem != "indicators")
SOURCE = {"name": "x", "sha256": "0", "format": "text", "encoding": "utf-8", "pages": None, "lines": 1, "quality": 1.0}


def _load(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _catalogue() -> Catalogue:
    known = codec.from_plain(tuple[Indicator, ...], _load(CASES / "indicators.toml")["indicator"], sparse=True)
    return replace(shipped(), indicators={i.id: i for i in known})


CATALOGUE = _catalogue()


def _reading(kind: str, data: dict[str, Any] | None) -> tuple[Reading | None, tuple[str, ...]]:
    if data is None:
        return None, ()
    data = dict(data)
    text = data.pop("text", "")
    return codec.from_plain(Reading, {"source": SOURCE, "kind": kind, **data}, sparse=True), tuple(
        text.split("\n") if text else ()
    )


def _case(data: dict[str, Any]) -> Case:
    plan, plan_lines = _reading("plan", data.get("plan"))
    report, report_lines = _reading("report", data.get("report"))
    return Case(
        plan=plan,
        report=report,
        plan_is_own=data.get("plan_is_own", True),
        targets=codec.from_plain(tuple[TargetMatch, ...], data.get("targets", []), sparse=True),
        tasks=codec.from_plain(tuple[TaskMatch, ...], data.get("tasks", []), sparse=True),
        plan_lines=plan_lines,
        report_lines=report_lines,
        plan_seen=tuple(data.get("plan_seen", ())),
    )


def _judge(data: dict[str, Any]) -> Judgement:
    return run(_case(data), CATALOGUE)


ALL = [
    pytest.param(path.stem, data, id=f"{path.stem}-{data['name']}")
    for path in RULE_FILES
    for data in _load(path)["case"]
]


@pytest.mark.parametrize(("rule_id", "data"), ALL)
def test_case(rule_id: str, data: dict[str, Any]) -> None:
    judgement = _judge(data)
    issues = [issue for issue in judgement.issues if issue.rule == rule_id]
    expected = data.get("expect", [])
    found = [
        {
            "stated": issue.stated,
            "computed": issue.computed,
            "severity": int(issue.severity),
            "grade": issue.grade.value,
            "lines": list(issue.lines),
            "quote": issue.quote,
            "document": issue.document,
            **issue.facts,
        }
        for issue in issues
    ]
    assert len(found) == len(expected), found
    for want, have in zip(expected, found, strict=True):
        assert {name: have.get(name) for name in want if name != "says"} == {
            n: v for n, v in want.items() if n != "says"
        }
        if "says" in want:
            assert say(issues[found.index(have)], CATALOGUE, "vi") == want["says"]
    passed = [check for check in judgement.passed if check.rule == rule_id]
    if "passed" in data:
        assert [check.facts.get("working", "") for check in passed] == data["passed"]
    for language in ("vi", "en"):
        sentences = [say(issue, CATALOGUE, language) for issue in issues]
        sentences += [say_passed(check, CATALOGUE, language) for check in passed]
        assert not [s for s in sentences if not s or "{" in s or "judgement." in s]


@pytest.mark.parametrize("rule_id", sorted(registered()))
def test_every_rule_has_its_text_and_a_pass_and_a_fail_case(rule_id: str) -> None:
    assert rule_id in shipped().rules
    outcomes = {bool(data.get("expect")) for data in _load(CASES / f"{rule_id}.toml")["case"]}
    assert outcomes == {True, False}


def test_every_text_and_every_case_file_has_its_rule() -> None:
    assert set(shipped().rules) == set(registered())
    assert {path.stem for path in RULE_FILES} == set(registered())


def test_most_serious_first_and_always_the_same() -> None:
    data = {"report": _everything("report"), "plan": _everything("plan")}
    first, again = _judge(data), _judge(data)
    assert first == again
    assert len(first.issues) > 10
    ranks = [(-issue.severity, GRADES.index(issue.grade)) for issue in first.issues]
    assert ranks == sorted(ranks)
    assert len({(issue.key, issue.lines, issue.computed) for issue in first.issues}) == len(first.issues)


def _everything(role: str) -> dict[str, Any]:
    """Return one document with all figures, breakdowns and texts of the failing cases of a role."""
    made: dict[str, Any] = {"period": {"start": "2025-07-01", "end": "2025-12-31"}, "text": ""}
    for path in RULE_FILES:
        for data in _load(path)["case"]:
            document = data.get(role, {}) if data.get("expect") else {}
            for name in ("figures", "breakdowns", "citations"):
                made[name] = made.get(name, []) + document.get(name, [])
            made["text"] += document.get("text", "") + "\n"
    return made


def test_a_damaged_document_makes_no_sure_issue() -> None:
    damaged = {"rule": "reading.damaged_text", "severity": 2, "grade": "unlikely"}
    seen = 0
    for data in (one for path in RULE_FILES for one in _load(path)["case"]):
        case = _case({**data, "report": {**data["report"], "issues": [damaged]}} if "report" in data else data)
        for issue in run(case, CATALOGUE).issues if case.report else ():
            if issue.document == "report":
                seen += issue.facts.get("caution") == "damaged"
                assert issue.grade not in {Grade.IMPOSSIBLE, Grade.CONTRADICTORY}
                assert "caution" not in issue.facts or issue.severity <= Severity.MODERATE
    assert seen > 10


def test_a_doubtful_line_makes_no_sure_issue() -> None:
    figures = [
        {"indicator": "files_on_time_rate", "label": "Tỷ lệ", "value": 198, "unit": "%", "quote": "l98 %", "line": 3},
        {"indicator": "files_overdue_rate", "label": "Tỷ lệ", "value": 180, "unit": "%", "quote": "180%", "line": 4},
    ]
    reading, _ = _reading("report", {"figures": figures})
    assert reading is not None
    [(key, _), _] = keyed(reading, "figures")
    weak = {"item": key, "confidence": 0.4, "doubts": ["number_with_letters"]}
    found = {issue.lines: issue for issue in _judge({"report": {"figures": figures, "weaknesses": [weak]}}).issues}
    assert (found[(3,)].grade, found[(3,)].facts["caution"]) == (Grade.UNLIKELY, "doubtful")
    assert (found[(4,)].grade, "caution" in found[(4,)].facts) == (Grade.IMPOSSIBLE, False)
