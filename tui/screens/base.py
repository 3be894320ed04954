"""What all screens share: status above, message and keys below, commands answered, words looked up.

A screen holds view state only (cursor, filter, what is folded). The inspection itself belongs to the app; after each
change the app calls ``show``, and the panes repaint the lines that differ.
"""

from __future__ import annotations

from asyncio import CancelledError
from typing import TYPE_CHECKING, ClassVar

from textual.worker import get_current_worker

from tui.closed import closed_refusal
from tui.command import Vocabulary
from tui.commands.everywhere import EVERYWHERE, GoToStage, Unlock
from tui.screens.asking import Asking
from tui.screens.fitting import fit
from tui.theme import Part, line, pieces
from tui.widgets.line_panel import LinePanel
from tui.widgets.prompt_line import PromptLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.text import Text
    from textual.app import ComposeResult

    from inspection.undo import Reversal
    from tui.command import Command


class BaseScreen(Asking):
    """A screen with a status line, a body, a prompt line and a key strip."""

    VOCABULARY: ClassVar[Vocabulary] = Vocabulary()
    """What can be done here, beside what can be done everywhere."""
    STAGE: ClassVar[str] = ""
    """Its name among the stages; also the table of its texts."""
    came_from: str = "home"
    """The stage that was in sight before this one."""
    begins_with: str = ""
    """The command that is carried out as soon as the screen shows something."""
    _fits_later: bool = False
    """Whether the lines are about to be made for new sizes."""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (160, "-broad")]  # noqa: RUF012  # as Textual declares it
    AUTO_FOCUS = ""

    def __init_subclass__(cls, **options: object) -> None:
        cls.VOCABULARY = cls.VOCABULARY + EVERYWHERE
        cls.BINDINGS = [*cls.VOCABULARY.bindings()]
        super().__init_subclass__(**options)  # type: ignore[arg-type]  # Textual's own options pass through

    # -- laying out

    def compose(self) -> ComposeResult:
        """Yield the frame around the body."""
        fit(self, low=self.host.low)
        yield LinePanel(id="status")
        yield from self.body()
        yield PromptLine()
        yield LinePanel(id="keys")

    def body(self) -> ComposeResult:
        """Yield what is between status and prompt."""
        raise NotImplementedError

    def on_line_panel_resized(self) -> None:
        """Lines are cut to their pane: make them again when panes get a new size, and when they get their first.

        Panes that change together tell of it one after the other: the lines are made when the last of them has.
        """
        if not self._fits_later:
            self._fits_later = self.call_later(self._fit_lines)

    def _fit_lines(self) -> None:
        self._fits_later = False
        self.show()
        begin, self.begins_with = self.begins_with, ""
        if begin:
            self.action_command(begin)

    def show(self) -> None:
        """Bring every pane up to date; called after each change."""
        self.query_one("#status", LinePanel).set_lines([self.status()])
        self.show_keys()

    def status(self) -> Text:
        """Return the line above: where I am."""
        return line((f" {self.say(f'{self.STAGE}.title')} ", "title"), " ", self.host.place_name())

    def key_strip(self) -> Text:
        """Return the line below: the keys that matter most here, in short words where long ones do not fit.

        Where these do not fit either the last ones are left out, but not help, which tells of all of them.
        """
        shown = [command for command in self.VOCABULARY.commands if command.label]
        strip = self._strip_of(shown, "")
        while strip.cell_len > self.size.width and len(shown) > 1:
            strip = self._strip_of(shown, "_short")
            shown = [*shown[:-2], shown[-1]]
        return strip

    def _strip_of(self, commands: list[type[Command]], ending: str) -> Text:
        say = self.host.wording
        parts: list[Part] = []
        for command in commands:
            name = f"command.{command.id}"
            words = say(name + ending) if say.knows(name + ending) else say(name)
            parts += [(f" {self.host.keymap.label(command)}", "key"), f" {words}" if words else ""]
        return line(*parts)

    # -- messages

    def hint(self, message: str, look: str = "") -> None:
        """Show a message at the foot of the screen; what does not go into its line stands where the keys are."""
        prompt = self.query_one(PromptLine)
        first, *rest = pieces(message, self.app.size.width - 1)  # a screen has its size only once it is laid out
        prompt.say(line((f" {first}", look)))
        self._keep_rest("" if prompt.typing else " ".join(rest), look)

    def _keep_rest(self, rest: str, look: str = "") -> None:
        if rest or self._rest_of_hint is not None:
            self._rest_of_hint = line((f" {rest}", look)) if rest else None
            self.show_keys()

    def telling(self, name: str) -> Callable[[int, int], None]:
        """Return what shows, from its thread, how far a long reading is, and ends it when nobody waits for it."""
        worker = get_current_worker()

        def tell(done: int, total: int) -> None:
            if worker.is_cancelled:
                raise CancelledError
            words = self.say("documents.recognising", name=name, done=done, total=total) if done < total else ""
            self.app.call_from_thread(self.hint, words)

        return tell

    def show_reversal(self, reversal: Reversal) -> None:
        """Go to where something was taken back or done again; screens with places in them know how."""

    # -- commands

    def action_command(self, command_id: str) -> None:
        """Carry out a command, or say why not."""
        if self.query_one(PromptLine).typing:
            return
        command = self.VOCABULARY[command_id]
        refusal = self.refusal(command)
        if refusal:
            self.hint(refusal, "warning")
            return
        self.before(command)
        self.post_message(command())

    def refusal(self, command: type[Command]) -> str:
        """Return why a command does not apply now; nothing where it does."""
        if issubclass(command, GoToStage):
            return self.host.stage_refusal(command.stage)
        if issubclass(command, Unlock):
            return "" if self.host.opened and self.session.closed else self.say("app.nothing_to_unlock")
        return closed_refusal(self.host) if command.changes else ""

    def before(self, command: type[Command]) -> None:
        """Get ready for a command; the message of the last one is wiped."""
        del command
        self.query_one(PromptLine).say(line())
        self._keep_rest("")
