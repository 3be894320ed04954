"""The closed vocabularies. Codes are stable English words; what people read is data in ``datasets/texts``."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class GroupCode(StrEnum):
    """The seven reform groups, in the order in which an inspection goes through them (domain.md §0.3)."""

    STEERING = "steering"
    INSTITUTIONS = "institutions"
    PROCEDURES = "procedures"
    ORGANISATION = "organisation"
    CIVIL_SERVICE = "civil_service"
    PUBLIC_FINANCE = "public_finance"
    DIGITAL = "digital"


class DocumentKind(StrEnum):
    """What a ward's document is."""

    PLAN = "plan"
    REPORT = "report"
    UNKNOWN = "unknown"


class Comparator(StrEnum):
    """How a target compares: "95 % trở lên" is ``>=``, a bare percentage is ``=``."""

    EQUAL = "="
    AT_LEAST = ">="
    ABOVE = ">"
    AT_MOST = "<="
    BELOW = "<"
    RANGE = "range"


class DueKind(StrEnum):
    """What kind of time a task is given."""

    DEADLINE = "deadline"
    INTERVAL = "interval"
    INTERVALS = "intervals"
    RECURRING = "recurring"
    CONTINUOUS = "continuous"
    EXTERNAL = "external"


class Frequency(StrEnum):
    """How often something recurs."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEAR = "half_year"
    ANNUAL = "annual"
    ONCE = "once"


class Verdict(StrEnum):
    """What the team decided on an item; no verdict means not looked at yet."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"
    INSUFFICIENT = "insufficient"


class Origin(StrEnum):
    """Where a value comes from; it stays visible on every screen."""

    PERSON = "person"
    SUGGESTION = "suggestion"
    COPIED = "copied"
    BULK = "bulk"
    MACHINE = "machine"


class Severity(IntEnum):
    """How much a problem weighs, from a note to a wrong figure that changes a conclusion (domain.md §5.1)."""

    NOTE = 0
    MINOR = 1
    MODERATE = 2
    SERIOUS = 3


class Grade(StrEnum):
    """How sure a check is of itself; only the first two may pre-fill a finding."""

    IMPOSSIBLE = "impossible"
    CONTRADICTORY = "contradictory"
    UNLIKELY = "unlikely"
    MISSING = "missing"
    FORM = "form"


class FindingKind(StrEnum):
    """What kind of finding it is."""

    MAJOR = "major"
    MINOR = "minor"
    OBSERVATION = "observation"
    IMPROVEMENT = "improvement"
    GOOD_PRACTICE = "good_practice"


class FindingState(StrEnum):
    """Where a finding stands; nothing is ever deleted, it is struck out."""

    DRAFT = "draft"
    CONFIRMED = "confirmed"
    STRUCK = "struck"


class EvidenceMethod(StrEnum):
    """How something was established (the three methods of OSCAL)."""

    EXAMINE = "examine"
    INTERVIEW = "interview"
    TEST = "test"


class ItemKind(StrEnum):
    """What a checklist item goes back to."""

    CRITERION = "criterion"
    TASK = "task"
    TARGET = "target"
    CHECK = "check"
    FOLLOW_UP = "follow_up"
    """A finding of an earlier inspection, to be looked at again."""
    OWN = "own"
    """A question that a member of the team asks beside those of the set and of the documents."""


class Role(StrEnum):
    """A member's place in the inspection team."""

    HEAD = "head"
    STANDING_DEPUTY = "standing_deputy"
    DEPUTY = "deputy"
    MEMBER = "member"
    SECRETARY = "secretary"


class InspectionForm(StrEnum):
    """How an inspection came about (domain.md §1.2)."""

    PLANNED = "planned"
    UNANNOUNCED = "unannounced"
    THEMATIC = "thematic"


class Decision(StrEnum):
    """What a person decided on an item that was read in a document."""

    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    SPLIT = "split"
    MERGED = "merged"
    """Its words went into the item before it."""
    DROPPED = "dropped"
    ADDED = "added"
    LATER = "later"
    """Put off; it is still undecided."""


class Doubt(StrEnum):
    """A sign that an item may have been misread."""

    DAMAGED_LINE = "damaged_line"
    UNSURE_WORD = "unsure_word"
    NUMBER_WITH_LETTERS = "number_with_letters"
    RATE_DIFFERS = "rate_differs"
    SUM_DIFFERS = "sum_differs"
    NO_NUMBER = "no_number"
    NO_CONTENT = "no_content"
    NO_INDICATOR = "no_indicator"
    NO_LEAD = "no_lead"
    NO_DUE = "no_due"
    UNREAD_DUE = "unread_due"
    NO_GROUP = "no_group"
    NO_DUTIES = "no_duties"
    NOT_FOUND = "not_found"
    NOT_VERBATIM = "not_verbatim"
    PART_OF_DATE = "part_of_date"
    OTHER_SYMBOL = "other_symbol"


class DayKind(StrEnum):
    """What a day is that the week alone does not tell."""

    OFF = "off"
    WORKING = "working"
    """A day of the weekend that is worked in place of another."""
    UNSETTLED = "unsettled"
    """It may turn out to be off; until that is known it is counted as any other day."""


class TermUnit(StrEnum):
    """What a term is counted in."""

    WORKING = "working"
    CALENDAR = "calendar"


class RetestVerdict(StrEnum):
    """What the team found when it looked at a finding again."""

    CORRECTED = "corrected"
    PARTLY = "partly"
    NOT_CORRECTED = "not_corrected"
    UNVERIFIABLE = "unverifiable"


class RemediationState(StrEnum):
    """How the remediation of a finding stands; worked out, never set by hand (domain.md U18)."""

    OPEN = "open"
    """Nothing was reported."""
    REPORTED = "reported"
    """The ward reported; the team has yet to look again."""
    PARTLY = "partly"
    NOT_CORRECTED = "not_corrected"
    UNVERIFIABLE = "unverifiable"
    CORRECTED = "corrected"
    """Put right, with evidence: nothing is waited for any more."""


class AgendaKind(StrEnum):
    """What is due on a day of the calendar."""

    REPORT = "report"
    TASK = "task"
    ISSUED = "issued"
    """A plan or report was issued."""
    VISIT = "visit"
    NOTICE = "notice"
    FINDING = "finding"
    REMEDIATION = "remediation"


class AgendaState(StrEnum):
    """How something stands on the day that somebody looks."""

    OVERDUE = "overdue"
    """The day has gone by and it is known not to be done."""
    PASSED = "passed"
    """The day has gone by, and nothing at hand says whether it was done."""
    TODAY = "today"
    SOON = "soon"
    LATER = "later"
    DONE = "done"


class PointGrade(StrEnum):
    """How much a point of the close-out list weighs."""

    HARD = "hard"
    """It must be put right before anybody signs."""
    SOFT = "soft"
    """It is shown; whoever signs confirms to have seen it."""
    REASONED = "reasoned"
    """Hard until somebody gives a reason for letting it stand."""
