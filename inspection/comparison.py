"""Set two inspections side by side: verdicts that changed, figures with their difference, findings that came back.

Pure. Items are one where both ask them by one code and in like words, or in like words within one kind and group; what
is not surely the same is compared with nothing. A finding counts as put right only where that was seen: by a verdict on
the same item, or by the follow-up; that it is not told again proves nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from inspection.model.codes import FindingKind, FindingState, GroupCode, ItemKind, RetestVerdict, Verdict
from inspection.model.comparison import Comparison, Fate, FigurePair, FindingPair, GroupPair, ItemPair, Trend
from inspection.model.finding import in_notice_order
from inspection.vietnamese import fold, words
from inspection.ward_figures import asked, group_points, held_figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from inspection.model.checklist import ChecklistItem
    from inspection.model.finding import Finding
    from inspection.model.inspection import Inspection

SAME_WORDING = 90
"""Least likeness, 0 to 100, at which two wordings ask the same."""
SAME_FINDING = 85
"""Least likeness at which two conditions of one group tell the same."""
_RANK = {Verdict.NOT_MET: 0, Verdict.INSUFFICIENT: 0, Verdict.PARTLY: 1, Verdict.MET: 2}
"""Verdicts in their order; "not applicable" is neither better nor worse than any."""


def in_order(one: Inspection, other: Inspection) -> tuple[Inspection, Inspection]:
    """Return two inspections, the one of the earlier period first; of one period in the order given."""
    first, second = one.period, other.period
    return (other, one) if first and second and second.end < first.end else (one, other)


def compare(before: Inspection, after: Inspection) -> Comparison:
    """Return two inspections side by side, the earlier one first."""
    pairs = _paired(asked(before), asked(after))
    return Comparison(
        before=before,
        after=after,
        same_ward=_ward(before) == _ward(after),
        items=tuple(_item_pair(first, second, before, after) for first, second in pairs),
        figures=tuple(_figure_pairs(before, after)),
        findings=tuple(_finding_pairs(before, after, {first.id: second.id for first, second in pairs})),
        groups=tuple(_group_pair(group, before, after) for group in GroupCode),
        only_before=len(asked(before)) - len(pairs),
        only_after=len(asked(after)) - len(pairs),
    )


def _ward(inspection: Inspection) -> tuple[str, str]:
    details = inspection.details
    return fold(details.ward_type).strip(), fold(details.ward).strip()


# ---- items


def _paired(
    before: Sequence[ChecklistItem], after: Sequence[ChecklistItem]
) -> list[tuple[ChecklistItem, ChecklistItem]]:
    """Return the items that both ask, in the order of the second; each is paired once."""
    waiting = {item.id: item for item in before}
    found: dict[str, ChecklistItem] = {}
    for item in after:
        same = waiting.get(item.id)
        if same is not None and _alike(same, item):
            found[item.id] = waiting.pop(item.id)
    likely = [
        (-likeness, place, former.id, item)
        for place, item in enumerate(after)
        if item.id not in found
        for former in waiting.values()
        if (likeness := _alike(former, item))
    ]
    for _, _, former_id, item in sorted(likely, key=lambda one: one[:3]):
        if item.id not in found and former_id in waiting:
            found[item.id] = waiting.pop(former_id)
    return [(found[item.id], item) for item in after if item.id in found]


def _alike(one: ChecklistItem, other: ChecklistItem) -> float:
    """Return how alike two items of one kind and group are worded; 0 where not enough."""
    if (one.kind, one.group) != (other.kind, other.group):
        return 0
    if one.kind is not ItemKind.CRITERION and one.indicator != other.indicator:
        return 0
    texts = (" ".join(words(item.title.vi)) for item in (one, other))
    return fuzz.ratio(*texts, score_cutoff=SAME_WORDING)


def _item_pair(first: ChecklistItem, second: ChecklistItem, before: Inspection, after: Inspection) -> ItemPair:
    former, latter = before.answer(first.id).verdict, after.answer(second.id).verdict
    return ItemPair(
        before=first, after=second, verdict_before=former, verdict_after=latter, trend=_verdict_trend(former, latter)
    )


def _verdict_trend(former: Verdict | None, latter: Verdict | None) -> Trend:
    if former == latter:
        return Trend.SAME
    if former not in _RANK or latter not in _RANK or Verdict.INSUFFICIENT in (former, latter):
        return Trend.OTHER
    return Trend.BETTER if _RANK[latter] > _RANK[former] else Trend.WORSE


# ---- figures


def _figure_pairs(before: Inspection, after: Inspection) -> Iterable[FigurePair]:
    former, latter = held_figures(before), held_figures(after)
    for indicator, held in latter.items():
        if indicator not in former:
            continue
        quantity, old = held.quantity, former[indicator].quantity
        difference = None
        if quantity.value is not None and old.value is not None and fold(old.unit) == fold(quantity.unit):
            difference = quantity.value - old.value
        yield FigurePair(
            indicator=indicator,
            group=held.item.group,
            before=old,
            after=quantity,
            verified_before=former[indicator].verified,
            verified_after=held.verified,
            difference=difference,
            trend=_figure_trend(difference, held.item.direction),
        )


def _figure_trend(difference: Decimal | None, direction: str) -> Trend:
    if difference is None:
        return Trend.OTHER
    if difference == 0:
        return Trend.SAME
    if direction not in {"up", "down"}:
        return Trend.OTHER
    return Trend.BETTER if (difference > 0) is (direction == "up") else Trend.WORSE


# ---- findings


def _finding_pairs(before: Inspection, after: Inspection, same: dict[str, str]) -> Iterable[FindingPair]:
    former, latter = _faults(before), _faults(after)
    pairs = _same_findings(former, latter, same)
    firsts = {second.id: first for first, second in pairs}
    again = {first.id for first, _ in pairs}
    for one in latter:
        first = firsts.get(one.id)
        yield FindingPair(fate=Fate.REPEATED if first else Fate.NEW, before=first, after=one)
    for one in former:
        if one.id not in again:
            # What another ward does not have says nothing of whether this one was put right.
            fixed = _ward(before) == _ward(after) and _proved_right(one, before, after, same)
            yield FindingPair(fate=Fate.FIXED if fixed else Fate.UNSEEN, before=one)


def _faults(inspection: Inspection) -> list[Finding]:
    """Return the findings that stand and find fault, in the order of the notice."""
    standing = (one for one in inspection.findings if one.state is not FindingState.STRUCK)
    return in_notice_order(one for one in standing if one.kind is not FindingKind.GOOD_PRACTICE)


def _same_findings(
    former: Sequence[Finding], latter: Sequence[Finding], same: dict[str, str]
) -> list[tuple[Finding, Finding]]:
    """Pair findings on the same items first, then those of one group whose conditions are alike."""
    pairs: list[tuple[Finding, Finding]] = []
    left = list(latter)

    def pair(first: Finding, second: Finding | None) -> bool:
        if second is not None:
            pairs.append((first, second))
            left.remove(second)
        return second is not None

    def on_same_item(first: Finding) -> Finding | None:
        items = {same.get(item) for item in first.items} - {None}
        return next((second for second in left if items.intersection(second.items)), None)

    def told_alike(first: Finding) -> Finding | None:
        of_group = [second for second in left if second.group is first.group]
        likeness = {second.id: _told_alike(first, second) for second in of_group}
        best = max(of_group, key=lambda second: likeness[second.id], default=None)
        return best if best is not None and likeness[best.id] else None

    open_first = [first for first in former if not pair(first, on_same_item(first))]
    for first in open_first:
        pair(first, told_alike(first))
    return pairs


def _told_alike(one: Finding, other: Finding) -> float:
    return fuzz.ratio(*(" ".join(words(f.condition)) for f in (one, other)), score_cutoff=SAME_FINDING)


def _proved_right(one: Finding, before: Inspection, after: Inspection, same: dict[str, str]) -> bool:
    """Tell whether somebody saw that a finding was put right."""
    if before.remediation(one.id).verdict is RetestVerdict.CORRECTED:
        return True
    later = [after.answer(same[item]).verdict for item in one.items if item in same]
    return bool(later) and len(later) == len(one.items) and all(verdict is Verdict.MET for verdict in later)


# ---- groups


def _group_pair(group: GroupCode, before: Inspection, after: Inspection) -> GroupPair:
    (first, of_first), (second, of_second) = (group_points(group, one) for one in (before, after))
    return GroupPair(
        group=group, points_before=first, possible_before=of_first, points_after=second, possible_after=of_second
    )
