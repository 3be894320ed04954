"""What a person did since the program was opened, told when she leaves: by inspection, from the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.progress import progress
from tui.phrases import ward_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.model.events import Entry
    from inspection.session import Session
    from inspection.wording import Wording

COUNTED = {
    "VerdictGiven": ("verdicts", ("item",)),
    "FindingRecorded": ("findings", ("finding", "id")),
    "EvidenceRecorded": ("evidence", ("evidence", "id")),
    "FigureVerified": ("figures", ("item",)),
    "NoteWritten": ("notes", ("item",)),
}
"""By the name of an event, what it is counted as, and what makes two of them one."""


class Sitting:
    """The inspections that were open, and where each journal stood before."""

    def __init__(self) -> None:
        self._sessions: dict[str, Session] = {}
        self._before: dict[str, int] = {}

    def opened(self, session: Session) -> None:
        """Note that an inspection was opened; what was written in it so far is not of this sitting."""
        self._before.setdefault(session.id, len(_mine(session)))
        self._sessions[session.id] = session

    @property
    def inspections(self) -> Sequence[str]:
        """Return the ids of the inspections that were open."""
        return tuple(self._sessions)

    def told(self, inspection: str, drafts: int, say: Wording) -> list[str]:
        """Return in sentences what was done on an inspection and what is left; nothing where nothing is to tell."""
        session = self._sessions[inspection]
        done = self._done(session, say)
        if not done and not drafts:
            return []
        details, answers = session.inspection.details, session.inspection.answers.values()
        left = {
            "left": progress(session.inspection)[None].left,
            "parked": sum(answer.parked and not answer.verdict for answer in answers),
            "flagged": sum(answer.flagged for answer in answers),
            "half_typed": drafts,
        }
        waiting = [say(f"leaving.{name}", count=count) for name, count in left.items() if count]
        ward = ward_name(details.ward_type, details.ward)
        return [
            say("leaving.done", ward=ward, done=" · ".join(done) or say("leaving.nothing")),
            *([say("leaving.waiting", waiting=" · ".join(waiting))] if waiting else []),
        ]

    def _done(self, session: Session, say: Wording) -> list[str]:
        """Return what was done and stands, counted by kind; several words on one thing are one."""
        done = [one for one in _mine(session)[self._before[session.id] :] if one.id not in session.withdrawn]
        counted: dict[str, set[str]] = {kind: set() for kind, _ in COUNTED.values()}
        others = set()
        for entry in done:
            kind, path = COUNTED.get(type(entry.event).__name__, ("", ()))
            if kind:
                counted[kind].add(_at(entry.event, path))
            elif type(entry.event).__name__ not in ("Undone", "Redone"):
                others.add(entry.action)
        numbers = {**{kind: len(things) for kind, things in counted.items()}, "others": len(others)}
        return [say(f"leaving.{kind}", count=number) for kind, number in numbers.items() if number]


def _mine(session: Session) -> list[Entry]:
    return [entry for entry in session.entries if entry.actor == session.actor]


def _at(event: object, path: Sequence[str]) -> str:
    value = event
    for name in path:
        value = getattr(value, name)
    return str(value)
