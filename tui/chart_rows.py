"""The rows of the charts: each a bar, the words before it, its formula with its own numbers, and where it leads.

One list of rows is both the chart and its text alternative, so that these cannot say different things.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from inspection.model.codes import Verdict
from inspection.quantities import number_with_unit, quantity_text
from inspection.vietnamese import format_number
from tui.phrases import fitted
from tui.widgets.bar_chart import Bar, Part, look_of_score

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inspection.model.catalogue import Catalogue
    from inspection.model.checklist import ChecklistItem, Quantity
    from inspection.model.codes import GroupCode
    from inspection.model.inspection import Inspection
    from inspection.model.kpi import FieldCount, GroupScore, IndicatorRow, TargetCount, Trend, TrendPoint
    from inspection.model.source import SourceRef
    from inspection.wording import Wording

_SIGN = 3
_WHOLE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartRow:
    """One bar of a chart."""

    name: str
    """What it is about, in full."""
    sign: str = ""
    """Which of the figures of that it is, in a few cells."""
    kind: str = ""
    """The same in words."""
    shown: str
    """Its number as people read it."""
    parts: tuple[Part, ...] = ()
    formula: str
    """How the number comes about, with its own numbers."""
    first: bool = True
    """The first bar with this name; the others leave the name out."""
    group: GroupCode | None = None
    item: str = ""
    source: SourceRef | None = None

    def bar(self, name_cells: int, shown_cells: int) -> Bar:
        """Return the bar with its words in columns of so many cells."""
        name = fitted(self.name if self.first else "", name_cells)
        sign = f" {self.sign:<{_SIGN}}" if self.sign else ""
        return Bar(label=f" {name}{sign} {self.shown:>{shown_cells}}", parts=self.parts)

    def text(self, shown_cells: int) -> str:
        """Return the row as a line of text; its number stands first, where no line is cut."""
        return f" {self.shown:>{shown_cells}}  {' · '.join(part for part in (self.kind, self.name) if part)}"


class ChartRows:
    """Makes rows in one language."""

    def __init__(self, wording: Wording, catalogue: Catalogue) -> None:
        self._say = wording
        self._catalogue = catalogue

    def targets(self, counts: Sequence[TargetCount], inspection: Inspection) -> list[ChartRow]:
        """Return per group how many levels there are, how many report and team find reached, and which are missed."""
        numbers = {item.id: item.number for item in inspection.items}
        rows = []
        for count in counts:
            if not count.planned:
                continue
            name = self._group(count.group)
            known: tuple[tuple[str, int, int, tuple[str, ...]], ...] = (
                ("planned", count.planned, count.planned, ()),
                ("reported", count.reported_reached, count.reported, count.reported_missed),
                ("verified", count.verified_reached, count.verified, count.verified_missed),
            )
            for place, (kind, reached, of, missed) in enumerate(known):
                formula = self._say(f"chart.levels.{kind}", reached=reached, of=of, planned=count.planned)
                if missed:
                    formula += self._say("chart.levels.missed", items=", ".join(numbers[item] for item in missed))
                rows.append(
                    ChartRow(
                        name=name,
                        sign=self._say(f"chart.sign.{kind}"),
                        kind=self._say(f"checklist.{kind}"),
                        shown=str(reached) if kind == "planned" else f"{reached}/{of}" if of else "–",
                        parts=(Part(float(reached), kind),),
                        formula=formula,
                        first=place == 0,
                        group=count.group,
                    )
                )
        return rows

    def figures(self, indicators: Iterable[IndicatorRow], inspection: Inspection, group: GroupCode) -> list[ChartRow]:
        """Return the three figures of each rate of a group."""
        rows = []
        items = {item.id: item for item in inspection.items}
        for row in indicators:
            if row.group is not group or row.unit != "%":
                continue
            item = items[row.item]
            quantities = (
                ("planned", item.planned, row.planned),
                ("reported", item.reported, row.reported),
                ("verified", inspection.answer(item.id).verified, row.verified),
            )
            known = [one for one in quantities if one[2] is not None]
            for place, (kind, quantity, value) in enumerate(known):
                rows.append(self._figure(item, kind, quantity, value, first=place == 0))
        return rows

    def _figure(
        self, item: ChecklistItem, kind: str, quantity: Quantity | None, value: Decimal | None, *, first: bool
    ) -> ChartRow:
        number = value or Decimal(0)
        told = quantity_text(quantity) or number_with_unit(number, "%")
        origin = item.planned_origin if kind == "planned" else None
        ending = f" · {origin[self._say.language]}" if origin else ""
        return ChartRow(
            name=f"{item.number} {item.title[self._say.language]}",
            sign=self._say(f"chart.sign.{kind}"),
            kind=self._say(f"checklist.{kind}"),
            shown=f"{_short(number)}%",
            parts=(Part(float(number), kind),),
            formula=f"{self._say(f'checklist.{kind}')}: {told}{ending}",
            first=first,
            group=item.group,
            item=item.id,
            source=quantity.source if quantity else None,
        )

    def progress(self, scores: Sequence[GroupScore]) -> list[ChartRow]:
        """Return per group its verdicts, each letter a share of the items; what was not looked at stands as dots."""
        rows = []
        for score in scores:
            if score.group is None or not score.items:
                continue
            marks = {verdict: self._say(f"checklist.mark.{verdict}") for verdict in Verdict}
            parts = [Part(float(score.verdicts[v]), str(v), marks[v]) for v in Verdict]
            counts = ", ".join(f"{self._say(f'code.verdict.{v}')} {score.verdicts[v]}" for v in Verdict)
            left = score.items - score.judged
            rows.append(
                ChartRow(
                    name=self._group(score.group),
                    kind=" ".join(f"{marks[v]}{score.verdicts[v]}" for v in Verdict),
                    shown=f"{score.judged}/{score.items}",
                    parts=(*parts, Part(float(left), "none", self._say("checklist.mark.none"))),
                    formula=self._say(
                        "chart.row.progress",
                        judged=score.judged,
                        items=score.items,
                        percent=score.progress,
                        left=left,
                        counts=counts,
                    ),
                    group=score.group,
                )
            )
        return rows

    def scores(self, scores: Sequence[GroupScore]) -> list[ChartRow]:
        """Return per group, and over all, the points reached of those possible."""
        rows = []
        for score in scores:
            if not score.items:
                continue
            percent = score.percent
            name = "chart.row.scores" if percent is not None else "chart.row.no_score"
            rows.append(
                ChartRow(
                    name=self._group(score.group) if score.group else self._say("chart.all_groups"),
                    shown="–" if percent is None else f"{_short(percent)}%",
                    parts=() if percent is None else (Part(float(percent), look_of_score(percent)),),
                    formula=self._say(
                        name,
                        points=format_number(score.points),
                        possible=format_number(score.possible),
                        percent="" if percent is None else format_number(percent),
                        bonus=format_number(score.bonus),
                    ),
                    group=score.group,
                )
            )
        return rows

    def overdue(self, counts: Sequence[FieldCount], sources: Sequence[SourceRef]) -> list[ChartRow]:
        """Return the overdue dossiers by field, with the place of each in the report."""
        rows = []
        for count, source in zip(counts, sources, strict=True):
            formula = self._say(
                "chart.row.overdue",
                count=format_number(count.count),
                total=format_number(count.total),
                share=format_number(count.share),
            )
            if count.stated is not None and count.stated != count.total:
                stated, total = format_number(count.stated), format_number(count.total)
                formula = f"{formula} {self._say('chart.row.overdue_differs', stated=stated, total=total)}"
            rows.append(
                ChartRow(
                    name=f"{count.field[:1].upper()}{count.field[1:]}",
                    shown=format_number(count.count),
                    parts=(Part(float(count.count), "reported"),),
                    formula=formula,
                    source=source,
                )
            )
        return rows

    def trends(self, trends: Sequence[Trend], inspection: Inspection) -> list[ChartRow]:
        """Return the rates of each indicator, a bar a period."""
        items = {item.indicator: item for item in reversed(inspection.items) if item.indicator and not item.withdrawn}
        rows = []
        for trend in trends:
            known = self._catalogue.indicators.get(trend.indicator)
            item = items.get(trend.indicator)
            name = known.name[self._say.language] if known else item.title[self._say.language] if item else ""
            for place, point in enumerate(trend.points):
                rows.append(self._point(name, trend, point, item.id if item else "", first=place == 0))
        return rows

    def _point(self, name: str, trend: Trend, point: TrendPoint, item: str, *, first: bool) -> ChartRow:
        kind = "reported" if point.verified is None else "verified"
        value = point.held or Decimal(0)
        period = f"{point.period.start:%m}–{point.period.end:%m/%Y}"
        change = "" if point.change is None else f"{'+' if point.change > 0 else ''}{format_number(point.change)}"
        ending = self._say("chart.row.changed", change=change) if change else ""
        figure = self._say(f"checklist.{kind}")
        return ChartRow(
            name=name,
            sign=f"{self._say(f'chart.sign.{kind}')} {period}",
            kind=f"{figure} {period}",
            shown=f"{_direction(point.change)}{_short(value)}%",
            parts=(Part(float(value), kind),),
            formula=f"{period}: {figure} {number_with_unit(value, '%')}{ending}",
            first=first,
            group=trend.group,
            item=item,
        )

    def _group(self, code: GroupCode) -> str:
        group = self._catalogue.group(code)
        return f"{group.numeral}. {group.name[self._say.language]}"


def top_of(rows: Sequence[ChartRow], *, per_cent: bool) -> float:
    """Return where a chart's scale ends: a hundred per cent, or the longest bar of counts."""
    return _WHOLE if per_cent else max((sum(part.value for part in row.parts) for row in rows), default=1) or 1


def _short(value: Decimal) -> str:
    """Return a rate with one decimal at most; the formula below has all of them."""
    return format_number(value, 1).removesuffix(",0")


def _direction(change: Decimal | None) -> str:
    """Return an arrow for which way a rate went; whether that is good, the indicator says."""
    return "" if change is None else "▲ " if change > 0 else "▼ " if change < 0 else "= "
