"""Values of the model with every field unlike its default, so that what is left out of an export is missed at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from itertools import count
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")

_FIRST = date(2031, 1, 1)


class Filling:
    """Makes values; no two texts, numbers or days of one filling are the same."""

    def __init__(self) -> None:
        self._count = count(1)

    def of(self, kind: type[T], **given: object) -> T:
        """Return a value of a kind; ``given`` are fields that must be as they are."""
        return kind(**self._fields(kind, given)) if is_dataclass(kind) else self._made(kind, MISSING)

    def _fields(self, kind: type[Any], given: dict[str, Any]) -> dict[str, Any]:
        hints = get_type_hints(kind)
        made = {one.name: self._made(hints[one.name], _default(one)) for one in fields(kind) if one.name not in given}
        return made | given

    def _made(self, kind: Any, default: object) -> Any:
        origin, inner = get_origin(kind), get_args(kind)
        if origin in (Union, UnionType):
            return self._made(next(one for one in inner if one is not NoneType), default)
        if origin is tuple:
            return tuple(self._made(one, MISSING) for one in inner if one is not Ellipsis)
        if origin is Literal:
            return inner[0]
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return {self._made(inner[0], MISSING): self._made(inner[1], MISSING)}
        if is_dataclass(kind):
            return kind(**self._fields(kind, {}))  # type: ignore[operator,arg-type]  # a class here, never an instance
        return self._leaf(kind, default)

    def _leaf(self, kind: Any, default: object) -> Any:
        number = next(self._count)
        if issubclass(kind, Enum):
            return next(member for member in kind if member is not default)
        made: dict[type, object] = {
            bool: default is not True,
            int: number,
            float: number / 1000,
            str: f"chữ “{number}”",
            bytes: f"{number}".encode(),
            Decimal: number + Decimal("0.25"),
            date: _FIRST + timedelta(days=number),
            datetime: datetime(2031, 1, 1, tzinfo=UTC) + timedelta(minutes=number),
        }
        return made[kind]


def _default(one: Field[Any]) -> object:
    return one.default


def parts(value: object) -> Iterator[object]:
    """Yield every dataclass inside a value, itself included."""
    if is_dataclass(value) and not isinstance(value, type):
        yield value
        for one in fields(value):
            yield from parts(getattr(value, one.name))
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from parts(key)
            yield from parts(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from parts(one)


def texts(value: object) -> Iterator[str]:
    """Yield every text inside a value, keys of mappings included."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from texts(getattr(value, one.name))
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from texts(key)
            yield from texts(one)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from texts(one)
