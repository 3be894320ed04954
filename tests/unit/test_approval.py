"""Signatures stand under the content that they were given for, and under nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from inspection.approval import Cause, State, sign_off
from inspection.content import digest
from inspection.errors import ClosedError
from inspection.fold import Journal
from inspection.model.approval import Version
from inspection.model.closing_events import Approved, PointExcused, Reopened
from inspection.model.codes import FindingState, Role, Verdict
from inspection.model.events import (
    ChecklistDrafted,
    DetailsChanged,
    Event,
    FindingRecorded,
    ItemClaimed,
    ItemFlagged,
    ItemParked,
    NoteWritten,
    NoticeRegistered,
    VerdictGiven,
)
from inspection.model.inspection import Member, Registration, Team
from inspection.model.notice import Blocker
from inspection.session import Session
from inspection.store.memory import MemoryStore
from inspection.undo import Outcome
from tests.inspections import BINH, Watch, checklist, details, finding

HEAD = Member(name="Trịnh Công Lập", post="Phó Giám đốc", role=Role.HEAD)
MEMBER = Member(name="Âu Thị Vân", post="Chuyên viên")
TEAM = Team(name="Đoàn kiểm tra số 1", members=(HEAD, MEMBER))
DAY = date(2025, 10, 14)
LAP = "lap@laptop1"


def begun(store: MemoryStore | None = None, watch: Watch | None = None) -> Session:
    drafted = ChecklistDrafted(checklist=checklist("a", "b"))
    session = Session.begin(store or MemoryStore(), details(), TEAM, drafted, actor=LAP, clock=watch or Watch())
    session.record(FindingRecorded(finding=finding("late")), VerdictGiven(item="a", verdict=Verdict.MET))
    return session


def sign(session: Session, member: Member = HEAD, day: date = DAY, points: tuple[Blocker, ...] = ()) -> None:
    session.approve(member, day, points, digest(session.inspection))


def state(session: Session) -> str:
    return session.sign_off.state.value


def copied(session: Session, watch: Watch | None = None) -> Session:
    """Return a colleague's session on a copy of the journal."""
    store = MemoryStore()
    store.absorb(session.entries)
    return Session(store, session.id, BINH, watch or Watch())


def refused(session: Session, *events: Event) -> str:
    before = session.entries
    with pytest.raises(ClosedError) as told:
        session.record(*events)
    assert session.entries == before
    return told.value.code


def test_a_signature_names_who_what_and_when() -> None:
    session = begun()
    sign(session, points=(Blocker(code="item_flagged", hard=False, place="a", label="a"),))
    (one,) = session.sign_off.standings
    assert (one.approval.name, one.approval.role, one.approval.post) == ("Trịnh Công Lập", Role.HEAD, "Phó Giám đốc")
    assert one.approval.content == digest(session.inspection)
    assert (one.approval.day, one.approval.version) == (DAY, 1)
    assert one.approval.accepted == ("item_flagged a",)
    assert one.entry.actor == LAP
    assert one.cause is None
    assert session.sign_off.state is State.SIGNED


def test_who_is_not_of_the_team_cannot_sign() -> None:
    with pytest.raises(ClosedError, match=r"approval\.stranger"):
        sign(begun(), Member(name="Người Lạ", role=Role.HEAD))


def test_nobody_signs_while_a_hard_point_is_open() -> None:
    session = begun()
    with pytest.raises(ClosedError, match=r"approval\.hard"):
        sign(session, points=(Blocker(code="finding_criteria", hard=True, place="late", label="…"),))
    assert session.sign_off.state is State.UNSIGNED


def test_nobody_signs_what_changed_while_they_looked() -> None:
    session = begun()
    seen = digest(session.inspection)
    session.record(NoteWritten(item="b", note="mới"))
    with pytest.raises(ClosedError, match=r"approval\.moved"):
        session.approve(HEAD, DAY, (), seen)


@pytest.mark.parametrize(("day", "code"), [(DAY - timedelta(days=1), "backdated"), (DAY + timedelta(days=1), "future")])
def test_a_signature_is_neither_back_dated_nor_in_the_future(day: date, code: str) -> None:
    session = begun()
    with pytest.raises(ClosedError, match=rf"approval\.{code}"):
        sign(session, day=day)
    assert session.inspection.approvals == ()


def test_a_day_may_lie_between_the_newest_entry_and_today() -> None:
    watch = Watch()
    session = begun(watch=watch)
    watch.wind(2 * 86400)
    sign(session, day=DAY + timedelta(days=1))
    assert session.sign_off.state is State.SIGNED


def test_a_clock_that_fell_behind_the_journal_signs_nothing() -> None:
    watch = Watch()
    session = begun(watch=watch)
    watch.wind(-86400)
    with pytest.raises(ClosedError, match=r"approval\.backdated"):
        sign(session, day=watch.now.date())


def test_members_sign_before_the_head_and_everything_can_still_be_changed() -> None:
    session = begun()
    sign(session, MEMBER)
    assert state(session) == "partly"
    session.record(NoteWritten(item="a", note="thêm"))
    (one,) = session.sign_off.standings
    assert one.cause is Cause.CHANGED
    assert state(session) == "void"
    sign(session, MEMBER)
    assert state(session) == "partly"


def test_nobody_signs_twice_what_they_have_signed() -> None:
    session = begun()
    sign(session, MEMBER)
    with pytest.raises(ClosedError, match=r"approval\.given"):
        sign(session, MEMBER)


def test_a_member_may_sign_after_the_head() -> None:
    session = begun()
    sign(session)
    sign(session, MEMBER)
    assert [one.cause for one in session.sign_off.standings] == [None, None]


def test_a_closed_inspection_takes_no_work_any_more() -> None:
    session = begun()
    sign(session)
    late = finding("late", "Đổi một chữ")
    for event in (
        VerdictGiven(item="a", verdict=None),
        NoteWritten(item="a", note="x"),
        FindingRecorded(finding=late),
        DetailsChanged(details=details("Tân Mai")),
        ItemFlagged(item="a", flagged=True),
        ItemParked(item="a", parked=True),
        PointExcused(point="finding_cause late", reason="x"),
    ):
        assert refused(session, event) == "approval.closed"
    assert session.closed is not None


def test_a_claim_and_the_registry_number_leave_a_closed_inspection_closed() -> None:
    session = begun()
    sign(session)
    session.record(ItemClaimed(item="b", claimed=True))
    session.record(NoticeRegistered(registration=Registration(number="12")))
    assert session.closed is not None
    assert refused(session, NoteWritten(item="a", note="x")) == "approval.closed"


def test_undo_and_redo_stop_at_a_signature() -> None:
    session = begun()
    session.record(NoteWritten(item="b", note="một"))
    session.record(NoteWritten(item="b", note="hai"))
    session.undo()
    sign(session, MEMBER)
    assert session.undo().outcome is Outcome.SEALED
    assert session.redo().outcome is Outcome.SEALED
    session.record(NoteWritten(item="b", note="ba"))
    assert session.undo().outcome is Outcome.DONE
    assert session.undo().outcome is Outcome.SEALED
    assert session.inspection.answer("b").note == "một"


def test_what_was_undone_counts_as_never_done() -> None:
    session = begun()
    sign(session, MEMBER)
    session.record(NoteWritten(item="b", note="nhầm"))
    assert state(session) == "void"
    session.undo()
    assert state(session) == "partly"
    session.redo()
    assert state(session) == "void"


def test_words_changed_back_by_hand_do_not_revive_a_signature() -> None:
    session = begun()
    before = session.inspection
    sign(session, MEMBER)
    session.record(FindingRecorded(finding=finding("late", "Khác")))
    session.record(FindingRecorded(finding=finding("late")))
    assert digest(session.inspection) == digest(before)
    (one,) = session.sign_off.standings
    assert one.cause is Cause.CHANGED
    assert [(c.difference.part.id, c.difference.field) for c in one.changes] == [("late", "condition")]


def test_marks_and_the_same_verdict_again_change_no_content() -> None:
    session = begun()
    sign(session, MEMBER)
    session.record(ItemFlagged(item="b", flagged=True, word="hỏi lại"), ItemParked(item="b", parked=True))
    session.record(ItemClaimed(item="b", claimed=True))
    session.record(VerdictGiven(item="a", verdict=Verdict.MET))
    assert session.sign_off.state is State.PARTLY


def test_unlocking_needs_a_reason_and_begins_a_version_that_nobody_has_signed() -> None:
    session = begun()
    with pytest.raises(ClosedError, match=r"approval\.open"):
        session.reopen("Sửa số liệu")
    sign(session, MEMBER)
    sign(session)
    with pytest.raises(ClosedError, match=r"approval\.no_reason"):
        session.reopen("  ")
    session.reopen("Phường giải trình thêm")
    assert session.inspection.version == 2
    off = session.sign_off
    assert off.state is State.VOID
    assert {one.cause for one in off.standings} == {Cause.REOPENED}
    assert session.undo().outcome is Outcome.SEALED
    session.record(FindingRecorded(finding=replace(finding("late"), state=FindingState.CONFIRMED)))
    sign(session)
    assert [one.approval.name for one in session.sign_off.voided] == ["Âu Thị Vân"]
    sign(session, MEMBER)
    off = session.sign_off
    assert [version.number for version in off.versions] == [1, 2]
    assert [len(version.standings) for version in off.versions] == [2, 2]
    assert off.versions[1].opened[0][0].reason == "Phường giải trình thêm"
    contents = {one.approval.content for version in off.versions for one in version.standings}
    assert len(contents) == 2


def test_a_merged_change_after_signing_makes_the_signature_void_and_names_it() -> None:
    hoa = begun()
    late = Watch(datetime(2025, 10, 14, 9, 0, tzinfo=UTC))
    binh = copied(hoa, late)
    sign(hoa)
    binh.record(FindingRecorded(finding=finding("late", "Hồ sơ quá hạn 14 ngày")))
    hoa._store.absorb(binh.entries)  # noqa: SLF001  # as another copy does
    hoa.refresh()
    (one,) = hoa.sign_off.standings
    assert one.cause is Cause.CHANGED
    (change,) = one.changes
    assert (change.difference.part.kind, change.difference.part.id) == ("finding", "late")
    assert change.difference.field == "condition"
    assert (change.difference.before, change.difference.after) == ("Hồ sơ quá hạn", "Hồ sơ quá hạn 14 ngày")
    assert change.entry.actor == BINH
    assert hoa.sign_off.state is State.VOID
    assert hoa.closed is None


def test_what_a_copy_took_back_without_knowing_of_the_signature_makes_it_void() -> None:
    hoa = begun()
    binh = copied(hoa, Watch(datetime(2025, 10, 14, 9, 0, tzinfo=UTC)))
    binh.record(NoteWritten(item="b", note="một"))
    hoa._store.absorb(binh.entries)  # noqa: SLF001  # as another copy does
    hoa.refresh()
    sign(hoa)
    binh.undo()
    hoa._store.absorb(binh.entries)  # noqa: SLF001  # as another copy does
    hoa.refresh()
    (one,) = hoa.sign_off.standings
    assert (one.cause, hoa.sign_off.stands) == (Cause.CHANGED, False)
    assert [(c.difference.field, c.entry.actor) for c in one.changes] == [("note", BINH)]


def test_a_merged_change_from_before_signing_that_the_signer_did_not_know_makes_it_void_too() -> None:
    watch = Watch()
    hoa = begun(watch=watch)
    watch.wind(1)
    binh = copied(hoa, watch)
    binh.record(NoteWritten(item="b", note="Bình thấy khác"))
    watch.wind(3600)
    sign(hoa)
    hoa._store.absorb(binh.entries)  # noqa: SLF001  # as another copy does
    hoa.refresh()
    (one,) = hoa.sign_off.standings
    assert one.cause is Cause.CHANGED
    assert [(c.difference.field, c.entry.actor) for c in one.changes] == [("note", BINH)]


def test_a_signature_given_elsewhere_under_a_version_that_was_unlocked_is_void() -> None:
    hoa = begun()
    sign(hoa)
    binh = copied(hoa)
    hoa.reopen("Sửa")
    sign(binh, MEMBER)
    hoa._store.absorb(binh.entries)  # noqa: SLF001  # as another copy does
    hoa.refresh()
    assert {one.cause for one in hoa.sign_off.standings} == {Cause.REOPENED}


def test_a_signature_whose_content_cannot_be_made_again_is_unproven() -> None:
    session = begun()
    sign(session)
    entries = [
        replace(entry, event=Approved(approval=replace(entry.event.approval, content="0" * 64)))
        if isinstance(entry.event, Approved)
        else entry
        for entry in session.entries
    ]
    (one,) = sign_off(Journal.of(entries)).standings
    assert one.cause is Cause.UNPROVEN


def test_a_version_of_any_number_is_told_without_counting_up_to_it() -> None:
    session = begun()
    entries = list(session.entries)
    last = entries[-1]
    far = Reopened(version=Version(number=10**18, reason="…"))
    entries.append(replace(last, id="far", clock=last.clock + 1, action="far", event=far))
    assert [one.number for one in sign_off(Journal.of(entries)).versions] == [1, 10**18]
