"""A workspace's own calendar settles what the shipped one does not know, and is refused with all its faults."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from inspection.catalogue import shipped
from inspection.errors import CatalogueError
from inspection.own_holidays import FILE
from inspection.own_indicators import catalogue_of
from inspection.working_days import WorkingDays

if TYPE_CHECKING:
    from pathlib import Path

OWN = """
[[known]]
year = 2031
source = "Thông báo của năm"

[[special]]
start = 2031-01-22
end = 2031-01-28
kind = "off"
name = { vi = "Tết Nguyên đán", en = "Lunar New Year" }
source = "Thông báo của năm"

[[special]]
start = 2026-11-24
kind = "off"
name = { vi = "Ngày Văn hóa Việt Nam", en = "Vietnamese Culture Day" }
source = "Văn bản của cơ quan"
"""


def test_a_new_year_and_a_settled_day_are_taken_from_the_workspace(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(OWN, encoding="utf-8")
    before, days = WorkingDays(shipped().holidays), WorkingDays(catalogue_of(tmp_path).holidays)
    new_year = date(2031, 1, 21), date(2031, 1, 31)
    assert before.doubts(*new_year).years == (2031,)
    assert not days.doubts(*new_year)
    assert (before.between(*new_year), days.between(*new_year)) == (8, 3)
    settled = date(2026, 11, 23), date(2026, 11, 25)
    assert [row.start for row in before.doubts(*settled).unsettled] == [date(2026, 11, 24)]
    assert not days.doubts(*settled)
    assert (before.between(*settled), days.between(*settled)) == (2, 1)
    assert days.between(date(2026, 2, 13), date(2026, 2, 23)) == 1, "what is shipped goes on"


def test_a_workspace_without_a_calendar_has_the_shipped_one(tmp_path: Path) -> None:
    assert catalogue_of(tmp_path) is shipped()


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("[[special]", "catalogue.syntax", ""),
        ('[[known]]\nyear = "x"\nsource = "y"\n', "catalogue.fields", "$.known[0].year"),
        ("[[holiday]]\n", "catalogue.fields", "holiday"),
        (OWN.replace("end = 2031-01-28", "end = 2031-01-02"), "catalogue.fields", "2031-01-22"),
    ],
)
def test_a_file_with_faults_is_refused_with_its_name_and_the_place(
    tmp_path: Path, text: str, code: str, told: str
) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        catalogue_of(tmp_path)
    assert caught.value.code == code
    assert caught.value.facts["file"] == tmp_path / FILE
    assert told in str(caught.value.facts["problem"])
