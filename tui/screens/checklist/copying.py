"""Taking over what was said on the same item elsewhere; what is taken over is marked with where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.vietnamese import collation_key
from tui.item_copies import copied, former_in, former_of
from tui.phrases import period_words, ward_name
from tui.screens.checklist.wayfinding import Wayfinding
from tui.screens.dialogs import Choice

if TYPE_CHECKING:
    from inspection.model.checklist import ChecklistItem
    from tui.item_copies import Former


class Copying(Wayfinding):
    """Commands that take over note and evidence."""

    def on_copy_earlier(self) -> None:
        """Take over from the ward's last period; where it says nothing on the item, choose an inspection."""
        item = self.current
        former = former_of(item, self.host.inspection_open.earlier) if item else None
        if item and former:
            self._take_over(item, former)
        elif item:
            self.on_copy_from()

    def on_copy_from(self) -> None:
        """Choose an inspection of the workspace and take over from there."""
        item = self.current
        known = self.host.guarded(self.host.workspace.inspections) or ()
        others = [one for one in known if one.id != self.session.id]
        if item is None or not others:
            self.hint(self.say("checklist.no_other_inspection"), "warning")
            return
        named = [(f"{ward_name(one.ward_type, one.ward)}  {period_words(one.period)}", one.id) for one in others]
        named.sort(key=lambda one: collation_key(one[0]))

        def take(inspection_id: str | None) -> None:
            session = self.host.guarded(lambda: self.host.workspace.session(inspection_id)) if inspection_id else None
            if session is not None:
                self._take_over(item, former_in(item, session.inspection, None))

        self.host.push_screen(Choice(self.say("checklist.copy_from", number=item.number), named), take)

    def _take_over(self, item: ChecklistItem, former: Former) -> None:
        events = copied(former, item, self.inspection)
        if not events:
            self.hint(self.say("checklist.nothing_to_copy", place=former.place), "warning")
        elif self.host.record(*events):
            self.hint(self.say("checklist.copied", number=item.number, count=len(events), place=former.place), "met")
