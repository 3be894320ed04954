"""LibreOffice, where it is installed: it writes real Word and PDF files from what tests give it."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

_PATIENCE = 120
"""Seconds for one file; the first start of a fresh profile takes about ten."""


def converted(source: Path, form: str) -> Path:
    """Return the file beside its source in another form ("docx", "pdf"); skip the test without LibreOffice."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    filters = {"docx": "docx:MS Word 2007 XML"}
    profile = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"
    reads = ("--infilter=HTML (StarWriter)",) if source.suffix == ".html" else ()
    into = ("--convert-to", filters.get(form, form), "--outdir", str(source.parent), str(source))
    subprocess.run([office, "--headless", profile, *reads, *into], check=True, capture_output=True, timeout=_PATIENCE)
    return source.with_suffix(f".{form}")
