"""Settings: which one counts, and what is said of a wrong one. The team's file: all faults at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inspection.errors import SettingsError
from inspection.model.codes import GroupCode, Role
from inspection.paths import SAMPLES
from inspection.settings import Settings
from inspection.team_file import read_team
from inspection.wording import LANGUAGES, Wording

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the test a home of its own."""
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home" / name))


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_anything_the_defaults_hold() -> None:
    settings = Settings.read(environment={})
    assert settings == Settings(language="vi", workspace=None, colour=True, name="")
    assert settings.folder.name == "workspace"


def test_the_persons_own_file_is_found_in_the_config_folder(tmp_path: Path) -> None:
    write(tmp_path / "home" / "XDG_CONFIG_HOME" / "kiemtra" / "settings.toml", 'name = "Hoa"')
    assert Settings.read(environment={}).name == "Hoa"


LAYERS = [
    ({}, {}, "", "", "vi"),
    ({}, {}, "", 'language = "en"', "en"),
    ({}, {}, 'language = "vi"', 'language = "en"', "vi"),
    ({}, {"KIEMTRA_LANG": "en"}, 'language = "vi"', 'language = "vi"', "en"),
    ({"language": "vi"}, {"KIEMTRA_LANG": "en"}, 'language = "en"', 'language = "en"', "vi"),
    ({"language": None}, {"KIEMTRA_LANG": ""}, 'language = "en"', "", "en"),
]


@pytest.mark.parametrize(("options", "environment", "shared", "own", "language"), LAYERS)
def test_option_environment_workspace_person_default(
    tmp_path: Path, options: dict[str, object], environment: dict[str, str], shared: str, own: str, language: str
) -> None:
    write(tmp_path / "team" / "settings.toml", shared)
    file = write(tmp_path / "own.toml", f'workspace = "{tmp_path / "team"}"\n{own}')
    settings = Settings.read(options, environment=environment, user_file=file)
    assert (settings.language, settings.folder) == (language, tmp_path / "team")


def test_the_workspace_of_the_command_line_brings_its_own_settings(tmp_path: Path) -> None:
    write(tmp_path / "team" / "settings.toml", "colour = false")
    write(tmp_path / "other" / "settings.toml", "colour = true")
    environment = {"KIEMTRA_WORKSPACE": str(tmp_path / "other")}
    assert Settings.read({}, environment=environment).colour
    assert not Settings.read({"workspace": tmp_path / "team"}, environment=environment).colour


def test_the_environments_workspace_counts_before_the_persons(tmp_path: Path) -> None:
    file = write(tmp_path / "own.toml", f'workspace = "{tmp_path / "mine"}"')
    write(tmp_path / "team" / "settings.toml", 'language = "en"')
    settings = Settings.read(environment={"KIEMTRA_WORKSPACE": str(tmp_path / "team")}, user_file=file)
    assert (settings.folder, settings.language) == (tmp_path / "team", "en")


def test_no_color_counts_whatever_it_says() -> None:
    assert not Settings.read(environment={"NO_COLOR": "0"}).colour
    assert Settings.read(environment={"NO_COLOR": ""}).colour


WRONG = [
    ('langauge = "vi"', "settings.unknown_key", {"key": "langauge", "nearest": "language"}),
    ('Workspace = "/x"', "settings.unknown_key", {"key": "Workspace", "nearest": "workspace"}),
    ('language = "fr"', "settings.value", {"key": "language", "value": "fr", "allowed": "vi | en"}),
    ('colour = "no"', "settings.value", {"key": "colour", "value": "no"}),
    ("workspace = 3", "settings.value", {"key": "workspace", "value": 3}),
    ("name = true", "settings.value", {"key": "name", "value": True}),
    ("language = vi", "settings.syntax", {}),
]


@pytest.mark.parametrize(("text", "code", "facts"), WRONG)
def test_a_wrong_setting_is_named_with_its_file(tmp_path: Path, text: str, code: str, facts: dict[str, object]) -> None:
    file = write(tmp_path / "own.toml", text)
    with pytest.raises(SettingsError) as refused:
        Settings.read(environment={}, user_file=file)
    assert refused.value.code == code
    assert str(refused.value.facts["file"]) == str(file)
    assert facts.items() <= refused.value.facts.items()
    for language in LANGUAGES:
        assert "{" not in Wording(language)(f"error.{code}", **refused.value.facts)


def test_a_wrong_environment_is_named_by_its_variable() -> None:
    with pytest.raises(SettingsError) as refused:
        Settings.read(environment={"KIEMTRA_LANG": "klingon"})
    assert refused.value.facts["file"] == "KIEMTRA_LANG"


def test_a_workspace_sets_no_names_and_sends_nobody_elsewhere(tmp_path: Path) -> None:
    write(tmp_path / "settings.toml", 'workspace = "/elsewhere"')
    with pytest.raises(SettingsError, match=r"settings\.unknown_key"):
        Settings.read({"workspace": tmp_path}, environment={})


def test_a_settings_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"settings\.unreadable"):
        Settings.read(environment={}, user_file=tmp_path)


# ---- team.toml


def test_the_sample_team_is_read() -> None:
    team = read_team(SAMPLES / "team.toml")
    assert team.members[0].role is Role.HEAD
    assert all(isinstance(group, GroupCode) for member in team.members for group in member.groups)


def test_decomposed_text_is_composed(tmp_path: Path) -> None:
    file = write(tmp_path / "team.toml", 'name = "Đoa\u0300n"')
    assert read_team(file).name == "Đoàn"


def test_all_faults_of_a_team_are_told_at_once(tmp_path: Path) -> None:
    file = write(
        tmp_path / "team.toml",
        'nmae = "Đoàn"\nplace = 3\n[[members]]\nname = "A"\nrole = "boss"\n[[members]]\ngroups = ["none"]\n',
    )
    with pytest.raises(SettingsError) as refused:
        read_team(file)
    told = str(refused.value.facts["problem"])
    for fault in ("nmae", "$.place", "$.members[0].role", "$.members[1].name", "$.members[1].groups[0]"):
        assert fault in told
    assert refused.value.exit_code == 2


def test_a_team_has_one_head_and_members_with_names(tmp_path: Path) -> None:
    head = '[[members]]\nname = "{}"\nrole = "head"\n'
    file = write(tmp_path / "team.toml", head.format("A") + head.format("") + head.format("C"))
    with pytest.raises(SettingsError) as refused:
        read_team(file)
    assert str(refused.value.facts["problem"]).split("\n") == [
        "name empty @ $.members[1]",
        "second head @ $.members[1].role",
        "second head @ $.members[2].role",
    ]


@pytest.mark.parametrize("content", [b"name = ", b"\xff\xfe\x00", None])
def test_a_team_file_that_is_none_is_told(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "team.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SettingsError, match=r"settings\.(syntax|unreadable)"):
        read_team(path)
