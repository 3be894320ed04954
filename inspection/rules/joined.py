"""One fault, one issue: a rate that differs from its other place is often also one that its numbers do not give.

Both rules are right, but a reader who is told twice takes it for two faults. The surer issue stays and carries what the
other one knew.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection.model.codes import Grade

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspection.model.issue import Issue

_PLACES = "B02"
_COMPUTED = frozenset(("A04", "A07"))
_MISSED, _CLAIMED = "G02", "G26"
_UNNAMED = frozenset(("A23", "A24", "A25", "A35"))
"""Rules that judge tables and lists by themselves, whatever reading has named in them."""
_WRITTEN = "A40"
"""The rule that knows nothing but the words of a list: one that knows what is counted tells it better."""
_SLIP = "A50"
"""The rule that knows a rate and its two counts by their places alone."""
_DENIED = frozenset(("G24", "X16", "X17", "B09"))
"""Rules that hold two places against each other of which one says that nothing is left."""
_BY_SURENESS = tuple(Grade)


def joined(issues: Iterable[Issue]) -> list[Issue]:
    """Return the issues with those of one fault made one."""
    left = list(issues)
    for places in [issue for issue in left if issue.rule == _PLACES]:
        computed = next((issue for issue in left if _same_fault(places, issue)), None)
        if computed is None:
            continue
        left.remove(computed)
        if places.grade is Grade.CONTRADICTORY:
            facts = {**places.facts, "recomputed": computed.facts.get("working", ""), "note": "recomputed"}
            left[left.index(places)] = replace(places, facts=facts)
        else:
            other = places.quote if computed.quote != places.quote else places.facts.get("against", "")
            lines = tuple(sorted({*places.lines, *computed.lines}))
            left[left.index(places)] = replace(computed, lines=lines, facts={**computed.facts, "against": other})
    return _told_once(_told_by_name(_denied_once(_claimed_once(left))))


def _claimed_once(issues: list[Issue]) -> list[Issue]:
    """Return the issues without the results below their target that are called reached: one issue says both."""
    claimed = {(one.document, one.lines, one.stated) for one in issues if one.rule == _CLAIMED}
    return [one for one in issues if one.rule != _MISSED or (one.document, one.lines, one.stated) not in claimed]


def _denied_once(issues: list[Issue]) -> list[Issue]:
    """Return the issues with one for each pair of places that say nothing is left and something is, the surest."""
    places: dict[tuple[str, tuple[int, ...]], Issue] = {}
    for one in sorted(issues, key=lambda issue: _BY_SURENESS.index(issue.grade)):
        if one.rule in _DENIED and len(one.lines) > 1:
            places.setdefault((one.document, one.lines), one)
    kept = {id(one) for one in places.values()}
    return [one for one in issues if one.rule not in _DENIED or len(one.lines) == 1 or id(one) in kept]


def _told_once(issues: list[Issue]) -> list[Issue]:
    """Return the issues without those that tell of a table, a list or an amount what a surer one tells already."""
    dropped: set[int] = set()
    for one in (issue for issue in issues if issue.rule in _UNNAMED):
        for other in issues:
            if other is one or id(other) in dropped or not _same_sum(one, other):
                continue
            dropped.add(id(max(one, other, key=lambda issue: (_BY_SURENESS.index(issue.grade), issue is one))))
    return [issue for issue in issues if id(issue) not in dropped]


def _told_by_name(issues: list[Issue]) -> list[Issue]:
    """Return the issues without those of words and places alone that a rule tells which knows what is counted.

    That rule's issue of a list is as sure as the words make it.
    """
    places = {(one.document, line, one.stated) for one in issues if one.rule != _SLIP for line in one.lines}
    told = {id(one) for one in issues if one.rule == _SLIP and (one.document, one.lines[0], one.stated) in places}
    kept = {id(issue): issue for issue in issues if id(issue) not in told}
    for one in (issue for issue in issues if issue.rule == _WRITTEN):
        other = next((issue for issue in issues if issue.rule != _WRITTEN and _same_sum(one, issue)), None)
        if other is None:
            continue
        del kept[id(one)]
        if _BY_SURENESS.index(one.grade) < _BY_SURENESS.index(other.grade):
            kept[id(other)] = replace(other, grade=one.grade, severity=max(one.severity, other.severity))
    return list(kept.values())


def _same_sum(one: Issue, other: Issue) -> bool:
    return (
        one.document == other.document
        and _number(one.stated) == _number(other.stated)
        and _number(one.computed) == _number(other.computed)
        and not set(one.lines).isdisjoint(other.lines)
    )


def _same_fault(places: Issue, computed: Issue) -> bool:
    return (
        computed.rule in _COMPUTED
        and computed.grade is Grade.CONTRADICTORY
        and computed.document == places.document
        and computed.facts.get("indicator") == places.facts.get("indicator")
        and computed.stated in {places.stated, places.computed}
        and set(computed.lines) <= set(places.lines)
    )


def _number(told: str | None) -> str:
    """Return the number of what is stated, without its unit."""
    return (told or "").partition(" ")[0]
