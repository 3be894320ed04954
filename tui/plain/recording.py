"""What belongs to an item beside its verdict, by lines: the verified figure, a note, the flag, putting it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.model.events import FigureVerified, NoteWritten
from inspection.quantities import quantity_text
from inspection.verification import NeedsDenominatorError, verified_quantity
from inspection.vietnamese import format_number
from tui.item_facts import facts_of
from tui.item_verbs import figure_as_typed, flag_turned, parking_turned
from tui.plain.card import proposal

if TYPE_CHECKING:
    from inspection.model.checklist import ChecklistItem
    from tui.plain.desk import Desk


def verify(desk: Desk, typed: str) -> None:
    """Record the figure that the team found: a, a/b or a percentage; a hyphen takes it back."""
    item = desk.item
    standing = figure_as_typed(item, desk.inspection)
    name = f"figure:{item.id}"
    asked, initial = _half_typed(desk, name, desk.say("checklist.ask_figure", number=item.number), standing)
    typed = typed or desk.ask(asked, initial)
    typed = "" if typed == "-" else typed
    if typed == standing or not typed:
        if typed == standing or _record_figure(desk, item, FigureVerified(item=item.id, verified=None)):
            _drop(desk, name)
        return
    _keep(desk, name, typed)  # it may want a second answer, which may never come
    try:
        quantity = verified_quantity(typed, item)
    except NeedsDenominatorError as missing:
        proposed = format_number(missing.proposed) if missing.proposed is not None else ""
        if below := desk.ask(desk.say("checklist.ask_denominator"), proposed):
            verify(desk, f"{typed}/{below}")
    except ValueError:
        desk.voice.say("checklist.not_a_figure", typed=typed)
        _drop(desk, name)
    else:
        if _record_figure(desk, item, FigureVerified(item=item.id, verified=quantity)):
            _drop(desk, name)


def _record_figure(desk: Desk, item: ChecklistItem, event: FigureVerified) -> bool:
    if not desk.record(event):
        return False
    text = "checklist.figure_saved" if event.verified else "checklist.figure_cleared"
    desk.voice.say(text, number=item.number, figure=quantity_text(event.verified))
    facts = facts_of(item, desk.inspection, None, desk.catalogue, desk.say.language)
    for line in proposal(facts, desk.say):
        desk.voice.put(line)
    return True


def note(desk: Desk, typed: str) -> None:
    """Write one line on the item; what was half typed in the app is offered again."""
    item, name = desk.item, f"note:{desk.item.id}"
    standing = desk.inspection.answer(item.id).note
    asked, initial = _half_typed(desk, name, desk.say("checklist.ask_note", number=item.number), standing)
    text = typed or desk.ask(asked, initial)
    text = "" if text == "-" else text
    if text == standing:
        _drop(desk, name)
    elif desk.record(NoteWritten(item=item.id, note=text)):
        desk.voice.say("checklist.note_saved", number=item.number)
        _drop(desk, name)


def flag(desk: Desk) -> None:
    """Flag the item for the head of the team, or take the flag off."""
    event = flag_turned(desk.item, desk.inspection)
    if desk.record(event):
        desk.voice.say("plain.flag_on" if event.flagged else "plain.flag_off", number=desk.item.number)


def park(desk: Desk) -> None:
    """Put the item off and go on, or take it up again."""
    item = desk.item
    then = desk.after(item)
    event = parking_turned(item, desk.inspection)
    if desk.record(event):
        desk.voice.say("plain.parked" if event.parked else "plain.taken_up", number=item.number)
        if event.parked and then:
            desk.go_to(then)


def _half_typed(desk: Desk, name: str, question: str, standing: str) -> tuple[str, str]:
    """Return a question and what stands for its answer: what was half typed before, if anything was."""
    kept = desk.guarded(lambda: desk.workspace.draft(desk.session.id, name))
    if not kept or kept == standing:
        return question, standing
    return desk.say("app.half_typed", question=question), kept


def _keep(desk: Desk, name: str, typed: str) -> None:
    desk.guarded(lambda: desk.workspace.save_draft(desk.session.id, name, typed))


def _drop(desk: Desk, name: str) -> None:
    desk.guarded(lambda: desk.workspace.drop_draft(desk.session.id, name))
