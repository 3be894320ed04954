"""Make an item of a finding of an earlier inspection, for the re-inspection that looks at it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.checklist.basis import bilingual, joined
from inspection.model.catalogue import Bilingual
from inspection.model.checklist import ChecklistItem, Suggestion
from inspection.model.codes import ItemKind, RetestVerdict, Verdict
from inspection.notice_names import earlier_notice
from inspection.vietnamese import format_date
from inspection.wording import Wording

if TYPE_CHECKING:
    from inspection.model.former import FormerFinding

_SUGGESTED = {
    RetestVerdict.CORRECTED: Verdict.MET,
    RetestVerdict.PARTLY: Verdict.PARTLY,
    RetestVerdict.NOT_CORRECTED: Verdict.NOT_MET,
    RetestVerdict.UNVERIFIABLE: Verdict.INSUFFICIENT,
}


def former_item(one: FormerFinding) -> ChecklistItem:
    """Return the item that asks whether a finding was put right; what was last found is proposed."""
    finding = one.finding
    named = _named(one)
    criteria = finding.criteria.strip().rstrip(".;")
    return ChecklistItem(
        id=one.item,
        number="",
        kind=ItemKind.FOLLOW_UP,
        group=finding.group,
        title=Bilingual(vi=finding.condition, en=finding.condition),
        basis=joined(Bilingual(vi=criteria, en=criteria), named) if criteria else named,
        expected_evidence=bilingual("basis.former_evidence", asked=finding.recommendation.strip().rstrip(".;") or "–"),
        sources=(),
        unit=one.unit or None,
        due=format_date(one.due) or None,
        suggestion=_suggestion(one),
    )


def _named(one: FormerFinding) -> Bilingual:
    """Return where the finding stands: its number in what the earlier notice is called."""

    def named(language: str) -> str:
        say = Wording(language)
        return say("basis.former", notice=earlier_notice(one.earlier, say), place=one.place)

    return Bilingual(vi=named("vi"), en=named("en"))


def _suggestion(one: FormerFinding) -> Suggestion | None:
    if one.verdict is None:
        return None
    facts = {"day": format_date(one.retested_on) or "–"}
    return Suggestion(verdict=_SUGGESTED[one.verdict], reason=f"suggestion.former.{one.verdict}", facts=facts)
