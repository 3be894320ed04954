"""What was read of a document, in a few lines: what it says it is, how much was found, how sure, what is doubtful."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.new_form import damaged
from tui.phrases import period_words, ward_name
from tui.theme import line, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.text import Text

    from inspection.model.documents import Reading
    from inspection.wording import Wording
    from tui.new_form import Fault

_SHOWN_ISSUES = 4


class ReadingSummary:
    """Tells of readings in one language."""

    def __init__(self, say: Wording) -> None:
        self._say = say

    def identity(self, reading: Reading) -> str:
        """Return what a document says it is: kind, ward, period."""
        ward = ward_name(reading.ward_type or "", reading.ward) if reading.ward else ""
        parts = (self._say(f"code.document_kind.{reading.kind}"), ward, period_words(reading.period))
        return " · ".join(part for part in parts if part)

    def lines(self, reading: Reading, width: int) -> list[Text]:
        """Return kind, ward, period and number, what was found, the quality of the text, and the remarks."""
        say = self._say
        counts = {
            "groups": len(reading.groups),
            "tasks": len(reading.tasks),
            "targets": len(reading.targets),
            "figures": len(reading.figures),
            "responsibilities": len(reading.responsibilities),
            "deadlines": len(reading.deadlines),
            "shortcomings": len(reading.shortcomings),
            "citations": len(reading.citations),
        }
        found = " · ".join(say(f"new_inspection.count.{name}", count=count) for name, count in counts.items() if count)
        head = " · ".join(part for part in (self.identity(reading), reading.document_number or "") if part)
        lines = wrapped(f" {head}", width - 1, "strong", indent=1)
        lines += wrapped(f" {say('new_inspection.found', what=found or '–')}", width - 1, indent=1)
        if not damaged(reading):
            percent = round(100 * reading.source.quality)
            lines += wrapped(f" {say('new_inspection.quality', percent=percent)}", width - 1, "dim", indent=1)
        for issue in reading.issues[:_SHOWN_ISSUES]:
            lines += wrapped(f" ! {say(issue.rule, **issue.facts)}", width - 1, "warning", indent=3)
        if len(reading.issues) > _SHOWN_ISSUES:
            lines.append(line((f"   {say('new_inspection.more', count=len(reading.issues) - _SHOWN_ISSUES)}", "dim")))
        return lines

    def faults(self, faults: Iterable[Fault], width: int) -> list[Text]:
        """Return what is wrong or worth knowing, each with the field that it is about."""
        lines: list[Text] = []
        for fault in faults:
            label = self._say(f"new_inspection.{fault.place}")
            text = f"{label}: {self._say(fault.text, **fault.facts)}"
            look = "error" if fault.hard else "warning"
            first, *rest = wrapped(text, width - 4, indent=0)
            lines += [line((" ✗ " if fault.hard else " ! ", look), first.plain), *(line("   ", r.plain) for r in rest)]
        return lines
