"""What the main job costs on the sample ward, or on two files: `python -m benchmarks.main_job [REPORT PLAN]`.

Processor time, best of some runs, each beside a floor measured in the same run; read the ratios, for lone times move
with the machine. Floors: finding the words of the two texts with one regular expression, and one bare polars grouping
for the assessment. Without files the check is measured on the samples made as long as the longest real ones too.
"""

from __future__ import annotations

import re
import sys
import tempfile
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

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection.model.catalogue import Catalogue

RUNS = 15
KILO = 1024
REPORT, PLAN = 53, 44
"""Kilobytes of the longest real report and plan at hand."""
_COUNT = re.compile(r"(?<![\w/.,-])\d{2,3}(?![\w/.,-])")
"""A count, not a date, a rate or the number of a document."""
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


def lengthened(text: str, size: int) -> str:
    """Return a document with its body again and again, up to a size in bytes, each time with other counts in it."""
    lines = text.splitlines()
    head, body, foot = lines[:12], lines[12:-12], lines[-12:]
    copies = range(1 + size // len(text.encode()))
    bodies = [_COUNT.sub(lambda count, more=copy: str(int(count[0]) + more), "\n".join(body)) for copy in copies]
    return "\n".join([*head, *bodies, *foot]) + "\n"


def words_of(*files: Path) -> float:
    """Return what finding the words of some texts costs: the floor."""
    texts = [file.read_text(encoding="utf-8") for file in files]
    return best(lambda: [re.findall(r"\w+", text) for text in texts])


def check(report_file: Path, plan_file: Path, catalogue: Catalogue) -> None:
    """Measure matching and judging of two files."""
    plan_source, plan = read_file(plan_file, catalogue)
    report_source, report = read_file(report_file, catalogue)
    plan_lines, report_lines = (tuple(line.text for line in one.lines) for one in (plan_source, report_source))
    side_by_side = partial(match, plan, report, catalogue, plan_lines=plan_lines, report_lines=report_lines)
    case, floor = side_by_side(), words_of(report_file, plan_file)
    sizes = " + ".join(f"{file.stat().st_size // KILO} kB" for file in (report_file, plan_file))
    show("match", best(side_by_side), floor, "finding the words of both")
    show("judge", best(lambda: run(case, catalogue)), floor, "finding the words of both")
    show("check", best(lambda: run(side_by_side(), catalogue)), floor, f"finding them; {sizes}, goal {GOAL} ms")


def measure() -> None:
    """Measure reading, judging, drafting and assessing."""
    catalogue = shipped()
    given = [Path(name) for name in sys.argv[1:]]
    report_file, plan_file = given or (SAMPLES / "bao_cao.txt", SAMPLES / "ke_hoach.txt")
    for what, file in (("read report", report_file), ("read plan", plan_file)):
        show(what, best(lambda file=file: read_file(file, catalogue)), words_of(file), "finding its words")
    check(report_file, plan_file, catalogue)
    (_, plan), (_, report) = read_file(plan_file, catalogue), read_file(report_file, catalogue)
    case = match(plan, report, catalogue)
    judgement = run(case, catalogue)
    criteria = catalogue.criteria_sets[0]
    checklist = build(case, judgement, criteria, catalogue)
    inspection = Inspection(id="b", details=Details(ward="Hòa Mai"), plan=plan, report=report, checklist=checklist)
    frame = pl.DataFrame({"group": [i.group.value for i in checklist.items], "one": [1] * len(checklist.items)})
    grouping = best(lambda: frame.group_by("group").agg(pl.col("one").sum()))
    drafting = best(lambda: build(case, judgement, criteria, catalogue))
    show("draft", drafting, words_of(report_file, plan_file), "finding the words of both")
    show("assess", best(lambda: assess(inspection)), grouping, f"grouping {len(checklist.items)} rows")
    if not given:
        with tempfile.TemporaryDirectory() as folder:
            long = []
            for file, size in ((report_file, REPORT), (plan_file, PLAN)):
                long.append(Path(folder) / file.name)
                long[-1].write_text(lengthened(file.read_text(encoding="utf-8"), size * KILO), encoding="utf-8")
            check(*long, catalogue)


if __name__ == "__main__":
    measure()
