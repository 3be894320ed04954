"""A reading as the JSON object ``kiemtra/reading/1``; the schema only grows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inspection.intake.language.quality import DAMAGED_BELOW
from inspection.intake.language.restoration import suggestion
from inspection.model.codes import DueKind
from inspection.model.corrections import LISTED, keyed

if TYPE_CHECKING:
    from decimal import Decimal

    from inspection.model.documents import GroupSection, Period, Reading, ReportingDeadline, Target, Task, Weakness
    from inspection.wording import Wording

SCHEMA = "kiemtra/reading/1"
_SUGGESTED = {"groups": "title", "targets": "text", "tasks": "content", "responsibilities": "unit"}
"""The words of which parts get a suggestion beside them where the text is damaged."""


def number(value: Decimal | None) -> int | float | None:
    """Return a number as JSON writes it; nothing is lost, for intake reads at most fifteen digits."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _period(period: Period | None) -> dict[str, str] | None:
    return {"start": period.start.isoformat(), "end": period.end.isoformat()} if period else None


def _group(section: GroupSection) -> dict[str, Any]:
    return {
        "code": section.code.value,
        "ordinal": section.ordinal,
        "title": section.title,
        "duties": section.duties,
        "line": section.line,
    }


def _target(target: Target) -> dict[str, Any]:
    values = [number(value) for value in target.value]
    return {
        "group": target.group.value if target.group else "general",
        "comparator": target.comparator.value,
        "value": values[0] if len(values) == 1 else values,
        "unit": target.unit,
        "indicator": target.indicator,
        "text": target.text,
        "line": target.line,
    }


def _deadline(deadline: ReportingDeadline) -> dict[str, Any]:
    codes = [frequency.value for frequency in deadline.frequency]
    return {
        "text": deadline.text,
        "frequency": codes if len(codes) > 1 else next(iter(codes), None),
        "day": deadline.day,
        "date": deadline.date,
        "line": deadline.line,
    }


def _first(days: str | None) -> str | None:
    return days.partition(";")[0] if days else None


def _last(days: str | None) -> str | None:
    return days.rpartition(";")[2] if days else None


def _normal_due(task: Task) -> str | None:
    """Return a task's time in one text: a day, ``start/end``, several joined by ``;``, ``recurring:…``, continuous."""
    if task.frequency:
        return f"recurring:{task.frequency.value}"
    if task.due_kind is DueKind.CONTINUOUS:
        return task.due_kind.value
    if not task.due_start or not task.due_end:
        return task.due_end
    spans = zip(task.due_start.split(";"), task.due_end.split(";"), strict=False)
    return ";".join(f"{start}/{end}" for start, end in spans)


def _identity(reading: Reading) -> dict[str, Any]:
    source = reading.source
    return {
        "source": {
            "name": source.name,
            "sha256": source.sha256,
            "format": source.format,
            "encoding": source.encoding,
            "pages": source.pages,
            "lines": source.lines,
            "quality": source.quality,
        },
        "kind": reading.kind.value,
        "title": reading.title,
        "ward": reading.ward,
        "ward_type": reading.ward_type,
        "district": reading.district,
        "city": reading.city,
        "issuing_body": reading.issuing_body,
        "period": _period(reading.period),
        "document_number": reading.document_number,
        "issue_date": reading.issue_date,
        "signer": reading.signer,
        "signer_title": reading.signer_title,
        "signing_for": reading.signing_for,
    }


def _plan(reading: Reading) -> dict[str, Any]:
    return {
        "targets": [_target(target) for target in reading.targets],
        "tasks": [
            {
                "no": task.no,
                "group": task.group.value if task.group else None,
                "content": task.content,
                "lead": task.lead,
                "partners": task.partners,
                "due": task.due,
                "due_kind": task.due_kind.value if task.due_kind else None,
                "due_start": _first(task.due_start),
                "due_end": _last(task.due_end),
                "due_norm": _normal_due(task),
                "frequency": task.frequency.value if task.frequency else None,
                "product": task.product,
                "line": task.line,
            }
            for task in reading.tasks
        ],
        "responsibilities": [{"unit": r.unit, "duties": r.duties, "line": r.line} for r in reading.responsibilities],
        "deadlines": [_deadline(deadline) for deadline in reading.deadlines],
    }


def _report(reading: Reading) -> dict[str, Any]:
    return {
        "figures": [
            {
                "indicator": figure.indicator,
                "label": figure.label,
                "value": number(figure.value),
                "unit": figure.unit,
                "field": figure.field,
                "numerator": number(figure.numerator),
                "denominator": number(figure.denominator),
                "period": _period(figure.period),
                "quote": figure.quote,
                "line": figure.line,
            }
            for figure in reading.figures
        ],
        "breakdowns": [
            {
                "of": split.of,
                "total": number(split.total),
                "parts": [{"label": part.label, "value": number(part.value)} for part in split.parts],
                "line": split.line,
            }
            for split in reading.breakdowns
        ],
        "shortcomings": [{"text": weak.text, "line": weak.line} for weak in reading.shortcomings],
        "recommendations": [{"to": r.to, "text": r.text, "line": r.line} for r in reading.recommendations],
        "footnotes": [{"mark": note.mark, "text": note.text, "line": note.line} for note in reading.footnotes],
    }


def _suggest(found: dict[str, Any]) -> None:
    """Set beside the items of a damaged text the wording that they may have had."""
    for part, key in _SUGGESTED.items():
        for item in found[part]:
            likely = suggestion(item[key])
            item["suggestion"] = {"text": likely.text, "confidence": likely.confidence} if likely else None


_NAMES = {"citations": "legal_bases"}
"""Kinds of items that are called otherwise in JSON."""


def as_json(reading: Reading, wording: Wording) -> dict[str, Any]:
    """Return the reading as plain data for JSON; the messages of its issues are in the wording's language.

    Each item has its page (null where the format has none) and a confidence from 0 to 1 with the reasons for doubt.
    In a damaged text the items that people read have the wording beside them that they may have had.
    """
    answer = _all(reading, wording)
    weak = {one.item: one for one in reading.weaknesses}
    for kind in LISTED:
        for (key, item), row in zip(keyed(reading, kind), answer[_NAMES.get(kind, kind)], strict=True):
            row.update(page=reading.source.page_of(item.line), **_how_sure(key, weak))
    names = (item.name for item in reading.identity)
    keys = (key for key, _ in keyed(reading, "identity"))
    answer["identity"] = [{"field": name, **_how_sure(key, weak)} for name, key in zip(names, keys, strict=True)]
    for row in (*answer["footnotes"], *answer["issues"]):
        row["page"] = reading.source.page_of(row["line"]) if row["line"] else None
    if reading.source.quality < DAMAGED_BELOW:
        _suggest(answer)
    return answer


def _how_sure(key: str, weak: dict[str, Weakness]) -> dict[str, Any]:
    doubted = weak.get(key)
    doubts = [doubt.value for doubt in doubted.doubts] if doubted else []
    return {"confidence": doubted.confidence if doubted else 1.0, "doubts": doubts}


def _all(reading: Reading, wording: Wording) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        **_identity(reading),
        "legal_bases": [
            {
                "number": citation.number,
                "type": citation.type,
                "date": citation.date,
                "issuer": citation.issuer,
                "own": citation.own,
                "basis": citation.basis,
                "quote": citation.quote,
                "line": citation.line,
            }
            for citation in reading.citations
        ],
        "groups": [_group(section) for section in reading.groups],
        "next_period_groups": [_group(section) for section in reading.next_period_groups],
        "next_period_line": reading.next_period_line,
        **_plan(reading),
        **_report(reading),
        "issues": [
            {
                "code": issue.rule,
                "severity": int(issue.severity),
                "message": wording(issue.rule, **issue.facts),
                "line": issue.lines[0] if issue.lines else None,
            }
            for issue in reading.issues
        ],
    }
