"""One item in lines: where I am, what is asked and on what basis, the three figures, what is proposed, what was said.

The order is that of importance, as a listener hears it; every line begins with the word for what it holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.progress import progress
from inspection.quantities import quantity_text
from tui.item_facts import facts_of
from tui.plain.together import company

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.model.checklist import Quantity
    from inspection.model.codes import Verdict
    from inspection.model.source import SourceRef
    from inspection.wording import Wording
    from tui.item_facts import ItemFacts
    from tui.plain.desk import Desk

_INDENT = 2
"""Cells by which a line that goes on stands in."""


def tell(desk: Desk) -> None:
    """Tell of the item in hand."""
    item = desk.item
    judgement = desk.opened.judge() if item.issues else desk.opened.judgement
    facts = facts_of(item, desk.inspection, judgement, desk.catalogue, desk.say.language)
    desk.voice.put(_where(desk))
    for line in lines(facts, desk.say):
        desk.voice.put(line, indent=_INDENT)
    for line in company(desk):
        desk.voice.put(line, indent=_INDENT)
    desk.shown, desk.told_verdict = item.id, facts.answer.verdict


def lines(facts: ItemFacts, say: Wording) -> Iterator[str]:
    """Yield what is told of an item."""
    item, answer, language = facts.item, facts.answer, say.language
    marks = [say(f"checklist.{name}") for name in ("flagged", "parked") if getattr(answer, name)]
    marks += [answer.flag_word] if answer.flag_word else []
    marks += [say("checklist.withdrawn")] if item.withdrawn else []
    yield " ".join((f"{item.number} ({say(f'checklist.kind.{item.kind}')})", *marks, item.title[language]))
    yield from _labelled(say, "basis", item.basis[language])
    if item.planned or item.reported or answer.verified or item.indicator:
        yield from _labelled(say, "planned", _figure(item.planned, say))
        yield from _labelled(say, "planned_from", item.planned_origin[language] if item.planned_origin else "")
        yield from _labelled(say, "reported", _figure(item.reported, say))
        yield from _labelled(say, "verified", _figure(answer.verified, say))
    yield from (f"! {sentence}" for _, sentence in facts.checks)
    yield from proposal(facts, say)
    yield from _said(facts, say)
    yield from _labelled(say, "expected", item.expected_evidence[language])
    yield from _labelled(say, "unit", item.unit or "")
    yield from _labelled(say, "due", item.due or "")


def proposal(facts: ItemFacts, say: Wording) -> Iterator[str]:
    """Yield the suggestion with its working; nothing where there is none."""
    if facts.suggestion:
        reason = say(facts.suggestion.reason, **facts.suggestion.facts)
        yield from _labelled(say, "suggestion", f"{say(f'code.verdict.{facts.suggestion.verdict}')}. {reason}")


def verdict_words(verdict: Verdict | None, say: Wording) -> str:
    """Return a verdict in words."""
    return say(f"code.verdict.{verdict}") if verdict else say("checklist.undecided")


def _where(desk: Desk) -> str:
    item, so_far = desk.item, progress(desk.inspection)[None]
    own = [one.id for one in desk.inspection.items if one.group is item.group]
    group = desk.catalogue.group(item.group)
    return desk.say(
        "plain.where",
        numeral=group.numeral,
        group=group.name[desk.say.language],
        place=own.index(item.id) + 1 if item.id in own else "–",
        all=len(own),
        judged=so_far.judged,
        items=so_far.items,
    )


def _said(facts: ItemFacts, say: Wording) -> Iterator[str]:
    answer = facts.answer
    result = [verdict_words(answer.verdict, say)]
    if answer.verdict:
        result += [answer.by.split("@")[0], say(f"checklist.origin.{answer.origin}")]
        result += [say("checklist.is_against") if facts.against else "", answer.reason]
    yield from _labelled(say, "result", ", ".join(part for part in result if part))
    shown = "; ".join(one.document_number or one.description or one.file_name for one in facts.evidence)
    yield from _labelled(say, "evidence", ". ".join(part for part in (str(len(facts.evidence)), shown) if part))
    if facts.findings:
        last = facts.findings[-1]
        state = say(f"code.finding_state.{last.state}")
        yield from _labelled(say, "findings", f"{len(facts.findings)}. {last.condition} ({state})")
    yield from _labelled(say, "note", answer.note)


def _labelled(say: Wording, name: str, text: str) -> Iterator[str]:
    if text:
        yield say("plain.labelled", label=say(f"checklist.{name}"), text=text)


def _figure(quantity: Quantity | None, say: Wording) -> str:
    text = quantity_text(quantity)
    if quantity is None or not text:
        return say("plain.no_figure")
    return f"{text} ({place_words(quantity.source, say)})" if quantity.source else text


def place_words(source: SourceRef, say: Wording) -> str:
    """Return a place in a document in words."""
    document = say(f"checklist.document.{source.document}")
    return say("checklist.place", document=document, line=source.line)
