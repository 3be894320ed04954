"""Dataclasses to plain data and back: the only place that knows cattrs.

Unknown keys are refused, every error is reported with its path, and what was written comes back equal. Numbers travel
as text, for figures must not be rounded on the way; dates as ISO text.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from typing import Any, TypeVar

import cattrs
from cattrs.preconf.json import make_converter

T = TypeVar("T")


def _code(member: Enum) -> object:
    return member.value


def _decimal(value: object, _: type) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        raise TypeError(f"not a number: {value!r}")
    try:
        return Decimal(str(value))
    except InvalidOperation as problem:
        raise ValueError(f"not a number: {value!r}") from problem


def _date(value: object, _: type) -> date:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _text(value: object, _: type) -> str:
    if not isinstance(value, str):
        raise TypeError(f"not a text: {value!r}")
    return value


@cache
def converter() -> cattrs.Converter:
    """Return the one converter; built when first asked for."""
    made = make_converter(forbid_extra_keys=True, omit_if_default=True)
    made.register_unstructure_hook_func(lambda kind: isinstance(kind, type) and issubclass(kind, Enum), _code)
    made.register_unstructure_hook(Decimal, str)
    made.register_structure_hook(Decimal, _decimal)
    made.register_unstructure_hook(datetime, datetime.isoformat)
    made.register_unstructure_hook(date, lambda day: day.isoformat())
    made.register_structure_hook(date, _date)
    made.register_structure_hook(str, _text)
    return made


def to_plain(value: object) -> Any:
    """Return a value as dictionaries, lists, text, numbers and booleans; defaults are left out."""
    return converter().unstructure(value)


def from_plain(kind: type[T], data: object) -> T:
    """Return the value that plain data describes; ``ValueError`` with every fault and its path on its own line."""
    try:
        return converter().structure(data, kind)
    except (cattrs.BaseValidationError, cattrs.StructureHandlerNotFoundError, TypeError, ValueError) as problem:
        raise ValueError("\n".join(faults(problem))) from problem


def faults(problem: BaseException) -> list[str]:
    """Return the faults of a failed structuring, each with its path such as ``$.items[7]``."""
    return [str(line) for line in cattrs.transform_error(problem)]
