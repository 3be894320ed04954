"""What the codec writes comes back equal, and of the same kinds."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspection import codec
from inspection.catalogue import shipped
from inspection.model.codes import GroupCode, Severity, Verdict
from inspection.model.events import EVENTS, Event, VerdictGiven
from inspection.model.finding import Finding

aware = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  # naive bounds
st.register_type_strategy(datetime, aware)
st.register_type_strategy(Decimal, st.decimals(allow_nan=False, allow_infinity=False, places=2))
st.register_type_strategy(float, st.floats(0, 1))
st.register_type_strategy(date, st.dates(date(2000, 1, 1), date(2100, 1, 1)))


@pytest.mark.parametrize("kind", EVENTS.values(), ids=EVENTS)
def test_every_event_survives_its_payload(kind: type[Event]) -> None:
    @settings(max_examples=20)
    @given(st.builds(kind))
    def survives(event: Event) -> None:
        assert codec.from_plain(kind, json.loads(json.dumps(codec.to_plain(event)))) == event

    survives()


def test_codes_come_back_as_codes() -> None:
    finding = codec.from_plain(Finding, {"id": "f", "group": "digital", "severity": 3})
    assert finding.group is GroupCode.DIGITAL
    assert finding.severity is Severity.SERIOUS
    assert codec.from_plain(VerdictGiven, {"item": "a", "verdict": "met"}).verdict is Verdict.MET
    assert all(isinstance(group.code, GroupCode) for group in shipped().groups)


def test_a_number_is_no_text() -> None:
    with pytest.raises(ValueError, match=r"\$\.item"):
        codec.from_plain(VerdictGiven, {"item": 3, "verdict": "met"})
