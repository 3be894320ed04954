"""The finding of an item, field by field: Enter keeps what stands, each answer is a draft as soon as it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.conflicts import seen_of_finding
from inspection.model.events import FindingRecorded
from tui.finding_conflicts import choices_of, conflicts_of_finding, settled_words, settling_finding
from tui.finding_drafts import FindingDrafts, due_with
from tui.finding_form import (
    DAYS,
    FIELDS,
    FieldError,
    applied,
    differences,
    draft_keys,
    lacking,
    read_day,
    texts_of,
    where_they_differ,
)
from tui.finding_words import choices, library, with_wording
from tui.item_verbs import draft_for, findings_of
from tui.plain.lists import choose

if TYPE_CHECKING:
    from inspection.model.finding import Finding
    from tui.plain.desk import Desk

KEEP_ALL, WORDINGS = ".", "?"
"""Answers that keep this field and all after it, and that ask for the library's wordings."""
_INDENT = 2


def finding(desk: Desk) -> None:
    """Fill in the finding of the item in hand, or draft one from its figures and basis, and record it."""
    for one in findings_of(desk.item, desk.inspection):
        _settle(desk, one)
    item, offered = desk.item, desk.offered
    own = findings_of(item, desk.inspection)
    today = desk.workspace.clock().date()
    draft = draft_for(item, desk.inspection, desk.catalogue, today, desk.opened.earlier)
    sheet = _Sheet(desk, own[0] if own else draft, new=not own)
    if sheet.fill() and offered is not None:
        desk.go_on(desk.after(item))


def _settle(desk: Desk, finding: Finding) -> None:
    """Let what people set unseen of each other be chosen first; Enter leaves it for later."""
    for conflict in conflicts_of_finding(finding.id, desk.session.conflicts):
        label = desk.say(f"finding.field.{conflict.field}")
        options = [(str(number), told) for number, told in enumerate(choices_of(conflict, desk.say), 1)]
        chosen = choose(desk, desk.say("checklist.two_values", field=label.lower()), options, standing="")
        if chosen and desk.record(*settling_finding(conflict, int(chosen), desk.inspection)):
            desk.voice.put(settled_words(conflict, int(chosen), desk.say))


class _Sheet:
    """One finding being filled in."""

    def __init__(self, desk: Desk, current: Finding, *, new: bool) -> None:
        self.desk = desk
        self.current = current
        self.new = new
        self.saved = texts_of(current)
        self.seen = None if new else seen_of_finding(current.id, desk.session.entries, desk.session.withdrawn)
        """The entries that are known here; a colleague's word that comes in meanwhile is not among them."""
        self.typed = dict(self.saved)
        self.drafts = FindingDrafts(desk.workspace, desk.session.id, draft_keys(current, new=new))

    def fill(self) -> bool:
        """Ask for every field, then record; True when the finding is safe on disk."""
        self._take_up()
        self.desk.voice.say("plain.sheet", wordings=WORDINGS, rest=KEEP_ALL)
        for name in FIELDS:
            if not self._field(name):
                break
        while True:
            try:
                changed = applied(self._standing(), self.saved, self.typed)
            except FieldError as problem:
                self.desk.voice.say(problem.text_id, **problem.facts)
                self._field(problem.field)
            else:
                return self._record(changed)

    def _standing(self) -> Finding:
        """Return the finding as it stands in the store, where a colleague may have changed it meanwhile."""
        known = {one.id: one for one in self.desk.inspection.findings}
        return known.get(self.current.id, self.current)

    def _record(self, changed: Finding) -> bool:
        event = FindingRecorded(finding=changed, over=self.seen)
        if (self.new or changed != self._standing()) and not self.desk.record(event):
            return False
        self.desk.guarded(self.drafts.drop)
        missing = ", ".join(self.desk.say(f"finding.field.{name}").lower() for name in lacking(changed))
        self.desk.voice.say("finding.saved_lacking" if missing else "finding.saved", missing=missing)
        return True

    def _take_up(self) -> None:
        """Offer what was typed before and not saved."""
        former = self.desk.guarded(self.drafts.former)
        found = differences(self.saved, former[1]) if former else ()
        if former is None or not found:
            return
        say = self.desk.say
        self.desk.voice.say("plain.draft_found")
        for one in found:
            saved, typed = where_they_differ(one.saved, one.typed)
            label = say(f"finding.field.{one.field}")
            text = say("plain.instead_of", typed=typed or say("finding.empty"), saved=saved or say("finding.empty"))
            self.desk.voice.put(say("plain.labelled", label=label, text=text), indent=_INDENT)
        options = [(name, say(f"plain.former.{name}")) for name in ("use", "drop")]
        if choose(self.desk, say("plain.draft_question"), options, standing="use") == "use":
            self.typed |= {one.field: one.typed for one in found}
            if self.new:  # it may have been begun on another day, with another id
                self.current = former[0]
        else:
            self.desk.guarded(self.drafts.drop)

    def _field(self, name: str) -> bool:
        """Ask for one field; False where all the others are to stay as they are."""
        answer = self._answer(name)
        if answer is None:
            return False
        if answer != self.typed[name]:
            self.typed[name] = answer
            if name == "severity":
                today = self.desk.workspace.clock().date()
                self.typed["due"] = due_with(
                    answer, self.typed["due"], self.desk.inspection, self.desk.catalogue, today
                )
            self.desk.guarded(lambda: self.drafts.keep(self.current, self.saved, self.typed))
        return True

    def _answer(self, name: str) -> str | None:
        label, standing = self.desk.say(f"finding.field.{name}"), self.typed[name]
        if options := choices(name, self.desk.say):
            chosen = choose(self.desk, label, options, standing=standing, beside=KEEP_ALL)
            return None if chosen == KEEP_ALL else chosen or standing
        wordings: list[str] = []
        while True:
            answer = self.desk.ask(label, standing)
            if answer == KEEP_ALL:
                return None
            if answer == WORDINGS:
                wordings = self._wordings(name)
                continue
            if answer.isdecimal() and 0 < int(answer) <= len(wordings):
                return with_wording(name, standing, wordings[int(answer) - 1])
            if name in DAYS and answer != standing:
                try:
                    read_day(answer, name)
                except FieldError as problem:
                    self.desk.voice.say(problem.text_id, **problem.facts)
                    continue
            return answer

    def _wordings(self, name: str) -> list[str]:
        """Tell the library's wordings for a field by their numbers, and return them."""
        wordings = library(name, self.current, self.desk.inspection, self.desk.catalogue)
        for place, text in enumerate(wordings, 1):
            self.desk.voice.put(f"{place} {text}", indent=_INDENT)
        self.desk.voice.say("plain.which_wording" if wordings else "finding_sheet.no_library")
        return wordings
