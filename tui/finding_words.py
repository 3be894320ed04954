"""The words of a finding's fields on screens: what can be chosen, and the wordings that the library has for a field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.drafting import fitting_faults
from inspection.model.codes import FindingKind, FindingState, Severity
from tui.finding_form import NO, TEXTS, YES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.model.catalogue import Catalogue
    from inspection.model.finding import Finding
    from inspection.model.inspection import Inspection
    from inspection.wording import Wording

NOTICE_LANGUAGE = "vi"
"""Findings are written in the language of the notice, whatever the interface speaks."""


def choices(field: str, say: Wording) -> list[tuple[str, str]]:
    """Return the values that a field can have, with their words; none for a field that is typed."""
    match field:
        case "severity":
            return [(str(int(one)), say(f"code.severity.{int(one)}")) for one in Severity]
        case "kind":
            return [(one.value, say(f"code.finding_kind.{one.value}")) for one in FindingKind]
        case "state":
            states = (FindingState.DRAFT, FindingState.CONFIRMED)
            return [(one.value, say(f"code.finding_state.{one.value}")) for one in states]
        case "in_conclusion":
            return [(value, say(f"finding.{value}")) for value in (YES, NO)]
        case _:
            return []


def shown(field: str, value: str, say: Wording) -> str:
    """Return a field's value as people read it."""
    return dict(choices(field, say)).get(value, value)


def item_numbers(finding: Finding, inspection: Inspection) -> str:
    """Return the numbers of the checklist items that a finding goes back to."""
    return ", ".join(item.number for item in inspection.items if item.id in finding.items)


def library(field: str, finding: Finding, inspection: Inspection, catalogue: Catalogue) -> list[str]:
    """Return wordings for a field, each once: the library's, then those of the inspection's other findings."""
    return list(dict.fromkeys(text for text in _wordings(field, finding, inspection, catalogue) if text))


def with_wording(name: str, standing: str, chosen: str) -> str:
    """Return a field with a wording of the library behind what stands; a unit gives way to another one."""
    before = standing.strip()
    return chosen if name == "unit" or not before else f"{before} {chosen}"


def _wordings(field: str, finding: Finding, inspection: Inspection, catalogue: Catalogue) -> Iterator[str]:
    others = [one for one in inspection.findings if one.id != finding.id]
    if field == "unit":
        yield from (one.unit for one in others if one.group is finding.group)
        yield from (unit.name[NOTICE_LANGUAGE] for unit in catalogue.units if finding.group in unit.groups)
        yield from (one.unit for one in (inspection.plan.responsibilities if inspection.plan else ()))
        yield from (unit.name[NOTICE_LANGUAGE] for unit in catalogue.units)
    elif field in TEXTS:
        if field not in ("criteria", "explanation"):
            items = [item for item in inspection.items if item.id in finding.items]
            for fault in fitting_faults(finding.group, items, catalogue):
                yield str(getattr(fault, field)[NOTICE_LANGUAGE])
        yield from (str(getattr(one, field)) for one in others if one.group is finding.group)
