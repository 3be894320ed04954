"""What can be recorded as evidence with a few letters: the ward's documents, what served before, free words, a file.

Pure but for the hash of a file. Every offer is a finished piece of evidence, so choosing is all that is left.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from inspection.model.codes import EvidenceMethod
from inspection.model.finding import Evidence
from inspection.model.source import SourceRef
from inspection.vietnamese import format_date, nfc, words
from inspection.wording import Wording
from tui.finding_words import NOTICE_LANGUAGE
from tui.item_facts import places_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from inspection.model.documents import Citation
    from inspection.model.inspection import Inspection

_NUMBERED = re.compile(r"\d+\w*/[\w-]")
_BLOCK = 1 << 20

_ROLES = {"report": ("bao cao", "bc", "report"), "plan": ("ke hoach", "kh", "plan")}
_PLACE = re.compile(
    rf"(?P<name>{'|'.join(name for names in _ROLES.values() for name in names)}) "
    r"(?:(?:trang|page) (?P<page>\d{1,6})|(?:dong|line) (?P<line>\d{1,6}))"
)
"""A place in folded words. Not page and line together: "line 5 of page 3" may be counted from either beginning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One row of the dialog."""

    label: str
    evidence: Evidence
    search: tuple[str, ...]
    """Folded words that the row is found by."""


def offers(inspection: Inspection, item_id: str | None, say: Wording) -> list[Offer]:
    """Return what is at hand, each once: the item's own places, the documents that the ward cites, earlier evidence."""
    notice = Wording(NOTICE_LANGUAGE)  # what is recorded stands in the notice, whatever the interface speaks
    found: dict[str, Offer] = {}
    for evidence, note in (
        *_places(inspection, item_id, notice),
        *_citations(inspection, item_id, notice, say),
        *_earlier(inspection, item_id, say),
    ):
        label = f"{evidence.description}  {note}".strip()
        offer = Offer(label=label, evidence=evidence, search=tuple(words(f"{label} {evidence.document_number}")))
        found.setdefault(evidence.description, offer)
    return list(found.values())


def fitting(found: list[Offer], typed: str) -> list[Offer]:
    """Return the offers that hold the beginnings of all typed words, accents or not."""
    wanted = words(typed)
    return [one for one in found if all(any(own.startswith(word) for own in one.search) for word in wanted)]


def last_evidence(inspection: Inspection, item_id: str | None) -> Evidence | None:
    """Return the evidence recorded last, made out to this item."""
    standing = [one for one in inspection.evidence if not one.struck]
    return _made_out(standing[-1], item_id) if standing else None


def placed_offers(
    typed: str, inspection: Inspection, item_id: str | None, lines_of: Callable[[str], Sequence[str]]
) -> list[Offer]:
    """Return the place that is typed as "báo cáo dòng 41" or "kế hoạch trang 3"; none where there is no such place.

    ``lines_of`` gives a document's lines; the words that stand there are shown, so that a slip is seen.
    """
    found = _PLACE.fullmatch(" ".join(words(typed)))
    if found is None:
        return []
    role = next(role for role, names in _ROLES.items() if found["name"] in names)
    reading = inspection.reading(role)
    if reading is None:
        return []
    starts = reading.source.page_starts
    page = int(found["page"] or 0)
    number = int(found["line"] or (starts[page - 1] if 0 < page <= len(starts) else 0))
    lines = lines_of(role)
    if not 0 < number <= len(lines):
        return []
    source = SourceRef(document=role, line=number, page=reading.source.page_of(number), quote=lines[number - 1].strip())
    text = Wording(NOTICE_LANGUAGE)(f"finding.place.{role}", line=number)
    label = f"{text}  “{source.quote}”"
    return [Offer(label=label, evidence=_examined(item_id, text, source), search=())]


def typed_offers(typed: str, item_id: str | None, say: Wording) -> list[Offer]:
    """Return free words as evidence of each kind."""
    text = nfc(typed).strip()
    if not text:
        return []
    made = []
    for method in EvidenceMethod:
        evidence = Evidence(
            id=uuid4().hex,
            item=item_id,
            method=method,
            description=text,
            document_number=text if method is EvidenceMethod.EXAMINE and _NUMBERED.search(text) else "",
        )
        made.append(Offer(label=say(f"evidence.as.{method}", text=text), evidence=evidence, search=()))
    return made


def typed_path(typed: str) -> Path | None:
    """Return the file that was typed; None where the words are no path."""
    text = typed.strip()
    return Path(text).expanduser() if text.startswith(("/", "~/", "./", "../")) else None


def file_evidence(path: Path, item_id: str | None) -> Evidence:
    """Return a file as evidence, by its name and the hash of its bytes; ``OSError`` where it cannot be read."""
    if not path.is_file():  # a device or a pipe would never end
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    with path.open("rb") as file:
        digest = hashlib.sha256()
        while block := file.read(_BLOCK):
            digest.update(block)
    return Evidence(
        id=uuid4().hex,
        item=item_id,
        method=EvidenceMethod.EXAMINE,
        description=nfc(path.name),
        file_name=nfc(path.name),
        sha256=digest.hexdigest(),
    )


def _places(inspection: Inspection, item_id: str | None, say: Wording) -> Iterator[tuple[Evidence, str]]:
    for item in inspection.items:
        if item.id != item_id:
            continue
        for source in places_of(item):
            text = say(f"finding.place.{source.document}", line=source.line)
            yield _examined(item_id, text, source), f"“{source.quote}”" if source.quote else ""


def _citations(
    inspection: Inspection, item_id: str | None, notice: Wording, say: Wording
) -> Iterator[tuple[Evidence, str]]:
    cited = [
        (role, citation)
        for role, reading in (("report", inspection.report), ("plan", inspection.plan))
        for citation in (reading.citations if reading else ())
    ]
    for role, citation in sorted(cited, key=lambda one: not one[1].own):
        source = SourceRef(document=role, line=citation.line, quote=citation.quote)
        name = _name(citation, notice)
        evidence = replace(_examined(item_id, name, source), document_number=name)
        yield evidence, f"({say(f'finding.place.{role}', line=citation.line)})"


def _name(citation: Citation, say: Wording) -> str:
    name = say("evidence.document", type=citation.type or say("evidence.document_type"), number=citation.number)
    day = _day(citation.date) if citation.date else ""
    return say("evidence.dated", document=name, day=day) if day else name


def _day(written: str) -> str:
    """Return an ISO date as dd/mm/yyyy; a date of which only year or month is known as it stands."""
    try:
        return format_date(date.fromisoformat(written))
    except ValueError:
        return written


def _earlier(inspection: Inspection, item_id: str | None, say: Wording) -> Iterator[tuple[Evidence, str]]:
    numbers = {item.id: item.number for item in inspection.items}
    for one in reversed(inspection.evidence):
        if not one.struck and one.item != item_id:
            note = say("evidence.used_for", number=numbers.get(one.item or "", "–"))
            yield _made_out(one, item_id), f"({note})"


def _made_out(one: Evidence, item_id: str | None) -> Evidence:
    """Return evidence that served elsewhere for this item alone; it speaks no second time for a finding of its own."""
    return replace(one, id=uuid4().hex, item=item_id, finding="")


def _examined(item_id: str | None, text: str, source: SourceRef) -> Evidence:
    return Evidence(id=uuid4().hex, item=item_id, method=EvidenceMethod.EXAMINE, description=text, source=source)
