"""What a person may set: language, workspace, colour, the name colleagues see. Written by nobody but the person.

An option of the command line counts before the environment, that before the workspace's ``settings.toml``, that before
the person's own, that before the default. A key that is not known is an error, for a misspelt one would do nothing.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from inspection.errors import SettingsError
from inspection.folders import default_workspace, settings_file
from inspection.vietnamese import nfc
from inspection.wording import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

WORKSPACE_FILE = "settings.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings that hold, wherever each comes from."""

    language: str = LANGUAGES[0]
    """``vi`` or ``en``."""
    workspace: Path | None = None
    """None: the default one in the person's data folder."""
    colour: bool = True
    """False: nothing is told by colour."""
    high_contrast: bool = False
    """Everything in the terminal's own letters on its own ground, nothing dim."""
    low_bandwidth: bool | None = None
    """Whether screens leave out what a slow line cannot carry; None: over SSH the line decides."""
    name: str = ""
    """The name under which this person's entries stand; empty: the login name."""

    @property
    def folder(self) -> Path:
        """Return the folder of the workspace."""
        return self.workspace or default_workspace()

    @classmethod
    def read(
        cls,
        options: Mapping[str, object] | None = None,
        *,
        environment: Mapping[str, str] | None = None,
        user_file: Path | None = None,
    ) -> Settings:
        """Return the settings that hold; ``options`` by their names here, None where one was not given.

        ``SettingsError`` names the file or variable, the key, and the nearest key there is.
        """
        given = {key: value for key, value in (options or {}).items() if value is not None}
        outer = _environment(os.environ if environment is None else environment)
        own = _file(user_file or settings_file(), _KEYS)
        chosen = cls(**_checked({**own, **outer, **given}))
        # A workspace cannot send its readers to another one, nor give them a name.
        shared = _file(chosen.folder / WORKSPACE_FILE, {"language", "colour"})
        return replace(chosen, **_checked({**shared, **outer, **given}))


@dataclass(frozen=True, slots=True)
class _Said:
    """A value and where it was said."""

    value: object
    where: str


def _language(value: object) -> str | None:
    return value if isinstance(value, str) and value in LANGUAGES else None


def _folder(value: object) -> Path | None:
    return Path(value).expanduser() if isinstance(value, str | Path) and str(value) else None


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _name(value: object) -> str | None:
    return nfc(value).strip() if isinstance(value, str) else None


_READERS: Mapping[str, Callable[[object], Any]] = {
    "language": _language,
    "workspace": _folder,
    "colour": _flag,
    "high_contrast": _flag,
    "low_bandwidth": _flag,
    "name": _name,
}
"""How each key's value is understood; None means not at all."""

_KEYS = frozenset(field.name for field in fields(Settings))
_ALLOWED = {
    "language": " | ".join(LANGUAGES),
    "workspace": "“/…”",
    "colour": "true | false",
    "high_contrast": "true | false",
    "low_bandwidth": "true | false",
    "name": "“…”",
}


def _checked(values: Mapping[str, object]) -> dict[str, Any]:
    checked = {}
    for key, value in values.items():
        said = value if isinstance(value, _Said) else _Said(value, f"--{key}")
        read = _READERS[key](said.value)
        if read is None:
            raise SettingsError("settings.value", file=said.where, key=key, value=said.value, allowed=_ALLOWED[key])
        checked[key] = read
    return checked


def _environment(variables: Mapping[str, str]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, variable in (("language", "KIEMTRA_LANG"), ("workspace", "KIEMTRA_WORKSPACE")):
        if value := variables.get(variable):
            found[key] = _Said(value, variable)
    if variables.get("NO_COLOR"):  # any value but none, as no-color.org has it
        found["colour"] = _Said(value=False, where="NO_COLOR")
    return found


def _file(path: Path, known: frozenset[str] | set[str]) -> dict[str, object]:
    """Return what a settings file says; nothing where there is none."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as problem:
        raise SettingsError("settings.unreadable", file=path, problem=problem.strerror) from problem
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise SettingsError("settings.syntax", file=path, problem=problem) from problem
    for key in data:
        if key not in known:
            _unknown(path, key, known)
    return {key: _Said(value, str(path)) for key, value in data.items()}


def _unknown(path: Path, key: str, known: frozenset[str] | set[str]) -> NoReturn:
    from difflib import get_close_matches  # noqa: PLC0415  # only for this sentence

    nearest = get_close_matches(key.lower(), sorted(known), n=1, cutoff=0.0)[0]
    raise SettingsError("settings.unknown_key", file=path, key=key, nearest=nearest, known=", ".join(sorted(known)))
