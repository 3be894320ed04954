"""The sign-off in what leaves the house: a table of TOML, rows of CSV. All of it follows from the journal."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from inspection.approval import sign_off
from inspection.approval_words import ApprovalWords
from inspection.fold import Journal
from inspection.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from exports.port import Bundle
    from inspection.approval import Change, SignOff, Standing
    from inspection.model.events import Entry

Cell = str | int | date | None


def signed(bundle: Bundle) -> SignOff:
    """Return how the sign-off of a bundle stands."""
    return sign_off(Journal.of(bundle.entries))


def sign_off_table(bundle: Bundle) -> dict[str, Any]:
    """Return the sign-off as a table: its state, the hash of the content, every version with its signatures.

    The hash is told where the content is that of the journal; a reader who folds it gets the same one.
    """
    off, words = signed(bundle), ApprovalWords(bundle.inspection, Wording("vi"))
    return {
        "state": off.state.value,
        "version": off.version,
        "content": off.content,
        "sentence": words.state(off),
        "versions": [
            {
                "number": one.number,
                "opened": [
                    {"reason": version.reason, "actor": entry.actor, "at": entry.at.isoformat()}
                    for version, entry in one.opened
                ],
                "signatures": [_signature(standing, words) for standing in one.standings],
            }
            for one in off.versions
        ],
    }


def altered(entries: Iterable[Entry], table: object) -> list[str]:
    """Return the name of the table where a file claims another sign-off than its journal gives; files may lack it."""
    if table is None:
        return []
    off = sign_off(Journal.of(entries))
    told = {"state": off.state.value, "version": off.version, "content": off.content}
    agrees = isinstance(table, dict) and all(table.get(name) == value for name, value in told.items())
    return [] if agrees else ["sign_off"]


def _signature(one: Standing, words: ApprovalWords) -> dict[str, Any]:
    table: dict[str, Any] = {
        "name": one.approval.name,
        "role": one.approval.role.value,
        "post": one.approval.post,
        "day": one.approval.day.isoformat(),
        "actor": one.entry.actor,
        "at": one.entry.at.isoformat(),
        "content": one.approval.content,
        "stands": one.cause is None,
    }
    if one.cause:
        table |= {"cause": one.cause.value, "sentence": words.why(one)}
        table["changes"] = [_change(change, words) for change in one.changes]
    return table


def _change(change: Change, words: ApprovalWords) -> dict[str, Any]:
    place = change.difference
    return {
        "part": place.part.kind,
        "id": place.part.id,
        "field": place.field,
        "actor": change.entry.actor,
        "at": change.entry.at.isoformat(),
        "sentence": words.change(change),
    }


def signature_rows(bundle: Bundle, say: Wording) -> Iterator[tuple[Cell, ...]]:
    """Yield version, why it was begun, name, role, post, day, who recorded it when, hash, whether it stands, why not.

    A version that nobody has signed has a row of its own.
    """
    words = ApprovalWords(bundle.inspection, say)
    for version in signed(bundle).versions:
        why = "\n".join(f"{made.reason} ({words.by(entry)})" for made, entry in version.opened)
        for one in version.standings:
            given = one.approval
            yield (
                version.number,
                why,
                given.name,
                say(f"code.role.{given.role}"),
                given.post,
                given.day,
                words.by(one.entry),
                given.content,
                one.cause is None,
                "\n".join(words.change(change) for change in one.changes) or words.why(one),
            )
        if not version.standings:
            yield version.number, why, "", "", "", None, "", "", None, ""
