"""Files that were bent, cut and spliced: each is read, or refused with a sentence; nothing else may happen.

The same examples everywhere, in every run; ``HYPOTHESIS_PROFILE=search pytest tests/fuzz`` looks for new ones. A file
that breaks a reader becomes a case of its own.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from inspection.catalogue import shipped
from inspection.errors import DocumentError
from inspection.intake.pipeline import read_document
from inspection.intake.reader import open_document
from inspection.intake.schema import as_json
from inspection.vietnamese import visible
from inspection.wording import Wording
from tests.fuzz.bending import BENDS, bent
from tests.fuzz.seeds import SEEDS, SLOW

if TYPE_CHECKING:
    from inspection.model.source import SourceDocument


@pytest.mark.parametrize("seed", SEEDS)
@given(bends=BENDS)
def test_a_bent_file_is_read_or_refused(
    seed: str, bends: list[tuple[str, float, int, bytes]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    _read_or_refused(tmp_path_factory.mktemp("bent") / f"bent{Path(seed).suffix}", bent(SEEDS[seed], bends))


@pytest.mark.parametrize("seed", SLOW)
@settings(max_examples=15 if settings.get_current_profile_name() == "ci" else 200)
@given(bends=BENDS)
def test_a_bent_file_of_a_slow_format_is_read_or_refused(
    seed: str, bends: list[tuple[str, float, int, bytes]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    _read_or_refused(tmp_path_factory.mktemp("bent") / f"bent{Path(seed).suffix}", bent(SLOW[seed], bends))


def _read_or_refused(path: Path, raw: bytes) -> None:
    path.write_bytes(raw)
    try:
        document = open_document(path)
    except DocumentError as problem:
        refused = problem
    else:
        _is_sound(document)
        return
    finally:
        path.unlink()
        path.parent.rmdir()
    sentence = Wording()(f"error.{refused.code}", **refused.facts)
    assert "“bent" in sentence
    assert "{" not in sentence


def _is_sound(document: SourceDocument) -> None:
    """Hold that what was read points into the document, and that nothing of it acts on a terminal."""
    data = as_json(read_document(document, shipped()), Wording())
    places = [item.get("line") for items in data.values() if isinstance(items, list) for item in items]
    assert all(place is None or 0 < place <= len(document.lines) for place in places)
    shown = "".join(visible(line.text) for line in document.lines).replace("\t", "")
    assert not any(unicodedata.category(char) == "Cc" for char in shown)
