"""A workspace's own indicators, aliases, criteria sets and holidays, laid over the shipped catalogue.

Criteria sets and the calendar stand in files of their own (``own_criteria``, ``own_holidays``); indicators and aliases
in ``indicators.toml``: ``[[indicator]]`` adds one, with the keys of ``datasets/catalogue/indicators.toml``;
``[[alias]]`` gives phrases to an indicator that is already there. What is shipped is never replaced: ids, codes and
phrases of two indicators that count the same unit must not clash. All faults of the file are reported at once, with
the path inside it.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from inspection import codec, own_holidays
from inspection.catalogue import shipped
from inspection.errors import CatalogueError
from inspection.model.catalogue import OwnIndicators
from inspection.own_criteria import criteria_sets, files_of
from inspection.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from inspection.model.catalogue import Catalogue, Indicator
    from inspection.own_criteria import SetFile

FILE = "indicators.toml"
"""The name of the file in the folder of a workspace."""

DIRECTIONS = ("up", "down", "equal", "information")


def catalogue_of(folder: Path) -> Catalogue:
    """Return the catalogue as it holds in a workspace: the shipped one where its folder has no file of its own.

    ``CatalogueError`` names the file and every fault in it.
    """
    text, days, files = _text(folder / FILE), _text(folder / own_holidays.FILE), files_of(folder)
    own = text is not None or days is not None or files
    return _merged(folder, text, days, files) if own else shipped()


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except UnicodeDecodeError as problem:
        raise CatalogueError("catalogue.syntax", file=path, problem=problem) from problem
    except OSError as problem:
        raise CatalogueError("catalogue.own_missing", file=path, problem=problem.strerror) from problem


@cache
def _merged(folder: Path, text: str | None, days: str | None, files: tuple[SetFile, ...]) -> Catalogue:
    # One catalogue for the same files: making the aliases ready to be looked up costs more than reading a document.
    base = shipped() if text is None else _with_indicators(shipped(), folder / FILE, text)
    base = base if days is None else own_holidays.with_holidays(base, folder / own_holidays.FILE, days)
    sets = criteria_sets(files, base.groups, base.indicators.keys(), {one.id for one in base.criteria_sets})
    return replace(base, criteria_sets=(*base.criteria_sets, *sets)) if sets else base


def _with_indicators(base: Catalogue, path: Path, text: str) -> Catalogue:
    own = _read(path, text)
    problems = [*_faults(own, base), *_clashes(own, base)]
    if problems:
        raise CatalogueError("catalogue.fields", file=path, problem="\n".join(problems))
    indicators = {**base.indicators, **{one.id: one for one in own.indicator}}
    for more in own.alias:
        one = indicators[more.indicator]
        indicators[one.id] = replace(one, aliases=tuple(dict.fromkeys((*one.aliases, *more.aliases))))
    return replace(base, indicators=indicators)


def _read(path: Path, text: str) -> OwnIndicators:
    try:
        data: dict[str, Any] = tomllib.loads(text)
        return codec.from_plain(OwnIndicators, data, sparse=True)
    except tomllib.TOMLDecodeError as problem:
        raise CatalogueError("catalogue.syntax", file=path, problem=problem) from problem
    except ValueError as problem:
        raise CatalogueError("catalogue.fields", file=path, problem=problem) from problem


def _faults(own: OwnIndicators, base: Catalogue) -> Iterator[str]:
    """Yield ids and codes that are taken, references that lead nowhere, directions and phrases that are none."""
    known = {*base.indicators, *(one.id for one in own.indicator)}
    times = Counter(one.id for one in own.indicator)
    codes = {one.code: one.id for one in base.indicators.values() if one.code}
    for number, one in enumerate(own.indicator):
        place = f"$.indicator[{number}]"
        if one.id in base.indicators or times[one.id] > 1:
            yield f"{place}.id: {one.id} × {1 + times[one.id] - (one.id not in base.indicators)}"
        if one.code in codes:
            yield f"{place}.code: {one.code} = {codes[one.code]}"
        if one.direction not in DIRECTIONS:
            yield f"{place}.direction: {one.direction} ({' | '.join(DIRECTIONS)})"
        for name, others in (
            ("numerator", (one.numerator,)),
            ("denominator", (one.denominator,)),
            ("parts", one.parts),
            ("other_parts", tuple(chain.from_iterable(one.other_parts))),
        ):
            yield from (f"{place}.{name}: {other}?" for other in others if other and other not in known)
    for number, more in enumerate(own.alias):
        if more.indicator not in known:
            yield f"$.alias[{number}].indicator: {more.indicator}?"
    for place, _, phrase in _phrases(own):
        head, *rest = (part.strip() for part in phrase.split(">"))
        strange = head.startswith("@") and (head[1:] not in known or len(rest) != 1)
        if strange or not all(map(fold, (head, *rest))):
            yield f'{place}: "{phrase}"?'


def _clashes(own: OwnIndicators, base: Catalogue) -> Iterator[str]:
    """Yield the phrases that another indicator of the same unit has: they would name neither."""
    everyone: Mapping[str, Indicator] = {**{one.id: one for one in own.indicator}, **base.indicators}
    taken = {(_key(phrase), one.unit): one.id for one in base.indicators.values() for phrase in one.aliases}
    for place, name, phrase in _phrases(own):
        if name in everyone and (other := taken.setdefault((_key(phrase), everyone[name].unit), name)) != name:
            yield f'{place}: "{phrase}" = {other}'


def _key(phrase: str) -> str:
    return " ".join(fold(phrase.replace(">", " > ")).split())


def _phrases(own: OwnIndicators) -> Iterator[tuple[str, str, str]]:
    """Yield the place, the indicator and the words of each phrase of the file."""
    for number, one in enumerate(own.indicator):
        yield from ((f"$.indicator[{number}].aliases[{n}]", one.id, phrase) for n, phrase in enumerate(one.aliases))
    for number, more in enumerate(own.alias):
        yield from (
            (f"$.alias[{number}].aliases[{n}]", more.indicator, phrase) for n, phrase in enumerate(more.aliases)
        )
