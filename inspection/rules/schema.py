"""A judgement as plain data in the schema ``kiemtra/check/1``, which only grows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inspection.rules.sentence import say, say_passed

if TYPE_CHECKING:
    from inspection.model.case import Judgement
    from inspection.model.catalogue import Catalogue
    from inspection.wording import Wording


def as_json(judgement: Judgement, catalogue: Catalogue, wording: Wording) -> dict[str, Any]:
    """Return a judgement as dictionaries and lists, messages in the language of the wording."""
    return {
        "schema": "kiemtra/check/1",
        "issues": [
            {
                "rule": issue.rule,
                "severity": int(issue.severity),
                "grade": issue.grade.value,
                "document": issue.document,
                "lines": list(issue.lines),
                "quote": issue.quote,
                "quotes": [q for q in (issue.quote, issue.facts.get("against", "")) if q],
                "stated": issue.stated,
                "computed": issue.computed,
                "working": issue.facts.get("working"),
                "message": say(issue, catalogue, wording.language),
            }
            for issue in judgement.issues
        ],
        "passed": [
            {
                "rule": check.rule,
                "document": check.document,
                "lines": list(check.lines),
                "message": say_passed(check, catalogue, wording.language),
            }
            for check in judgement.passed
        ],
    }
