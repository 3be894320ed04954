"""Invented documents in many forms, and what reading must find in them: cases as data in ``tests/cases/reading``."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from inspection.catalogue import shipped
from inspection.intake.pipeline import read_document
from inspection.intake.text.reader import TextReader

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from inspection.model.documents import Reading

CASES = Path(__file__).resolve().parents[2] / "cases" / "reading"


def _cases() -> list[Any]:
    found = []
    for name in ("plans", "reports", "outlines", "figures", "targets", "repairs"):
        path = CASES / f"{name}.toml"
        cases = tomllib.loads(path.read_text(encoding="utf-8")).get("case", [])
        found += [pytest.param(case["text"], case["expect"], id=f"{path.stem}: {case['name']}") for case in cases]
    return found


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


def _got(reading: Reading, part: str) -> Any:
    makers: dict[str, Callable[[], object]] = {
        "kind": lambda: reading.kind.value,
        "period": lambda: (
            [reading.period.start.isoformat(), reading.period.end.isoformat()] if reading.period else None
        ),
        "titles": lambda: [g.title for g in reading.groups],
        "groups": lambda: [[g.code.value, -1 if g.duties is None else g.duties] for g in reading.groups],
        "targets": lambda: [
            [
                t.group.value if t.group else "",
                t.comparator.value,
                "-".join(map(_plain, t.value)),
                t.unit,
                t.indicator or "",
            ]
            for t in reading.targets
        ],
        "tasks": lambda: [
            [
                t.no,
                t.group.value if t.group else "",
                t.lead,
                t.due_kind.value if t.due_kind else "",
                t.due_start or "",
                t.due_end or "",
            ]
            for t in reading.tasks
        ],
        "partners": lambda: [t.partners for t in reading.tasks],
        "contents": lambda: [t.content for t in reading.tasks],
        "responsibilities": lambda: [[r.unit, r.duties] for r in reading.responsibilities],
        "deadlines": lambda: [["+".join(d.frequency), d.day or 0, d.date or ""] for d in reading.deadlines],
        "notes": lambda: [[n.mark, n.text] for n in reading.footnotes],
        "citations": lambda: [c.number for c in reading.citations],
        "figures": lambda: [
            [f.indicator, _plain(f.value), _plain(f.numerator), _plain(f.denominator)]
            for f in reading.figures
            if f.indicator
        ],
        "unnamed": lambda: [[f.field or "", _plain(f.value), f.unit or ""] for f in reading.figures if not f.indicator],
        "periods": lambda: [
            [f.indicator or "", f.period.start.isoformat(), f.period.end.isoformat()]
            for f in reading.figures
            if f.period
        ],
        "next_groups": lambda: [g.code.value for g in reading.next_period_groups],
        "shortcomings": lambda: len(reading.shortcomings),
        "recommendations": lambda: [[r.to, r.text] for r in reading.recommendations],
        "issues": lambda: sorted({i.rule for i in reading.issues}),
    }
    return makers[part]() if part in makers else getattr(reading, part) or ""


@pytest.mark.parametrize(("text", "expected"), _cases())
def test_reading(text: str, expected: dict[str, Any]) -> None:
    reading = read_document(TextReader().read("case.txt", text.lstrip("\n").encode()), shipped())
    breakdowns = expected.pop("breakdowns", None)
    got = {part: _got(reading, part) for part in expected}
    assert got == expected
    if breakdowns is not None:
        found = Counter(tuple(_plain(part.value) for part in split.parts) for split in reading.breakdowns)
        assert found == Counter(map(tuple, breakdowns))
    lines = [f.line for f in reading.figures] + [t.line for t in reading.targets] + [t.line for t in reading.tasks]
    assert all(0 < line <= text.count("\n") for line in lines)
