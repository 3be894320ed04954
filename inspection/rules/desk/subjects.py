"""What a piece of a sentence speaks of: its words without those that any piece may hold.

Rules that find one task or one measure at two places compare these; abbreviations count as what they stand for.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

from inspection.vietnamese import fold

_ABBREVIATED = {
    "tthc": "thu tuc hanh chinh",
    "cchc": "cai cach hanh chinh",
    "qppl": "quy pham phap luat",
    "vbqppl": "van ban quy pham phap luat",
    "dvc": "dich vu cong",
    "dvctt": "dich vu cong truc tuyen",
    "cntt": "cong nghe thong tin",
    "cds": "chuyen doi so",
    "pvhcc": "phuc vu hanh chinh cong",
    "hcc": "hanh chinh cong",
    "pakn": "phan anh kien nghi",
    "cbccvc": "can bo cong chuc vien chuc",
    "cbcc": "can bo cong chuc",
    "tdp": "to dan pho",
    "mttq": "mat tran to quoc",
}
_WORD = re.compile(r"[^\W\d_]+")
_JOINING = frozenset(
    _WORD.findall(
        "của và các những còn đã được là ở tại trong theo cho với một số mỗi thì để như hơn do vì đến từ trên "
        "dưới này khi sẽ đang cũng cần phải bị có về việc vào ra bởi gồm năm quý tháng ngày trước sau hằng "
        "hàng định kỳ xong hoàn thành đạt ít nhất tối thiểu đa không quá thấp lên trở nâng đưa bảo đảm tỷ tỉ "
        "lệ mức phấn đấu mục tiêu chỉ duy trì giữ vững tiếp tục tổng thực hiện tổ chức xây dựng ban hành "
        "triển khai tham mưu trình chủ phối hợp phường xã cử đi địa bàn đơn vị cơ quan nhiệm vụ tăng cường "
        "đẩy mạnh hướng dẫn vận động chiếm cả đặt đề bằng kế hoạch đúng qua "
    )
)
"""Syllables that join others, or ask for work, or tell of time and amount: they name no subject.

They carry their accents, for "số" tells nothing and "sở" does.
"""
_SENTENCE = re.compile(r"\.\s|;|\t")
_CLAUSE = re.compile(r"[,;()]\s?|\.\s|\t|:\s(?!(?:\S+\s){0,3}\S*\d)")
"""Where a clause ends; a colon with a number soon behind it parts a measure from its level and ends none."""


def subject(words: str) -> frozenset[str]:
    """Return the folded syllables that name what some words, with their accents, speak of."""
    return frozenset(chain.from_iterable(map(_named_by, _WORD.findall(words.lower()))))


@lru_cache(maxsize=1024)
def _named_by(word: str) -> tuple[str, ...]:
    return () if word in _JOINING else tuple(_ABBREVIATED.get(word, fold(word)).split())


def sentence_at(line: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence, or the cell of a row, begins and ends that a place of a line stands in."""
    return _around(_SENTENCE, line, start, end)


def clause_at(line: str, start: int, end: int) -> tuple[int, int]:
    """Return where the clause begins and ends that a place of a line stands in."""
    return _around(_CLAUSE, line, start, end)


def _around(parted: re.Pattern[str], line: str, start: int, end: int) -> tuple[int, int]:
    first = max((found.end() for found in parted.finditer(line) if found.end() <= start), default=0)
    behind = parted.search(line, end)
    return first, behind.start() if behind else len(line)
