"""What offices write of each indicator in their own words is named right, and nothing else is named."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from inspection.catalogue import shipped
from inspection.intake.language.flat import flat
from inspection.intake.language.wordings import words_of
from inspection.intake.pipeline import read_document
from inspection.intake.text.reader import TextReader

_HEAD = """ỦY BAN NHÂN DÂN
XÃ ĐỒNG KHÊ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 15/BC-UBND
Đồng Khê, ngày 30 tháng 9 năm 2026

BÁO CÁO
Kết quả công tác cải cách hành chính 9 tháng đầu năm 2026

"""
_CASES = Path(__file__).parents[2] / "cases" / "phrases.toml"


def _phrases() -> list[dict[str, Any]]:
    return list(tomllib.loads(_CASES.read_text(encoding="utf-8"))["phrase"])


def _report(group: str, text: str) -> bytes:
    names = {one.code.value: one.name.vi for one in shipped().groups}
    above = f"1. {names[group]}\n- " if group in names else ""
    heading = "KẾT QUẢ THỰC HIỆN" if above else "TÌNH HÌNH CHUNG"
    return f"{_HEAD}I. {heading}\n{above}{text}\n".encode()


@pytest.mark.parametrize("phrase", _phrases(), ids=lambda phrase: phrase["text"][:60])
def test_a_phrase_names_its_figures(phrase: dict[str, Any]) -> None:
    reading = read_document(TextReader().read("bao_cao.txt", _report(phrase["group"], phrase["text"])), shipped())
    named = [one for one in reading.figures if one.indicator]
    assert [f"{one.indicator} {one.value.normalize():f}" for one in named if one.value is not None] == phrase["figures"]


def test_no_alias_says_what_another_one_says_in_words_of_one_meaning() -> None:
    told = Counter(
        (one.id, tuple(tuple(words_of(flat(part))) for part in alias.split(">")))
        for one in shipped().indicators.values()
        for alias in one.aliases
    )
    assert [alias for alias, times in told.items() if times > 1] == []
