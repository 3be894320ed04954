"""The findings (F7), in the order of the notice: confirm, strike out, take into the conclusion, order, join, open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from inspection.drafting import propose_due, unit_in_charge
from inspection.model.codes import FindingState, Severity
from inspection.model.events import EvidenceRecorded, FindingRecorded
from inspection.model.finding import Finding, in_notice_order
from tui.commands.finding import (
    AddFindingEvidence,
    ConfirmFinding,
    ExplainFinding,
    KeepThird,
    LowerFinding,
    MergeFinding,
    OpenFinding,
    RaiseFinding,
    StrikeFinding,
    ToggleConclusion,
    ViewFindingSource,
)
from tui.finding_conflicts import last_choice, settled_words, settling_finding
from tui.finding_form import lacking
from tui.finding_merge import merging
from tui.finding_words import NOTICE_LANGUAGE
from tui.screens.evidence_dialog import EvidenceDialog
from tui.screens.finding_sheet import FindingSheet
from tui.screens.findings_frame import FindingsFrame
from tui.screens.text_window import SourceWindow
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from inspection.model.finding import Evidence
    from tui.command import Command

_ON_A_FINDING = (
    OpenFinding,
    ConfirmFinding,
    ToggleConclusion,
    KeepThird,
    StrikeFinding,
    MergeFinding,
    RaiseFinding,
    LowerFinding,
    AddFindingEvidence,
    ExplainFinding,
    ViewFindingSource,
)


class FindingsScreen(FindingsFrame):
    """All findings of the inspection."""

    # -- commands

    def refusal(self, command: type[Command]) -> str:
        """Say what a key is for where no finding is under the cursor."""
        if issubclass(command, _ON_A_FINDING) and self.current is None:
            return self.say("finding.on_heading")
        return super().refusal(command)

    def on_open_finding(self) -> None:
        """Open the sheet."""
        if self.current:
            self.host.push_screen(FindingSheet(self.current))

    def on_explain_finding(self) -> None:
        """Open the sheet at the ward's explanation."""
        if self.current:
            self.host.push_screen(FindingSheet(self.current, at="explanation"))

    def on_new_finding(self) -> None:
        """Open an empty sheet in the group under the cursor."""
        group = self.rows[self.query_one("#finding-rows", RowList).cursor].group.code
        catalogue = self.host.catalogue
        today = self.host.today()
        finding = Finding(
            id=uuid4().hex,
            group=group,
            unit=unit_in_charge(None, group, catalogue, NOTICE_LANGUAGE),
            due=propose_due(Severity.MODERATE, self.inspection.details, catalogue, today=today),
        )
        self.wanted = finding.id
        self.host.push_screen(FindingSheet(finding, new=True))

    def on_confirm_finding(self) -> None:
        """Confirm the finding and go to the next draft; a confirmed one becomes a draft again."""
        finding = self.current
        if finding is None or self._settle(finding, 1):
            return
        if finding.state is FindingState.STRUCK:
            self.hint(self.say("finding.is_struck"), "warning")
        elif finding.state is FindingState.CONFIRMED:
            self._record(finding, "finding.draft_again", state=FindingState.DRAFT)
        elif self._record(finding, "finding.confirmed", state=FindingState.CONFIRMED):
            missing = ", ".join(self.say(f"finding.field.{name}").lower() for name in lacking(finding))
            if missing:
                self.hint(self.say("finding.confirmed_lacking", missing=missing), "warning")
            self.go_to_draft(1)

    def on_toggle_conclusion(self) -> None:
        """Take the finding into the conclusion, or leave it out."""
        finding = self.current
        if finding and not self._settle(finding, 2):
            inside = not finding.in_conclusion
            self._record(finding, "finding.taken_in" if inside else "finding.left_out", in_conclusion=inside)

    def on_keep_third(self) -> None:
        """Choose the third of what people said of the finding unseen; else the key has no use."""
        if self.current and not self._settle(self.current, 3):
            self.hint(self.say("finding.no_choice"))

    def on_strike_finding(self) -> None:
        """Strike the finding out with a reason; one that was struck out stands again as a draft."""
        finding = self.current
        if finding is None or self._settle(finding, 4):
            return
        if finding.state is FindingState.STRUCK:
            self._record(finding, "finding.restored", state=FindingState.DRAFT, struck_reason="")
            return

        def strike(reason: str | None) -> None:
            if reason:
                self._record(finding, "finding.struck", state=FindingState.STRUCK, struck_reason=reason)
            elif reason is not None:
                self.hint(self.say("finding.needs_reason"), "warning")

        self.ask(self.say("finding.ask_reason"), strike)

    def on_merge_finding(self) -> None:
        """Join the finding with the one above it in its group."""
        finding = self.current
        standing = (one for one in self.inspection.findings if one.state is not FindingState.STRUCK)
        own = [one for one in in_notice_order(standing) if finding and one.group is finding.group]
        here = own.index(finding) if finding in own else 0
        if finding is None or here == 0:
            self.hint(self.say("finding.nothing_to_merge"), "warning")
            return
        self.wanted = own[here - 1].id
        if self.host.record(*merging(own[here - 1], finding, self.inspection)):
            self.hint(self.say("finding.merged"), "met")

    def on_raise_finding(self) -> None:
        """Put the finding one place earlier among its group's."""
        self._swap(-1)

    def on_lower_finding(self) -> None:
        """Put the finding one place later among its group's."""
        self._swap(1)

    def on_next_draft(self) -> None:
        """Go to the next finding that is not confirmed."""
        self.go_to_draft(1, aloud=True)

    def on_previous_draft(self) -> None:
        """Go to the finding before that is not confirmed."""
        self.go_to_draft(-1, aloud=True)

    def on_add_finding_evidence(self) -> None:
        """Record what the finding rests on; it speaks for the finding's item, or for the finding that has none."""
        finding = self.current
        if finding is None:
            return
        item = finding.items[0] if finding.items else None

        def keep(evidence: Evidence | None) -> None:
            if evidence is None:
                return
            own = replace(evidence, finding="" if item else finding.id)
            if self.host.record(EvidenceRecorded(evidence=own)):
                self.hint(self.say("finding.evidence_saved"), "met")

        self.host.push_screen(EvidenceDialog(self.inspection, item), keep)

    def on_view_finding_source(self) -> None:
        """Show the place in the document."""
        sources = self.current.sources if self.current else ()
        if not sources:
            self.hint(self.say("finding.no_source"), "warning")
            return
        source = sources[0]
        title = self.say(f"finding.place.{source.document}", line=source.line)
        lines = self.host.inspection_open.source_lines(source.document)
        self.host.push_screen(SourceWindow(title, lines, source.line, source.quote))

    def on_show_struck(self) -> None:
        """Show or hide what was struck out."""
        self.struck = not self.struck
        self.show()

    # -- how it is done

    def _record(self, finding: Finding, text_id: str, **changes: object) -> bool:
        changed = replace(finding, **changes)  # type: ignore[arg-type]  # the names are fields of Finding
        done = self.host.record(FindingRecorded(finding=changed))
        if done:
            self.hint(self.say(text_id), "met")
        return done

    def _settle(self, finding: Finding, number: int) -> bool:
        """Choose one of the values that people gave unseen; tell whether there was anything to choose."""
        found = self.conflicts_of(finding)
        if not found:
            return False
        conflict, self.wanted = found[0], finding.id
        if number > (last := last_choice(conflict)):
            self.hint(self.say("finding.choose_value", last=last), "warning")
        elif self.host.record(*settling_finding(conflict, number, self.inspection)):
            self.hint(settled_words(conflict, number, self.host.wording), "met")
        return True

    def _swap(self, by: int) -> None:
        finding = self.current
        if finding is None:
            return
        standing = (one for one in self.inspection.findings if one.state is not FindingState.STRUCK)
        own = [one for one in in_notice_order(standing) if one.group is finding.group]
        here = next((number for number, one in enumerate(own) if one.id == finding.id), -1)
        if here < 0 or not 0 <= here + by < len(own):
            self.hint(self.say("finding.no_further"), "warning")
            return
        own[here], own[here + by] = own[here + by], own[here]
        ranked = [replace(one, rank=rank) for rank, one in enumerate(own, 1)]
        events = [FindingRecorded(finding=new) for new, old in zip(ranked, own, strict=True) if new.rank != old.rank]
        self.host.record(*events)
