"""The fields of a finding, one under the other; the one in use is marked by a sign, not by colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, VerticalScroll

from inspection.vietnamese import nfc
from tui.finding_form import FIELDS, TEXTS
from tui.finding_words import choices
from tui.theme import line
from tui.widgets.line_panel import LinePanel
from tui.widgets.text_field import TextField
from tui.widgets.typing_fields import ChoiceField, LineField

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget

    from inspection.wording import Wording


class FindingFields(VerticalScroll, can_focus=False):
    """All fields; knows their values and nothing of where they go."""

    def __init__(self, values: Mapping[str, str], say: Wording, wordings: Callable[[str], Sequence[str]]) -> None:
        super().__init__(id="sheet")
        self._initial = values
        self._say = say
        self._wordings = wordings
        """Returns the library's wordings for a field."""
        self._cycle: Sequence[str] = ()
        self._cycle_at = -1

    def compose(self) -> ComposeResult:
        """Lay out a row for each field."""
        for name in FIELDS:
            with Horizontal(classes="field"):
                yield LinePanel(id=f"label-{name}", classes="label")
                yield self._field(name)

    def _field(self, name: str) -> Widget:
        value, options = self._initial[name], choices(name, self._say)
        if name in TEXTS:
            return TextField(value, id=f"field-{name}")
        if not options:
            return LineField(value, id=f"field-{name}")
        if value not in dict(options):  # a struck finding that is looked at
            options.append((value, self._say(f"code.finding_state.{value}")))
        return ChoiceField(options, value, id=f"field-{name}", first=0 if name == "severity" else 1)

    def on_mount(self) -> None:
        """Name the fields."""
        self.call_after_refresh(self.mark)

    def mark(self) -> None:
        """Show the names, the field in use with its sign."""
        for name in FIELDS:
            here = name == self.in_use
            shown = line(
                ("▶ " if here else "  ", "key"), (self._say(f"finding.field.{name}"), "strong" if here else "")
            )
            self.query_one(f"#label-{name}", LinePanel).set_lines([shown])

    @property
    def in_use(self) -> str:
        """Return the field that has the keys, or nothing."""
        focused = self.screen.focused
        return (focused.id or "").removeprefix("field-") if focused else ""

    @property
    def typing(self) -> bool:
        """Tell whether letters are text now."""
        return isinstance(self.screen.focused, TextField | LineField)

    def use(self, name: str) -> None:
        """Give the keys to a field."""
        self.query_one(f"#field-{name}").focus()

    def values(self) -> dict[str, str]:
        """Return all fields as they stand."""
        return {name: self.value(name) for name in FIELDS}

    def value(self, name: str) -> str:
        """Return one field as it stands."""
        field = self.query_one(f"#field-{name}")
        if isinstance(field, TextField):
            return nfc(field.text)
        return nfc(field.value) if isinstance(field, LineField | ChoiceField) else ""

    def put(self, name: str, value: str) -> None:
        """Set a field; Ctrl+Z in it brings back what stood there."""
        field = self.query_one(f"#field-{name}")
        if isinstance(field, TextField):
            field.replace(value, (0, 0), field.document.end)
            field.move_cursor(field.document.end)
        elif isinstance(field, LineField):
            field.value = value
            field.cursor_position = len(value)
        elif isinstance(field, ChoiceField):
            field.value = value

    def on_descendant_focus(self) -> None:
        """Mark the field that got the keys."""
        self._cycle_at = -1
        self.call_after_refresh(self.mark)

    def on_key(self, event: events.Key) -> None:
        """Go through the library's wordings by the arrows, from an empty field on."""
        name = self.in_use
        if event.key not in ("down", "up") or name not in (*TEXTS, "unit"):
            self._cycle_at = -1
            return
        if self._cycle_at < 0:
            self._cycle = () if self.value(name) else self._wordings(name)
        if self._cycle:
            first = 0 if event.key == "down" else -1
            step = 1 if event.key == "down" else -1
            self._cycle_at = (self._cycle_at + step if self._cycle_at >= 0 else first) % len(self._cycle)
            self.put(name, self._cycle[self._cycle_at])
            event.stop()
            event.prevent_default()
