"""The panes of the figures screen: what the rules found, one row each, and the working of the row under the cursor.

The judgement is worked out from the readings when the screen opens, in a thread, and kept by the open inspection.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from inspection.model.codes import Grade
from inspection.rules.sentence import say as say_issue
from tui.commands.documents import CHECKING
from tui.commands.moving import MOVING
from tui.phrases import fitted
from tui.screens.base import BaseScreen
from tui.screens.moving import Moving
from tui.theme import line, rule, wrapped
from tui.widgets.line_panel import LinePanel
from tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from rich.text import Text
    from textual.app import ComposeResult

    from inspection.model.inspection import IssueDecision
    from inspection.model.issue import Issue, PassedCheck
    from tui.command import Vocabulary

_GRADE_CELLS = 15
_LINE_CELLS = 12
_LOOKS = {Grade.IMPOSSIBLE: "error", Grade.CONTRADICTORY: "error", Grade.UNLIKELY: "warning", Grade.MISSING: "warning"}


class Row(NamedTuple):
    """A row: an issue, or a check that came out right."""

    check: Issue | PassedCheck
    issue: Issue | None


class FiguresFrame(Moving, BaseScreen):
    """The list, the details and what they show; no command is answered here."""

    VOCABULARY: ClassVar[Vocabulary] = CHECKING + MOVING
    STAGE = "figures"
    CSS_PATH = "../styles/figures.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self.with_passed = False

    def body(self) -> ComposeResult:
        """Yield the list and what is known of the row under the cursor."""
        yield RowList(id="figures-rows")
        yield LinePanel(id="figures-details")

    def on_mount(self) -> None:
        """Have the judgement worked out where nobody has yet."""
        if self.host.inspection_open.judgement is None:
            self.run_worker(self._judge, thread=True, group="judge", exclusive=True)

    def _judge(self) -> None:
        self.host.inspection_open.judge()
        self.app.call_from_thread(self.show)

    # -- showing

    def show(self) -> None:
        """Show the issues; the cursor stays on the issue that it was on."""
        super().show()
        panel = self.query_one("#figures-rows", RowList)
        current = self.current
        judgement = self.host.inspection_open.judgement
        if judgement is None:
            panel.set_rows([line((f"  {self.say('figures.working')}", "dim"))])
            return
        self.rows = [Row(issue, issue) for issue in judgement.issues]
        if self.with_passed:
            self.rows += [Row(check, None) for check in judgement.passed]
        wanted = current.check if current else None
        if wanted is None and self.host.resume_item:
            wanted = next(
                (row.check for row in self.rows if row.issue and row.issue.key == self.host.resume_item), None
            )
        place = next((n for n, row in enumerate(self.rows) if row.check == wanted), None)
        rows = [self._row(row, panel.size.width) for row in self.rows]
        panel.set_rows(rows or [line((f"  {self.say('figures.none')}", "dim"))], place)
        self._show_details()

    @property
    def current(self) -> Row | None:
        """Return the row under the cursor."""
        place = self.query_one("#figures-rows", RowList).cursor
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def status(self) -> Text:
        """Say how many issues there are and how many wait for a decision."""
        judgement = self.host.inspection_open.judgement
        title = (f" {self.say('figures.title')} ", "title")
        ward = f" {self.host.place_name()}  "
        if judgement is None:
            return line(title, ward)
        decisions = [d for issue in judgement.issues if (d := self.decision(issue))]
        accepted = sum(1 for decision in decisions if decision.accepted)
        counts = self.say(
            "figures.counts",
            issues=len(judgement.issues),
            accepted=accepted,
            dismissed=len(decisions) - accepted,
            left=len(judgement.issues) - len(decisions),
        )
        return line(title, ward, counts, (f" · {self.say('figures.passed', count=len(judgement.passed))}", "met"))

    def decision(self, issue: Issue) -> IssueDecision | None:
        """Return what a person decided on an issue; None where nobody has."""
        return self.inspection.issue_decisions.get(issue.key)

    def _row(self, row: Row, width: int) -> Text:
        check = row.check
        lines = ", ".join(str(number) for number in check.lines[:2]) + ("…" if len(check.lines) > 2 else "")  # noqa: PLR2004
        where = fitted(f"{self.say(f'figures.short.{check.document}')} {lines}", _LINE_CELLS)
        rule = f"{check.rule:<4}"
        room = max(10, width - _GRADE_CELLS - _LINE_CELLS - 11)
        if row.issue is None:
            words = check.facts.get("working") or self._title(check.rule)
            grade = fitted(self.say("figures.right"), _GRADE_CELLS)
            return line((" ✓ ", "met"), (f"{grade} ", "met"), f"{rule} ", fitted(words, room), (f" {where}", "dim"))
        decision = self.decision(row.issue)
        mark, dim = ("·", "") if decision is None else ("+", "dim") if decision.accepted else ("–", "dim")
        grade = fitted(self.say(f"code.grade.{row.issue.grade}"), _GRADE_CELLS)
        look = dim or _LOOKS.get(row.issue.grade, "")
        words = fitted(" · ".join(self._working(row.issue)), room)
        return line((f" {mark} ", "key"), (f"{grade} ", look), (f"{rule} ", dim), (words, dim), (f" {where}", "dim"))

    def _working(self, issue: Issue) -> list[str]:
        """Return the working, where something was computed, and the sentence without it."""
        sentence, working = self._sentence(issue), issue.facts.get("working", "")
        return [working, sentence.replace(f" ({working})", "")] if working else [sentence]

    def _sentence(self, issue: Issue) -> str:
        return say_issue(issue, self.host.catalogue, self.host.wording.language)

    def _title(self, rule: str) -> str:
        text = self.host.catalogue.rules.get(rule)
        return text.title[self.host.wording.language] if text else rule

    # -- the details

    def _show_details(self) -> None:
        panel = self.query_one("#figures-details", LinePanel)
        row = self.current
        width = max(20, panel.size.width - 2)
        lines = [rule(panel.size.width, drawn=not self.host.low)]
        if row is not None:
            for look, text in self._details(row):
                lines += [line(" ", (piece.plain, look)) for piece in wrapped(text, width, indent=2)]
        panel.set_lines(lines)

    def _details(self, row: Row) -> list[tuple[str, str]]:
        """Return the paragraphs about a row, each with its look."""
        check, issue = row.check, row.issue
        place = self.say(
            "figures.place",
            document=self.say(f"code.document_kind.{check.document}"),
            lines=", ".join(str(number) for number in check.lines) or "–",
        )
        working = check.facts.get("working", "")
        rule = self.host.catalogue.rules.get(check.rule)
        about = rule.explanation[self.host.wording.language] if rule else ""
        head = f"{check.rule} {self._title(check.rule)} · {place}"
        if issue is None:
            return [("strong", head), ("met", self.say("figures.came_out_right")), ("", working), ("dim", about)]
        sentence = self._sentence(issue)
        parts = [("strong", sentence), ("", "" if working in sentence else working)]
        parts += [
            ("", self._decided(issue)),
            ("", f"“{issue.quote}”" if issue.quote else ""),
            ("dim", head),
            ("dim", about),
        ]
        return [part for part in parts if part[1]]

    def _decided(self, issue: Issue) -> str:
        decision = self.decision(issue)
        if decision is None:
            return ""
        name = "figures.was_accepted" if decision.accepted else "figures.was_dismissed"
        return self.say(name, reason=decision.reason or "–")

    def on_row_list_moved(self) -> None:
        """Show what belongs to the row, and remember the place for the next sitting."""
        self._show_details()
        if self.current and self.current.issue:
            self.host.remember_place(self.STAGE, self.current.issue.key)
