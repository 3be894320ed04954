"""What was typed into a finding and not saved, kept in the store under the names of ``finding_form.draft_keys``.

The sheet of the app and the line mode keep the same drafts: what is begun in one is offered in the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.drafting import propose_due
from inspection.model.codes import Severity
from inspection.vietnamese import format_date
from tui.finding_form import as_draft, differences, from_draft

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from inspection.model.catalogue import Catalogue
    from inspection.model.finding import Finding
    from inspection.model.inspection import Inspection
    from inspection.workspace import Workspace


class FindingDrafts:
    """The drafts of one finding; ``StoreError`` where the store cannot be written."""

    def __init__(self, workspace: Workspace, inspection_id: str, keys: Sequence[str]) -> None:
        self._workspace = workspace
        self._inspection = inspection_id
        self._keys = keys

    def former(self) -> tuple[Finding, dict[str, str]] | None:
        """Return what was kept before, with the finding that it was typed for; None where nothing was."""
        texts = {draft.field: draft.text for draft in self._workspace.drafts(self._inspection)}
        drafts = (from_draft(texts[key]) for key in self._keys if key in texts)
        return next((draft for draft in drafts if draft), None)

    def keep(self, finding: Finding, saved: Mapping[str, str], typed: Mapping[str, str]) -> None:
        """Keep what was typed; where it is what was saved there is nothing to keep."""
        if differences(saved, typed):
            self._workspace.save_draft(self._inspection, self._keys[0], as_draft(finding, typed))
        else:
            self.drop()

    def drop(self) -> None:
        """Forget what was typed; it is saved, or nobody wants it."""
        for key in self._keys:
            self._workspace.drop_draft(self._inspection, key)


def due_with(severity: str, former_due: str, inspection: Inspection, catalogue: Catalogue, today: date) -> str:
    """Return the due date that a severity brings along; one that somebody set stays."""
    proposals = {
        str(int(one)): format_date(propose_due(one, inspection.details, catalogue, today=today)) for one in Severity
    }
    return proposals[severity] if former_due in {*proposals.values(), ""} else former_due
