"""Two inspections side by side in words: the same rows for the screen and for the command line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.model.comparison import Fate, Trend
from inspection.quantities import quantity_text
from inspection.vietnamese import format_number
from tui.phrases import period_words, ward_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from inspection.model.catalogue import Catalogue
    from inspection.model.codes import Verdict
    from inspection.model.comparison import Comparison, FigurePair, FindingPair, GroupPair, ItemPair
    from inspection.model.inspection import Inspection
    from inspection.wording import Wording

SIGNS = {Trend.BETTER: "▲", Trend.WORSE: "▼", Trend.SAME: "=", Trend.OTHER: "≠"}
LOOKS = {Trend.BETTER: "met", Trend.WORSE: "not_met", Trend.SAME: "dim", Trend.OTHER: "warning"}
FATE_SIGNS = {Fate.REPEATED: "↻", Fate.NEW: "+", Fate.FIXED: "✓", Fate.UNSEEN: "?"}
FATE_LOOKS = {Fate.REPEATED: "not_met", Fate.NEW: "partly", Fate.FIXED: "met", Fate.UNSEEN: "insufficient"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonRow:
    """A row: a section's heading, or one thing that both have."""

    section: str
    text: str
    sign: str = " "
    look: str = ""
    change: str = ""
    """What it was and what it is; empty for a heading."""
    details: tuple[str, ...] = ()
    item: str = ""
    """The item of the second inspection that it goes back to."""
    heading: bool = False


class ComparisonWords:
    """Tells a comparison in one language."""

    def __init__(self, catalogue: Catalogue, say: Wording) -> None:
        self._catalogue = catalogue
        self._say = say

    def name(self, inspection: Inspection) -> str:
        """Return which inspection it is: the ward and the period."""
        details = inspection.details
        parts = (ward_name(details.ward_type, details.ward), period_words(inspection.period))
        return " · ".join(part for part in parts if part)

    def rows(self, of: Comparison, *, everything: bool = False) -> list[ComparisonRow]:
        """Return all sections; what did not change only with ``everything``."""
        items = [pair for pair in of.items if everything or pair.changed]
        figures = [pair for pair in of.figures if everything or pair.trend is not Trend.SAME]
        groups = [pair for pair in of.groups if pair.possible_before and pair.possible_after]
        return [
            *self._section("findings", self._fates(of), (self._finding(pair, of) for pair in of.findings)),
            *self._section("verdicts", self._trends(items), (self._item(pair) for pair in items)),
            *self._section("figures", self._trends(figures), (self._figure(pair) for pair in figures)),
            *self._section("groups", "", (self._group(pair) for pair in groups)),
        ]

    def remark(self, of: Comparison) -> str:
        """Return what was not compared, in one sentence."""
        return self._say("comparison.only", before=of.only_before, after=of.only_after, both=len(of.items))

    def _section(self, section: str, counts: str, rows: Iterable[ComparisonRow]) -> list[ComparisonRow]:
        known = list(rows)
        title = self._say(f"comparison.section.{section}")
        none = self._say(f"comparison.none.{section}") if not known else counts
        head = ComparisonRow(section=section, text=" · ".join(part for part in (title, none) if part), heading=True)
        return [head, *known]

    def _fates(self, of: Comparison) -> str:
        counted = {fate: sum(pair.fate is fate for pair in of.findings) for fate in Fate}
        kind = "fates" if of.same_ward else "ward_fates"
        told = (self._say(f"comparison.{kind}.{fate}", count=count) for fate, count in counted.items() if count)
        return " · ".join(told)

    def _trends(self, pairs: Sequence[ItemPair] | Sequence[FigurePair]) -> str:
        counted = {trend: sum(pair.trend is trend for pair in pairs) for trend in Trend}
        told = (self._say(f"comparison.trend.{trend}", count=count) for trend, count in counted.items() if count)
        return " · ".join(told)

    # -- rows

    def _item(self, pair: ItemPair) -> ComparisonRow:
        change = f"{self._mark(pair.verdict_before)} → {self._mark(pair.verdict_after)}"
        told = (self._verdict(pair.verdict_before), self._verdict(pair.verdict_after))
        details = (pair.after.title[self._say.language], self._say("comparison.was_is", was=told[0], now=told[1]))
        title = f"{pair.after.number} {pair.after.title[self._say.language]}"
        return ComparisonRow(
            section="verdicts",
            text=title,
            sign=SIGNS[pair.trend],
            look=LOOKS[pair.trend],
            change=change,
            details=details,
            item=pair.after.id,
        )

    def _figure(self, pair: FigurePair) -> ComparisonRow:
        known = self._catalogue.indicators.get(pair.indicator)
        name = known.name[self._say.language] if known else pair.indicator
        was, now = quantity_text(pair.before), quantity_text(pair.after)
        difference = self.difference(pair)
        origins = [
            self._say("chart.sign.verified" if verified else "chart.sign.reported")
            for verified in (pair.verified_before, pair.verified_after)
        ]
        shown = f"{_bare(pair.before.value)} → {_bare(pair.after.value)}"
        details = (
            name,
            self._say("comparison.was_is", was=f"{was} ({origins[0]})", now=f"{now} ({origins[1]})"),
            difference or self._say("comparison.other_unit"),
        )
        return ComparisonRow(
            section="figures",
            text=f"{name} {f'({difference})' if difference else ''}".strip(),
            sign=SIGNS[pair.trend],
            look=LOOKS[pair.trend],
            change=shown,
            details=details,
        )

    def difference(self, pair: FigurePair) -> str:
        """Return a figure's difference with its sign and unit; nothing where the units differ."""
        if pair.difference is None:
            return ""
        unit = self._say("finding.draft.points") if pair.after.unit == "%" else pair.after.unit
        sign = "+" if pair.difference > 0 else "−" if pair.difference < 0 else "±"
        return f"{sign}{format_number(abs(pair.difference))} {unit}".strip()

    def _finding(self, pair: FindingPair, of: Comparison) -> ComparisonRow:
        finding = pair.finding
        kind = "" if of.same_ward else "ward_"
        fate = self._say(f"comparison.{kind}fate.{pair.fate}")
        details = [finding.condition or "–", fate]
        if pair.before and pair.after and pair.before.condition != pair.after.condition:
            details.append(self._say("comparison.before", text=pair.before.condition))
        return ComparisonRow(
            section="findings",
            text=f"{self._catalogue.group(finding.group).short} {finding.condition}",
            sign=FATE_SIGNS[pair.fate],
            look=FATE_LOOKS[pair.fate],
            change=self._say(f"comparison.{kind}short.{pair.fate}"),
            details=tuple(details),
            item=next(iter(pair.after.items), "") if pair.after else "",
        )

    def _group(self, pair: GroupPair) -> ComparisonRow:
        before = 100 * pair.points_before / pair.possible_before
        after = 100 * pair.points_after / pair.possible_after
        trend = Trend.SAME if before == after else Trend.BETTER if after > before else Trend.WORSE
        name = self._catalogue.group(pair.group).name[self._say.language]
        told = [
            f"{format_number(points)}/{format_number(possible)}"
            for points, possible in (
                (pair.points_before, pair.possible_before),
                (pair.points_after, pair.possible_after),
            )
        ]
        return ComparisonRow(
            section="groups",
            text=name,
            sign=SIGNS[trend],
            look=LOOKS[trend],
            change=f"{format_number(before, 1)} → {format_number(after, 1)} %",
            details=(name, self._say("comparison.was_is", was=told[0], now=told[1]), self._say("chart.scores_formula")),
        )

    def _mark(self, verdict: Verdict | None) -> str:
        return self._say(f"checklist.mark.{verdict}" if verdict else "checklist.mark.none")

    def _verdict(self, verdict: Verdict | None) -> str:
        return self._say(f"code.verdict.{verdict}" if verdict else "checklist.undecided")


def _bare(value: Decimal | None) -> str:
    return "–" if value is None else format_number(value)
