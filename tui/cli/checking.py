"""``check``: what does not hold together in a report, in a plan, or between the two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inspection.errors import DocumentError, SettingsError
from inspection.own_indicators import catalogue_of
from inspection.preparation import read_papers
from inspection.rules.engine import run
from inspection.rules.schema import as_json
from tui.cli import tables

if TYPE_CHECKING:
    from inspection.model.case import Judgement
    from inspection.model.catalogue import Catalogue
    from inspection.model.documents import Reading
    from inspection.preparation import Papers
    from tui.cli.call import Call

FOUND = 1
"""The exit code where something does not hold together."""


def check(call: Call) -> int:
    """Judge a report, a plan, or both side by side; 1 where something does not hold together."""
    options, catalogue = call.options, catalogue_of(call.settings.folder)
    if options.report is None and options.plan is None:
        raise SettingsError("cli.nothing_to_check")
    own = False if options.other_plan else None
    papers = _papers(call, catalogue, plan_is_own=own)
    if own is None and papers.plan and papers.report and not papers.plan_is_own:
        tell_of_sister_plan(call, papers.plan.reading, papers.report.reading)
    judgement = run(papers.case(catalogue), catalogue)
    answer = as_json(judgement, catalogue, call.wording)
    if options.format == "json":
        call.put_json(answer)
    else:
        for line in _judged(judgement, answer, call):
            call.put(line)
    return FOUND if judgement.issues else 0


def _papers(call: Call, catalogue: Catalogue, *, plan_is_own: bool | None) -> Papers:
    """Read the documents; a plan that stands alone in the report's place is judged as a plan, and this is said."""
    plan, report = call.options.plan, call.options.report
    try:
        return read_papers(plan, report, catalogue, plan_is_own=plan_is_own)
    except DocumentError as fault:
        if fault.code != "document.is_plan" or plan is not None:
            raise
    call.say("cli.check.plan_alone", name=report.name)
    return read_papers(report, None, catalogue, plan_is_own=plan_is_own)


def tell_of_sister_plan(call: Call, plan: Reading | None, report: Reading | None) -> None:
    """Tell that plan and report name two wards, and how they are compared then."""
    named = {"plan": plan.ward if plan else "", "report": report.ward if report else ""}
    call.say("cli.check.sister_plan", **named)


def _judged(judgement: Judgement, answer: dict[str, Any], call: Call) -> list[str]:
    """Return the issues, most serious first, then what came out right."""
    word, width = call.wording, tables.room()
    document = {name: word(f"code.document_kind.{name}") for name in ("plan", "report")}
    lines = [word("cli.check.issues", count=len(answer["issues"])), ""]
    if answer["issues"]:
        header = [word(f"cli.column.{name}") for name in ("severity", "rule", "document", "line", "message")]
        rows: list[tuple[str, ...]] = [
            (
                word(f"code.severity.{issue.severity.value}"),
                issue.rule,
                document.get(issue.document, issue.document),
                ", ".join(map(str, issue.lines)),
                said["message"],
            )
            for issue, said in zip(judgement.issues, answer["issues"], strict=True)
        ]
        lines += [*tables.table(header, rows, width), ""]
    lines.append(word("cli.check.passed", count=len(answer["passed"])))
    if answer["passed"]:
        header = [word(f"cli.column.{name}") for name in ("rule", "line", "message")]
        rows = [(one["rule"], ", ".join(map(str, one["lines"])), one["message"]) for one in answer["passed"]]
        lines += ["", *tables.table(header, rows, width)]
    return lines
