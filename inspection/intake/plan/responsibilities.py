"""Who does what: the units that a plan's last section names, and how many duties it gives each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.intake.language.flat import flat
from inspection.intake.language.markers import DEPTH, ORDINALS, Mark
from inspection.intake.plan.duties import items
from inspection.intake.structure.roles import Role
from inspection.intake.structure.unit_names import LONGEST_NAME, looks_like_unit
from inspection.model.documents import Responsibility

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.intake.structure.outline import Outline
    from inspection.intake.structure.passages import Passage
    from inspection.model.catalogue import Unit

_VERBS = re.compile(
    r",?\s+(?:tich cuc|chu tri|co trach nhiem|chiu trach nhiem|can cu|tham muu|tap trung|la co quan|la don vi"
    r"|thuc hien|"
    r"phoi hop|xay dung|to chuc(?! (?:chinh tri|xa hoi|doan the|hoi))"
    r"|theo chuc nang|tang cuong|day manh|huong dan|bo tri|theo doi)\b"
)
_REPORTING = re.compile(
    r"(?:ve )?(?:(?:che do|thoi han|thoi gian|cong tac|thuc hien|dinh ky)[, ]+)*(?:thong tin[, ]+(?:va )?)?bao cao\b"
    r"|(?:nguon |ve )?kinh phi\b|thi dua\b|khen thuong\b|so ket\b"
)
"""Headings between or behind the units that say how, not who."""
_PLEASE = re.compile(r"^(?:đề nghị|de nghi|p[eé] nghi|giao(?: cho)?|yêu cầu)\s+", re.IGNORECASE)
_SURE_VERBS = re.compile(
    r",?\s+(?:chu tri|co trach nhiem|chiu trach nhiem|can cu|tham muu|phoi hop|giam sat|van dong|chu dong|theo doi"
    r"|phan bien|tuyen truyen|can doi|don doc|cap nhat|van hanh|bo tri|bao dam|dam bao|huong dan|tiep tuc"
    r"|phu trach|gui|trinh)\b(?! (?:vien|ban)\b)"
)
"""Verbs that stand in no unit's name."""


def _name(passage: Passage) -> str:
    """Return the unit's name: what stands before the colon or the first verb."""
    body, words = passage.body, passage.flat_body
    colon = words.find(":")
    end = colon if colon > 0 else len(body)
    verbs = (_VERBS, _SURE_VERBS) if end > LONGEST_NAME else (_SURE_VERBS,)
    told = (pattern.search(words, 8, end) for pattern in verbs)
    verb = min(filter(None, told), key=lambda found: found.start(), default=None)
    end = verb.start() if verb and (colon < 0 or end > LONGEST_NAME) else end
    return _PLEASE.sub("", body[:end].strip(" .:;,"))


def _stands_alone(passage: Passage) -> bool:
    """Tell whether a line without an ordinal names a unit: an item up to its colon, or a short line of its own."""
    if passage.marker is not None:
        return 0 < passage.flat_body.find(":") <= LONGEST_NAME
    return len(passage.text) <= LONGEST_NAME and not passage.text.endswith((".", ";", ","))


def _level(passages: Sequence[Passage], start: int, end: int, known: Sequence[str], *, damaged: bool) -> list[int]:
    """Return the passages that name a unit: all of the kind of sign that most often starts one, below one heading."""
    by_kind: dict[Mark, list[int]] = {}
    listed: list[int] = []
    bare: list[int] = []
    for index in range(start, end):
        passage = passages[index]
        if passage.table or not looks_like_unit(passage.flat_body, known, damaged=damaged):
            continue
        if passage.marker is not None and passage.marker.kind in ORDINALS:
            by_kind.setdefault(passage.marker.kind, []).append(index)
        elif _stands_alone(passage):
            (bare if passage.marker is None else listed).append(index)
    if not by_kind:
        return listed or bare
    kind = max(by_kind, key=lambda mark: (len(by_kind[mark]), -DEPTH[mark]))
    first = by_kind[kind][0]
    found = []
    for index in range(first, end):
        passage = passages[index]
        if passage.marker is None or passage.table:
            continue
        if (
            DEPTH[passage.marker.kind] < DEPTH[kind]
            and passage.marker.kind in ORDINALS
            and index not in by_kind.get(passage.marker.kind, ())
        ):
            break
        if passage.marker.kind is kind:
            found.append(index)
    return found


def responsibilities(
    passages: Sequence[Passage], found: Outline, units: tuple[Unit, ...], *, damaged: bool = False
) -> tuple[Responsibility, ...]:
    """Return the units of the section on who carries the plan out, in order."""
    sections = [
        section for section in found.sections if section.role is Role.ORGANISING and not _REPORTING.match(section.title)
    ]
    if not sections:
        return ()
    known = [flat(name) for unit in units for name in (unit.name.vi, *unit.aliases)]
    sections.sort(key=lambda section: not section.title.startswith(("phan cong", "trach nhiem cu the")))
    for chosen in sections:
        places = _level(passages, chosen.start + 1, chosen.end, known, damaged=damaged)
        if places:
            return _units(passages, places, chosen.end)
    return ()


def _units(passages: Sequence[Passage], places: list[int], last: int) -> tuple[Responsibility, ...]:
    """Return the units that begin at places of a section, each with its duties up to the next place."""
    result = []
    for place, index in enumerate(places):
        if _REPORTING.match(passages[index].flat_body.strip()):
            continue
        end = places[place + 1] if place + 1 < len(places) else _end(passages, index, last)
        result.append(
            Responsibility(
                unit=_name(passages[index]), duties=len(items(passages, index + 1, end)), line=passages[index].line
            )
        )
    return tuple(result)


def _end(passages: Sequence[Passage], index: int, end: int) -> int:
    """Return where the last unit's text ends: before the closing words, the recipients or an appendix."""
    for later in range(index + 1, end):
        passage = passages[later]
        words = passage.flat_body.strip()
        if passage.table or words.startswith(("noi nhan", "tren day", "trong qua trinh", "phu luc")):
            return later
    return end
