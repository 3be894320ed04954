"""What a new inspection is made of while it is put together: two documents, a team, and what they say of the ward.

Pure: the screen shows it and fills it in. What a person typed always wins over what was read, and taking it back shows
the read value again. It can be written down as a draft at any moment and taken up again after a crash.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from inspection import codec
from inspection.model.codes import DocumentKind, InspectionForm
from inspection.model.documents import Period
from inspection.model.inspection import Details, Team
from inspection.vietnamese import parse_date, words
from tui.typed_days import parse_days, parse_period, period_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspection.model.documents import Reading

DOCUMENTS = ("plan", "report")
TYPED = ("ward_type", "ward", "city", "form", "period", "held_on", "place", "scope", "remediation_due")
"""Fields that a person may type, in their order."""
FORMS = tuple(form.value for form in InspectionForm)
WARD_TYPES = ("phường", "xã", "đặc khu", "thị trấn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document that was chosen, and what came of reading it."""

    path: Path
    reading: Reading | None = None
    problem: str = ""
    """Why it cannot be read, as a sentence; empty while it is being read and after it was."""

    @property
    def pending(self) -> bool:
        """Tell whether it is still being read."""
        return self.reading is None and not self.problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something to know or to put right before the inspection is made."""

    text: str
    """Its text id."""
    place: str
    """The field that it is about."""
    hard: bool = True
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewForm:
    """The state of the form."""

    papers: Mapping[str, Paper] = field(default_factory=dict)
    """By ``plan`` and ``report``; a document that is left out has no entry."""
    team_path: Path | None = None
    team: Team | None = None
    typed: Mapping[str, str] = field(default_factory=dict)
    """What a person typed, by field, as typed."""
    plan_is_own: bool | None = None
    """What a person said of the plan; None: what the documents say."""
    criteria_set: str | None = None
    """The criteria to ask by; None: those in force on the day."""

    # -- filling in

    def with_paper(self, role: str, paper: Paper | None) -> NewForm:
        """Return the form with a document in a role, or without one."""
        papers = {name: one for name, one in self.papers.items() if name != role}
        return replace(self, papers=papers if paper is None else {**papers, role: paper})

    def exchanged(self) -> NewForm:
        """Return the form with plan and report in each other's place."""
        other = {"plan": "report", "report": "plan"}
        return replace(self, papers={other[role]: paper for role, paper in self.papers.items()})

    def with_typed(self, name: str, value: str | None) -> NewForm:
        """Return the form with a field typed over, or with what was read again."""
        typed = {key: text for key, text in self.typed.items() if key != name}
        return replace(self, typed=typed if value is None else {**typed, name: value})

    def with_team(self, path: Path | None, team: Team | None) -> NewForm:
        """Return the form with a team and the file it came from."""
        return replace(self, team_path=path, team=team)

    def with_own(self, own: bool | None) -> NewForm:  # noqa: FBT001  # three states of one answer
        """Return the form with what a person says of the plan; None: what the documents say."""
        return replace(self, plan_is_own=own)

    def with_criteria(self, criteria_set: str | None) -> NewForm:
        """Return the form with a criteria set; None: the one in force on the day."""
        return replace(self, criteria_set=criteria_set)

    # -- what it amounts to

    def reading(self, role: str) -> Reading | None:
        """Return what was read of a document."""
        paper = self.papers.get(role)
        return paper.reading if paper else None

    def read_value(self, name: str) -> str:
        """Return what the documents say of a field; the report before the plan."""
        for role in ("report", "plan"):
            reading = self.reading(role)
            value = getattr(reading, name, None) if reading else None
            if isinstance(value, Period):
                return period_text(value)
            if value:
                return str(value)
        return {"ward_type": WARD_TYPES[0], "form": InspectionForm.PLANNED.value}.get(name, "")

    def value(self, name: str) -> str:
        """Return what stands in a field: what was typed, else what was read."""
        return self.typed[name] if name in self.typed else self.read_value(name)

    @property
    def own(self) -> bool:
        """Tell whether the plan counts as the ward's own plan of the year."""
        return self.own_by_documents if self.plan_is_own is None else self.plan_is_own

    @property
    def own_by_documents(self) -> bool:
        """Tell whether ward and year of plan and report agree, as far as they are stated."""
        plan, report = self.reading("plan"), self.reading("report")
        if plan is None:
            return True
        if plan.ward and report and report.ward and words(plan.ward) != words(report.ward):
            return False
        if plan.period and report and report.period:
            return plan.period.start <= report.period.end and report.period.start <= plan.period.end
        return True

    def details(self) -> Details:
        """Return the details of the inspection to be made; only where there is no hard fault."""
        days = parse_days(self.value("held_on"))
        return Details(
            ward=self.value("ward").strip(),
            ward_type=self.value("ward_type").strip().lower(),
            city=self.value("city").strip(),
            form=InspectionForm(self.value("form")) if self.value("form") in FORMS else InspectionForm.PLANNED,
            period=parse_period(self.value("period")),
            held_on=days.first if days else None,
            held_until=days.last if days else None,
            place=self.value("place").strip(),
            scope=self.value("scope").strip(),
            remediation_due=parse_date(self.value("remediation_due")),
        )

    def faults(self) -> tuple[Fault, ...]:
        """Return what is wrong or worth knowing, hard faults first."""
        found = [*self._paper_faults(), *self._field_faults()]
        return tuple(sorted(found, key=lambda fault: not fault.hard))

    @property
    def ready(self) -> bool:
        """Tell whether the inspection can be made."""
        return not any(fault.hard for fault in self.faults())

    def _paper_faults(self) -> list[Fault]:
        found = []
        for role, paper in self.papers.items():
            reading = paper.reading
            if paper.pending:
                found.append(Fault(text="new_inspection.still_reading", place=role))
            elif reading is None:
                found.append(Fault(text="new_inspection.not_readable", place=role))
            elif reading.kind is DocumentKind.UNKNOWN:
                found.append(Fault(text=f"new_inspection.unknown.{role}", place=role, hard=False))
            elif reading.kind.value != role:
                found.append(Fault(text=f"new_inspection.not_a.{role}", place=role))
        if not self.papers:
            found.append(Fault(text="new_inspection.no_documents", place="plan", hard=False))
        plan, report = self.reading("plan"), self.reading("report")
        if plan and report and plan.source.sha256 == report.source.sha256:
            found.append(Fault(text="new_inspection.same_document", place="report"))
        elif plan and report and not self.own_by_documents:
            facts = {"plan": _whose(plan), "report": _whose(report)}
            found.append(Fault(text="new_inspection.other_plan", place="own", hard=False, facts=facts))
        return found

    def _field_faults(self) -> list[Fault]:
        found = []
        ward = self.value("ward").strip()
        own = [reading for role in DOCUMENTS if (reading := self.reading(role)) and (role == "report" or self.own)]
        if not ward:
            found.append(Fault(text="new_inspection.no_ward", place="ward"))
        elif other := next((r.ward for r in own if r.ward and words(r.ward) != words(ward)), None):
            found.append(Fault(text="new_inspection.other_ward", place="ward", hard=False, facts={"ward": other}))
        elif "ward" not in self.typed and any(r.ward == ward and damaged(r) for r in own):
            found.append(Fault(text="new_inspection.doubtful_ward", place="ward", hard=False))
        period = self.value("period").strip()
        if not period:
            found.append(Fault(text="new_inspection.no_period", place="period", hard=False))
        elif parse_period(period) is None:
            found.append(Fault(text="new_inspection.bad_period", place="period"))
        return [*found, *self._day_faults()]

    def _day_faults(self) -> list[Fault]:
        held, due = self.value("held_on").strip(), self.value("remediation_due").strip()
        days, until = parse_days(held), parse_date(due)
        found = [Fault(text="new_inspection.bad_days", place="held_on")] if held and days is None else []
        if due and until is None:
            found.append(Fault(text="new_inspection.bad_date", place="remediation_due"))
        if days and until and until <= (days.last or days.first):
            found.append(Fault(text="new_inspection.due_early", place="remediation_due", hard=False))
        return found

    # -- the draft

    def draft(self) -> str:
        """Return the form as text: paths and typed fields; the documents are read again when it is taken up."""
        return json.dumps(
            {
                "papers": {role: str(paper.path) for role, paper in self.papers.items()},
                "team": str(self.team_path) if self.team_path else None,
                "typed_team": codec.to_plain(self.team) if self.team and not self.team_path else None,
                "typed": dict(self.typed),
                "own": self.plan_is_own,
                "criteria": self.criteria_set,
            },
            ensure_ascii=False,
        )

    @classmethod
    def of_files(cls, folder: Path) -> NewForm:
        """Return a form with the documents and the team of a folder that is laid out like the sample."""
        papers = {"plan": Paper(path=folder / "ke_hoach.txt"), "report": Paper(path=folder / "bao_cao.txt")}
        return cls(papers=papers, team_path=folder / "team.toml")

    @classmethod
    def from_draft(cls, text: str) -> NewForm:
        """Return the form of a draft; an empty one where the draft is none of ours."""
        try:
            data = json.loads(text)
            return cls(
                papers={role: Paper(path=Path(path)) for role, path in data["papers"].items() if role in DOCUMENTS},
                team_path=Path(data["team"]) if data["team"] else None,
                team=codec.from_plain(Team, typed) if (typed := data.get("typed_team")) else None,
                typed={name: str(value) for name, value in data["typed"].items() if name in TYPED},
                plan_is_own=data["own"],
                criteria_set=data.get("criteria"),
            )
        except (ValueError, TypeError, KeyError, AttributeError):
            return cls()


def faults_with(form: NewForm, role: str, paper: Paper) -> tuple[Fault, ...]:
    """Return what would be wrong or worth knowing of a document if it were taken into a role of a form."""
    with_it = form.with_paper(role, paper).faults()
    here = [one for one in with_it if one.place in {role, "own"} or one.text == "new_inspection.other_ward"]
    # It is not taken yet: there is nothing to exchange.
    return tuple(replace(one, text=one.text.replace("not_a.", "looks_no.")) for one in here)


def damaged(reading: Reading) -> bool:
    """Tell whether a document's text is too damaged to believe a name in it."""
    return any(issue.rule == "reading.damaged_text" for issue in reading.issues)


def _whose(reading: Reading) -> str:
    name = f"{reading.ward_type or ''} {reading.ward or '?'}".strip()
    return f"{name} ({period_text(reading.period)})" if reading.period else name
