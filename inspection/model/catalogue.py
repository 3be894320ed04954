"""What the catalogue in ``datasets`` holds, once read: groups, criteria, indicators, rules, units, wordings of faults.

Everything here is data with a stable id and a source. Criteria sets and legal facts carry a validity span, for a
document is judged by what was in force on its own date.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from inspection.model.codes import Comparator, DayKind, Grade, GroupCode, PointGrade, Severity, TermUnit, Verdict
from inspection.model.relations import Relations


@dataclass(frozen=True, slots=True, kw_only=True)
class Bilingual:
    """A name or sentence in the two languages of the program."""

    vi: str
    en: str

    def __getitem__(self, language: str) -> str:
        """Return the text in a language; Vietnamese for every language but English."""
        return self.en if language == "en" else self.vi


@dataclass(frozen=True, slots=True, kw_only=True)
class Validity:
    """When something is in force; an open end is None."""

    start: date | None = None
    end: date | None = None

    def holds(self, day: date) -> bool:
        """Tell whether it is in force on a day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReformGroup:
    """One of the seven reform groups."""

    code: GroupCode
    short: str
    """The two to four letters that stand for it, such as TTHC's ``TT``."""
    numeral: str
    """Roman numeral in an inspection."""
    name: Bilingual
    aliases: tuple[str, ...] = ()
    """Other headings that wards give the group, in Vietnamese."""
    signs: tuple[str, ...] = ()
    """Words that speak of the group in a heading that names it otherwise."""

    def __hash__(self) -> int:
        """Hash by the code: groups are the key of what is made ready from their names, and asked for at every line."""
        return hash(self.code)


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One question of a criteria set."""

    id: str
    """Stable, such as TT-05; never used again for something else."""
    group: GroupCode
    question: Bilingual
    evidence: Bilingual
    """What the team expects to be shown."""
    basis: Bilingual
    """What the criterion rests on."""
    scoring: tuple[str, ...]
    """Scoring rules R1 to R7 (domain.md §3.2), the first one that applies."""
    points: Decimal
    """Highest number of points; negative for a penalty (R6), which is lost where the criterion is not met."""
    indicators: tuple[str, ...] = ()
    """Indicator ids whose figures speak for the criterion, the decisive one first."""
    cumulative: bool = False
    """Its figure grows over the plan's span, such as tasks done: before the end, falling short is no fault."""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaSet:
    """A versioned set of criteria."""

    id: str
    name: Bilingual
    decision: str | None = None
    """Number of the decision that issued it; None while the points are a proposal."""
    official: bool
    """False: the points are a proposal until an official set replaces them."""
    own: bool = False
    """It is the office's own, from a file in the workspace."""
    validity: Validity
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """Something that is measured, and the names under which wards report it."""

    id: str
    """snake_case English, shared by all wards, such as ``files_on_time_rate``."""
    code: str | None
    """K-number of domain.md §4, where it has one."""
    group: GroupCode | None
    name: Bilingual
    unit: str
    direction: str
    """``up``, ``down``, ``equal`` or ``information``."""
    elsewhere: tuple[GroupCode, ...] = ()
    """Other reform groups under which wards report it just as well."""
    units: tuple[str, ...] = ()
    """Other units that wards count it in."""
    numerator: str | None = None
    """Indicator id of the numerator, for rates."""
    denominator: str | None = None
    parts: tuple[str, ...] = ()
    """Indicator ids that add up to it, as far as a report states them."""
    other_parts: tuple[tuple[str, ...], ...] = ()
    """Other ways to split it, each believed only where it adds up: there may be more parts that have no name."""
    aliases: tuple[str, ...] = ()
    """Vietnamese phrases; matched folded, all words of one alias in order; ``A > B`` asks for A above the number,
    ``@id > B`` for a number named ``id`` before it."""
    source: str = ""

    def told_under(self, group: GroupCode | None) -> bool:
        """Tell whether a figure of it may well stand under a reform group."""
        return self.group is None or group is self.group or group in self.elsewhere


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureField:
    """A field of procedures, such as land, by which reports split their dossiers."""

    name: str
    aliases: tuple[str, ...] = ()
    """Other words for it, or for what is filed in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoreAliases:
    """A workspace's own phrases for an indicator that is already there."""

    indicator: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnIndicators:
    """What a workspace adds to the indicators; the names are the tables of its file."""

    indicator: tuple[Indicator, ...] = ()
    alias: tuple[MoreAliases, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardTarget:
    """A target set by a higher level, used where the ward's plan is silent."""

    indicator: str
    comparator: Comparator
    value: Decimal
    origin: Bilingual
    validity: Validity
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleText:
    """What people read about a rule; its code is in ``inspection.rules``."""

    id: str
    title: Bilingual
    explanation: Bilingual
    sentence: Bilingual
    """``str.format`` template over an issue's ``stated``, ``computed`` and facts; neutral enough for a notice."""
    severity: Severity
    grade: Grade
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalStatus:
    """What is known of a legal document, for judging a citation at the date of the citing document."""

    number: str
    title: Bilingual
    validity: Validity
    replaced_by: tuple[str, ...] = ()
    amended_by: tuple[str, ...] = ()
    issued: date | None = None
    """The date that the document itself bears."""
    governs: tuple[str, ...] = ()
    """Indicator ids that are results of carrying it out; a report that states one of them names the document."""
    status: str = "in_force"
    """``in_force``, ``replaced``, ``amended`` or ``unknown``; unknown is shown as unknown, never as wrong."""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultWording:
    """A reusable wording of a typical finding."""

    id: str
    group: GroupCode | None = None
    """None: fits every group."""
    criteria: tuple[str, ...]
    """Criterion ids that it fits."""
    condition: Bilingual
    cause: Bilingual
    effect: Bilingual
    recommendation: Bilingual
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonWording:
    """A reusable wording of why a verdict was given."""

    id: str
    verdicts: tuple[Verdict, ...]
    """Verdicts that it fits."""
    text: Bilingual
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemediationTerm:
    """How many days a ward is proposed to put a finding right; a person sets the date."""

    severity: Severity
    days: int
    """Counted from the day on site."""
    unit: TermUnit = TermUnit.CALENDAR
    """Days of the calendar, or working days."""
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PointRule:
    """How much a point of the close-out list weighs."""

    code: str
    """The point's code; with a dot and a field of it behind, one field's."""
    grade: PointGrade
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """An office of a ward, and how documents spell it."""

    id: str
    name: Bilingual
    aliases: tuple[str, ...] = ()
    groups: tuple[GroupCode, ...] = ()
    """Reform groups that it usually leads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialDays:
    """A day, or an unbroken row of days, on which offices are closed or work though the week says otherwise."""

    start: date
    end: date | None = None
    """Inclusive; None for a single day."""
    kind: DayKind
    name: Bilingual
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearlyHoliday:
    """A holiday that the law puts on the same date each year."""

    month: int
    day: int
    name: Bilingual
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownYear:
    """A year whose days off are all in the calendar."""

    year: int
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Holidays:
    """The public holidays, for ``inspection.working_days``."""

    known: tuple[KnownYear, ...] = ()
    yearly: tuple[YearlyHoliday, ...] = ()
    special: tuple[SpecialDays, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """All of it, cross-checked."""

    groups: tuple[ReformGroup, ...]
    criteria_sets: tuple[CriteriaSet, ...]
    indicators: Mapping[str, Indicator]
    targets: tuple[StandardTarget, ...]
    rules: Mapping[str, RuleText]
    legal: Mapping[str, LegalStatus]
    faults: tuple[FaultWording, ...]
    units: tuple[Unit, ...]
    terms: tuple[RemediationTerm, ...] = ()
    points: Mapping[str, PointRule] = field(default_factory=dict)
    """What the points of the close-out list weigh, by their code."""
    holidays: Holidays = field(default_factory=Holidays)
    reasons: tuple[ReasonWording, ...] = ()
    fields: tuple[ProcedureField, ...] = ()
    relations: Relations = field(default_factory=Relations)
    """How the indicators hang together, for the rules."""

    def group(self, code: GroupCode) -> ReformGroup:
        """Return a group by its code."""
        return next(group for group in self.groups if group.code is code)

    def criteria_at(self, day: date, set_id: str | None = None) -> CriteriaSet | None:
        """Return the named set, or the newest one in force on a day: the office's own first, an official one next."""
        fitting = [s for s in self.criteria_sets if (s.id == set_id if set_id else s.validity.holds(day))]
        return max(fitting, key=lambda s: (s.own, s.official, s.validity.start or date.min), default=None)

    def weight(self, code: str, part: str = "") -> PointGrade:
        """Return how much a point of the close-out list weighs; what nobody weighed must be put right."""
        rule = self.points.get(f"{code}.{part}") or self.points.get(code)
        return rule.grade if rule else PointGrade.HARD
