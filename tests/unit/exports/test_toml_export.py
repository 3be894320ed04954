"""The TOML export holds everything, gives it back, and a foreign, damaged or edited file is refused with its reason."""

from __future__ import annotations

import tomllib
from dataclasses import fields, replace
from typing import TYPE_CHECKING

import pytest

from exports import Bundle, exporter, toml_import, write
from inspection.catalogue import shipped
from inspection.errors import DocumentError
from inspection.fold import fold
from inspection.model.case import Judgement
from inspection.model.events import InspectionOpened
from inspection.model.finding import Finding
from inspection.model.inspection import Answer, Details, Team
from inspection.rules.sentence import say
from inspection.session import Session
from inspection.store.memory import MemoryStore
from inspection.wording import Wording
from tests import notices

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from inspection.model.events import Entry


def exported(folder: Path, bundle: Bundle | None = None) -> Path:
    """Return the file of an exported inspection."""
    return write(bundle or notices.bundle(), ["toml"], folder)[0]


def opened_at(place: str) -> tuple[Entry, ...]:
    """Return a journal of one entry, with a text of a person in it."""
    event = InspectionOpened(details=replace(notices.details(), place=place), team=notices.team())
    return notices.journal([(notices.HEAD, event)])


def test_what_was_exported_comes_back_equal(tmp_path: Path) -> None:
    bundle = notices.bundle()
    told = replace(bundle, notice=replace(bundle.notice, blockers=()))
    assert toml_import.read_bundle(exported(tmp_path)) == told


def test_what_depends_on_the_day_is_not_in_the_file(tmp_path: Path) -> None:
    bundle = notices.bundle()
    assert bundle.notice.blockers
    silent = replace(bundle, notice=replace(bundle.notice, blockers=()))
    assert exported(tmp_path / "a", bundle).read_bytes() == exported(tmp_path / "b", silent).read_bytes()


def test_documents_travel_as_text_where_that_is_exact_and_come_back(tmp_path: Path) -> None:
    place = exported(tmp_path)
    rows = tomllib.loads(place.read_text(encoding="utf-8"))["originals"]
    assert [sorted(row) for row in rows] == [["name", "sha256", "text"]] + [["base64", "name", "sha256"]] * 2
    assert toml_import.read_with_originals(place) == (notices.entries(), notices.ORIGINALS)


@pytest.mark.parametrize(("old", "new"), [('text = """', 'text = """x'), ("base64 = ", "base46 = "), ('"QsO', '"§')])
def test_a_damaged_document_is_refused(tmp_path: Path, old: str, new: str) -> None:
    text = exporter("toml")(notices.bundle())[0].content.decode()
    place = tmp_path / "x.toml"
    place.write_text(_edit(old, new)(text), encoding="utf-8")
    with pytest.raises(DocumentError, match=r"import\.originals"):
        toml_import.read_with_originals(place)


def test_export_import_export_is_the_same_byte_for_byte(tmp_path: Path) -> None:
    first = exported(tmp_path / "first")
    store = MemoryStore()
    entries = toml_import.read(first)
    store.absorb(entries)
    session = Session(store, entries[0].inspection, "hoa@laptop3")
    assert session.inspection == notices.inspection()
    again = notices.bundle(session.inspection, session.entries)
    assert exported(tmp_path / "second", again).read_bytes() == first.read_bytes()


def test_every_field_of_what_people_gave_is_in_the_file(tmp_path: Path) -> None:
    tables = tomllib.loads(exported(tmp_path).read_text(encoding="utf-8"))
    optional = {"due", "verdict", "verified", "period", "held_until", "repeats"}
    for kind, table in (
        (Details, tables["details"]),
        (Team, tables["team"]),
        (Finding, tables["findings"][0]),
        (Answer, tables["items"][2]["answer"]),
    ):
        assert {field.name for field in fields(kind)} - optional <= set(table)
    assert len(tables["journal"]) == len(notices.entries())
    assert [issue["rule"] for issue in tables["checks"]["issues"]] == ["own-2", "own-1"]
    assert tables["notice"]["sections"][2]["title"] == "TỒN TẠI, HẠN CHẾ"


def test_each_check_is_told_in_a_sentence(tmp_path: Path) -> None:
    issue = replace(notices.ISSUE, rule="A01", facts={})
    bundle = replace(notices.bundle(), judgement=Judgement(issues=(issue,), passed=()))
    place = exported(tmp_path, bundle)
    tables = tomllib.loads(place.read_text(encoding="utf-8"))
    assert tables["checks"]["issues"][0]["message"] == say(issue, shipped(), "vi")
    assert "98,5%" in tables["checks"]["issues"][0]["message"]
    assert toml_import.read_bundle(place).judgement == bundle.judgement


def test_figures_travel_as_text_and_lose_nothing(tmp_path: Path) -> None:
    tables = tomllib.loads(exported(tmp_path).read_text(encoding="utf-8"))
    assert tables["items"][2]["answer"]["verified"]["value"] == "97.86"
    assert tables["items"][2]["reported"]["value"] == "98.5"


def test_long_notes_stand_on_lines_of_their_own(tmp_path: Path) -> None:
    text = exported(tmp_path).read_text(encoding="utf-8")
    assert 'note = """\nĐã đối chiếu 30 hồ sơ.\nCòn 2 hồ sơ chờ bản giấy."""' in text


def test_a_comment_says_what_the_file_is(tmp_path: Path) -> None:
    lines = exported(tmp_path).read_text(encoding="utf-8").splitlines()
    assert [line[:2] for line in lines[:3]] == ["# "] * 3
    assert lines[4] == 'schema = "kiemtra/inspection/1"'


def test_a_windows_line_end_in_a_text_comes_back(tmp_path: Path) -> None:
    entries = opened_at("một\r\nhai\rba\n")
    again = toml_import.read(exported(tmp_path, notices.bundle(fold(entries), entries)))
    assert fold(again).details.place == "một\r\nhai\rba\n"


def test_half_a_surrogate_pair_does_not_stop_the_export(tmp_path: Path) -> None:
    entries = opened_at("x\ud83dy")
    place = exported(tmp_path, notices.bundle(fold(entries), entries))
    assert fold(toml_import.read(place)).details.place == "x�y"


def refused(tmp_path: Path, content: bytes) -> DocumentError:
    """Return the refusal of a file."""
    place = tmp_path / "x.toml"
    place.write_bytes(content)
    with pytest.raises(DocumentError) as caught:
        toml_import.read(place)
    assert caught.value.facts["file"] == place
    for language in ("vi", "en"):
        assert "{" not in Wording(language)(f"error.{caught.value.code}", **caught.value.facts)
    return caught.value


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "import.foreign"),
        (b"name = 'another program'", "import.foreign"),
        (b"schema = 1", "import.foreign"),
        (b"schema = 'kiemtra/reading/1'", "import.foreign"),
        (b"schema = 'kiemtra/inspection/2'", "import.newer"),
        (b"\x89PNG\r\n\x1a\n", "import.syntax"),
        (b"schema = 'kiemtra/insp", "import.syntax"),
        (b"a = " + b"[" * 100_000, "import.syntax"),
        (b"schema = 'kiemtra/inspection/1'", "import.journal"),
        (b"schema = 'kiemtra/inspection/1'\nid = 'x'\njournal = []", "import.journal"),
        (b"schema = 'kiemtra/inspection/1'\nid = 'x'\njournal = ['y']", "import.fields"),
        (b"schema = 'kiemtra/inspection/1'\nid = 'x'\njournal = [{ kind = 'Boom' }]", "import.fields"),
    ],
)
def test_a_foreign_or_damaged_file_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    assert refused(tmp_path, content).code == code


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for place in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(DocumentError, match=r"import\.missing"):
            toml_import.read(place)


def test_a_cut_file_is_refused_wherever_it_was_cut(tmp_path: Path) -> None:
    content = exporter("toml")(notices.bundle())[0].content
    for share in range(1, 20):
        assert refused(tmp_path, content[: len(content) * share // 20]).code.startswith("import.")


def _edit(old: str, new: str) -> Callable[[str], str]:
    def edited(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return edited


@pytest.mark.parametrize(
    ("edit", "tables"),
    [
        (_edit('city = "Hải Đăng"', 'city = "Hải Phòng"'), "details"),
        (_edit('signer = "Lương Bảo Trân"', 'signer = "Người khác"'), "team"),
        (_edit('verdict = "not_met"', 'verdict = "met"'), "answers"),
        (_edit("Có 26/1.215", "Có 6/1.215"), "findings"),
        (_edit("Trích xuất Hệ thống", "Trích xuất hệ thống"), "evidence"),
        (_edit('number = "3.02"', 'number = "3.03"'), "items"),
        (_edit("own = true\n\n[plan.source]", "own = false\n\n[plan.source]"), "plan"),
        (_edit('document_number = "212/BC-UBND"', 'document_number = "213/BC-UBND"'), "report"),
        (_edit('criteria_set = "proposal-2025"', 'criteria_set = "official"'), "criteria_set"),
        (_edit("accepted = true", "accepted = false"), "decisions"),
        (_edit('kind = "plan"', 'kind = "nonsense"'), "plan"),
    ],
)
def test_a_file_edited_by_hand_is_refused_with_the_table(
    tmp_path: Path, edit: Callable[[str], str], tables: str
) -> None:
    text = exporter("toml")(notices.bundle())[0].content.decode()
    error = refused(tmp_path, edit(text).encode())
    assert (error.code, error.facts.get("tables")) == ("import.altered", tables)


def test_a_damaged_entry_is_named_with_its_place(tmp_path: Path) -> None:
    text = exporter("toml")(notices.bundle())[0].content.decode()
    error = refused(tmp_path, text.replace("base = 0\n", "base = 0\nextra = 1\n", 1).encode())
    assert error.code == "import.fields"
    assert "journal[0]: extra fields found (extra)" in str(error.facts["problem"])


def test_a_journal_with_an_entry_twice_or_without_its_opening_is_refused(tmp_path: Path) -> None:
    entries = notices.entries()
    for broken in ((*entries, entries[3]), entries[1:]):
        content = exporter("toml")(notices.bundle(journal_of=broken))[0].content
        assert refused(tmp_path, content).code == "import.journal"


def test_a_file_of_an_earlier_version_without_a_newer_field_still_agrees(tmp_path: Path) -> None:
    text = exporter("toml")(notices.bundle())[0].content.decode()
    place = tmp_path / "x.toml"
    place.write_text(text.replace('struck_reason = ""\n', "").replace("rank = 0\n", ""), encoding="utf-8")
    assert toml_import.read(place) == notices.entries()


def test_text_where_a_table_is_expected_is_refused(tmp_path: Path) -> None:
    text = exporter("toml")(notices.bundle())[0].content.decode()
    broken = text.replace("[[items]]", "[[other]]").replace("[items.", "[other.").replace("[[items.", "[[other.")
    broken = broken.replace('criteria_set = "', 'items = "none"\ncriteria_set = "', 1)
    assert refused(tmp_path, broken.encode()).code in {"import.fields", "import.altered"}


def test_a_bundle_with_a_damaged_notice_still_gives_its_journal(tmp_path: Path) -> None:
    text = exporter("toml")(notices.bundle())[0].content.decode()
    place = tmp_path / "x.toml"
    place.write_text(text.replace("[notice]", "[notice]\nodd = 1", 1), encoding="utf-8")
    assert toml_import.read(place) == notices.entries()
    with pytest.raises(DocumentError, match="odd"):
        toml_import.read_bundle(place)


@pytest.mark.parametrize(("old", "new"), [('state = "void"', 'state = "signed"'), ("version = 2", "version = 1")])
def test_a_file_that_claims_other_signatures_than_its_journal_holds_is_refused(
    tmp_path: Path, old: str, new: str
) -> None:
    before, mark, after = exported(tmp_path).read_text(encoding="utf-8").partition("[sign_off]\n")
    assert old in after
    error = refused(tmp_path, (before + mark + after.replace(old, new, 1)).encode())
    assert (error.code, error.facts.get("tables")) == ("import.altered", "sign_off")
