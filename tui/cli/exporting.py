"""``export``: the files of one inspection, or of many at once; a fault of one does not keep the others from theirs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import exports
from exports.layout import marks, stem
from inspection.approval_words import ApprovalWords
from inspection.conclude.registry import day_fault, number_of
from inspection.errors import ExportError, InspectionError, SettingsError
from inspection.follow_up import overdue
from inspection.own_indicators import catalogue_of
from inspection.vietnamese import format_date
from tui.cli.selection import meant
from tui.cli.workplace import open_workspace, today
from tui.opened import Opened

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from exports import TemplateKind
    from inspection.model.inspection import Inspection
    from inspection.store.port import Summary
    from inspection.workspace import Workspace
    from tui.cli.call import Call


def export(call: Call) -> int:
    """Write the files of inspections and print their paths; 5 where one of several could not be written."""
    options = call.options
    given = dict(options.template)
    for kind in given:
        if kind.export_format not in options.format:
            raise SettingsError("cli.template_without_docx", format=kind.export_format)
    with open_workspace(call) as workspace:
        summaries = meant(workspace, options)
        if len(summaries) > 1 and (options.number or options.issued):
            raise SettingsError("cli.number_of_many", count=len(summaries))
        job = _Job(call=call, workspace=workspace, templates=exports.own_templates(workspace.folder) | given)
        failed = job.one(summaries[0]) if len(summaries) == 1 else job.many(summaries)
    told = {} if failed else job.templates  # what is wrong with a template that failed was told with each
    for kind, template in told.items():
        if kind.export_format in options.format:
            _tell_of_template(call, template, kind)
    return failed


@dataclass(frozen=True, kw_only=True)
class _Job:
    """What is the same for every inspection of a call."""

    call: Call
    workspace: Workspace
    templates: Mapping[TemplateKind, Path]

    def one(self, summary: Summary) -> int:
        """Write one inspection; its error is that of the command."""
        self._write(summary, "")
        return 0

    def many(self, summaries: Sequence[Summary]) -> int:
        """Write several; each that cannot be written is told, and the others are."""
        named = self._names(summaries)
        failed = []
        for summary in summaries:
            try:
                self._write(summary, named.get(summary.id, ""))
            except InspectionError as problem:
                failed.append(summary)
                self.call.say("cli.export.failed", ward=_ward(summary), inspection=summary.id)
                self.call.complain(problem)
        done = len(summaries) - len(failed)
        self.call.say("cli.export.many", done=done, count=len(summaries), failed=len(failed))
        return ExportError.exit_code if failed else 0

    def _names(self, summaries: Sequence[Summary]) -> dict[str, str]:
        """Return what tells those apart whose files would have one name; one that cannot be opened has no name."""
        stems = {}
        for summary in summaries:
            try:
                inspection = self.workspace.session(summary.id).inspection
            except InspectionError:
                continue  # told when its turn to be written comes
            stems[summary.id] = stem(inspection, self.call.options.name or exports.PATTERN)
        found = marks(stems)
        if alike := [one for one in summaries if found.get(one.id)]:
            self.call.say("cli.export.alike", wards=", ".join(dict.fromkeys(map(_ward, alike))), count=len(alike))
        return found

    def _write(self, summary: Summary, mark: str) -> None:
        options, call = self.call.options, self.call
        opened = Opened(self.workspace.session(summary.id), self.workspace, catalogue_of(self.workspace.folder))
        bundle = opened.conclude(call.wording, today(), *_registered(options, opened.session.inspection))
        bundle = replace(bundle, answer_by=options.answer_by)
        folder = options.to or self.workspace.exports
        for path in exports.write(
            bundle, options.format, folder, pattern=options.name or exports.PATTERN, mark=mark, templates=self.templates
        ):
            call.put(str(path))
        if exports.REMINDER in options.format and not overdue(bundle.inspection, bundle.today):
            call.say("cli.export.no_reminder", ward=_ward(summary))
        call.say("cli.export.done", ward=_ward(summary), judged=summary.judged, items=summary.items)
        signed = ApprovalWords(bundle.inspection, call.wording).state(opened.session.sign_off)
        call.say("cli.export.sign_off", state=signed)


def _registered(options: argparse.Namespace, inspection: Inspection) -> tuple[str, date | None]:
    """Return number and day of the registry as the options give them; ``SettingsError`` for what cannot be."""
    number, issued, held_on = number_of(options.number, inspection.team.symbol), options.issued, None
    if number is None:
        raise SettingsError("cli.bad_number", number=options.number)
    if issued:
        held_on = inspection.details.last_day
        if fault := day_fault(issued, held_on, today()):
            code = "cli.issued_early" if fault == "early" else "cli.issued_future"
            raise SettingsError(code, issued=format_date(issued), held_on=format_date(held_on) or "–")
    return number, issued


def _ward(summary: Summary) -> str:
    return f"{summary.ward_type} {summary.ward}"


def _tell_of_template(call: Call, template: Path, kind: TemplateKind) -> None:
    """Tell which template a file is in, and what that lacks though it can be used."""
    from exports.docx.lint import told  # noqa: PLC0415  # loads python-docx
    from exports.docx.template import faults  # noqa: PLC0415  # as above

    call.say(f"cli.export.template.{kind}", file=template)
    for fault in faults(template, kind):
        call.say("cli.export.template_fault", fault=told(fault, call.wording))
