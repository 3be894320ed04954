"""Checklists, whatever documents say: ids never repeat, judged items never vanish, the same case builds the same."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from hypothesis import given
from hypothesis import strategies as st

from inspection.catalogue import shipped
from inspection.checklist import build
from inspection.matching import match
from inspection.model.case import Judgement
from inspection.model.codes import Comparator, DocumentKind, Grade, GroupCode, ItemKind, Severity
from inspection.model.documents import Figure, Reading, Target, Task
from inspection.model.issue import Issue
from tests.inspections import reading

if TYPE_CHECKING:
    from inspection.model.checklist import Checklist

T = TypeVar("T")

CATALOGUE = shipped()
CRITERIA = CATALOGUE.criteria_sets[0]

# Few words and small changes, so that equal, alike and different wordings all occur.
WORDINGS = st.sampled_from(
    [
        "Niêm yết công khai thủ tục hành chính tại Trung tâm",
        "Niêm yết công khai thủ tục hành chính tại Trung tâm PVHCC",
        "NIÊM YẾT công khai thủ tục hành chính tại trung tâm",
        "Rà soát quy trình nội bộ",
        "Rà soát quy trình điện tử",
        "Kiểm kê tài sản công",
        "…",
        "",
    ]
)
GROUPS = st.sampled_from([None, *list(GroupCode)[:3]])
NUMBERS = st.sampled_from([Decimal(0), Decimal(80), Decimal("97.5"), Decimal(100)])
INDICATORS = st.sampled_from([None, *sorted({i for c in CRITERIA.criteria for i in c.indicators})[:12]])
LINES = st.integers(1, 30)

TASKS = st.builds(
    Task,
    no=st.just("1"),
    group=GROUPS,
    content=WORDINGS,
    lead=st.just(""),
    partners=st.just(""),
    due=st.just(""),
    product=st.just(""),
    line=LINES,
)
TARGETS = st.builds(
    Target,
    group=GROUPS,
    comparator=st.sampled_from(Comparator),
    value=st.lists(NUMBERS, min_size=1, max_size=2).map(tuple),
    unit=st.sampled_from(["%", "tin"]),
    indicator=INDICATORS,
    text=WORDINGS,
    line=LINES,
)
FIGURES = st.builds(
    Figure,
    indicator=INDICATORS,
    label=WORDINGS,
    value=st.none() | NUMBERS,
    unit=st.sampled_from(["%", "tin", None]),
    numerator=st.none() | NUMBERS,
    denominator=st.none() | NUMBERS,
    period=st.none(),
    quote=WORDINGS,
    line=LINES,
)
ISSUES = st.builds(
    Issue,
    rule=st.just("A04"),
    severity=st.sampled_from(Severity),
    grade=st.sampled_from(Grade),
    document=st.sampled_from(["plan", "report"]),
    lines=st.lists(LINES, max_size=2).map(tuple),
    quote=WORDINGS,
)


def _tuples(of: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(of, max_size=6).map(tuple)


PLANS = st.none() | st.builds(
    lambda t, g: reading(DocumentKind.PLAN, tasks=t, targets=g), _tuples(TASKS), _tuples(TARGETS)
)
REPORTS = st.none() | st.builds(lambda f: reading(figures=f), _tuples(FIGURES))
JUDGEMENTS = st.builds(Judgement, issues=_tuples(ISSUES), passed=st.just(()))


def built(
    plan: Reading | None,
    report: Reading | None,
    judgement: Judgement,
    previous: Checklist | None = None,
    judged: frozenset[str] = frozenset(),
) -> Checklist:
    case = match(plan, report, CATALOGUE)
    return build(case, judgement, CRITERIA, CATALOGUE, previous, judged)


@given(PLANS, REPORTS, JUDGEMENTS)
def test_ids_and_numbers_never_repeat_and_every_criterion_is_asked(
    plan: Reading | None, report: Reading | None, judgement: Judgement
) -> None:
    checklist = built(plan, report, judgement)
    ids = [item.id for item in checklist.items]
    assert len(set(ids)) == len(ids)
    assert len({item.number for item in checklist.items}) == len(ids)
    assert {criterion.id for criterion in CRITERIA.criteria} <= set(ids)


@given(PLANS, REPORTS, JUDGEMENTS, st.data())
def test_the_same_case_builds_the_same_checklist(
    plan: Reading | None, report: Reading | None, judgement: Judgement, data: st.DataObject
) -> None:
    first = built(plan, report, judgement)
    judged = data.draw(st.frozensets(st.sampled_from([item.id for item in first.items]), max_size=5))
    assert built(plan, report, judgement) == first
    assert built(plan, report, judgement, first, judged) == first


@given(st.lists(st.tuples(PLANS, REPORTS), min_size=2, max_size=4), JUDGEMENTS, st.data())
def test_what_was_judged_never_vanishes_however_often_documents_are_replaced(
    documents: list[tuple[Reading | None, Reading | None]], judgement: Judgement, data: st.DataObject
) -> None:
    checklist: Checklist | None = None
    kinds: dict[str, tuple[ItemKind, GroupCode]] = {}
    judged: frozenset[str] = frozenset()
    for plan, report in documents:
        checklist = built(plan, report, judgement, checklist, judged)
        ids = [item.id for item in checklist.items]
        assert judged <= set(ids)
        assert len(set(ids)) == len(ids)
        for item in checklist.items:
            assert kinds.get(item.id, (item.kind, item.group)) == (item.kind, item.group)
            assert not item.withdrawn or item.id in judged
        kinds = {item.id: (item.kind, item.group) for item in checklist.items}
        judged |= data.draw(st.frozensets(st.sampled_from(ids), max_size=4))


@given(PLANS, REPORTS)
def test_every_task_and_target_of_the_plan_is_found_in_the_checklist(
    plan: Reading | None, report: Reading | None
) -> None:
    items = built(plan, report, Judgement(issues=(), passed=())).items
    if plan is None:
        assert {item.kind for item in items} == {ItemKind.CRITERION}
        return
    assert sum(item.kind is ItemKind.TASK for item in items) == len(plan.tasks)
    shown = {(place.document, place.line) for item in items for place in item.sources}
    assert {("plan", target.line) for target in plan.targets} <= shown
