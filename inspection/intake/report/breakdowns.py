"""Totals that a report splits into parts: in one sentence, in bullets below it, or over figures that belong together.

Whether the parts add up is not asked here, except to see where one list ends and the next begins.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.intake.language.measures import kinds_of
from inspection.intake.report.known_sums import known_sums
from inspection.intake.report.labelled_lists import totals
from inspection.model.documents import Breakdown, Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection.intake.report.naming import Namer
    from inspection.intake.report.rates import Stated
    from inspection.intake.report.statements import Mention, Statement
    from inspection.model.catalogue import Indicator

_LONGEST_OPENING = 200
_BESIDE = range(-2, 3)
"""How many numbers away another count of the same visits stands: "02 lượt, 03 người, 02 vụ việc"."""
_SPLIT = re.compile(
    r"\b(?:trong do|bao gom|gom|cu the|chia ra|cu the la|trong so do|phan theo)\b|\(\s*$|\(\s*(?:gom|trong do)"
)
_OPEN_ENDS = ("trong do", "gom", "cu the", "chia ra", "nhu sau")
_ONLY_OPENS = re.compile(r"[^\w]*(?:trong do|bao gom|gom|cu the|chia ra)\s*:?\s*")
_NOUN_ENDS = re.compile(r"[,;()]|\.(?:\s|$)")
_LIST_SIGNS = re.compile(r"[;,(]")
_TRAILING = re.compile(r"\s+(?:và|với)\s*$")
_LEADING = re.compile(r"^\s*(?:và|gồm|có|trong đó|bao gồm)\b\s*:?", re.IGNORECASE)
_SUM = re.compile(
    r"\b(?:tong so|tong cong|cong chung|tong|(?<!hanh chinh )(?<!dich vu )(?<!dau tu )cong)(?: la| co)?:?\s*$"
)
_ADDED = re.compile(r"\bcong (?:them |voi )?$")
_MAKES = re.compile(r"[^,;.():\d]{0,60} (?:la|thanh|bang) $")
"""Around what is added to a number, and their sum: "31 đơn, cộng 04 đơn năm trước chuyển qua thành 35 đơn"."""
_MONTH = re.compile(r"\b(?:thang|quy) \d{1,2}\b")
_LISTED = re.compile(r"[^.;:()\d%]{0,50}[,;][^.;:()\d%]{0,50}|[^.;:()\d%]{0,30} va [^.;:()\d%]{0,30}")
"""What stands between two numbers of a list."""
_LEAST_PARTS = 2
_LEAST_TOTAL = 5
"""Below this, numbers add up by chance."""
_MOST_PARTS = 40
_BRACKET = re.compile(r"[a-z ]{0,25}\(|[a-z, ]{0,45}:")
_ASIDE = re.compile(r"[a-z ]{0,30}\((?:chi tieu|bien che|duoc giao|giao|tren|so voi)[^()]*\)")
"""Behind a total what stands beside it in brackets: "74 công chức có mặt (chỉ tiêu 78 biên chế)"."""
_NEARLY = Decimal("0.1")
_FULL_STOP = re.compile(r"\.(?=\s|$)")


def part_label(statement: Statement, mention: Mention) -> str:
    """Return what a summand counts: "HĐND" in "HĐND: 05", "thạc sĩ" in "12 thạc sĩ"."""
    behind = _NOUN_ENDS.split(statement.text[mention.quantity.start : mention.after].lstrip("0123456789., "))[0]
    noun = _TRAILING.sub("", behind).strip(" .")
    before = _LIST_SIGNS.split(statement.text[mention.before : mention.quantity.start].rstrip(" :"))[-1]
    name = _LEADING.sub("", before).strip(" .-+:")
    unit = mention.quantity.unit or ""
    return name if name and (not noun or noun.lower() == unit.lower()) else noun or name


def _runs(total: Mention, parts: list[Mention], statement: Statement) -> Iterator[list[Mention]]:
    """Cut a list of numbers where its sum has reached the total; the rest may be a second list of the same total."""
    run: list[Mention] = []
    reached = Decimal(0)
    for part in parts:
        if (
            run
            and reached == total.quantity.value
            and (part.quantity.value > 0 or ";" in _gap(statement, run[-1], part))
        ):
            yield run
            run, reached = [], Decimal(0)
        run.append(part)
        reached += part.quantity.value
    yield run


def _gap(statement: Statement, one: Mention, other: Mention) -> str:
    return statement.flat[one.quantity.end : other.quantity.start]


def _behind_rate(mentions: Sequence[Mention], place: int) -> int:
    """Return the place behind the rate of a total: "có mặt 268 người (95,37%), gồm khối mầm non 84 người, …"."""
    return place + 1 if mentions[place].quantity.percent and place + 1 < len(mentions) else place


def _in_sentence(statement: Statement, stated: Sequence[Stated]) -> Iterator[Breakdown]:
    """Yield "a, trong đó: b, c" and "a (b, c)"."""
    mentions = statement.mentions
    for place, total in enumerate(mentions[:-1]):
        if total.quantity.percent or total.quantity.until is not None:
            continue
        first = _behind_rate(mentions, place + 1)
        opening = _gap(statement, mentions[first - 1], mentions[first])
        if len(opening) > _LONGEST_OPENING or _FULL_STOP.search(opening) or not _SPLIT.search(opening):
            continue
        closed = statement.flat.find(")", mentions[first - 1].quantity.end) if "(" in opening else -1
        parts: list[Mention] = []
        for mention in mentions[first : first + _MOST_PARTS]:
            before = parts[-1] if parts else mentions[first - 1]
            gap = _gap(statement, before, mention)
            if (0 <= closed < mention.quantity.start) or (parts and _FULL_STOP.search(gap)) or "=" in gap:
                break
            if _counts_alike(mention, total):
                parts.append(mention)
            elif not mention.quantity.percent and (not parts or ";" in gap):
                break  # "dân số 20.000 người, gồm 14 thôn": no list of parts; behind ";" another subject
        for run in _runs(total, parts, statement):
            names = [stated[part.place].figure.indicator for part in run]
            sensible = _sensible(stated[place], names) and all(p.quantity.value <= total.quantity.value for p in run)
            if len(run) >= _LEAST_PARTS and sensible:
                yield _breakdown(statement, total, stated[place], [(statement, part) for part in run])


def _adding_up(statement: Statement, stated: Sequence[Stated]) -> Iterator[Breakdown]:
    """Yield a total whose parts follow without a word that opens a list: "2.790 hồ sơ: 2.104 trước hạn, 686 đúng hạn".

    Only numbers of one kind that add up exactly are believed to be parts, for nothing else says so.
    """
    mentions = statement.mentions
    for place, total in enumerate(mentions[:-_LEAST_PARTS]):
        if total.quantity.percent or total.quantity.until is not None or total.quantity.value < _LEAST_TOTAL:
            continue
        parts: list[Mention] = []
        reached = Decimal(0)
        for mention in mentions[place + 1 : place + 1 + _MOST_PARTS]:
            last = parts[-1] if parts else total
            if _FULL_STOP.search(statement.flat, last.quantity.end, mention.quantity.start):
                break
            if mention.quantity.percent:
                continue
            if (
                not parts
                and statement.flat.startswith(")", mention.after)
                and _ASIDE.fullmatch(statement.flat, total.quantity.end, mention.after + 1)
            ):
                continue
            if not _counts_alike(mention, total) or mention.quantity.denominator is not None:
                break
            parts.append(mention)
            reached += mention.quantity.value
            if reached >= total.quantity.value:
                names = [stated[part.place].figure.indicator for part in parts]
                if reached == total.quantity.value and len(parts) >= _LEAST_PARTS and _sensible(stated[place], names):
                    yield _breakdown(statement, total, stated[place], [(statement, part) for part in parts])
                break


def _in_brackets(statement: Statement, stated: Sequence[Stated]) -> Iterator[Breakdown]:
    """Yield "52 người (HĐND: 05, UBND: 44)", "52 người: HĐND 05, UBND 44": a list opened right behind its total.

    A list that is far from adding up may name some parts only; one that nearly does is meant to.
    """
    mentions = statement.mentions
    for place, total in enumerate(mentions[:-_LEAST_PARTS]):
        opened = _BRACKET.match(statement.flat, total.quantity.end)
        if opened is None or total.quantity.percent or total.quantity.until is not None:
            continue
        ends = (")",) if opened[0].endswith("(") else (". ", "; ")
        closed = min(
            (end for sign in ends if (end := statement.flat.find(sign, opened.end())) >= 0), default=total.sentence[1]
        )
        parts = [one for one in mentions[place + 1 :] if one.quantity.start < closed]
        if len(parts) < _LEAST_PARTS or not all(_counts_alike(part, total) for part in parts):
            continue
        off = abs(sum((part.quantity.value for part in parts), Decimal(0)) - total.quantity.value)
        names = [stated[part.place].figure.indicator for part in parts]
        if off <= max(Decimal(1), total.quantity.value * _NEARLY) and _sensible(stated[place], names):
            yield _breakdown(statement, total, stated[place], [(statement, part) for part in parts])


def _sensible(total: Stated, parts: Sequence[str | None]) -> bool:
    """Tell whether named parts are those that the catalogue knows of the total; what has no name may be a part."""
    known = total.indicator.parts if total.indicator else ()
    return not known or all(name is None or name in known for name in parts)


def _before_total(statement: Statement, stated: Sequence[Stated]) -> Iterator[Breakdown]:
    """Yield "b, c, tổng số a": the parts of one clause with their total at its end."""
    mentions = statement.mentions
    for place, total in enumerate(mentions[_LEAST_PARTS:], _LEAST_PARTS):
        before = statement.flat[total.before : total.quantity.start]
        summed = "ong" in before and _SUM.search(before)  # tổng, cộng
        if not summed or total.quantity.percent or total.quantity.until is not None:
            continue
        parts: list[Mention] = []
        for mention in reversed(mentions[:place]):
            gap = _gap(statement, mention, parts[-1] if parts else total)
            if not _counts_alike(mention, total) or not _LISTED.fullmatch(_MONTH.sub("", gap)):
                break
            parts.append(mention)
        sensible = all(part.quantity.value <= total.quantity.value for part in parts)
        if len(parts) >= _LEAST_PARTS and sensible:
            yield _breakdown(statement, total, stated[place], [(statement, part) for part in reversed(parts)])


def _added(statement: Statement, stated: Sequence[Stated]) -> Iterator[Breakdown]:
    """Yield "a, cộng b là c": two numbers with what they make."""
    mentions = statement.mentions if "cong " in statement.flat else []
    for one, more, total in zip(mentions, mentions[1:], mentions[2:], strict=False):
        if one.quantity.value + more.quantity.value != total.quantity.value:
            continue
        said = _ADDED.search(_gap(statement, one, more)) and _MAKES.fullmatch(_gap(statement, more, total))
        if said and _counts_alike(one, total) and _counts_alike(more, total):
            yield _breakdown(statement, total, stated[total.place], [(statement, one), (statement, more)])


def _breakdown(
    statement: Statement, total: Mention, stated: Stated, parts: Sequence[tuple[Statement, Mention]]
) -> Breakdown:
    return Breakdown(
        of=stated.figure.indicator or stated.figure.label,
        total=total.quantity.value,
        parts=tuple(Part(label=part_label(where, part), value=part.quantity.value) for where, part in parts),
        line=statement.line_at(total.quantity.start),
    )


def _counts_alike(part: Mention, total: Mention) -> bool:
    """Tell whether two numbers count the same kind of thing, as far as their units say."""
    one, other = kinds_of(part.quantity.unit), kinds_of(total.quantity.unit)
    return not part.quantity.percent and (not one or not other or bool(one & other))


def _name_of(statement: Statement, mention: Mention, stated: dict[int, list[Stated]]) -> str | None:
    return stated[statement.index][mention.place].figure.indicator


def _in_bullets(place: int, statements: Sequence[Statement], stated: dict[int, list[Stated]]) -> Iterator[Breakdown]:
    """Yield a total with the first number of each bullet below it: "trong đó:" and a list, or just items further in.

    Without a word that opens the list the numbers must nearly add up, for an item may tell other things below it.
    """
    statement = statements[place]
    if not statement.mentions and place and _ONLY_OPENS.fullmatch(statement.flat):
        statement = statements[place - 1]  # "- Tiếp nhận: 900 hồ sơ", "- Trong đó:" and the parts
    counts = [m for m in statement.mentions if not m.quantity.percent]
    opened = statement is not statements[place] or statement.flat.rstrip().removesuffix(":").rstrip().endswith(
        _OPEN_ENDS
    )
    if not counts or (len(counts) > 1 and not opened):
        return
    total = counts[0]
    parts = [(below, first) for below, first in _bullets_below(place, statements, total) if first is not None]
    own_figure = stated[statement.index][total.place]
    off = abs(sum((part.quantity.value for _, part in parts), Decimal(0)) - total.quantity.value)
    if (
        len(parts) >= _LEAST_PARTS
        and (opened or off <= max(Decimal(1), total.quantity.value * _NEARLY))
        and (all(part.quantity.value <= total.quantity.value for _, part in parts))
        and _sensible(own_figure, [_name_of(where, part, stated) for where, part in parts])
    ):
        yield _breakdown(statement, total, own_figure, parts)


def _bullets_below(
    place: int, statements: Sequence[Statement], total: Mention
) -> Iterator[tuple[Statement, Mention | None]]:
    """Yield the bullets of one kind right below a statement, each with its first number that counts the same."""
    own = statements[place].passage
    kind = None
    for below in statements[place + 1 :]:
        marker = below.passage.marker
        if marker is None or (kind is not None and marker.kind is not kind):
            return
        if (
            own.marker is not None
            and not below.passage.below(own)
            and (kind is not None or marker.kind is own.marker.kind)
        ):
            return
        kind = marker.kind
        first = next((m for m in below.mentions if _counts_alike(m, total)), None)
        if first is None:
            return
        yield below, first


def _of_catalogue(found: Sequence[Stated], namer: Namer) -> Iterator[Breakdown]:
    """Yield the figures that the catalogue says add up to another one.

    Numbers make a split; what is only said to be none joins it. A part of another part counts only where the sum
    wants it: "4.119 trước và đúng hạn (riêng trước hạn 2.906)"; so does what was carried over, where the sum tells.
    """
    told: dict[str | None, list[Stated]] = defaultdict(list)
    for stated in found:
        if stated.figure.value is not None:
            told[stated.figure.indicator].append(stated)
    for total in found:
        if total.indicator is None or not total.indicator.parts or total.figure.value is None:
            continue
        parts: dict[str, Stated] = {}
        for name in total.indicator.parts:
            hits = [one for one in told.get(name, ()) if one.figure.period == total.figure.period]
            if hits:
                parts[name] = min(hits, key=lambda hit: abs(hit.order - total.order))
        parts = _of_one_kind(parts, total.indicator, namer)
        if sum(part.figure.value or 0 for part in parts.values()) > total.figure.value:
            within = {inner for name in parts for inner in namer.indicators[name].parts}
            parts = {name: part for name, part in parts.items() if name not in within}
            over = sum(part.figure.value or 0 for part in parts.values()) - total.figure.value
            of_more = (name for name in parts if len(namer.wholes_of[name]) > 1)
            apart = next((name for name in of_more if over and parts[name].figure.value == over), None)
            parts = {name: part for name, part in parts.items() if name != apart}
        told_of = sum(p.place is not None or bool(p.figure.value) for p in parts.values()) >= _LEAST_PARTS
        made = sum((part.figure.value or Decimal(0) for part in parts.values()), Decimal(0))
        if told_of or (len(parts) >= _LEAST_PARTS and made == total.figure.value > 0):
            split = tuple(Part(label=p.figure.label, value=p.figure.value or Decimal(0)) for p in parts.values())
            yield Breakdown(of=total.indicator.id, total=total.figure.value, parts=split, line=total.figure.line)


def _of_one_kind(parts: dict[str, Stated], total: Indicator, namer: Namer) -> dict[str, Stated]:
    """Leave out what is told beside a part and counts other things: the cases of visits, not those told alone."""
    alike = {name for name in parts if namer.kinds(total) & namer.kinds(namer.indicators[name])}
    taken = {(parts[name].statement, (parts[name].place or 0) + off) for name in alike for off in _BESIDE}
    return {name: part for name, part in parts.items() if name in alike or (part.statement, part.place) not in taken}


def fuller(one: Breakdown, other: Breakdown) -> bool:
    """Tell whether a split says all that another one of the same total says, and more."""
    return len(one.parts) > len(other.parts) and not Counter(part.value for part in other.parts) - Counter(
        part.value for part in one.parts
    )


def _labelled(
    place: int,
    statements: Sequence[Statement],
    found: Sequence[Stated],
    by_statement: dict[int, list[Stated]],
    namer: Namer,
) -> Iterator[Breakdown]:
    """Yield the lists that stand behind a label of their own, with the total told elsewhere."""
    statement = statements[place]
    for total, run in totals(place, statements, found, by_statement, namer):
        yield Breakdown(
            of=total.figure.indicator or total.figure.label,
            total=total.figure.value,
            parts=tuple(Part(label=part_label(statement, part), value=part.quantity.value) for part in run),
            line=statement.line_at(run[0].quantity.start),
        )


def breakdowns(statements: Sequence[Statement], found: Sequence[Stated], namer: Namer) -> tuple[Breakdown, ...]:
    """Return the splits of a report, each once."""
    by_statement: dict[int, list[Stated]] = {}
    for one in found:
        by_statement.setdefault(one.statement, []).append(one)
    collected: list[Breakdown] = []
    for place, statement in enumerate(statements):
        several = len(statement.mentions) >= _LEAST_PARTS
        if several:
            stated = by_statement[statement.index]
            for within in (_in_sentence, _in_brackets, _adding_up, _before_total, _added):
                collected += within(statement, stated)
        collected += _in_bullets(place, statements, by_statement)
        if several:
            collected += _labelled(place, statements, found, by_statement, namer)
    said: dict[tuple[str, Decimal | None], list[Breakdown]] = defaultdict(list)
    for split in collected:
        said[split.of, split.total].append(split)
    seen: set[tuple[object, ...]] = set()
    result = []
    for split in (*collected, *_of_catalogue(found, namer), *known_sums(found)):
        key = (split.total, tuple(sorted(part.value for part in split.parts)))
        if key not in seen and not any(fuller(other, split) for other in said[split.of, split.total]):
            seen.add(key)
            result.append(split)
    return tuple(sorted(result, key=lambda split: split.line))
