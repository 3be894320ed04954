"""A problem as a value: which rule, where, and the figures; the sentence is made at the edge from these facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from inspection.model.codes import Grade, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Something that reading or a check noticed."""

    rule: str
    """The rule's stable id, such as A04, or a reading code such as ``reading.damaged_text``."""
    severity: Severity
    grade: Grade
    document: str = "report"
    """``plan`` or ``report``."""
    lines: tuple[int, ...] = ()
    quote: str = ""
    """The place in the document's own words."""
    stated: str | None = None
    """What the document says."""
    computed: str | None = None
    """What follows from its other figures."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """What fills the blanks of the rule's sentence; always holds ``working`` where something was computed."""

    @property
    def key(self) -> str:
        """Return what makes the issue the same one after a corrected document: rule, document, words."""
        return "|".join((self.rule, self.document, " ".join(self.quote.split()), self.stated or ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedCheck:
    """A check that came out right; shown too, for it builds trust."""

    rule: str
    document: str = "report"
    lines: tuple[int, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
