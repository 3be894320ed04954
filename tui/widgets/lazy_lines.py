"""Lines that are made when they come into sight: a list of hundreds then costs what the screen holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import overload

from rich.text import Text


class LazyLines(Sequence[Text]):
    """As many lines as are said, each made once, when it is first asked for."""

    def __init__(self, count: int, make: Callable[[int], Text]) -> None:
        self._count = count
        self._make = make
        self._made: dict[int, Text] = {}

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> Text: ...
    @overload
    def __getitem__(self, place: slice) -> list[Text]: ...
    def __getitem__(self, place: int | slice) -> Text | list[Text]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(self._count))]
        if not -self._count <= place < self._count:
            raise IndexError(place)
        found = place % self._count
        if found not in self._made:
            self._made[found] = self._make(found)
        return self._made[found]
