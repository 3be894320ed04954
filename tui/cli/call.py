"""What every command is given: its options, the language, and the two ways to speak."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from inspection.errors import SettingsError
from inspection.folders import settings_file
from inspection.vietnamese import visible
from inspection.wording import Wording
from tui.key_names import NamesOfKeys
from tui.keymap import FILE, Keymap

if TYPE_CHECKING:
    import argparse
    from datetime import date

    from inspection.errors import InspectionError
    from inspection.settings import Settings

# JSON escapes what acts on a terminal below U+0020; these do so too.
_UNSAFE = re.compile("[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def _iso(moment: date) -> str:
    return moment.isoformat()


def json_text(data: Any) -> str:
    """Return data as JSON that does nothing to a terminal; days and moments as ISO text."""
    text = json.dumps(data, ensure_ascii=False, indent=2, default=_iso)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


@dataclass(frozen=True, kw_only=True)
class Call:
    """One call of a command."""

    options: argparse.Namespace
    settings: Settings

    @cached_property
    def wording(self) -> Wording:
        """Return the sentences of the language that is set."""
        return Wording(self.settings.language, NamesOfKeys(self._keymap))

    def _keymap(self) -> Keymap:
        """Return the person's own keys; the shipped ones where theirs cannot be read."""
        try:
            return Keymap.read(settings_file().with_name(FILE), Wording(self.settings.language))
        except SettingsError:
            return Keymap()

    def put(self, text: str) -> None:
        """Write a line of data to stdout; nothing in it acts on a terminal."""
        sys.stdout.write(visible(text) + "\n")

    def put_json(self, data: Any) -> None:
        """Write data as JSON to stdout."""
        sys.stdout.write(json_text(data) + "\n")

    def say(self, text_id: str, **facts: object) -> None:
        """Tell the person something on stderr."""
        sys.stderr.write(visible(self.wording(text_id, **facts)) + "\n")

    def complain(self, problem: InspectionError) -> None:
        """Tell on stderr what went wrong, what is safe and what to do."""
        self.say(f"error.{problem.code}", **problem.facts)
