"""The reminder: only what is overdue on the day, told as it was recorded, in the layout of a letter; read back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from exports import exporter
from exports.docx.package import material
from inspection.conclude.reminder import reminder
from inspection.model.inspection import Details, Registration, Team
from inspection.model.remediation import Remediation
from tests import notices
from tests.word_outline import body, style_of, w, words

if TYPE_CHECKING:
    from exports import Bundle
    from inspection.model.notice import Reminder

DAY = notices.FOLLOWED_UP


def letter(bundle: Bundle | None = None, day: date = DAY, answer_by: date | None = None) -> Reminder:
    """Return the letter of an inspection."""
    made = reminder(material(bundle or notices.bundle()), day, answer_by)
    assert made is not None
    return made


def with_notice(**changes: object) -> Bundle:
    """Return the invented inspection, changed."""
    bundle = notices.bundle()
    return replace(bundle, inspection=replace(bundle.inspection, **changes))  # type: ignore[arg-type]  # names of fields


def test_only_what_is_overdue_on_the_day_is_reminded_of() -> None:
    rows = letter().table.rows
    assert [(row[0], row[4], row[5]) for row in rows] == [
        ("1", "12/11/2025", "Chưa báo cáo, quá hạn 8 ngày"),
        ("2", "15/11/2025", "Khắc phục một phần, quá hạn 5 ngày"),
    ]
    assert len(letter(day=date(2025, 12, 16)).table.rows) == 3
    assert "quá hạn chưa khắc phục xong: 2; chưa đến hạn: 1" in letter().opening[1]


def test_there_is_no_letter_where_nothing_is_overdue() -> None:
    assert reminder(material(notices.bundle()), date(2025, 11, 12)) is None
    assert exporter("docx_reminder")(replace(notices.bundle(), day=date(2025, 11, 12))) == ()


def test_the_notice_is_named_as_far_as_the_registry_gave_its_number() -> None:
    assert letter().opening[0].startswith("Thực hiện Thông báo kết luận của Sở Nội vụ")
    known = with_notice(registration=Registration(number="345", issued=date(2025, 10, 27)))
    assert "Thực hiện Thông báo kết luận số 345/TB-SNV ngày 27/10/2025 của" in letter(known).opening[0]
    bare = replace(known, inspection=replace(known.inspection, team=replace(known.inspection.team, symbol=" ")))
    assert "Thực hiện Thông báo kết luận số 345 ngày 27/10/2025 của" in letter(bare).opening[0]


def test_the_day_to_answer_by_is_blank_unless_it_is_given() -> None:
    assert letter().asked[-1].endswith("chậm nhất ngày …/…/20….")
    assert letter(answer_by=date(2025, 12, 1)).asked[-1].endswith("chậm nhất ngày 01/12/2025.")


@pytest.mark.parametrize(("symbol", "shown"), [("TB-SNV", "SNV-…"), ("TB-UBND", "UBND-…"), ("TB", "")])
def test_the_symbol_is_that_of_a_letter_and_waits_for_the_drafting_unit(symbol: str, shown: str) -> None:
    assert letter(with_notice(team=replace(notices.team(), symbol=symbol))).symbol == shown


def test_a_letter_has_a_subject_under_its_number_an_addressee_and_no_title() -> None:
    content = exporter("docx_reminder")(notices.bundle())[0].content
    told = [(style_of(one), words(one)) for one in body(content).iter(w("p"))]
    styles = [style for style, _ in told]
    assert "title" not in styles
    assert styles.index("number") < styles.index("subject") < styles.index("dated") < styles.index("addressee")
    assert ("addressee", "Kính gửi: Ủy ban nhân dân phường Hòa Mai") in told
    assert next(text for style, text in told if style == "subject").startswith("V/v đôn đốc khắc phục")
    assert [text for style, text in told if style == "recipient"][-1] == "- Lưu: VT, CCHC."


def test_what_people_wrote_stays_text_in_the_letter() -> None:
    hostile = "=1+1 {{so}} <w:p/>\x1b[2J & Nguyễn"
    known = Remediation(unit=hostile, due=date(2025, 11, 1))
    bundle = with_notice(remediations={notices.LATE.id: known}, team=Team(), details=Details(ward=hostile))
    (row,) = [one for one in letter(bundle).table.rows if one[4] == "01/11/2025"]
    assert row[3] == "=1+1 {{so}} <w:p/>␛[2J & Nguyễn"
    content = exporter("docx_reminder")(bundle)[0].content
    assert any("{{so}} <w:p/>" in words(one) for one in body(content).iter(w("p")))
