"""Looking things up by lines: the place in the document, the checks that touch an item, what was done to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.rules.sentence import say as say_issue
from tui.item_facts import issues_of, places_of
from tui.plain.card import place_words
from tui.story import Story

if TYPE_CHECKING:
    from tui.plain.desk import Desk

_AROUND = 3
"""Lines of the document before and after the place."""
_INDENT = 2


def source(desk: Desk) -> None:
    """Tell the lines of the document that the item goes back to."""
    places = places_of(desk.item)
    if not places:
        desk.voice.say("checklist.no_source")
        return
    place = places[0]
    lines = desk.opened.source_lines(place.document)
    desk.voice.say("plain.labelled", label=place_words(place, desk.say), text=f"“{place.quote}”")
    for number, text in enumerate(lines, 1):
        if abs(number - place.line) <= _AROUND and text.strip():
            mark = "→ " if number == place.line else ""
            desk.voice.put(f"{mark}{number} {text}", indent=_INDENT)


def checks(desk: Desk) -> None:
    """Tell every check that touches the item, with its working and the words that it goes by."""
    item, language = desk.item, desk.say.language
    issues = issues_of(item, desk.opened.judge())
    if not issues:
        desk.voice.say("checklist.no_checks")
    for issue in issues:
        title = desk.catalogue.rules[issue.rule].title[language]
        desk.voice.put(f"{issue.rule} · {desk.say(f'code.grade.{issue.grade}')} · {title}")
        desk.voice.put(say_issue(issue, desk.catalogue, language), indent=_INDENT)
        if issue.quote:
            desk.voice.put(f"“{issue.quote}”", indent=_INDENT)


def history(desk: Desk) -> None:
    """Tell who changed what on the item, newest first."""
    story = Story(desk.inspection, desk.say)
    past = desk.session.history(desk.item.id)
    if not past:
        desk.voice.say("checklist.no_history")
    for one in reversed(past):
        desk.voice.put(story.past(one), indent=_INDENT)
