"""The registry of rules and the one way to run them: every rule over one case, the most serious issue first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from inspection.model.case import Judgement
from inspection.model.codes import Grade, Severity
from inspection.model.issue import Issue, PassedCheck
from inspection.rules.desk import Desk, Hit, Pass, doubtful_lines
from inspection.rules.joined import joined

if TYPE_CHECKING:
    from inspection.model.case import Case
    from inspection.model.catalogue import Catalogue, RuleText

Rule = Callable[[Desk], Iterable[Hit | Pass]]

FAMILIES = ("arithmetic", "counts", "periods", "targets", "plans", "claims", "references", "wording")
"""The packages whose modules register rules."""

GRADES = tuple(Grade)
"""From the surest on."""

_SURE = frozenset((Grade.IMPOSSIBLE, Grade.CONTRADICTORY))
_MISREAD = "T05"
"""The rule that says itself that a text was misread."""

_REGISTRY: dict[str, Rule] = {}


def rule(rule_id: str) -> Callable[[Rule], Rule]:
    """Register a function as the rule of an id; an id stands for one function only."""

    def register(function: Rule) -> Rule:
        if rule_id in _REGISTRY:
            raise ValueError(f"two rules {rule_id}")
        _REGISTRY[rule_id] = function
        return function

    return register


@cache
def registered() -> dict[str, Rule]:
    """Return every rule by its id, in the order of ids."""
    for family in FAMILIES:
        package = import_module(f"inspection.rules.{family}")
        for module in iter_modules(package.__path__, f"{package.__name__}."):
            import_module(module.name)
    return dict(sorted(_REGISTRY.items()))


def run(case: Case, catalogue: Catalogue) -> Judgement:
    """Judge a case by every rule; the same case gives the same judgement, the most serious issue first."""
    desk = Desk(case, catalogue)
    doubtful = {sheet.role: doubtful_lines(sheet.reading) for sheet in desk.sheets}
    issues: dict[tuple[str, tuple[int, ...], str | None], Issue] = {}
    passed: dict[tuple[object, ...], PassedCheck] = {}
    for rule_id, judge in registered().items():
        text = catalogue.rules[rule_id]
        for found in judge(desk):
            if isinstance(found, Pass):
                check = PassedCheck(rule=rule_id, document=found.sheet.role, lines=found.lines, facts=dict(found.facts))
                # One figure read in two ways is one check; counts without a name are told apart by their place.
                what = check.facts.get("indicator") or check.lines
                passed.setdefault((rule_id, check.document, what, check.facts.get("working") or check.lines), check)
            else:
                issue = _issue(text, found, doubtful[found.sheet.role])
                issues.setdefault((issue.key, issue.lines, issue.computed), issue)
    return Judgement(issues=tuple(sorted(joined(issues.values()), key=_rank)), passed=tuple(passed.values()))


def _issue(text: RuleText, hit: Hit, unsure: frozenset[int]) -> Issue:
    severity = text.severity if hit.severity is None else hit.severity
    grade = hit.grade or text.grade
    facts = {name: value for name, value in hit.facts.items() if value}
    doubtful = not hit.sheet.damaged and not unsure.isdisjoint(hit.lines)
    if (hit.sheet.damaged or doubtful) and text.id != _MISREAD:
        # A letter or digit may have been misread, so the check says what it saw but is not sure of itself.
        facts["caution"] = "doubtful" if doubtful else "damaged"
        grade = Grade.UNLIKELY if grade in _SURE else grade
    if grade is Grade.UNLIKELY:
        severity = min(severity, Severity.MODERATE)  # a question never stands above what is sure
    return Issue(
        rule=text.id,
        severity=severity,
        grade=grade,
        document=hit.sheet.role,
        lines=hit.lines,
        quote=hit.quote,
        stated=hit.stated,
        computed=hit.computed,
        facts=facts,
    )


def _rank(issue: Issue) -> tuple[int, int, str, tuple[int, ...], str, str]:
    return (-issue.severity, GRADES.index(issue.grade), issue.document, issue.lines, issue.rule, issue.key)
