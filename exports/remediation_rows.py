"""What became of each finding, as rows of a table: asked of whom until when, reported, proved, looked at again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from inspection.follow_up import followed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exports.port import Bundle
    from inspection.follow_up import Followed
    from inspection.model.finding import Evidence
    from inspection.wording import Wording

Row = tuple[str | int | date | None, ...]


def remediation_rows(bundle: Bundle, say: Wording) -> Iterator[Row]:
    """Yield a row for each finding that is followed up, in the order of the notice."""
    for row in followed(bundle.inspection):
        known, finding = row.remediation, row.finding
        report = known.report
        yield (
            row.place,
            finding.id,
            finding.condition,
            finding.recommendation,
            row.unit,
            row.due,
            _counted(row, say),
            say(f"code.remediation_state.{row.state}"),
            report.received if report else None,
            report.number if report else "",
            report.dated if report else None,
            report.text if report else "",
            "\n".join(map(_named, known.proof)),
            say(f"code.retest_verdict.{known.verdict}") if known.verdict else "",
            known.reason,
            known.retested_on,
            known.by,
            known.note,
        )


def _counted(row: Followed, say: Wording) -> str:
    """Return the term that the day was counted by; nothing for a day that was given."""
    known = row.remediation
    if known.due is None or known.term is None or known.start is None:
        return ""
    return say(f"notice.term.{known.term.unit}", count=known.term.count, start=known.start.isoformat())


def _named(evidence: Evidence) -> str:
    return evidence.document_number or evidence.file_name or evidence.description
