"""The line mode: sittings as data, an end of the input at every question, undo to the first state, one journal."""

from __future__ import annotations

import fcntl
import io
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
import tomllib
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspection.catalogue import shipped
from inspection.content import digest
from inspection.errors import StoreError
from inspection.model.checklist import Checklist
from inspection.model.codes import GroupCode, Role, Verdict
from inspection.model.events import (
    ChecklistDrafted,
    Entry,
    EvidenceRecorded,
    FigureVerified,
    FindingRecorded,
    NoteWritten,
    TeamChanged,
    Undone,
    VerdictGiven,
)
from inspection.model.inspection import Details, Member, Team
from inspection.session import Session
from inspection.store.sqlite import SqliteStore
from inspection.undo import Outcome
from inspection.wording import Wording
from inspection.workspace import Workspace
from tests.sittings import begin, drafted, invented_item, settled
from tui.cli import main
from tui.commands.everywhere import EVERYWHERE
from tui.commands.items import ITEM_WORK
from tui.commands.judging import JUDGING
from tui.commands.moving import MOVING
from tui.opened import Opened
from tui.plain import sitting
from tui.plain.desk import Desk
from tui.plain.keys import KEYS, OWN, understood
from tui.plain.sitting import DOERS, TAKERS
from tui.plain.voice import Voice, typed_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tui.app import KiemtraApp

ROOT = Path(__file__).resolve().parents[2]
SESSIONS = tomllib.loads((ROOT / "tests" / "cases" / "plain" / "sessions.toml").read_text("utf-8"))["session"]
PATIENCE = 30.0
"""Seconds to wait for words; the machine may be busy."""
NAMES = {"full_stop": ".", "comma": ",", "slash": "/", "question_mark": "?", "enter": ""}
TOUR = ["g 3.01", "s", "1190", "1235", "3", "t", "2", "Chậm.", "."]
TOUR += ["4", "", "lý do", "b", "hỏi", "2", "c", "lời", "x", "g", "3.02", "f", "1", "/", "niem", "t", ".", "z"]
"""Every question that there is."""


def sit(workspace: Workspace, lines: list[str], *options: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Go through a sitting with its answers from a pipe; return the exit code."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    return main(["--workspace", str(workspace.folder), "step", "--plain", "--as", "Hoa", *options])


def told(entry: Entry) -> str:
    """Return an entry as the cases write it."""
    event = entry.event
    parts: list[Any]
    match event:
        case VerdictGiven(item=item, verdict=verdict, origin=origin, reason=reason):
            parts = [item, verdict, origin, reason]
        case FigureVerified(item=item, verified=verified):
            parts = [item, verified.value if verified else ""]
        case NoteWritten(item=item, note=note):
            parts = [item, note]
        case EvidenceRecorded(evidence=evidence):
            parts = [evidence.item, evidence.method, evidence.description]
        case FindingRecorded(finding=one):
            parts = [*one.items, one.state, f"{one.condition} | {one.cause} | {int(one.severity)}"]
        case Undone():
            parts = []
        case _:
            states = (getattr(event, name, "") for name in ("flagged", "parked", "claimed", "word"))
            parts = [getattr(event, "item", ""), *states]
    return " ".join(str(part) for part in (type(event).__name__, *parts) if str(part))


@pytest.mark.parametrize("case", SESSIONS, ids=[case["name"] for case in SESSIONS])
def test_a_sitting_writes_its_events_and_says_its_words(
    case: dict[str, Any],
    workspace: Workspace,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = len(session.entries)
    assert sit(workspace, case["lines"], *case.get("options", ()), monkeypatch=monkeypatch) == 0
    printed = capsys.readouterr().out
    session.refresh()
    written = [told(entry) for entry in session.entries[before:]]
    assert len(written) == len(case["events"]), written
    for one, expected in zip(written, case["events"], strict=True):
        assert one.startswith(expected) if expected.startswith("Finding") else one == expected
    assert [words for words in case.get("words", ()) if words not in printed] == [], printed
    assert "\x1b" not in printed
    assert "{" not in printed


@pytest.mark.parametrize("length", range(len(TOUR) + 1))
def test_the_input_may_end_at_every_question(
    length: int,
    workspace: Workspace,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = len(session.entries)
    assert sit(workspace, TOUR[:length], monkeypatch=monkeypatch) == 0
    session.refresh()
    actions = {entry.action for entry in session.entries[before:]}
    printed = capsys.readouterr().out
    assert f"Đã lưu {len(actions)} thao tác" in printed
    assert ("đang gõ dở" in printed.splitlines()[-1]) is bool(workspace.drafts(session.id))


def test_what_was_half_typed_is_offered_again(
    workspace: Workspace, session: Session, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sit(workspace, ["g 3.01", "s 1190"], monkeypatch=monkeypatch)
    sit(workspace, ["g 3.01", "t", "3", "Chậm 31 hồ sơ."], monkeypatch=monkeypatch)
    sit(workspace, ["g 3.01", "b hỏi công chức"], monkeypatch=monkeypatch)
    session.refresh()
    assert not session.inspection.findings
    assert len(workspace.drafts(session.id)) == 3
    capsys.readouterr()
    sit(workspace, ["g 3.01", "s", "", "", "b", "2", "t", "", "."], monkeypatch=monkeypatch)
    assert "Chậm 31 hồ sơ. (đã lưu:" in capsys.readouterr().out
    session.refresh()
    (finding,) = session.inspection.findings
    assert (finding.condition, int(finding.severity)) == ("Chậm 31 hồ sơ.", 3)
    assert [one.description for one in session.inspection.evidence] == ["hỏi công chức"]
    verified = session.inspection.answer("on-time").verified
    assert verified is not None
    assert verified.numerator == 1190
    assert workspace.drafts(session.id) == ()


lines = st.sampled_from(
    [
        "1",
        "2",
        "3",
        "4 lý do",
        "5",
        "0",
        "",
        "r",
        "s 10/20",
        "s 7",
        "c lời",
        "x",
        "m",
        "j",
        "k",
        "n",
        "t",
        ".",
        "b x",
        "b",
    ]
)


@settings(max_examples=25)
@given(st.lists(lines, max_size=12))
def test_as_many_undos_lead_back_to_the_first_state(tmp_path_factory: pytest.TempPathFactory, typed: list[str]) -> None:
    folder = tmp_path_factory.mktemp("undo")
    with pytest.MonkeyPatch.context() as patch, Workspace.open(folder / "workspace", name="Hoa") as workspace:
        session = begin(workspace, folder)
        first = session.inspection
        sit(workspace, typed, monkeypatch=patch)
        sit(workspace, ["z"] * (len(typed) + 1), monkeypatch=patch)
        session.refresh()
        assert session.inspection == first
        assert session.undo().outcome is Outcome.NOTHING


async def test_app_and_line_mode_write_one_journal_and_find_each_others_place(
    open_app: Callable[..., KiemtraApp], workspace: Workspace, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = session.inspection
    async with open_app("checklist").run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("1")
        await settled(pilot)
    sit(workspace, ["3", ""], monkeypatch=monkeypatch)
    session.refresh()
    assert [told(entry).split()[:3] for entry in session.entries[-3:]] == [
        ["VerdictGiven", "plan-issued", "met"],
        ["VerdictGiven", "on-time", "not_met"],
        ["FindingRecorded", "on-time", "draft"],
    ]
    assert len({entry.actor for entry in session.entries}) == 1
    place = workspace.place(session.id)
    assert place is not None
    assert (place.screen, place.item) == ("checklist", "posted")
    async with open_app("checklist", item=place.item).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        for _ in range(3):
            await pilot.press("z")
            await settled(pilot)
    session.refresh()
    assert session.inspection == first


def test_letters_are_those_of_the_app() -> None:
    vocabulary = JUDGING + ITEM_WORK + MOVING + EVERYWHERE
    keys = {command.id: command.keys.split(",")[0] for command in vocabulary.commands}
    for letter, command in KEYS.items():
        if command not in OWN:
            assert NAMES.get(keys[command], keys[command]) == letter
    assert {*DOERS, *TAKERS, *Verdict, "leave"} == set(KEYS.values())


def test_an_input_method_s_d_and_the_second_keys_of_groups_are_understood() -> None:
    assert understood("đ") == ("checks", "")
    assert understood(">") == ("next_group", "")
    assert understood("g3.07") == ("go_to_item", "3.07")
    assert understood("s1") is None


def test_typed_text_is_composed_and_holds_nothing_that_acts() -> None:
    assert typed_text("\ufeffa\x7fáe\u0302\u0301\tx \x1b[1;5C\u202ey\r\n") == "áế x y"


def test_words_of_documents_do_nothing_to_the_terminal(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    item = invented_item("bad", "1.01", "Xóa \x1b[2J\x9b màn\u202e hình\x07", GroupCode.STEERING)
    item = replace(item, unit="\x1b]0;x\x07")
    workspace.begin(
        Details(ward="\x1b[31mHòa"), Team(), ChecklistDrafted(checklist=Checklist(criteria_set="x", items=(item,)))
    )
    assert sit(workspace, ["#", "c \x1b[31mđỏ", "h"], monkeypatch=monkeypatch) == 0
    printed = capsys.readouterr().out
    assert not set(printed) & {chr(code) for code in (*range(10), *range(11, 32), 127, *range(128, 160), 0x202E)}


class _Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_lines_are_wrapped_to_the_terminal_and_no_word_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    screen = _Screen()
    text = "Báo cáo: " + "hồ sơ giải quyết đúng hạn " * 6
    Voice(Wording(), io.StringIO(), screen).put(text, indent=2)
    rows = screen.getvalue().splitlines()
    assert len(rows) > 1
    assert max(map(len, rows)) < 40
    assert " ".join(row.strip() for row in rows) == text.strip()


@pytest.mark.parametrize(
    ("options", "words"),
    [(["--group", "9"], "1 CĐ"), (["khong-co"], "khong-co")],
)
def test_what_is_not_there_is_named_and_nothing_is_written(
    options: list[str],
    words: str,
    workspace: Workspace,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = session.entries
    assert sit(workspace, ["1"], *options, monkeypatch=monkeypatch) == 2
    assert words in capsys.readouterr().err
    session.refresh()
    assert session.entries == before


def test_of_several_inspections_one_must_be_named(
    workspace: Workspace,
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    other = begin(workspace, tmp_path)
    assert sit(workspace, ["1"], monkeypatch=monkeypatch) == 2
    assert other.id in capsys.readouterr().err
    assert sit(workspace, ["1"], session.id[:9], monkeypatch=monkeypatch) == 0
    session.refresh()
    other.refresh()
    assert session.inspection.answer("plan-issued").verdict is Verdict.MET
    assert other.inspection.answers == {}


@contextmanager
def _started(workspace: Workspace, **streams: Any) -> Iterator[subprocess.Popen[bytes]]:
    """Start a sitting of its own; where the test fails, it does not wait for ever for the next word."""
    command = [sys.executable, "-m", "tui", "--workspace", str(workspace.folder), "step", "--plain"]
    sizes = ("COLUMNS", "LINES")  # who runs the tests may have said how wide its own window is
    env = {name: value for name, value in os.environ.items() if name not in sizes} | {"PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=ROOT, env=env, **streams) as program:
        try:
            yield program
        except BaseException:
            program.kill()
            raise


def _read_until(stream: IO[bytes], words: str) -> None:
    """Take in what comes, byte by byte, until it ends in these words."""
    end = words.encode()
    read = b""
    while not read.endswith(end):
        byte = stream.read(1)
        assert byte, f"ended without {words!r}: {read.decode(errors='replace')}"
        read += byte


def test_a_closed_pipe_ends_the_sitting_and_keeps_what_was_recorded(workspace: Workspace, session: Session) -> None:
    with _started(workspace, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stdin
        assert program.stdout
        assert program.stderr
        program.stdout.readline()
        program.stdout.close()
        program.stdin.write(b"1\n1\n1\n1\n")
        program.stdin.close()
        said = program.stderr.read().decode()
        assert program.wait(PATIENCE) == 141
    session.refresh()
    recorded = sum(answer.verdict is Verdict.MET for answer in session.inspection.answers.values())
    assert f"Đã lưu {recorded} thao tác" in said


def test_ctrl_c_ends_the_sitting_and_says_what_is_saved(workspace: Workspace, session: Session) -> None:
    with _started(workspace, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
        assert program.stdin
        assert program.stdout
        program.stdin.write(b"1\n")
        program.stdin.flush()
        _read_until(program.stdout, "1.01: Đạt")
        _read_until(program.stdout, "3.01.")
        program.send_signal(signal.SIGINT)
        rest = program.stdout.read().decode(errors="replace")
        assert program.wait(PATIENCE) == 130
    assert "Đã lưu 1 thao tác" in rest
    session.refresh()
    assert session.inspection.answer("plan-issued").verdict is Verdict.MET


@pytest.mark.parametrize("terminal", [True, False])
def test_a_full_disk_is_told_and_only_a_person_may_go_on(
    workspace: Workspace, session: Session, *, terminal: bool
) -> None:
    assert isinstance(workspace.store, SqliteStore)
    database = workspace.store._connection  # noqa: SLF001  # where SQLite can be told to be full
    (pages,) = database.execute("pragma page_count").fetchone()
    database.execute(f"pragma max_page_count = {pages}")
    heard, spoken = (_Screen if terminal else io.StringIO)(f"c {'chữ ' * 9000}\nq\n"), io.StringIO()
    desk = Desk(
        Opened(session, workspace, shipped()), workspace, shipped(), Voice(Wording(), heard, spoken), every=True
    )
    with nullcontext() if terminal else pytest.raises(StoreError, match=r"store\.full"):
        sitting.sit(desk)
    assert (Wording()("error.store.full")[:20] in spoken.getvalue()) is terminal
    assert session.inspection.answer("plan-issued").note == ""
    sitting.tell_what_is_safe(desk)
    assert "Đã lưu 0 thao tác" in spoken.getvalue()


class _WithColleague(io.StringIO):
    """Answers between which a colleague judges the item in hand."""

    colleague: Session

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]  # typeshed takes it for a stream of bytes
        if line := super().readline(size):
            self.colleague.record(VerdictGiven(item="plan-issued", verdict=Verdict.PARTLY, reason="của Bình"))
        return line


def test_what_a_colleague_says_on_the_item_in_hand_is_told_before_the_next_prompt(
    workspace: Workspace, session: Session, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    heard = _WithColleague("m\nq\n")
    heard.colleague = Session(workspace.store, session.id, "Bình@laptop2")
    monkeypatch.setattr(sys, "stdin", heard)
    assert main(["--workspace", str(workspace.folder), "step", "--plain"]) == 0
    told_of = capsys.readouterr().out.split("Đã đặt cờ", 1)[1]
    assert "Kết quả: Đạt một phần, Bình, người kiểm tra, của Bình" in told_of


def test_two_words_for_a_field_of_the_finding_are_chosen_before_it_is_filled_in(
    workspace: Workspace, session: Session, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    finding = drafted("late", "Chậm", items=("on-time",))
    session.record(FindingRecorded(finding=finding))
    other = Session(workspace.store, session.id, "Bình@laptop2")
    other.record(FindingRecorded(finding=replace(finding, cause="Thiếu máy")))
    session.record(FindingRecorded(finding=replace(finding, cause="Thiếu người")))
    number = next(item.number for item in session.inspection.items if item.id == "on-time")
    assert sit(workspace, [f"g {number}", "t", "1", "."], monkeypatch=monkeypatch) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert "nguyên nhân: hai người ghi khác nhau" in printed
    assert "Đã giữ giá trị của Bình." in printed
    session.refresh()
    assert session.inspection.finding("late").cause == "Thiếu máy"
    assert not session.conflicts


def test_a_real_terminal_gets_no_escape_sequence_and_its_end_of_input_ends_the_sitting(
    workspace: Workspace, session: Session
) -> None:
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
    with _started(workspace, stdin=its, stdout=its) as program:
        os.close(its)
        typist = _Typist(ours)
        typist.answer("?\n", "Ctrl+D")
        typist.answer("c Niêm ye\u0302\u0301t\x1b[D\n", "Đã ghi chú")
        typist.answer("\x04", "Đã lưu 1")
        written = typist.written + _rest(ours)
        assert program.wait(PATIENCE) == 0
    os.close(ours)
    assert b"\x1b" not in written.replace(b"\x1b[D", b"")  # the terminal itself echoes what is typed
    assert max(map(len, written.decode().splitlines())) <= 60
    session.refresh()
    assert session.inspection.answer("plan-issued").note == "Niêm yết"


def _rest(terminal: int) -> bytes:
    """Return what a program still writes until it lets go of its terminal: it may wait for somebody to read it."""
    written = b""
    while select.select([terminal], [], [], PATIENCE)[0]:
        try:
            more = os.read(terminal, 65536)
        except OSError:  # the other end is closed
            break
        if not more:
            break
        written += more
    return written


class _Typist:
    """Types at a terminal's prompts; what came with the words awaited, such as the next prompt, is not lost."""

    def __init__(self, terminal: int) -> None:
        self._terminal = terminal
        self._read = 0
        self.written = b""

    def answer(self, typed: str, words: str) -> None:
        """Type at the next prompt and wait until some words are there."""
        self._await(b"> ")
        os.write(self._terminal, typed.encode())
        self._await(words.encode())

    def _await(self, words: bytes) -> None:
        end = time.monotonic() + PATIENCE
        while (place := self.written.find(words, self._read)) < 0:
            ready, _, _ = select.select([self._terminal], [], [], max(0, end - time.monotonic()))
            assert ready, f"{words.decode()!r} never came: {self.written.decode(errors='replace')}"
            self.written += os.read(self._terminal, 65536)
        self._read = place + len(words)


def test_what_the_head_signed_is_told_of_and_takes_no_word_any_more(
    workspace: Workspace, session: Session, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    head = Member(name="Trịnh Công Lập", role=Role.HEAD)
    session.record(TeamChanged(team=replace(session.inspection.team, members=(head,))))
    session.approve(head, workspace.clock().date(), (), digest(session.inspection))
    written = len(session.entries)
    assert sit(workspace, ["c lời ghi"], monkeypatch=monkeypatch) == 2
    said = capsys.readouterr()
    assert "Trưởng Đoàn Trịnh Công Lập đã ký" in said.out
    assert ": mokhoa" in said.err
    session.refresh()
    assert len(session.entries) == written
