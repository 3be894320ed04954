"""What belongs to an item beside its verdict: figure, evidence, finding, note, flag, mark; and looking things up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.model.events import EvidenceRecorded, FigureVerified, ItemFlagged, NoteWritten
from inspection.quantities import quantity_text
from inspection.rules.sentence import say as say_issue
from inspection.rules.sentence import say_passed
from inspection.verification import NeedsDenominatorError, verified_quantity
from inspection.vietnamese import format_number
from tui.item_facts import issues_of, passed_of, places_of
from tui.item_verbs import draft_for, figure_as_typed, findings_of, flag_turned, parking_turned
from tui.screens.checklist.wayfinding import Wayfinding
from tui.screens.evidence_dialog import EvidenceDialog
from tui.screens.finding_sheet import FindingSheet
from tui.screens.text_window import Paragraphs, SourceWindow
from tui.story import Story

if TYPE_CHECKING:
    from inspection.model.checklist import ChecklistItem
    from inspection.model.finding import Evidence


class Recording(Wayfinding):
    """Commands that write on an item, and windows that show what is known of it."""

    # -- the verified figure

    def on_verify_figure(self) -> None:
        """Ask for the figure that the team found: a, a/b, or a percentage."""
        item = self.current
        if item:
            initial = figure_as_typed(item, self.inspection)
            self.ask(
                self.say("checklist.ask_figure", number=item.number),
                lambda typed: self._verify(item, typed),
                initial,
                draft=f"figure:{item.id}",
            )

    def _verify(self, item: ChecklistItem, typed: str | None) -> bool:
        """Record what was typed; tell whether it is recorded, for until then it is kept."""
        if typed is None:
            return False
        if not typed:
            return self._record_figure(item, FigureVerified(item=item.id, verified=None))
        try:
            quantity = verified_quantity(typed, item)
        except NeedsDenominatorError as missing:
            initial = format_number(missing.proposed) if missing.proposed is not None else ""
            self.ask(
                self.say("checklist.ask_denominator"),
                lambda below: self._verify(item, f"{typed}/{below}") if below else None,
                initial,
            )
            return False
        except ValueError:
            self.hint(self.say("checklist.not_a_figure", typed=typed), "error")
            return False
        return self._record_figure(item, FigureVerified(item=item.id, verified=quantity))

    def _record_figure(self, item: ChecklistItem, event: FigureVerified) -> bool:
        if not self.host.record(event):
            return False
        self.host.guarded(lambda: self.host.workspace.drop_draft(self.session.id, f"figure:{item.id}"))
        text = "checklist.figure_saved" if event.verified else "checklist.figure_cleared"
        self.hint(self.say(text, number=item.number, figure=quantity_text(event.verified)), "met")
        return True

    # -- evidence, finding, note

    def on_add_evidence(self) -> None:
        """Record what was seen, heard or tried."""
        item = self.current
        if item:

            def keep(evidence: Evidence | None) -> None:
                if evidence and self.host.record(EvidenceRecorded(evidence=evidence)):
                    self.hint(self.say("checklist.evidence_saved", number=item.number), "met")

            self.host.push_screen(EvidenceDialog(self.inspection, item.id), keep)

    def on_draft_finding(self) -> None:
        """Open the finding of the item, or draft one from its figures and basis."""
        item = self.current
        if item:
            own = findings_of(item, self.inspection)
            earlier = self.host.inspection_open.earlier
            draft = draft_for(item, self.inspection, self.host.catalogue, self.host.today(), earlier)
            finding = own[0] if own else draft
            self.host.push_screen(FindingSheet(finding, new=not own))

    def on_write_note(self) -> None:
        """Write one line on the item; what was half typed before Esc is offered again."""
        item = self.current
        if item:
            question = self.say("checklist.ask_note", number=item.number)
            initial = self.inspection.answer(item.id).note
            self.ask(question, lambda note: self._note(item, note), initial, draft=f"note:{item.id}")

    def _note(self, item: ChecklistItem, note: str | None) -> bool:
        """Write the note; tell whether it is written."""
        if note is None or not self.host.record(NoteWritten(item=item.id, note=note)):
            return False
        self.hint(self.say("checklist.note_saved", number=item.number), "met")
        return True

    # -- flag, park

    def on_flag_item(self) -> None:
        """Flag the item for the head of the team, or take the flag off."""
        item = self.current
        if item:
            turned = flag_turned(item, self.inspection)
            if self.host.record(turned):
                text = "checklist.flag_on" if turned.flagged else "checklist.flag_off"
                self.hint(self.say(text, number=item.number), "key")

    def on_flag_with_word(self) -> None:
        """Flag the item and tell the head of the team why, in a few words."""
        item = self.current
        if item:
            question = self.say("checklist.ask_flag", number=item.number)
            former = self.inspection.answer(item.id).flag_word
            self.ask(question, lambda word: self._flag(item, word), former, draft=f"flag:{item.id}")

    def _flag(self, item: ChecklistItem, word: str | None) -> bool:
        return word is not None and self.host.record(ItemFlagged(item=item.id, flagged=True, word=word))

    def on_park_item(self) -> None:
        """Put the item off and go on, or take it up again."""
        item = self.current
        if item:
            turned = parking_turned(item, self.inspection)
            if self.host.record(turned) and turned.parked:
                self.go_undecided(1)

    # -- looking things up

    def on_view_source(self) -> None:
        """Show the place in the document that the item goes back to."""
        item = self.current
        sources = places_of(item) if item else []
        if not sources:
            self.hint(self.say("checklist.no_source"), "warning")
            return
        source = sources[0]
        lines = self.host.inspection_open.source_lines(source.document)
        document = self.say(f"checklist.document.{source.document}")
        title = self.say("checklist.place", document=document, line=source.line)
        self.host.push_screen(SourceWindow(title, lines, source.line, source.quote))

    def on_show_checks(self) -> None:
        """Show every check that touches the item, with its working: what is wrong first, then what came out right."""
        item = self.current
        judgement = self.host.inspection_open.judgement
        issues = issues_of(item, judgement) if item else []
        passed = passed_of(item, judgement) if item else []
        if not item or not (issues or passed):
            self.hint(self.say("checklist.no_checks"))
            return
        language = self.host.wording.language
        paragraphs: list[tuple[str, str]] = []
        for issue in issues:
            rule = self.host.catalogue.rules[issue.rule]
            paragraphs += [
                ("strong", f"{issue.rule} · {self.say(f'code.grade.{issue.grade}')} · {rule.title[language]}"),
                ("", say_issue(issue, self.host.catalogue, language)),
                ("dim", issue.quote),
                ("", ""),
            ]
        for check in passed:
            told = say_passed(check, self.host.catalogue, language)
            paragraphs += [("met", f"{check.rule} · {self.say('checklist.passed')}"), ("", told), ("", "")]
        self.host.push_screen(Paragraphs(self.say("checklist.checks_of", number=item.number), paragraphs))

    def on_show_history(self) -> None:
        """Show who changed what on the item, newest first."""
        item = self.current
        if item:
            story = Story(self.inspection, self.host.wording)
            past = [("" if one.holds else "dim", story.past(one)) for one in reversed(self.session.history(item.id))]
            empty = [("dim", self.say("checklist.no_history"))]
            self.host.push_screen(Paragraphs(self.say("checklist.history_of", number=item.number), past or empty))
