"""Adding what the machine did not read: the lines are pointed at, the machine reads them, the person corrects it.

What is proposed is seen field by field before it is written; one that was corrected and left is offered again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import uuid4

from inspection import codec
from inspection.errors import InspectionError
from inspection.model.codes import Decision
from inspection.model.corrections import KINDS, Correction, Parts, title
from inspection.model.documents import GroupSection
from inspection.model.events import ReadingCorrected
from tui.blank_items import BY_HAND, blank_item
from tui.item_fields import lacking
from tui.screens.dialogs import Choice
from tui.screens.documents_fields import Subject
from tui.screens.documents_source import DocumentsSource

if TYPE_CHECKING:
    from inspection.intake.fragment import Fragment
    from inspection.model.codes import GroupCode
    from inspection.model.corrections import Item

_WRITE = ""
"""Chosen instead of a field: the item is right as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Proposal:
    """An item that may be added."""

    kind: str
    item: Item
    quote: str
    draft: str
    """Where it is kept while it is not written."""

    @property
    def subject(self) -> Subject:
        return Subject(kind=self.kind, item=self.item, draft=self.draft)

    @property
    def correction(self) -> Correction:
        key = f"{self.kind}:+{uuid4().hex[:12]}"
        return Correction(item=key, decision=Decision.ADDED, after=Parts.of(self.kind, self.item), quote=self.quote)


class DocumentsAdding(DocumentsSource):
    """Answers the command to add an item."""

    def on_add_item(self) -> None:
        """Read the lines that are pointed at; from the list, go and point at them first."""
        if not self.in_source:
            self.to_source()
            return
        first, last = self.pane.marked
        if not any(self.pane.line_text(number).strip() for number in range(first, last + 1)):
            self.hint(self.say("documents.empty_line"), "warning")
            return
        self.run_worker(lambda: self._read_lines(first, last), thread=True, group="fragment", exclusive=True)

    def _read_lines(self, first: int, last: int) -> None:
        """Read a few lines by all readers; runs in a thread, for the first time it brings the readers."""
        try:
            fragment = self.host.inspection_open.fragment(self.role, first, last)
        except InspectionError as problem:
            self.app.call_from_thread(self.host.show_error, problem)
            return
        self.app.call_from_thread(self._offer, fragment, f"adding:{self.role}:{first}-{last}")

    # -- what may be added

    def _offer(self, fragment: Fragment, draft: str) -> None:
        """Offer what was left half done, what was found, then every kind with the words of the lines alone."""
        known = {(one.kind, one.item) for one in self.placed}
        read = [
            _Proposal(kind=kind, item=item, quote=fragment.quote, draft=draft)
            for kind in KINDS
            for item in getattr(fragment.found, kind)
            if (kind, item) not in known
        ]
        left = self._left(fragment, draft)
        options: list[tuple[str, _Proposal | str]] = [
            (self.say("documents.left_half_done", item=self._named(one)), one) for one in left
        ]
        options += [(self._named(one), one) for one in read]
        by_hand = self.say("documents.by_hand")
        options += [(f"{self.say(f'documents.section.{kind}')} · {by_hand}", kind) for kind in BY_HAND]

        def chosen(one: _Proposal | str | None) -> None:
            if isinstance(one, _Proposal):
                self._review(one)
            elif one == "groups":
                self._choose_group(fragment, draft)
            elif one is not None:
                item = blank_item(one, fragment, self.reading.period if self.reading else None)
                self._review(_Proposal(kind=one, item=item, quote=fragment.quote, draft=draft))

        self.host.push_screen(Choice(self.say("documents.which_kind"), options), chosen)

    def _named(self, one: _Proposal) -> str:
        known = self.inspection.as_read[self.role]
        return f"{self.say(f'documents.section.{one.kind}')}: {self.look.summary(known, one.kind, one.item)}"

    def _left(self, fragment: Fragment, draft: str) -> list[_Proposal]:
        """Return the item that was corrected from these very lines and not written, if there is one."""
        text = self.host.workspace.draft(self.session.id, draft)
        try:
            kept = codec.from_plain(Correction, json.loads(text)) if text else None
        except ValueError:
            return []
        if kept is None or kept.quote != fragment.quote:
            return []  # the lines of another document, read in its place since
        return [_Proposal(kind=kept.kind, item=item, quote=kept.quote, draft=draft) for item in kept.after.items]

    def _choose_group(self, fragment: Fragment, draft: str) -> None:
        """Ask which group the lines head; a heading without one says nothing."""
        language = self.host.wording.language
        options = [(one.name[language], one.code) for one in self.host.catalogue.groups]

        def chosen(code: GroupCode | None) -> None:
            if code is not None:
                section = GroupSection(code=code, ordinal="", title=fragment.text, duties=None, line=fragment.line)
                self._review(_Proposal(kind="groups", item=section, quote=fragment.quote, draft=draft))

        self.host.push_screen(Choice(self.say("documents.field.code"), options), chosen)

    # -- one proposal

    def _review(self, one: _Proposal) -> None:
        """Show the item field by field: Enter writes it, a field can be set first, Esc leaves it for later."""
        write = (self.say("documents.write_item", kind=self.say(f"documents.section.{one.kind}")), _WRITE)

        def chosen(name: str | None) -> None:
            if name is None:
                self.hint(self.say("documents.not_added"), "warning")
            elif name == _WRITE:
                self._write_new(one)
            else:
                self.ask_field(one.subject, name, lambda changed: self._go_on(one, changed))

        shown = title(one.item) or one.quote
        self.host.push_screen(Choice(shown, [write, *self.fields_of(one.kind, one.item)]), chosen)

    def _go_on(self, one: _Proposal, changed: Item | None) -> bool:
        """Keep a changed proposal and show it again."""
        if changed is not None:
            one = replace(one, item=changed)
            kept = json.dumps(codec.to_plain(one.correction), ensure_ascii=False)
            self.host.guarded(lambda: self.host.workspace.save_draft(self.session.id, one.draft, kept))
        self._review(one)
        return True

    def _write_new(self, one: _Proposal) -> None:
        missing = lacking(one.kind, one.item)
        if missing:
            self.ask_field(one.subject, missing, lambda changed: self._go_on(one, changed))
            self.fault = self.say("documents.lacks", field=self.say(f"documents.field.{missing}"))
            self.show()
            return
        made = one.correction
        if self.write(ReadingCorrected(role=self.role, correction=made)):
            self.host.guarded(lambda: self.host.workspace.drop_draft(self.session.id, one.draft))
            self.to_list()
            self.to_key(made.item)
