"""How indicators hang together: what must add up, what cannot exceed what, which words stand for which issuer.

Held as data in ``datasets/catalogue/relations.toml``, so that a rule is one general function and a new relation needs
no code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class SumRelation:
    """A total and the parts that it must equal."""

    rule: str
    """The rule that judges it, such as A01; it also judges breakdowns of the total."""
    total: str
    parts: tuple[str, ...] = ()
    """Indicators that must all be stated before the sum is judged; none: only breakdowns are judged."""
    optional: tuple[str, ...] = ()
    """Indicators that may belong to the total or stand apart from it; they are added where that makes it right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRelation:
    """A number that cannot exceed another."""

    part: str
    whole: str
    unless: tuple[str, ...] = ()
    """Words, folded, that explain an excess, such as files carried over; where they stand nothing is judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaRelation:
    """A headcount that may be the quota reported as staff present."""

    assigned: str
    present: str
    reported: str = ""
    """Where the general part of a report names a headcount of its own."""
    exact: bool = False
    """That headcount is the quota or the staff present; one of posts may leave out a block, such as the council."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompleteSet:
    """The kinds that everything counted is one of, such as women and men: their numbers make the number of all."""

    kinds: Mapping[str, str]
    """A pattern, folded, for each kind; where several match, the first one is meant."""
    least: int = 2
    """How many of the kinds must be counted before they are held against all."""
    exact: bool = False
    """Nothing else can be: a difference is a contradiction. Otherwise it is a question."""
    some: bool = False
    """Not everything need be of one of them: only more than all is asked about."""
    within: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Kinds that another one may hold already, such as files that came before time among those on time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindOfPart:
    """A count of one kind of unit, and the total whose parts of that kind must make it."""

    indicator: str
    total: str
    word: str
    """How the labels of such parts begin, folded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """Something of which a ward has one number; "21/21 thôn" says how many there are as well."""

    indicator: str
    noun: str
    """Regular expression over folded text."""
    unless: str
    """Regular expression over the folded words around a count that make it one of some kind only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedBase:
    """What shares are counted out of, by the words behind its number: "trên 7.285 hồ sơ đã giải quyết"."""

    indicator: str
    words: str
    """Regular expression over folded text, the unit first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """What goes out and comes back, or is looked at and found among it; regular expressions over folded text."""

    out: str
    back: str
    noun: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """People or forms, and what is told of a share of them."""

    counted: str
    """Regular expression over the folded noun behind their number."""
    told: str = ""
    """Regular expression over the folded words behind the share."""
    reached: str = ""
    """Regular expression over the folded words between the number and the share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DependenceRelation:
    """Shares that cannot be higher than the share they rest on."""

    base: str
    dependents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetRelation:
    """An amount and its share of the estimate; two of them with ``balances`` rest on one estimate."""

    amount: str
    rate: str
    balances: str | None = None
    """The amount whose implied estimate should be the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingShare:
    """A share that two counts of a report make and that it should speak of where it is low."""

    part: str
    whole: str
    below: Decimal
    """Per cent; from there on the share speaks for itself."""
    rates: tuple[str, ...] = ()
    """Indicators that state the share; where one of them stands, nothing is left unsaid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountOfSome:
    """A count that says nothing without what it is counted from."""

    indicator: str
    bases: tuple[str, ...] = ()
    """Indicators that are its base, or rates on it."""
    unless: str = ""
    """Regular expression over the folded line that names the base in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterparts:
    """A count of acts, each of which concerns one of a number that the report gives too."""

    acts: str
    heads: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnlikelyNone:
    """Something that hardly ever fails to occur."""

    indicators: tuple[str, ...]
    since: date
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """What others reached on average, on a day; a perfect value far above it is verified by sample."""

    indicator: str
    mean: Decimal
    area: str = ""
    """The province or city, folded; none: the whole country."""
    day: date
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What a limitation speaks of, and the indicators that measure it."""

    pattern: str
    """Regular expression over the folded limitation."""
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedContent:
    """Something that a report tells of under a reform group."""

    group: str
    name: str
    """Text id under ``judgement.expected``."""
    patterns: tuple[str, ...] = ()
    """Regular expressions over folded text by which it is recognised; one that begins with letters is found fast."""
    indicators: tuple[str, ...] = ()
    """Indicators of which any one tells of it too."""
    months: int = 0
    """Length of a report's period from which it is expected: what comes once a year, a monthly report need not tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklyDuty:
    """Something that must happen a number of times a week."""

    indicator: str
    per_week: Decimal
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """A result that denies what a task of the next period takes for granted; patterns over folded text."""

    denied: str
    task: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """Something that a report may say did not occur, and what counts it; regular expressions over folded text."""

    thing: str = ""
    """The words denied, from their first on ("không có …"); none: only ``full`` denies it."""
    full: tuple[str, ...] = ()
    """Words that say the same without a denial, such as that all was in time."""
    about: str = ""
    """What the sentence of the denial must hold."""
    unless: str = ""
    """Words by which the sentence denies only some kind of it; then nothing is judged."""
    counted: tuple[str, ...] = ()
    """Words that count it; "#" stands for the number."""
    uncounted: str = ""
    """Words in the sentence of the count that make it one of something else."""
    miscounted: str = ""
    """Folded words of a figure's clause by which it counts something near: a reminder is no discipline."""
    indicators: tuple[str, ...] = ()
    """Indicators that count it."""
    left_of: tuple[tuple[str, ...], ...] = ()
    """Indicators of a whole and of its parts: what these leave counts it."""
    among: str = ""
    """Words for kinds of it, such as public employees; a denial of one kind says nothing of another."""
    narrow: str = ""
    """Words in either sentence that leave a doubt whether both speak of one thing."""
    sure: bool = False
    """Both cannot be: a contradiction. Otherwise it is a question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Words that call for a question: who was entitled to it, or what would show that it was reached."""

    pattern: str
    """Regular expression over folded text."""
    ask: str
    """Text id under ``judgement.note``."""
    since: date | None = None
    unless: str = ""
    """Regular expression over the folded line that answers the question."""
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ObsoleteTerm:
    """A term that stopped being right on a day."""

    pattern: str
    """Regular expression over folded text."""
    since: date
    instead: str
    unless: str = ""
    """Regular expression over folded text around it that makes it right, such as "cũ"."""
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Relations:
    """All of it."""

    communes_since: date | None = None
    """The day on which the wards and communes of today came into being."""
    sums: tuple[SumRelation, ...] = ()
    parts: tuple[PartRelation, ...] = ()
    quotas: tuple[QuotaRelation, ...] = ()
    kinds: tuple[KindOfPart, ...] = ()
    complete: tuple[CompleteSet, ...] = ()
    wholes: tuple[Whole, ...] = ()
    counted_bases: tuple[CountedBase, ...] = ()
    flows: tuple[Flow, ...] = ()
    answers: tuple[Answers, ...] = ()
    units: tuple[tuple[str, ...], ...] = ()
    """Names under which one and the same thing is counted."""
    not_all: tuple[str, ...] = ()
    """Folded words of parts that not everybody belongs to, such as levels of political theory: fewer are no fault."""
    overlapping: tuple[str, ...] = ()
    """Folded words of parts that may hold each other, such as women and party members: they need not add up at all."""
    dependences: tuple[DependenceRelation, ...] = ()
    budgets: tuple[BudgetRelation, ...] = ()
    complements: tuple[tuple[str, str], ...] = ()
    """Pairs of rates that make 100 together."""
    same: tuple[tuple[str, ...], ...] = ()
    """Indicators that are one quantity under several names."""
    several: tuple[str, ...] = ()
    """Indicators that rightly have several values in one document, such as news items on different topics."""
    bases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Further plausible denominators of a rate."""
    together: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Numerators that are often counted with others: files on time with those finished early."""
    open_ended: tuple[str, ...] = ()
    """Rates that may exceed 100, such as shares of a budget estimate."""
    kin: tuple[tuple[str, str], ...] = ()
    """A measure and another one that is easily taken for it: an index score for a satisfaction rate."""
    staffed: tuple[str, ...] = ()
    """Headcounts of units that cannot work with nobody."""
    remainders: tuple[tuple[str, str], ...] = ()
    """What was done and what was to be done; the rest calls for a word."""
    explained: tuple[str, ...] = ()
    """What is late or open; where there is any, the report says why."""
    telling: tuple[TellingShare, ...] = ()
    based: tuple[CountOfSome, ...] = ()
    counterparts: tuple[Counterparts, ...] = ()
    tallies: tuple[tuple[str, ...], ...] = ()
    """Counts of one kind of thing in different places, which cannot be told apart without a list."""
    nones: tuple[UnlikelyNone, ...] = ()
    benchmarks: tuple[Benchmark, ...] = ()
    proofs: tuple[Question, ...] = ()
    """Claims of a report that nothing beside them proves (rule X13)."""
    measures: tuple[Measure, ...] = ()
    expected: tuple[ExpectedContent, ...] = ()
    common_words: tuple[str, ...] = ()
    """Pairs of folded syllables that any sentence on reform may hold; they tell no subject from another."""
    weekly: tuple[WeeklyDuty, ...] = ()
    denials: tuple[Denial, ...] = ()
    absences: tuple[Absence, ...] = ()
    issuers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Letters in a document's symbol and the folded words that may name its issuer."""
    terms: tuple[ObsoleteTerm, ...] = ()
    competences: tuple[Question, ...] = ()
    """Acts whose author is to be checked (rule L04)."""
    upstream: tuple[Question, ...] = ()
    """Work whose time or contents a higher level has set (rule L09)."""
    vague: tuple[Question, ...] = ()
    """Aims of a plan that nothing can show as reached (rule G12)."""
    remnants: tuple[str, ...] = ()
    """Patterns over folded text of instructions left from an outline."""
    lead_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By reform group: folded words by which an assignment of duties names it."""
    variants: tuple[tuple[str, ...], ...] = ()
    """Folded names of one thing that should not be mixed."""
