"""What all tests share: the header with versions, how properties are tried, where real documents stand."""

from __future__ import annotations

import os
import platform
import sqlite3
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]

# "ci" gives the same examples on every machine, in every run; HYPOTHESIS_PROFILE=search looks for new ones.
settings.register_profile(
    "ci", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", max_examples=1000, deadline=None, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_report_header() -> list[str]:
    """Say which versions a failure belongs to."""
    names = ("textual", "polars", "plotext", "sqlite-utils", "cattrs", "rapidfuzz", "hypothesis")
    packages = ", ".join(f"{name} {version(name)}" for name in names)
    return [f"system: {platform.platform()}, SQLite {sqlite3.sqlite_version}", f"packages: {packages}"]


@pytest.fixture(scope="session", autouse=True)
def _nobody_s_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the settings, workspaces and language of whoever runs the tests out of them."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("KIEMTRA_")] + ["NO_COLOR", "COLORTERM"]:
            patch.delenv(name, raising=False)
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            patch.setenv(f"XDG_{name}_HOME", str(tmp_path_factory.mktemp(name.lower())))
        yield


@pytest.fixture(scope="session")
def shared_documents() -> Path:
    """Return the folder of real documents, which stands beside the source tree where they may be read."""
    folder = ROOT.parent / "shared" / "documents"
    if not folder.is_dir():
        pytest.skip("the real documents are not beside this checkout (../shared/documents)")
    return folder
