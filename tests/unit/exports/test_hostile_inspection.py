"""Whatever people have typed into whatever field of an inspection: each format and each template takes it as words."""

from __future__ import annotations

import tomllib
from dataclasses import fields, is_dataclass, replace
from datetime import date
from io import BytesIO
from itertools import cycle, islice
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document

from exports import TemplateKind, exporter, formats
from exports.docx import starter, template
from exports.docx.placeholders import MARK, placeholders
from inspection.model.finding import Finding
from tests import notices
from tests.unit.exports.test_docx_hostile import HOSTILE
from tests.word_outline import body, w, words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from exports import Bundle
    from inspection.model.inspection import Inspection

LATE = date(2030, 1, 10)
"""A day on which everything that was asked is overdue."""
_NAMES = {"id", "item", "items", "issue", "sha256", "document", "group", "indicator", "finding", "inspection", "point"}
"""Fields that name things to the program; no person types them."""
_MARK = "#dấu#"
TEXTS = (*HOSTILE, "{{co_quan}} và {{nguoi_ky}} và {{ket_qua}}")
TURNS = range(0, len(TEXTS), 4)
ACTING = set("\x00\x1b\x7f\x85\u202e\u2066")
"""Signs that act on whoever shows them."""


def typed(value: Any, text: Iterator[str]) -> Any:
    """Return a value in which every text that people type is the next one, with a mark to find it by."""
    if isinstance(value, tuple):
        return tuple(typed(one, text) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return f"{_MARK} {next(text)}" if type(value) is str else value
    texts = {one.name: getattr(value, one.name) for one in fields(value) if one.name not in _NAMES}
    return replace(value, **{name: typed(one, text) for name, one in texts.items()})


def hostile(turn: int) -> Bundle:
    """Return an inspection with another hostile text wherever people type, concluded anew; each turn another one."""
    known, text = notices.inspection(), islice(cycle(TEXTS), turn, None)
    changed: Inspection = replace(
        known,
        details=typed(known.details, text),
        team=replace(typed(known.team, text), members=tuple(typed(one, text) for one in known.team.members)),
        findings=tuple(typed(one, text) for one in known.findings),
        evidence=tuple(typed(one, text) for one in known.evidence),
        answers={item: typed(one, text) for item, one in known.answers.items()},
        remediations={own: typed(one, text) for own, one in known.remediations.items()},
        registration=typed(known.registration, text),
    )
    return replace(notices.bundle(changed), day=LATE)


@pytest.mark.parametrize("turn", TURNS)
def test_every_format_takes_it(turn: int) -> None:
    bundle = hostile(turn)
    for name in formats():
        made = exporter(name)(bundle)
        assert made, name
        for file in made:
            if file.suffix.endswith("docx"):
                assert Document(BytesIO(file.content)).paragraphs, name
                assert not ACTING & set("".join(words(one) for one in body(file.content).iter(w("p")))), name
            elif file.suffix.endswith("toml"):
                assert tomllib.loads(file.content.decode())
            else:
                assert "\x1b" not in file.content.decode(), name


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("kind", TemplateKind)
def test_a_template_is_filled_with_it_and_nothing_in_it_is_a_placeholder(
    kind: TemplateKind, turn: int, tmp_path: Path
) -> None:
    place = tmp_path / "mau.docx"
    place.write_bytes(starter.template(kind))
    said = [words(one) for one in body(template.filled(place, hostile(turn), kind)).iter(w("p"))]
    assert sum(_MARK in one for one in said) > len(placeholders(kind)) / 3
    assert not ACTING & set("".join(said))
    marks = {mark.lower() for one in said for mark in MARK.findall(one)}
    assert marks == {"tên", "co_quan", "nguoi_ky", "ket_qua"}, (
        "what looks like a placeholder in people's words is words"
    )


def test_every_field_that_people_type_into_is_meant() -> None:
    finding = typed(replace(notices.LATE, struck_reason="x", explained_by="x"), cycle(["y"]))
    texts = {one.name for one in fields(Finding) if type(getattr(notices.LATE, one.name)) is str} - _NAMES
    assert {name for name in texts if _MARK not in getattr(finding, name)} == set()
