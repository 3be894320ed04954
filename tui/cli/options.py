"""The commands and their options, with help in the language of the program."""

from __future__ import annotations

import argparse
import re
import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from inspection.errors import ExportError
from inspection.model.codes import InspectionForm
from inspection.vietnamese import parse_date
from inspection.wording import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from exports import TemplateKind
    from inspection.wording import Wording

COMMANDS = {
    "app": ("tui.cli.screen", "open_app"),
    "read": ("tui.cli.reading", "read"),
    "check": ("tui.cli.checking", "check"),
    "new": ("tui.cli.inspections", "new"),
    "list": ("tui.cli.inspections", "list_inspections"),
    "compare": ("tui.cli.comparing", "compare"),
    "step": ("tui.cli.stepping", "step"),
    "export": ("tui.cli.exporting", "export"),
    "import": ("tui.cli.inspections", "import_inspection"),
    "calendar": ("tui.cli.calendar", "calendar"),
    "template": ("tui.cli.templates", "template"),
    "demo": ("tui.cli.demo", "demo"),
    "doctor": ("tui.cli.doctor", "doctor"),
}
"""Where each command is done; its module is imported when it is called for."""

EXPORT_FORMATS = ("docx", "toml", "csv", "text")
"""What is written where nothing else is asked for."""

STATES = ("new", "begun", "judged", "signed")
"""How far an inspection is: no item judged, some, all of them; the signature of the head stands."""

_COMPLAINTS = {
    r"the following arguments are required: (?P<names>.+)": "cli.usage.required",
    r"unrecognized arguments: (?P<names>.+)": "cli.usage.unknown",
    r"argument (?P<names>.+?): invalid choice: (?P<value>.+?) \((?:choose from|maybe you meant) (?P<choices>.+)\)": (
        "cli.usage.choice"
    ),
    r"argument (?P<names>.+?): expected (?:at least )?one argument": "cli.usage.value",
    r"argument (?P<names>.+?): (?P<problem>.+)": "cli.usage.wrong",
}
"""What argparse complains of, in English, and the text that says it in ours."""


class _Formatter(argparse.HelpFormatter):
    """argparse's help, with its own word for usage."""

    def __init__(self, prog: str, *, usage_word: str) -> None:
        super().__init__(prog)
        self._usage_word = usage_word

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, f"{self._usage_word}: " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """argparse, speaking the language of the program."""

    def __init__(self, *, wording: Wording, **settings: Any) -> None:
        formatter = partial(_Formatter, usage_word=wording("cli.usage.word"))
        super().__init__(add_help=False, formatter_class=formatter, allow_abbrev=False, **settings)
        self.wording = wording
        self._positionals.title = wording("cli.usage.arguments")
        self._optionals.title = wording("cli.usage.options")
        self.add_argument("-h", "--help", action="help", help=wording("cli.help.help"))

    def error(self, message: str) -> NoReturn:
        for pattern, text_id in _COMPLAINTS.items():
            if found := re.fullmatch(pattern, message):
                message = self.wording(text_id, **found.groupdict())
                break
        self.exit(2, f"{message}\n{self.wording('cli.usage.hint', program=self.prog)}\n")


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from importlib.metadata import version  # noqa: PLC0415  # slow to import, seldom asked for

        sys.stdout.write(f"kiemtra {version('kiemtra')}\n")
        parser.exit()


def _day(wording: Wording) -> Callable[[str], date]:
    def day(text: str) -> date:
        try:
            return date.fromisoformat(text)
        except ValueError:
            if found := parse_date(text):
                return found
        raise argparse.ArgumentTypeError(wording("cli.usage.date", value=text))

    return day


def _formats(wording: Wording) -> Callable[[str], tuple[str, ...]]:
    def formats(text: str) -> tuple[str, ...]:
        names = tuple(name.strip() for name in text.split(",") if name.strip())
        from exports import formats as known_formats  # noqa: PLC0415  # only who exports waits for it

        if names == ("all",):
            return known_formats()
        wrong = [name for name in names if name not in known_formats()]
        if wrong or not names:
            known = ", ".join(known_formats())
            raise argparse.ArgumentTypeError(wording("cli.usage.formats", value=", ".join(wrong) or text, known=known))
        return names

    return formats


def _template_given(wording: Wording) -> Callable[[str], tuple[TemplateKind, Path]]:
    def given(text: str) -> tuple[TemplateKind, Path]:
        from exports import TemplateKind  # noqa: PLC0415  # as above

        kind, sign, file = text.partition("=")
        if not sign:
            return TemplateKind.NOTICE, Path(text)
        if kind not in list(TemplateKind):
            known = ", ".join(TemplateKind)
            raise argparse.ArgumentTypeError(wording("cli.usage.template_kind", value=kind, known=known))
        return TemplateKind(kind), Path(file)

    return given


def _pattern(wording: Wording) -> Callable[[str], str]:
    def pattern(text: str) -> str:
        from exports.layout import blanks_of  # noqa: PLC0415  # as above

        try:
            blanks_of(text)
        except ExportError as problem:
            raise argparse.ArgumentTypeError(wording(f"error.{problem.code}", **problem.facts)) from problem
        return text

    return pattern


def _common(parser: argparse.ArgumentParser, say: Callable[[str], str], default: object) -> None:
    """Add what is taken before and after the command; after it, only where it stands there."""
    parser.add_argument("--lang", choices=LANGUAGES, default=default, help=say("cli.help.lang"))
    parser.add_argument("--workspace", type=Path, metavar="DIR", default=default, help=say("cli.help.workspace"))
    parser.add_argument("--low-bandwidth", action="store_true", default=default, help=say("cli.help.low_bandwidth"))


def _output(parser: argparse.ArgumentParser, wording: Wording) -> None:
    parser.add_argument("--format", choices=("table", "json"), default="table", help=wording("cli.help.format"))


def without_command(given: Sequence[str]) -> argparse.Namespace | None:
    """Return the options of a call that opens the app; None where there is more in it, or something wrong.

    Opening the app then waits neither for the options of all commands nor for the words of their help.
    """
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    _common(parser, str, None)
    try:
        options, rest = parser.parse_known_args(given, argparse.Namespace(command=None))
    except argparse.ArgumentError:
        return None
    return None if rest else options


def build_parser(wording: Wording) -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    parser = _Parser(
        wording=wording, prog="kiemtra", description=wording("cli.help.program"), epilog=wording("cli.help.codes")
    )
    parser.add_argument(
        "--version", action=_Version, nargs=0, default=argparse.SUPPRESS, help=wording("cli.help.version")
    )
    _common(parser, wording, None)
    commands = parser.add_subparsers(
        dest="command", title=wording("cli.usage.commands"), metavar=wording("cli.usage.command"), parser_class=_Parser
    )

    def command(name: str) -> argparse.ArgumentParser:
        text = wording(f"cli.help.{name}")
        made: argparse.ArgumentParser = commands.add_parser(name, wording=wording, help=text, description=text)
        _common(made, wording, argparse.SUPPRESS)
        return made

    _documents(command("read"), command("check"), wording)
    _new(command("new"), wording)
    listing = command("list")
    listing.add_argument("--overdue", action="store_true", help=wording("cli.help.overdue"))
    _output(listing, wording)
    _compare(command("compare"), wording)
    _step(command("step"), wording)
    _leaving(command("export"), command("import"), wording)
    _calendar(command("calendar"), wording)
    _template(command("template"), wording)
    demo = command("demo")
    demo.add_argument("--headless", action="store_true", help=wording("cli.help.headless"))
    demo.add_argument("--to", type=Path, metavar="DIR", help=wording("cli.help.demo_to"))
    command("doctor")
    return parser


def _documents(read: argparse.ArgumentParser, check: argparse.ArgumentParser, wording: Wording) -> None:
    read.add_argument("files", nargs="+", type=Path, metavar="FILE", help=wording("cli.help.files"))
    _output(read, wording)
    check.add_argument("report", nargs="?", type=Path, metavar="REPORT", help=wording("cli.help.report"))
    check.add_argument("--plan", type=Path, metavar="PLAN", help=wording("cli.help.plan"))
    check.add_argument("--other-plan", action="store_true", help=wording("cli.help.other_plan"))
    _output(check, wording)


def _new(parser: argparse.ArgumentParser, wording: Wording) -> None:
    day = _day(wording)
    parser.add_argument("--plan", type=Path, metavar="PLAN", help=wording("cli.help.plan"))
    parser.add_argument("--report", type=Path, metavar="REPORT", help=wording("cli.help.report"))
    parser.add_argument("--team", type=Path, metavar="team.toml", help=wording("cli.help.team"))
    parser.add_argument("--other-plan", action="store_true", help=wording("cli.help.other_plan"))
    parser.add_argument("--criteria", metavar="ID", help=wording("cli.help.criteria"))
    parser.add_argument("--reinspect", metavar="INSPECTION", help=wording("cli.help.reinspect"))
    parser.add_argument("--ward", help=wording("cli.help.ward"))
    parser.add_argument("--ward-type", help=wording("cli.help.ward_type"))
    parser.add_argument("--city", help=wording("cli.help.city"))
    parser.add_argument(
        "--form", choices=list(InspectionForm), default=InspectionForm.PLANNED, help=wording("cli.help.form")
    )
    parser.add_argument("--from", dest="start", type=day, metavar="DATE", help=wording("cli.help.start"))
    parser.add_argument("--until", dest="end", type=day, metavar="DATE", help=wording("cli.help.end"))
    parser.add_argument("--held-on", type=day, metavar="DATE", help=wording("cli.help.held_on"))
    parser.add_argument("--held-until", type=day, metavar="DATE", help=wording("cli.help.held_until"))
    parser.add_argument("--scope", default="", help=wording("cli.help.scope"))
    parser.add_argument("--place", default="", help=wording("cli.help.place"))
    parser.add_argument("--remediation-due", type=day, metavar="DATE", help=wording("cli.help.remediation_due"))


def _compare(parser: argparse.ArgumentParser, wording: Wording) -> None:
    parser.add_argument("first", metavar="A", help=wording("cli.help.compare_first"))
    parser.add_argument("second", metavar="B", help=wording("cli.help.compare_second"))
    parser.add_argument("--all", action="store_true", help=wording("cli.help.compare_all"))
    _output(parser, wording)


def _step(parser: argparse.ArgumentParser, wording: Wording) -> None:
    parser.add_argument("inspection", nargs="?", metavar="INSPECTION", help=wording("cli.help.step_inspection"))
    parser.add_argument("--plain", action="store_true", help=wording("cli.help.plain"))
    parser.add_argument("--as", dest="who", default="", metavar="NAME", help=wording("cli.help.as"))
    parser.add_argument("--group", default="", metavar="GROUP", help=wording("cli.help.group"))
    parser.add_argument("--all", action="store_true", help=wording("cli.help.all"))


def _described(parser: argparse.ArgumentParser, wording: Wording) -> None:
    """Add what says which inspections are meant."""
    day = _day(wording)
    parser.add_argument("inspections", nargs="*", metavar="INSPECTION", help=wording("cli.help.inspections"))
    parser.add_argument("--all", action="store_true", help=wording("cli.help.export_all"))
    parser.add_argument("--ward", help=wording("cli.help.of_ward"))
    parser.add_argument("--from", dest="start", type=day, metavar="DATE", help=wording("cli.help.of_start"))
    parser.add_argument("--until", dest="end", type=day, metavar="DATE", help=wording("cli.help.of_end"))
    parser.add_argument("--state", choices=STATES, help=wording("cli.help.of_state"))


def _calendar(parser: argparse.ArgumentParser, wording: Wording) -> None:
    _described(parser, wording)
    parser.add_argument("--on", type=_day(wording), metavar="DATE", help=wording("cli.help.on"))
    parser.add_argument("--open", action="store_true", help=wording("cli.help.open"))
    parser.add_argument("--ics", type=Path, metavar="FILE.ics", help=wording("cli.help.ics"))
    _output(parser, wording)


def _leaving(export: argparse.ArgumentParser, bring: argparse.ArgumentParser, wording: Wording) -> None:
    _described(export, wording)
    formats = ",".join(EXPORT_FORMATS)
    export.add_argument(
        "--format", type=_formats(wording), default=EXPORT_FORMATS, metavar=formats, help=wording("cli.help.formats")
    )
    export.add_argument("--to", type=Path, metavar="DIR", help=wording("cli.help.to"))
    export.add_argument("--name", type=_pattern(wording), metavar="PATTERN", help=wording("cli.help.name"))
    export.add_argument(
        "--template",
        type=_template_given(wording),
        action="append",
        default=[],
        metavar="[KIND=]FILE.docx",
        help=wording("cli.help.with_template"),
    )
    export.add_argument("--number", default="", metavar="NUMBER", help=wording("cli.help.number"))
    export.add_argument("--answer-by", type=_day(wording), metavar="DATE", help=wording("cli.help.answer_by"))
    export.add_argument("--issued", type=_day(wording), metavar="DATE", help=wording("cli.help.issued"))
    bring.add_argument("file", type=Path, metavar="FILE.toml", help=wording("cli.help.import_file"))


def _template(parser: argparse.ArgumentParser, wording: Wording) -> None:
    parser.add_argument("words", nargs="*", metavar="[KIND] [FILE.docx]", help=wording("cli.help.template_file"))
    parser.add_argument("--new", type=Path, metavar="FILE.docx", help=wording("cli.help.template_new"))
