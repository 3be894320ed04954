"""What the main job costs on the sample ward, or on two files: `python -m benchmarks.main_job [REPORT PLAN]`.

Processor time, best of some runs, each beside a floor measured in the same run; read the ratios, for lone times move
with the machine. Floors: folding the same text once for reading, one bare polars grouping for the assessment.
"""

from __future__ import annotations

import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from inspection.catalogue import shipped
from inspection.checklist import build
from inspection.intake.pipeline import read_file
from inspection.kpi import assess
from inspection.matching import match
from inspection.model.inspection import Details, Inspection
from inspection.paths import SAMPLES
from inspection.rules.engine import run
from inspection.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Callable

RUNS = 15
GOAL = 50
"""Milliseconds that checking a report with its plan may take, reading apart."""


def best(act: Callable[[], object]) -> float:
    """Return the least processor time of some runs, in milliseconds."""
    took = []
    for _ in range(RUNS):
        start = time.process_time()
        act()
        took.append(time.process_time() - start)
    return 1000 * min(took)


def show(what: str, ours: float, floor: float, floor_is: str) -> None:
    """Print a step beside its floor."""
    print(f"{what:<12} {ours:8.2f} ms   {ours / floor:7.1f} x {floor_is} ({floor:.2f} ms)")


def measure() -> None:
    """Measure reading, judging, drafting and assessing."""
    catalogue = shipped()
    given = [Path(name) for name in sys.argv[1:]]
    report_file, plan_file = given or (SAMPLES / "bao_cao.txt", SAMPLES / "ke_hoach.txt")
    text = report_file.read_text(encoding="utf-8")
    folding = best(lambda: fold(text))
    plan_source, plan = read_file(plan_file, catalogue)
    report_source, report = read_file(report_file, catalogue)
    plan_lines, report_lines = (tuple(line.text for line in one.lines) for one in (plan_source, report_source))
    side_by_side = partial(match, plan, report, catalogue, plan_lines=plan_lines, report_lines=report_lines)
    case = side_by_side()
    judgement = run(case, catalogue)
    criteria = catalogue.criteria_sets[0]
    checklist = build(case, judgement, criteria, catalogue)
    inspection = Inspection(id="b", details=Details(ward="Hòa Mai"), plan=plan, report=report, checklist=checklist)
    frame = pl.DataFrame({"group": [i.group.value for i in checklist.items], "one": [1] * len(checklist.items)})
    grouping = best(lambda: frame.group_by("group").agg(pl.col("one").sum()))
    show("read report", best(lambda: read_file(report_file, catalogue)), folding, "folding its text once")
    show("read plan", best(lambda: read_file(plan_file, catalogue)), folding, "folding the report's text once")
    show("match", best(side_by_side), folding, "folding the report's text once")
    show("judge", best(lambda: run(case, catalogue)), folding, "folding the report's text once")
    checking = best(lambda: run(side_by_side(), catalogue))
    show("check", checking, folding, f"folding the report's text once; goal {GOAL} ms for matching and judging")
    show("draft", best(lambda: build(case, judgement, criteria, catalogue)), folding, "folding the report's text once")
    show("assess", best(lambda: assess(inspection)), grouping, f"grouping {len(checklist.items)} rows")


if __name__ == "__main__":
    measure()
