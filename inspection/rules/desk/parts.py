"""What a list of numbers is beside its total: a list with its own sum in it, a list in a list, two lists in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal


def nested(parts: list[Decimal]) -> bool:
    """Tell whether one part is the sum of the others: a list with a total of its own, not a breakdown."""
    largest = max(parts)
    return len(parts) > 2 and largest > 0 and sum(parts) == 2 * largest  # noqa: PLR2004 - two equal parts are parts


def outer(parts: list[Decimal], total: Decimal | None) -> list[Decimal]:
    """Return the parts without those that split one of them again, where the rest make the total.

    "17 schools (7, 6 and 4) and 1 centre" are 18 units.
    """
    twice = sum(parts) - (total or 0)
    for place in (place for place, part in enumerate(parts) if part == twice and total is not None):
        for end in range(place + 3, len(parts) + 1):
            rest = parts[: place + 1] + parts[end:]
            if sum(parts[place + 1 : end]) == twice and len(rest) > 1:
                return rest
    return parts


def doubled(total: Decimal, parts: list[Decimal]) -> bool:
    """Tell whether the parts make a multiple of the total: two breakdowns of it in one list."""
    made = sum(parts)
    return total > 0 and made > total and made % total == 0
