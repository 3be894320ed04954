"""Where a person's own things lie outside any workspace: settings, default workspace, installation id, cache."""

from __future__ import annotations

from pathlib import Path

APPLICATION = "kiemtra"


def settings_file() -> Path:
    """Return the file of a person's settings, which need not exist."""
    from platformdirs import user_config_dir  # noqa: PLC0415  # only who needs a folder waits for it

    return Path(user_config_dir(APPLICATION, appauthor=False)) / "settings.toml"


def default_workspace() -> Path:
    """Return the workspace of somebody who has chosen none.

    A folder of its own: on some systems settings and data share one, and a workspace may hold settings too.
    """
    from platformdirs import user_data_dir  # noqa: PLC0415

    return Path(user_data_dir(APPLICATION, appauthor=False)) / "workspace"


def cache_folder() -> Path:
    """Return the folder of what can be worked out again."""
    from platformdirs import user_cache_dir  # noqa: PLC0415

    return Path(user_cache_dir(APPLICATION, appauthor=False))


def state_folder() -> Path:
    """Return the folder of what belongs to this installation and this person."""
    from platformdirs import user_state_dir  # noqa: PLC0415

    return Path(user_state_dir(APPLICATION, appauthor=False))
