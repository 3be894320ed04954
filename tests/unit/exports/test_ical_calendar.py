"""The calendar file reads back as it was meant: whole days, stable names, Vietnamese folded right, nothing injected."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from hypothesis import given, settings

from exports import exporter
from exports.ical_calendar import render, uid
from inspection.catalogue import shipped
from inspection.fold import fold
from inspection.model.codes import DocumentKind, DueKind
from inspection.model.documents import Period, Task
from inspection.model.events import DetailsChanged, DocumentRead
from inspection.model.inspection import Inspection
from inspection.vietnamese import nfc, visible
from inspection.working_days import WorkingDays
from tests import inspections, notices
from tests.properties.test_export_roundtrip import TEXT

WORKING = WorkingDays(shipped().holidays)
PERIOD = Period(start=date(2025, 1, 1), end=date(2025, 12, 31))


def events(content: bytes) -> list[icalendar.Event]:
    """Return the events of a file as another program reads them."""
    calendar = icalendar.Calendar.from_ical(content)
    assert not calendar.errors
    found = calendar.events
    assert not [one.errors for one in found if one.errors]
    return found


def with_task(content: str, due: str, *, words: str = "Trước hạn") -> Inspection:
    row = Task(
        no="1",
        group=None,
        content=content,
        lead="Văn phòng",
        partners="",
        due=words,
        due_kind=DueKind.DEADLINE,
        due_end=due,
        product="",
        line=4,
    )
    plan = inspections.reading(DocumentKind.PLAN, period=PERIOD, tasks=(row,))
    return replace(notices.inspection(), plan=plan, as_read={"plan": plan}, corrections={})


def test_events_are_whole_days_with_a_reminder_on_the_working_day_before() -> None:
    content = exporter("ics")(notices.bundle())[0].content
    found = {str(one["summary"]).split(":")[0]: one for one in events(content) if one.alarms.times}
    finding = found["Khắc phục"]
    assert isinstance(finding.start, date)
    assert not isinstance(finding.start, datetime)
    report = next(one for one in events(content) if str(one["summary"]).startswith("Báo cáo kết quả khắc phục"))
    assert (report.start, report.end) == (date(2025, 12, 15), date(2025, 12, 16))
    (alarm,) = report.walk("VALARM")
    assert alarm["action"] == "DISPLAY"
    assert alarm.decoded("trigger") == -timedelta(days=2, hours=16), "Monday is told on Friday morning at 8"


def test_what_is_done_rings_no_more() -> None:
    visit = next(
        one for one in events(exporter("ics")(notices.bundle())[0].content) if "trực tiếp" in str(one["summary"])
    )
    assert visit.walk("VALARM") == []


def test_a_day_off_stays_and_says_so() -> None:
    content = render([(with_task("Rà soát", "2025-12-06"), notices.entries())], WORKING)
    (one,) = [one for one in events(content) if str(one["summary"]).startswith("Nhiệm vụ: Rà soát")]
    assert one.start == date(2025, 12, 6)
    assert "Ngày nghỉ (cuối tuần); ngày làm việc kế tiếp: 08/12/2025" in str(one["description"])


def test_names_of_events_are_stable_and_sequence_grows_with_the_journal() -> None:
    entries = notices.entries()
    first = {str(one["uid"]): one for one in events(render([(fold(entries), entries)], WORKING))}
    details = replace(notices.details(), remediation_due=date(2025, 12, 19))
    more = notices.journal(
        (e.actor, e.event) for e in (*entries, replace(entries[2], event=DetailsChanged(details=details)))
    )
    second = {str(one["uid"]): one for one in events(render([(fold(more), more)], WORKING))}
    assert first.keys() == second.keys()
    own = uid(notices.inspection().id, "remediation")
    assert (first[own].start, second[own].start) == (date(2025, 12, 15), date(2025, 12, 19))
    assert second[own].decoded("sequence") == first[own].decoded("sequence") + 1
    assert second[own].decoded("dtstamp") == max(entry.at for entry in more).astimezone(UTC)


def test_the_same_inspection_gives_the_same_bytes_on_any_day() -> None:
    assert exporter("ics")(notices.bundle()) == exporter("ics")(notices.bundle())


def test_several_inspections_share_a_file_and_no_name() -> None:
    entries = notices.entries()
    other = replace(notices.inspection(), id="other")
    found = events(render([(notices.inspection(), entries), (other, entries)], WORKING))
    assert len({str(one["uid"]) for one in found}) == len(found)


def test_lines_are_folded_at_75_octets_and_no_letter_is_cut() -> None:
    words = "Rà soát, đánh giá thủ tục hành chính thuộc thẩm quyền giải quyết " * 9
    content = render([(with_task(words, "2025-11-14"), notices.entries())], WORKING)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    for line in content.split(b"\r\n"):
        line.decode()
    assert any(words.strip() in str(one["summary"]) for one in events(content))


@settings(max_examples=60)
@given(content=TEXT, words=TEXT)
def test_no_text_breaks_out_of_its_line(content: str, words: str) -> None:
    inspection = with_task(f"x{content}", "2025-11-14", words=words)
    found = events(render([(inspection, notices.entries())], WORKING))
    assert len(found) == len(events(render([(with_task("x", "2025-11-14"), notices.entries())], WORKING)))
    told = next(str(one["summary"]) for one in found if str(one["summary"]).startswith("Nhiệm vụ: x"))
    assert visible(nfc(" ".join(f"x{content}".split()))) in told


def test_an_inspection_without_days_gives_an_empty_calendar() -> None:
    empty = Inspection(id="0a", details=replace(notices.details(), held_on=None, remediation_due=None))
    assert events(render([(empty, ())], WORKING)) == []


@pytest.mark.parametrize("role", ["plan", "report"])
def test_a_document_brings_its_days(role: str) -> None:
    inspection = with_task("Rà soát", "2025-11-14")
    plan = inspection.plan
    assert plan
    entries = notices.journal([(notices.HEAD, DocumentRead(role=role, reading=plan))])
    found = events(render([(fold(entries), entries)], WORKING))
    assert [one.start for one in found] == [date(2025, 11, 14)]
