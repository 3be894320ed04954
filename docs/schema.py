"""Write down what a TOML export holds, from the model itself: ``make schema``.

The tables are those of ``exports.records``; what each key means is the docstring under its field. A test holds the
document equal to what is made here, so that a field that somebody adds is described in the same commit.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from textwrap import dedent
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from exports.port import Original
from exports.records import SCHEMA
from inspection.model.approval import Approval, SignedMinutes, Version
from inspection.model.case import Judgement
from inspection.model.checklist import ChecklistItem
from inspection.model.corrections import Correction
from inspection.model.documents import Reading
from inspection.model.drafts import DraftDecision
from inspection.model.events import EVENTS, Entry
from inspection.model.finding import Evidence, Finding
from inspection.model.former import FormerFinding
from inspection.model.inspection import Answer, Details, IssueDecision, Registration, Team
from inspection.model.kpi import Assessment
from inspection.model.notice import ConclusionNotice
from inspection.model.remediation import Remediation

DOCUMENT = Path(__file__).with_name("inspection-1.md")

_SIGN_OFF = (
    "what follows from the journal: `state`, `version`, `content` (the hash now), its `sentence`, and `versions` by "
    "`number`, each with `opened` (`reason`, `actor`, `at`) and `signatures` (`name`, `role`, `post`, `day`, `actor`, "
    "`at`, `content`, `stands`; of a void one also `cause`, `sentence` and `changes`, each with `part`, `id`, `field`, "
    "`actor`, `at` and `sentence`)"
)

TABLES: tuple[tuple[str, type | str, str], ...] = (
    ("details", Details, "what is known of the inspection beside its documents"),
    ("team", Team, "the team, its documents, who signs"),
    ("registration", Registration, "what the registry gave the notice; only where it gave something"),
    ("plan", Reading, "what holds of the plan, corrections included; `own`: false for another ward's or year's plan"),
    ("report", Reading, "what holds of the report, corrections included"),
    ("corrections", Correction, "a row for each decision on what was read; `document`: `plan` or `report`"),
    ("draft_decisions", DraftDecision, "a row for each decision on the checklist as it was drafted"),
    ("items", ChecklistItem, "the checklist, each item with its `answer`"),
    ("items.answer", Answer, "what the team said on the item"),
    ("waiting_answers", Answer, "answers on items that the checklist no longer has; `item`: the item's id"),
    ("evidence", Evidence, "evidence, struck out or not"),
    ("findings", Finding, "findings, in the order of recording"),
    ("remediations", Remediation, "what became of a finding after the notice; `finding`: the finding's id"),
    ("former", FormerFinding, "findings of an earlier inspection that a re-inspection starts from"),
    ("decisions", IssueDecision, "decisions on the issues of `checks`; `issue`: the issue's key"),
    ("minutes", SignedMinutes, "the minutes as they were signed on the spot"),
    ("excuses", "text", "points of the close-out list that are let stand: `point` and `reason`"),
    ("approvals", Approval, "every signature ever given; which of them stand follows from the content they are under"),
    ("versions", Version, "the versions after the first one"),
    ("sign_off", "told here", _SIGN_OFF),
    ("checks", Judgement, "what the rules found and what passed; each issue with its sentence as `message`"),
    ("assessment", Assessment, "scores and recomputed indicators"),
    ("notice", ConclusionNotice, "the notice as it stood; without what blocks it, which depends on the day"),
    ("originals", Original, "plan and report as they were sent; `text`, or `base64` where that would not be exact"),
    ("journal", Entry, "everything that happened, in order; `kind` names the event and `event` holds its fields"),
)
"""Each table of the file, the class whose fields its keys are, or words for them, and what it tells."""

_ELSEWHERE = {(Entry, "inspection"), (Original, "content"), (ConclusionNotice, "blockers")}
"""Fields that are no keys of their table: told once, written in one of two ways, worked out anew."""

_HEAD = """\
# The TOML export: `{schema}`

What `kiemtra export --format toml` writes and `kiemtra import` reads. This page is made from the model by `make
schema`.

- The file is UTF-8. `schema` names its version, `id` the inspection, `criteria_set` the criteria that it was built
  from.
- The schema only grows: a key is never renamed, removed or given another meaning. A change that cannot keep to this
  gets another number, and an older program refuses it as newer than itself.
- The tables say the state once more for people; the `journal` is what is read back. A file whose tables and journal
  do not agree is refused, so it is not edited by hand.
- A *figure* is a text with a decimal point (`"98.5"`), for a TOML number would be rounded; a *day* is a text as
  `2025-10-22`; a *moment* has its time and zone. TOML has no null: a key whose value is not known is missing. In
  readings, items, checks, notice and events a key that holds its default (empty, false, 0) may be missing too.
- Export, import and export again give the same file byte for byte. What a person typed and did not enter, and where
  each person was on the screen, stay in the workspace.

## Tables

| table | keys | what it tells |
|---|---|---|
"""


def document() -> str:
    """Return the page."""
    rows = [f"| `{name}` | {kind if isinstance(kind, str) else _value(kind)} | {told} |" for name, kind, told in TABLES]
    parts = [_HEAD.format(schema=SCHEMA) + "\n".join(rows), "## Keys"]
    parts += map(_described, _known((*(kind for _, kind, _ in TABLES if isinstance(kind, type)), *EVENTS.values())))
    parts += ["## Events", *map(_described, EVENTS.values())]
    return "\n\n".join(parts) + "\n"


def _known(kinds: Iterable[type]) -> list[type]:
    """Return dataclasses and those that their fields hold, each once, in the order of meeting them; no events."""
    found: dict[type, None] = {}

    def meet(kind: Any) -> None:
        for inner in get_args(kind):
            meet(inner)
        if isinstance(kind, type) and is_dataclass(kind) and kind not in found:
            found[kind] = None
            for hint in get_type_hints(kind).values():
                meet(hint)

    for kind in kinds:
        meet(kind)
    return [kind for kind in found if kind not in EVENTS.values()]


def _described(kind: type) -> str:
    """Return a class as a heading, its sentence and a row for each key."""
    hints, told = get_type_hints(kind), _docstrings(kind)
    about = " ".join((inspect.getdoc(kind) or "").split())
    rows = [f"### {kind.__name__}", about]
    if is_dataclass(kind) and fields(kind):
        body = ["| key | value | meaning |", "|---|---|---|"]
        for one in (one for one in fields(kind) if (kind, one.name) not in _ELSEWHERE):
            needed = one.default is MISSING and one.default_factory is MISSING
            value = _value(hints[one.name]) + ("" if needed else _default(one.default))
            body.append(f"| `{one.name}` | {value} | {told.get(one.name, '')} |")
        rows.append("\n".join(body))
    return "\n\n".join(rows)


def _default(value: object) -> str:
    told = value.value if isinstance(value, Enum) else "true" if value is True else ""
    return f"; `{told}` unless given" if told else ""


def _value(kind: Any) -> str:
    """Return in words what stands under a key."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        known = [one for one in inner if one is not NoneType]
        return "an event" if len(known) > 1 else _value(known[0])
    if origin is tuple:
        return f"list: {_value(inner[0])}" if inner[-1] is Ellipsis else f"list of {len(inner)}: {_value(inner[0])}"
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return f"table by {_value(inner[0])}: {_value(inner[1])}"
    if isinstance(kind, type) and issubclass(kind, Enum):
        return "one of " + ", ".join(f"`{member.value}`" for member in kind)
    if is_dataclass(kind) and isinstance(kind, type):
        return f"[{kind.__name__}](#{kind.__name__.lower()})"
    names = {str: "text", int: "whole number", float: "number", bool: "true or false", bytes: "content"}
    return names.get(kind) or {Decimal: "figure", date: "day", datetime: "moment"}[kind]


def _docstrings(kind: type) -> dict[str, str]:
    """Return the docstrings under a class's fields; Python keeps none of them."""
    (body,) = ast.parse(dedent(inspect.getsource(kind))).body
    found, name = {}, ""
    for node in body.body if isinstance(body, ast.ClassDef) else ():
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            name = node.target.id
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and name:
            found[name] = " ".join(str(node.value.value).replace("|", "\\|").split())
            name = ""
    return found


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8")
