"""The inspection: one ward, one period, one team; the aggregate that every event changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from inspection.model.approval import Approval, SignedMinutes, Version
from inspection.model.checklist import Checklist, ChecklistItem, Quantity
from inspection.model.codes import GroupCode, InspectionForm, Origin, Role, Verdict
from inspection.model.corrections import Corrections
from inspection.model.documents import Period, Reading
from inspection.model.drafts import DraftDecision
from inspection.model.finding import Evidence, Finding
from inspection.model.former import FormerFinding
from inspection.model.remediation import Remediation


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A member of the inspection team."""

    name: str
    post: str = ""
    agency: str = ""
    role: Role = Role.MEMBER
    groups: tuple[GroupCode, ...] = ()
    """Reform groups assigned to the member."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """The inspection team and the documents that set it to work."""

    name: str = ""
    agency: str = ""
    """Who issues the notice, such as Sở Nội vụ thành phố …"""
    superior: str = ""
    """The agency above it, printed over its name."""
    place: str = ""
    """Where the notice is dated."""
    symbol: str = "TB-SNV"
    """Type and issuer of the notice's number."""
    plan_decision: str = ""
    """The decision that issued the inspection plan, with its date."""
    team_decision: str = ""
    """The decision that set up the team."""
    schedule_notice: str = ""
    """The notice of schedule."""
    signer: str = ""
    signer_title: str = "GIÁM ĐỐC"
    signing_for: str = ""
    """KT. GIÁM ĐỐC and the like; empty where the head signs."""
    recipients: tuple[str, ...] = ()
    members: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What is known of an inspection beside its documents; set by people."""

    ward: str
    ward_type: str = "phường"
    city: str = ""
    form: InspectionForm = InspectionForm.PLANNED
    period: Period | None = None
    """The period inspected."""
    held_on: date | None = None
    """The day on site, or the first of several."""
    held_until: date | None = None
    """The last day on site; None where there is one day only."""
    place: str = ""
    scope: str = ""
    """What the inspection is about, where it is not the whole of the reform."""
    remediation_due: date | None = None
    """Until when the ward reports what it put right."""

    @property
    def last_day(self) -> date | None:
        """Return the day on which the work on site ended."""
        return self.held_until or self.held_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """What the registry (văn thư) gives the notice when it is issued; what is empty stays blank on paper."""

    number: str = ""
    """Without the symbol."""
    issued: date | None = None
    place: str = ""
    """Where it is dated, if not at the team's own place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the team said on one item."""

    verdict: Verdict | None = None
    origin: Origin = Origin.PERSON
    reason: str = ""
    note: str = ""
    note_from: str = ""
    """From which inspection the note was taken over; empty where somebody wrote it here."""
    verified: Quantity | None = None
    flagged: bool = False
    flag_word: str = ""
    """What the head of the team is to know of the item."""
    parked: bool = False
    by: str = ""
    """The actor of the verdict."""
    claimed_by: str = ""
    """The actor who took the item upon herself; nobody where empty."""

    @property
    def says(self) -> bool:
        """Tell whether anything is left of what was ever said on the item."""
        return any((self.verdict, self.reason, self.note, self.verified, self.flagged, self.parked))


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueDecision:
    """What a person decided on a proposed issue."""

    accepted: bool
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """State of one inspection: what its journal folds to."""

    id: str
    details: Details
    team: Team = field(default_factory=Team)
    plan: Reading | None = None
    """What holds of the plan: as it was read, with the corrections."""
    plan_is_own: bool = True
    """False where the plan is a sister ward's or of another year, and the inspector said so."""
    report: Reading | None = None
    """What holds of the report."""
    as_read: Mapping[str, Reading] = field(default_factory=dict)
    """What the machine read, by ``plan`` and ``report``; nobody changes it."""
    corrections: Mapping[str, Corrections] = field(default_factory=dict)
    """What people decided on it, by ``plan`` and ``report``."""
    drafted: Checklist | None = None
    """The checklist as the program drafted it; nobody changes it."""
    draft_decisions: Mapping[str, DraftDecision] = field(default_factory=dict)
    """What people decided on its items, by their id."""
    checklist: Checklist | None = None
    """The checklist that holds: as drafted, with the decisions."""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """By item id; an item without entry was not touched."""
    evidence: tuple[Evidence, ...] = ()
    findings: tuple[Finding, ...] = ()
    issue_decisions: Mapping[str, IssueDecision] = field(default_factory=dict)
    """By issue key."""
    registration: Registration = Registration()
    remediations: Mapping[str, Remediation] = field(default_factory=dict)
    """What followed on the notice, by finding id; a finding without entry was not touched since."""
    former: tuple[FormerFinding, ...] = ()
    """The findings of an earlier inspection that a re-inspection starts from; none in any other one."""
    minutes: SignedMinutes | None = None
    excuses: Mapping[str, str] = field(default_factory=dict)
    """By point of the close-out list why it is let stand."""
    approvals: tuple[Approval, ...] = ()
    """All signatures ever given; which of them stand ``inspection.approval`` tells."""
    versions: tuple[Version, ...] = ()
    """The versions after the first one."""

    def answer(self, item_id: str) -> Answer:
        """Return what was said on an item; an empty answer where nothing was."""
        return self.answers.get(item_id, Answer())

    def reading(self, role: str) -> Reading | None:
        """Return what holds of the document in a role."""
        return self.plan if role == "plan" else self.report

    def corrections_of(self, role: str) -> Corrections:
        """Return what people decided on the document in a role."""
        return self.corrections.get(role, {})

    def remediation(self, finding_id: str) -> Remediation:
        """Return what followed on a finding; an empty one where nothing did."""
        return self.remediations.get(finding_id, Remediation())

    @property
    def period(self) -> Period | None:
        """Return the period that is inspected; where nobody set one, the report's own."""
        return self.details.period or (self.report.period if self.report else None)

    @property
    def touched(self) -> frozenset[str]:
        """Return the items on which somebody has said anything; none of them ever leaves the checklist."""
        evidence = {one.item for one in self.evidence if one.item}
        said = {item for item, answer in self.answers.items() if answer.says}
        return frozenset({*said, *evidence, *(item for one in self.findings for item in one.items)})

    @property
    def version(self) -> int:
        """Return the number of the version that is being worked on."""
        return max((version.number for version in self.versions), default=1)

    @property
    def items(self) -> tuple[ChecklistItem, ...]:
        """Return the checklist's items; none before one is drafted."""
        return self.checklist.items if self.checklist else ()

    def finding(self, finding_id: str) -> Finding:
        """Return a finding by its id; KeyError where there is none."""
        for finding in self.findings:
            if finding.id == finding_id:
                return finding
        raise KeyError(finding_id)

    def evidence_for(self, item_id: str) -> tuple[Evidence, ...]:
        """Return an item's evidence that was not struck out."""
        return tuple(e for e in self.evidence if e.item == item_id and not e.struck)

    def evidence_of(self, finding: Finding) -> tuple[Evidence, ...]:
        """Return a finding's evidence that was not struck out: its own and that of its items."""
        return tuple(e for e in self.evidence if not e.struck and (e.item in finding.items or e.finding == finding.id))
