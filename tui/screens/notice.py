"""The conclusion notice (F9): its words as they will stand, what keeps it from being sound, and its files."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from inspection.approval_words import ApprovalWords
from inspection.errors import InspectionError
from tui.commands.notice import OpenBlocker
from tui.point_rows import SIGN_LOOKS, target_of
from tui.screens.dialogs import Choice
from tui.screens.notice_registry import NoticeRegistry
from tui.screens.text_window import Paragraphs

if TYPE_CHECKING:
    from pathlib import Path

    from exports import Bundle, TemplateKind
    from inspection.model.notice import Blocker
    from tui.command import Command

_ALL = "all"
_TOGETHER = ("docx", "toml", "csv", "text")
"""What is written when all is asked for; the other formats are written one by one."""


class NoticeScreen(NoticeRegistry):
    """Preview, blockers and export."""

    # -- what blocks

    @property
    def current(self) -> Blocker | None:
        """Return the blocker under the cursor."""
        cursor = self.moving_rows.cursor
        return self.points[cursor] if cursor < len(self.points) else None

    def on_open_blocker(self) -> None:
        """Go to where it is put right; the way back leads to the notice. The registry's day is put right here."""
        if self.current and self.current.place == "issued":
            self.on_register_notice()
        elif self.current:
            target = target_of(self.current, self.inspection)
            self.host.visit(target.stage, target.place)

    def refusal(self, command: type[Command]) -> str:
        """Say why nothing can be opened."""
        if command is OpenBlocker and self.current is None:
            return self.say("notice_screen.sound")
        return super().refusal(command)

    # -- files

    def on_export_notice(self) -> None:
        """Ask for the formats and write."""
        from exports import formats  # noqa: PLC0415  # nobody who only judges pays for the exporters

        if not self.up_to_date:
            self.hint(self.say("notice_screen.working"), "warning")
            return
        known = formats()
        options = [(self.say("notice_screen.all_formats", names=", ".join(_TOGETHER).upper()), _ALL)]
        options += [(self.say(f"notice_screen.format.{name}"), name) for name in known]
        self.host.push_screen(Choice(self.say("notice_screen.choose"), options), self._export)

    def _export(self, chosen: str | None) -> None:
        if chosen is None:
            return
        names = [chosen] if chosen != _ALL else [*_TOGETHER]
        bundle = self.bundle
        if bundle is None:
            return
        self.hint(self.say("notice_screen.writing"))
        self.run_worker(lambda: self._write(bundle, names), thread=True, group="export", exit_on_error=False)

    def _write(self, bundle: Bundle, names: list[str]) -> None:
        from exports import own_templates, write  # noqa: PLC0415  # as above

        workspace = self.host.workspace
        try:
            places = write(bundle, names, workspace.exports, templates=own_templates(workspace.folder))
        except InspectionError as problem:
            self.host.call_from_thread(self.host.show_error, problem)
        else:
            self.host.call_from_thread(self._written, places)

    def _written(self, places: tuple[Path, ...]) -> None:
        if not places:  # only the reminder can have nothing to tell
            self.hint(self.say("remediation.nothing_overdue"), "met")
            return
        self.hint(self.say("notice_screen.written", count=len(places)), "met")
        hard = sum(one.hard for one in self.points)
        folders = dict.fromkeys(place.parent for place in places)
        paragraphs = [("strong", f"{folder}/") for folder in folders]
        paragraphs += [("", f"  {place.name}") for place in places]
        if hard:
            paragraphs += [("", ""), ("warning", self.say("notice_screen.not_sound", hard=hard))]
        off = self.session.sign_off
        paragraphs += [("", ""), (SIGN_LOOKS[off.state], ApprovalWords(self.inspection, self.host.wording).state(off))]
        self.host.push_screen(Paragraphs(self.say("notice_screen.written", count=len(places)), paragraphs))

    # -- the office's own template

    def on_see_template(self) -> None:
        """Show what is written as the office's template has it; say where one belongs where there is none."""
        from exports import own_templates  # noqa: PLC0415  # as above

        own, bundle = own_templates(self.host.workspace.folder), self.bundle
        if bundle is None:
            self.hint(self.say("notice_screen.working"), "warning")
        elif not own:
            self.hint(self.say("notice_screen.no_template", folder=self.host.workspace.folder), "warning")
        elif len(own) == 1:
            self._see(bundle, own, next(iter(own)))
        else:
            options = [(self.say(f"notice_screen.format.{kind.export_format}"), kind) for kind in own]
            self.host.push_screen(
                Choice(self.say("notice_screen.which_template"), options), lambda kind: self._see(bundle, own, kind)
            )

    def _see(self, bundle: Bundle, own: dict[TemplateKind, Path], kind: TemplateKind | None) -> None:
        if kind is not None:
            work = partial(self._fill, bundle, own[kind], kind)
            self.run_worker(work, thread=True, group="template", exit_on_error=False)

    def _fill(self, bundle: Bundle, template: Path, kind: TemplateKind) -> None:
        from exports.docx.preview import preview  # noqa: PLC0415  # loads python-docx

        try:
            told = preview(template, bundle, self.host.wording, kind)
        except InspectionError as problem:
            self.host.call_from_thread(self.host.show_error, problem)
        else:
            shown = [("strong" if line.strong else "warning" if line.fault else "", line.text) for line in told]
            window = Paragraphs(self.say("notice_screen.template", file=template.name), shown)
            self.host.call_from_thread(self.host.push_screen, window)
