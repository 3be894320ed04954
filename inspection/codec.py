"""Dataclasses to plain data and back: the only place that knows cattrs.

Unknown keys are refused, every error is reported with its path, and what was written comes back equal. Numbers travel
as text, for figures must not be rounded on the way; dates as ISO text.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, TypeVar, get_args, get_type_hints

import cattrs
from cattrs.gen import make_dict_structure_fn
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


def _text(value: object, kind: type[str]) -> str:
    if not isinstance(value, str):
        raise TypeError(f"not a text: {value!r}")
    return kind(value)  # cattrs brings every StrEnum here too: its members must not come back as mere text


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


@cache
def sparse_converter() -> cattrs.Converter:
    """Return the converter for formats without a null: a missing key of a field that may be None stands for None."""
    made = converter().copy()

    def hook(kind: Any) -> Any:
        inner = make_dict_structure_fn(kind, made, _cattrs_forbid_extra_keys=True)
        hints = get_type_hints(kind)
        absent = {f.name: None for f in fields(kind) if _required(f) and NoneType in get_args(hints[f.name])}

        def structure(data: object, as_kind: Any) -> Any:
            if not isinstance(data, dict):
                raise TypeError(f"not a table: {data!r:.80}")
            return inner({**absent, **data}, as_kind)

        return structure

    made.register_structure_hook_factory(is_dataclass, hook)
    return made


def _required(one: Field[Any]) -> bool:
    return one.default is MISSING and one.default_factory is MISSING


@cache
def whole_converter() -> cattrs.Converter:
    """Return the converter that writes every field, also one that holds its default."""
    return converter().copy(omit_if_default=False)


def to_plain(value: object, *, sparse: bool = False, whole: bool = False) -> Any:
    """Return a value as dictionaries, lists, text, numbers and booleans; defaults are left out unless ``whole``.

    With ``sparse``, keys whose value is None are left out, as TOML needs it.
    """
    plain = (whole_converter() if whole else converter()).unstructure(value)
    return _without_none(plain) if sparse else plain


def _without_none(plain: Any) -> Any:
    if isinstance(plain, dict):
        return {key: _without_none(value) for key, value in plain.items() if value is not None}
    return [_without_none(value) for value in plain] if isinstance(plain, list | tuple) else plain


def from_plain(kind: type[T], data: object, *, sparse: bool = False) -> T:
    """Return the value that plain data describes; ``ValueError`` with every fault and its path on its own line.

    With ``sparse``, data of a format that knows no null is meant.
    """
    try:
        return (sparse_converter() if sparse else converter()).structure(data, kind)
    except (cattrs.BaseValidationError, cattrs.StructureHandlerNotFoundError, TypeError, ValueError) as problem:
        raise ValueError("\n".join(faults(problem))) from problem


def faults(problem: BaseException) -> list[str]:
    """Return the faults of a failed structuring, each with its path such as ``$.items[7]``."""
    return [str(line) for line in cattrs.transform_error(problem)]
