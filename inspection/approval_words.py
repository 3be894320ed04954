"""The sign-off in sentences: who has signed what when, what made a signature void, and how the whole stands.

The same words on the close-out screen, under the notice, in the exports and on the command line.
"""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, Any

from inspection.actor import name_of
from inspection.approval import Cause, State
from inspection.model.finding import places
from inspection.vietnamese import format_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspection.approval import Change, SignOff, Standing
    from inspection.content import Difference, Part
    from inspection.model.events import Entry
    from inspection.model.inspection import Inspection
    from inspection.wording import Wording

SHORT_HASH = 12
"""Digits of a hash that people compare by eye; files hold all of them."""
_WIDTH = 60


class ApprovalWords:
    """Tells of the sign-off of one inspection in one language."""

    def __init__(self, inspection: Inspection, wording: Wording) -> None:
        self._say = wording
        self._items = {item.id: item.number for item in inspection.items}
        self._findings = places(inspection.findings)
        self._evidence = {one.id: one.document_number or one.description for one in inspection.evidence}

    def state(self, sign_off: SignOff) -> str:
        """Return in one sentence how the sign-off stands; where it is void, by what."""
        say, head = self._say, sign_off.head
        facts = {"version": sign_off.version, "content": sign_off.content[:SHORT_HASH]}
        if sign_off.state is State.SIGNED and head:
            who, day = head.approval.name, format_date(head.approval.day)
            return say("approval.state.signed", who=who, day=day, **facts)
        if sign_off.state is State.VOID:
            one = sign_off.voided[-1]
            return say("approval.state.void", who=one.approval.name, why=self.why(one))
        stands = sum(one.cause is None for one in sign_off.standings)
        return say(f"approval.state.{sign_off.state}", count=stands, **facts)

    def standing(self, one: Standing) -> str:
        """Return one signature: whose, of when, under which content, and why it does not stand."""
        given, at = one.approval, one.entry.at
        keyboard = name_of(one.entry.actor)
        facts = {
            "who": given.name,
            "role": self._say(f"code.role.{given.role}"),
            "day": format_date(given.day),
            "at": f"{at:%d/%m/%Y %H:%M}",
            "keyboard": keyboard,
            "version": given.version,
            "content": given.content[:SHORT_HASH],
        }
        return self._say("approval.stands" if one.cause is None else "approval.void", **facts, why=self.why(one))

    def why(self, one: Standing) -> str:
        """Return why a signature does not stand; nothing where it does."""
        if one.cause is None:
            return ""
        if one.cause is not Cause.CHANGED:
            return self._say(f"approval.cause.{one.cause}")
        first, *others = one.changes
        more = self._say("approval.more_changes", count=len(others)) if others else ""
        return self.change(first) + more

    def change(self, one: Change) -> str:
        """Return a change: which field of what, from what to what, by whom and when."""
        difference = one.difference
        return self._say(
            "approval.change",
            thing=self.thing(difference),
            before=self._value(difference.field, difference.before),
            after=self._value(difference.field, difference.after),
            by=self.by(one.entry),
        )

    def by(self, entry: Entry) -> str:
        """Return who wrote an entry and when, by the writer's own clock: the same words on every machine."""
        return f"{name_of(entry.actor)}, {entry.at:%d/%m/%Y %H:%M}"

    def thing(self, difference: Difference) -> str:
        """Return what people call a field of a part."""
        name = f"approval.field.{difference.field}"
        part = self._part(difference.part)
        return f"{part}, {self._say(name)}" if self._say.knows(name) else part

    def _part(self, part: Part) -> str:
        named: dict[str, Mapping[str, object]] = {
            "item": self._items,
            "answer": self._items,
            "finding": self._findings,
            "evidence": self._evidence,
        }
        own = named.get(part.kind, {}).get(part.id, "")
        return f"{self._say(f'approval.part.{part.kind}')} {own}".rstrip()

    def _value(self, field: str, value: Any) -> str:
        """Return a value as people read it: a code by its word, a text in quotation marks, a table not at all."""
        say = self._say
        if value in (None, "", [], {}):
            return say("approval.empty")
        if isinstance(value, bool):
            return say("app.yes" if value else "app.no")
        coded = f"code.{_CODES.get(field, field)}.{value}"
        if isinstance(value, str) and say.knows(coded):
            return say(coded)
        if isinstance(value, dict | list):
            return say("approval.other_value")
        return f"“{shorten(str(value), _WIDTH, placeholder=' …')}”"


_CODES = {"kind": "finding_kind", "state": "finding_state", "form": "inspection_form", "method": "evidence_method"}
