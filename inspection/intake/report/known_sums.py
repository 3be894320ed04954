"""Splits by parts that the catalogue names, anywhere in a report, believed only where they add up.

"Tổng số phải giải quyết 6.928 hồ sơ" splits into what was solved and what is pending, wherever these are told; but a
report may tell more parts than have a name, so a sum that is not right proves nothing.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

from inspection.model.documents import Breakdown, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from inspection.intake.report.rates import Stated

_NEAREST = 3
"""Numbers of one name that may be the part."""
_LEAST_PARTS = 2


def known_sums(found: Sequence[Stated]) -> Iterator[Breakdown]:
    """Yield the splits of each total by the ways that the catalogue knows."""
    told: dict[str | None, list[Stated]] = defaultdict(list)
    for stated in found:
        if stated.figure.value is not None:
            told[stated.figure.indicator].append(stated)
    for total in found:
        for names in total.indicator.other_parts if total.indicator and total.figure.value else ():
            parts = _making(total, names, told)
            if parts:
                yield Breakdown(
                    of=total.figure.indicator or "",
                    total=total.figure.value,
                    parts=tuple(Part(label=one.figure.label, value=one.figure.value or Decimal(0)) for one in parts),
                    line=total.figure.line,
                )


def _making(
    total: Stated, names: Sequence[str], told: Mapping[str | None, Sequence[Stated]]
) -> tuple[Stated, ...] | None:
    """Return the numbers of some names that make a total, the nearest first."""
    options = []
    for name in names:
        hits = [one for one in told.get(name, ()) if one.figure.period == total.figure.period and one.figure.value]
        options.append(sorted(hits, key=lambda one: abs(one.order - total.order))[:_NEAREST])
    making = (some for some in product(*options) if sum(one.figure.value or 0 for one in some) == total.figure.value)
    return next(making, None) if len(options) >= _LEAST_PARTS else None
