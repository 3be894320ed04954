"""Relations speak of indicators that exist, and their patterns are over folded text."""

from __future__ import annotations

import re
from itertools import chain

from inspection.catalogue import shipped
from inspection.model.codes import GroupCode
from inspection.rules.engine import registered
from inspection.vietnamese import fold
from inspection.wording import LANGUAGES, texts

RELATIONS = shipped().relations


def test_every_indicator_exists() -> None:
    named = {
        *chain.from_iterable((s.total, *s.parts, *s.optional) for s in RELATIONS.sums),
        *chain.from_iterable((p.part, p.whole) for p in RELATIONS.parts),
        *chain.from_iterable((q.assigned, q.present, q.reported) for q in RELATIONS.quotas),
        *chain.from_iterable((d.base, *d.dependents) for d in RELATIONS.dependences),
        *chain.from_iterable((b.amount, b.rate, b.balances or "") for b in RELATIONS.budgets),
        *chain.from_iterable(chain(RELATIONS.complements, RELATIONS.same, RELATIONS.kin)),
        *chain.from_iterable((rate, *bases) for rate, bases in RELATIONS.bases.items()),
        *chain.from_iterable((k.indicator, k.total) for k in RELATIONS.kinds),
        *(whole.indicator for whole in RELATIONS.wholes),
        *chain.from_iterable((t.part, t.whole, *t.rates) for t in RELATIONS.telling),
        *chain.from_iterable((b.indicator, *b.bases) for b in RELATIONS.based),
        *chain.from_iterable((c.acts, *c.heads) for c in RELATIONS.counterparts),
        *chain.from_iterable(n.indicators for n in RELATIONS.nones),
        *chain.from_iterable(RELATIONS.tallies),
        *chain.from_iterable(measure.indicators for measure in RELATIONS.measures),
        *chain.from_iterable(content.indicators for content in RELATIONS.expected),
        *chain.from_iterable(chain(a.indicators, *a.left_of) for a in RELATIONS.absences),
        *(mean.indicator for mean in RELATIONS.benchmarks),
        *RELATIONS.explained,
        *RELATIONS.several,
        *RELATIONS.open_ended,
        *RELATIONS.staffed,
        *(duty.indicator for duty in RELATIONS.weekly),
    } - {""}
    assert named - set(shipped().indicators) == set()


def test_every_sum_has_its_rule() -> None:
    assert {relation.rule for relation in RELATIONS.sums} <= set(registered())


def test_patterns_and_words_are_folded_and_patterns_compile() -> None:
    patterns = [
        *RELATIONS.remnants,
        *chain.from_iterable((d.denied, d.task) for d in RELATIONS.denials),
        *chain.from_iterable((t.pattern, t.unless) for t in RELATIONS.terms),
        *chain.from_iterable(
            (q.pattern, q.unless)
            for q in (*RELATIONS.competences, *RELATIONS.vague, *RELATIONS.proofs, *RELATIONS.upstream)
        ),
        *(some.unless for some in RELATIONS.based),
        *chain.from_iterable((a.thing, a.about, a.unless, a.uncounted, a.among, a.narrow) for a in RELATIONS.absences),
        *chain.from_iterable((*a.full, *a.counted) for a in RELATIONS.absences),
        *(measure.pattern for measure in RELATIONS.measures),
        *chain.from_iterable((w.noun, w.unless) for w in RELATIONS.wholes),
        *chain.from_iterable((a.counted, a.told, a.reached) for a in RELATIONS.answers),
        *chain.from_iterable(content.patterns for content in RELATIONS.expected),
    ]
    words = chain.from_iterable(
        [*RELATIONS.variants, *RELATIONS.issuers.values(), *RELATIONS.lead_words.values(), RELATIONS.common_words]
    )
    unless = chain.from_iterable(p.unless for p in RELATIONS.parts)
    assert [p for p in patterns if re.compile(p).groups] == [], "a pattern of the catalogue captures nothing"
    assert [w for w in chain(words, unless) if w != fold(w)] == []


def test_every_group_has_words_for_its_lead() -> None:
    assert set(RELATIONS.lead_words) == {group.value for group in GroupCode}


def test_what_is_expected_has_a_group_and_a_name_in_both_languages() -> None:
    assert {content.group for content in RELATIONS.expected} <= {group.value for group in GroupCode}
    for language in LANGUAGES:
        named = {name.removeprefix("judgement.expected.") for name in texts(language) if "judgement.expected." in name}
        assert named == {content.name for content in RELATIONS.expected}
