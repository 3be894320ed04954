"""What reading finds in a ward's document; field for field the schema ``kiemtra/reading/1``."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from inspection.model.codes import Comparator, DocumentKind, Doubt, DueKind, Frequency, GroupCode
from inspection.model.issue import Issue
from inspection.model.period import Period as Period  # noqa: PLC0414  # most look for it here
from inspection.model.source import SourceInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """The wording that garbled words may have had; shown beside them, never in their stead."""

    text: str
    confidence: float
    """0 to 1: how alike the words are to those suggested."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityField:
    """One thing that a document says of itself."""

    name: str
    """The field of ``Reading`` that holds it."""
    value: str | None
    """A period as ``start/end``; None where the document does not say it."""
    line: int = 0
    """Always 0: what a document is, is told by its head and foot together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A document that is cited: a law, a decision, a plan."""

    number: str
    """In its normal form, such as 118/2025/NĐ-CP."""
    type: str | None = None
    """The kind in words, such as Nghị định."""
    date: str | None = None
    """ISO date where it is written."""
    issuer: str | None = None
    own: bool = False
    """Issued by the ward itself."""
    basis: bool = False
    """Stands in the opening (căn cứ, thực hiện)."""
    quote: str = ""
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSection:
    """A reform group's section; ``duties`` counts its first-level items, None where it lists none."""

    code: GroupCode
    ordinal: str
    title: str
    duties: int | None
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One number that the ward wants to reach."""

    group: GroupCode | None
    """None where it concerns the whole reform."""
    comparator: Comparator
    value: tuple[Decimal, ...]
    """One number, two for a range."""
    unit: str
    indicator: str | None = None
    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A row of the plan's appendix."""

    no: str
    group: GroupCode | None
    content: str
    lead: str
    partners: str
    due: str
    """As written."""
    due_kind: DueKind | None = None
    due_start: str | None = None
    """ISO date; with ``due_end`` the interval, alone nothing. Several are joined by ``;``, several days too."""
    due_end: str | None = None
    frequency: Frequency | None = None
    product: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsibility:
    """A unit and how many duties the plan gives it."""

    unit: str
    duties: int
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingDeadline:
    """When a report is due."""

    text: str
    frequency: tuple[Frequency, ...] = ()
    """Usually one; several where one sentence names them together; none where the text says only "as prescribed"."""
    day: int | None = None
    """Day of the last month of the period, where the rule names one."""
    date: str | None = None
    """ISO date, where the rule names one; a missing year is that of the document's period."""
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number that the document states."""

    indicator: str | None
    """Id in the catalogue of indicators; None where it could not be told."""
    label: str
    """The words that name the figure in the document."""
    value: Decimal | None
    """None where words stand instead of a number."""
    unit: str | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    period: Period | None = None
    """The figure's own period, where it states one."""
    field: str | None = None
    """The row of a table that it counts alone ("Đất đai"); it has no indicator then, for that is the whole's."""
    quote: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One summand of a breakdown."""

    label: str
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakdown:
    """A total that the document splits into parts."""

    of: str
    """Indicator id of the total, or its label."""
    total: Decimal | None = None
    parts: tuple[Part, ...]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A footnote: its mark and its text, taken out of the running text."""

    mark: str
    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcoming:
    """A weak point that the ward reports of itself."""

    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """What the ward asks of others."""

    to: str
    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Weakness:
    """Why an item may have been misread."""

    item: str
    """The item's key, as ``corrections.keyed`` gives it."""
    confidence: float
    """Above 0 and below 1; an item without weakness has 1."""
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read in one document."""

    source: SourceInfo
    kind: DocumentKind
    title: str | None = None
    ward: str | None = None
    ward_type: str | None = None
    district: str | None = None
    city: str | None = None
    issuing_body: str | None = None
    period: Period | None = None
    document_number: str | None = None
    issue_date: str | None = None
    """ISO date, or year and month, or year: as much as is written."""
    signer: str | None = None
    signer_title: str | None = None
    signing_for: str | None = None
    citations: tuple[Citation, ...] = ()
    groups: tuple[GroupSection, ...] = ()
    next_period_groups: tuple[GroupSection, ...] = ()
    """The groups again, in a report's tasks of the next period."""
    next_period_line: int | None = None
    """The heading under which a report turns to the next period; its aims may stand before the groups."""
    targets: tuple[Target, ...] = ()
    tasks: tuple[Task, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    deadlines: tuple[ReportingDeadline, ...] = ()
    figures: tuple[Figure, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    shortcomings: tuple[Shortcoming, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    issues: tuple[Issue, ...] = ()
    """What reading itself noticed: damaged text, an appendix named but missing, a group not found."""

    weaknesses: tuple[Weakness, ...] = ()
    """The items that show a sign of being misread."""

    @property
    def identity(self) -> tuple[IdentityField, ...]:
        """Return what the document says of itself, field by field."""
        values = {name: getattr(self, name) for name in IDENTITY}
        return tuple(IdentityField(name=name, value=str(one) if one else None) for name, one in values.items())

    @property
    def results_end(self) -> int | None:
        """Return the line at which a report turns from results to its next period; None where it does not."""
        told = () if self.next_period_line is None else (self.next_period_line,)
        return min((*told, *(group.line for group in self.next_period_groups)), default=None)

    @property
    def results(self) -> tuple[Figure, ...]:
        """Return the figures that tell results, without those of the next period."""
        end = self.results_end
        return tuple(figure for figure in self.figures if end is None or figure.line < end)

    def result(self, indicator: str) -> Figure | None:
        """Return the result of an indicator: the first figure with a number, else the first, else None."""
        end = self.results_end
        known = (figure for figure in self.figures if figure.indicator == indicator)
        naming = [figure for figure in known if end is None or figure.line < end]
        return next((figure for figure in naming if figure.value is not None), naming[0] if naming else None)


IDENTITY = (
    "title",
    "ward_type",
    "ward",
    "district",
    "city",
    "issuing_body",
    "period",
    "document_number",
    "issue_date",
    "signing_for",
    "signer_title",
    "signer",
)
"""The fields of a reading that say what the document is, as people read them."""
