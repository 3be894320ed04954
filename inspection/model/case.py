"""What the rules judge: a plan and a report side by side, and what they found."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.model.documents import Figure, Reading, Target, Task
from inspection.model.issue import Issue, PassedCheck


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetMatch:
    """A planned target and the reported figure that answers it; ``figure`` None: not reported."""

    target: Target
    figure: Figure | None
    likeness: int
    """0 to 100; 100 where both name the same indicator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskMatch:
    """A planned task and the report's line that speaks of it; ``line`` None: the report is silent."""

    task: Task
    line: int | None
    quote: str = ""
    likeness: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Plan and report of one inspection, matched; either may be missing."""

    plan: Reading | None
    report: Reading | None
    plan_is_own: bool = True
    """False: a sister ward's plan or one of another year, compared with care."""
    targets: tuple[TargetMatch, ...] = ()
    tasks: tuple[TaskMatch, ...] = ()
    plan_lines: tuple[str, ...] = ()
    """The plan's own lines, for rules on words; empty where only its reading is at hand."""
    report_lines: tuple[str, ...] = ()
    plan_seen: tuple[str, ...] = ()
    """The plan's lines with misread words as they were recognised, letter for letter, where its text is damaged: to
    match on, never to show; else empty."""
    report_seen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the rules found in a case."""

    issues: tuple[Issue, ...]
    """Most serious first."""
    passed: tuple[PassedCheck, ...]
