"""Asking for one field of an item: chosen from a list or typed; what cannot be read is asked for again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from inspection.model.codes import Comparator
from tui.item_fields import CHOSEN, FIELDS, kind_of_value, typed_form, with_typed
from tui.screens.dialogs import Choice
from tui.screens.documents_deciding import DocumentsDeciding

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection.model.corrections import Item

    Then = Callable[[Item | None], bool]
    """Takes the changed item, None where nothing changed; tells whether that is done with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The item whose field is asked for."""

    kind: str
    item: Item
    draft: str
    """Where what is typed for it is kept, before the name of the field."""


class DocumentsFields(DocumentsDeciding):
    """What correcting and adding share."""

    def ask_field(self, of: Subject, name: str, then: Then, initial: str | None = None) -> None:
        """Ask for one field of an item and hand on the item with it."""
        title = self.look.name(of.item, name)
        if name in CHOSEN:
            choice = Choice(title, self._choices(name))
            self.host.push_screen(choice, lambda value: self._chosen(of, name, value, then))
            return
        shown = typed_form(of.item, name) if initial is None else initial
        self.ask(title, lambda typed: self._typed(of, name, typed, then), shown, draft=f"{of.draft}:{name}")

    def fields_of(self, kind: str, item: Item) -> list[tuple[str, str]]:
        """Return what can be set in an item, each with what it holds now, to choose from."""
        return [
            (f"{self.say(f'documents.field.{name}')}: {self.look.field(item, name)}", name) for name in FIELDS[kind]
        ]

    def _choices(self, name: str) -> list[tuple[str, str]]:
        if name == "comparator":
            return [(self.say(f"documents.compare.{one.name.lower()}"), one.value) for one in Comparator]
        language = self.host.wording.language
        if name == "indicator":
            return [(one.name[language], key) for key, one in self.host.catalogue.indicators.items()]
        return [(one.name[language], one.code.value) for one in self.host.catalogue.groups]

    def _chosen(self, of: Subject, name: str, chosen: str | None, then: Then) -> None:
        if chosen is None:
            then(None)
            return
        value: Any = Comparator(chosen) if name == "comparator" else chosen
        if name in {"group", "code"}:
            value = next(group.code for group in self.host.catalogue.groups if group.code == chosen)
        then(with_typed(of.item, name, value, None))

    def _typed(self, of: Subject, name: str, typed: str | None, then: Then) -> bool:
        """Take what was typed; tell whether it is done with."""
        if typed is None:
            then(None)
            return False
        if typed == typed_form(of.item, name):
            then(None)
            return True
        changed = with_typed(of.item, name, typed, self.reading.period if self.reading else None)
        if changed is None:
            self.ask_field(of, name, then, typed)
            self.fault = self.say(f"documents.unread.{kind_of_value(of.item, name)}", typed=typed)
            self.show()
            return False
        self.fault = ""
        return then(changed)
