"""Begin the re-inspection of an inspection from wherever it is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.frame import Frame


def begin_again(host: Frame, inspection_id: str) -> None:
    """Begin the re-inspection of an inspection and open it at its checklist."""
    from inspection.reinspection import reinspect  # noqa: PLC0415  # brings the builder of checklists

    session = host.guarded(lambda: reinspect(host.workspace, inspection_id))
    if session is not None:
        host.open_inspection(session.id, "checklist")
