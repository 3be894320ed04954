"""The panes of a finding's sheet, and the keeping of what is typed in them.

What is typed is in the store within a second; the next time the sheet is opened it is offered with its difference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input, TextArea

from inspection.conflicts import seen_of_finding
from inspection.errors import InspectionError
from inspection.notice_names import earlier_notice
from tui.commands.finding import SHEET
from tui.finding_drafts import FindingDrafts
from tui.finding_form import differences, draft_keys, texts_of
from tui.finding_words import item_numbers, library
from tui.screens.base import BaseScreen
from tui.screens.draft_offer import RESTORE, DraftOffer
from tui.theme import line, wrapped
from tui.widgets.finding_fields import FindingFields
from tui.widgets.line_panel import LinePanel
from tui.widgets.typing_fields import ChoiceField

if TYPE_CHECKING:
    from rich.text import Text
    from textual.app import ComposeResult
    from textual.timer import Timer

    from inspection.model.finding import Finding

_AUTOSAVE = 0.7
"""Seconds after which what was typed is in the store; a crash loses no more."""


class SheetFrame(BaseScreen):
    """One finding being edited; ``new`` says that it is not recorded yet, ``at`` in which field to begin."""

    STAGE = "finding_sheet"
    VOCABULARY = SHEET
    CSS_PATH = "../styles/findings.tcss"

    def __init__(self, finding: Finding, *, new: bool = False, at: str = "severity") -> None:
        super().__init__()
        self._at = at
        self.finding = finding
        self.new = new
        self.opened_as = texts_of(finding)
        """The fields as they were when the sheet was opened; what differs from them was typed."""
        self.seen: tuple[str, ...] = ()
        """The entries that whoever types has seen: a colleague's word that comes in meanwhile is not among them."""
        self._timer: Timer | None = None
        self.keeping = False
        """Whether what is typed goes into a draft; not before a former draft was answered for, nor after saving."""

    # -- laying out

    def body(self) -> ComposeResult:
        """Yield the item and its source above, the fields below."""
        yield LinePanel(id="sheet-context")
        yield FindingFields(self.opened_as, self.host.wording, self.wordings)

    @property
    def fields(self) -> FindingFields:
        """Return the fields."""
        return self.query_one(FindingFields)

    def on_mount(self) -> None:
        """Begin with the severity, or where it was asked for, and ask about a former draft."""
        self.seen = seen_of_finding(self.finding.id, self.session.entries, self.session.withdrawn)
        self.fields.use(self._at)
        self.call_after_refresh(self._offer_draft)

    def show(self) -> None:
        """Show the frame and what the finding is about."""
        super().show()
        panel = self.query_one("#sheet-context", LinePanel)
        panel.set_lines(self._about(panel.size.width))

    def status(self) -> Text:
        """Say where I am and whether letters are text."""
        numbers = item_numbers(self.finding, self.inspection)
        return line(
            (f" {self.say('finding_sheet.title')} ", "title"),
            f" {numbers}  " if numbers else " ",
            self.say("finding_sheet.new") if self.new else "",
            (self._again(), "error"),
            "  ",
            (f" {self.say('finding_sheet.typing')} ", "typing") if self.fields.typing else "",
        )

    def _again(self) -> str:
        """Return which earlier notice has named the finding already; nothing where none has."""
        repeats = self.finding.repeats
        return f"  {self.say('finding.repeats', notice=earlier_notice(repeats, self.host.wording))}" if repeats else ""

    def _about(self, width: int) -> list[Text]:
        language = self.host.wording.language
        group = self.host.catalogue.group(self.finding.group).name[language]
        titles = [item.title[language] for item in self.inspection.items if item.id in self.finding.items]
        places = []
        for source in self.finding.sources:
            place = self.say(f"finding.place.{source.document}", line=source.line)
            places.append(f"{place}: “{source.quote}”" if source.quote else place)
        texts = (" · ".join((group, *titles)), "; ".join(places))
        return [text for words in texts if words for text in wrapped(words, width, "dim")[:1]]

    def on_descendant_focus(self) -> None:
        """Say whether letters are text now."""
        self.call_after_refresh(self.show)

    # -- drafts

    @property
    def _drafts(self) -> FindingDrafts:
        keys = draft_keys(self.finding, new=self.new)
        return FindingDrafts(self.host.workspace, self.session.id, keys)

    def _offer_draft(self) -> None:
        draft = self.host.guarded(self._drafts.former)
        found = differences(self.opened_as, draft[1]) if draft else ()
        if draft is None or not found:
            self.keeping = True
            return
        finding = draft[0]

        def take(answer: str | None) -> None:
            if answer is None:
                self.dismiss()
                return
            self.keeping = True
            if answer != RESTORE:
                self.drop_draft()
                return
            if self.new:  # it may have been begun in another group
                self.finding = finding
            for one in found:
                self.fields.put(one.field, one.typed)
            self.show()

        self.host.push_screen(DraftOffer(found), take)

    def keep_draft(self) -> bool:
        """Write what was typed and not saved to the store; tell whether there is any."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        typed = self.fields.values()
        unsaved = bool(differences(self.opened_as, typed))
        if not self.keeping:
            return False
        try:
            self._drafts.keep(self.finding, self.opened_as, typed)
        except InspectionError as problem:  # a window for each second of typing would stand in the way
            self.hint(self.say("finding_sheet.draft_failed", problem=problem.code), "error")
        return unsaved

    def drop_draft(self) -> None:
        """Forget what was typed; it is saved, or nobody wants it."""
        self.host.guarded(self._drafts.drop)

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(ChoiceField.Changed)
    def keep_soon(self) -> None:
        """Keep what was typed within a second."""
        if self.keeping and self._timer is None:
            self._timer = self.set_timer(_AUTOSAVE, self.keep_draft)

    def wordings(self, name: str) -> list[str]:
        """Return the library's wordings for a field."""
        return library(name, self.finding, self.inspection, self.host.catalogue)
