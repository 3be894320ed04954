"""Words of one meaning: abbreviations written out, and the many ways to say the same brought to one.

Wards say "trễ hẹn", "chậm hạn" or "muộn" for "quá hạn", "nộp qua mạng" for "trực tuyến". Aliases of the catalogue and
the words of documents both go through here, so each alias stands for all its spellings. Only words that mean the same
in every report belong here; what holds for one indicator is an alias of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate, chain

from inspection.intake.language.alternation import any_of

_SHORT_FORMS = {
    "tthc": "thu tuc hanh chinh",
    "cchc": "cai cach hanh chinh",
    "qppl": "quy pham phap luat",
    "vbqppl": "van ban quy pham phap luat",
    "vb": "van ban",
    "dvc": "dich vu cong",
    "dvcqg": "dich vu cong quoc gia",
    "dvctt": "dich vu cong truc tuyen",
    "pvhcc": "phuc vu hanh chinh cong",
    "ttpvhcc": "trung tam phuc vu hanh chinh cong",
    "hcc": "hanh chinh cong",
    "pakn": "phan anh kien nghi",
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "cntt": "cong nghe thong tin",
    "cds": "chuyen doi so",
    "csdl": "co so du lieu",
    "cbcc": "can bo cong chuc",
    "cbccvc": "can bo cong chuc vien chuc",
    "cccm": "cong chuc chuyen mon",
    "hdld": "hop dong lao dong",
    "dvsn": "don vi su nghiep",
    "dvsncl": "don vi su nghiep cong lap",
    "snc": "su nghiep cong",
    "nsnn": "ngan sach nha nuoc",
    "nsdp": "ngan sach dia phuong",
    "ksc": "ky so",
    "ttdt": "thong tin dien tu",
    "llct": "ly luan chinh tri",
    "vtvl": "vi tri viec lam",
    "hs": "ho so",
    "ti": "ty",
    "nd": "nghi dinh",
    "qd": "quyet dinh",
    "kh": "ke hoach",
    "cv": "cong van",
    "nq": "nghi quyet",
    "tp": "thanh pho",
}
_MEANING = {
    "thu tuc hanh chinh": ("thu tuc hanh chinh", "thu tuc"),
    "nhiem vu": ("dau viec", "noi dung cong viec", "dau muc cong viec", "phan viec"),
    "hoan thanh": ("lam xong", "thuc hien xong", "hoan tat", "xong", "khep lai", "khep duoc"),
    "hoan thanh dung han": ("xong trong thoi han", "xong trong han", "hoan thanh trong han",
                            "hoan thanh trong thoi han", "xong dung han", "xong dung thoi han",
                            "hoan thanh kip thoi han", "hoan thanh dung thoi han"),
    "hoan thanh qua han": ("xong muon", "xong tre", "xong nhung tre", "xong nhung cham", "xong cham",
                           "hoan thanh muon", "hoan thanh cham",
                           "hoan thanh tre", "hoan thanh nhung tre", "hoan thanh nhung cham",
                           "xong tre han", "xong nhung tre han", "hoan thanh nhung tre han",
                           "hoan thanh nhung cham so voi han", "hoan thanh cham so voi han", "xong cham so voi han"),
    "thoi han": ("han xong", "han hoan thanh"),
    "qua han": ("tre han", "muon han", "cham han", "tre hen", "qua hen", "cham tien do", "cham so voi tien do",
                "cham muon", "tre moc", "qua moc", "bi cham", "bi tre", "khong dung han", "cham so voi yeu cau",
                "cham so voi han"),
    "truoc han": ("som han", "truoc thoi han", "som hon han", "som hon thoi han", "som hon quy dinh", "som hen",
                  "truoc hen", "som hon hen", "som hon ngay hen", "truoc ngay hen"),
    "dung han": ("dung thoi han", "dung ky han", "dung hen", "kip han", "kip thoi han"),
    "truoc va dung han": ("dung va truoc han", "dung han va truoc han", "truoc han va dung han", "som va dung han",
                          "dung han, truoc han", "truoc han, dung han", "truoc, dung han"),
    "chuyen sang": ("chuyen qua", "mang sang"),
    "bao dam thoi han": ("khong tre hen", "khong tre han", "khong tre"),
    "giai quyet qua han": ("tra tre", "tra cham", "tra muon", "tra ket qua tre", "tra ket qua cham", "tra qua han",
                           "tra ket qua qua han", "tra tre hen"),
    "trong han": ("trong thoi han", "con trong han", "con han", "con trong thoi han", "con thoi han"),
    "truc tuyen": ("qua mang", "qua moi truong mang", "tren cong dich vu cong truc tuyen"),
    "truc tiep": ("tai quay", "truc tiep tai quay", "ban giay"),
    "buu chinh": ("buu dien", "buu chinh cong ich", "duong buu dien"),
    "dang thuc hien": ("dang trien khai", "dang lam", "dang tien hanh", "dang do dang", "dang lam do",
                       "dang lam do dang", "dang trien khai thuc hien", "do dang"),
    "chua thuc hien": ("chua trien khai", "chua lam", "chua khoi dong", "chua bat dau", "chua trien khai thuc hien"),
    "thuc hien": ("trien khai thuc hien", "trien khai"),
    "giai quyet": ("xu ly", "thu ly giai quyet"),
    "thanh toan truc tuyen": ("thanh toan khong dung tien mat", "thanh toan dien tu", "thanh toan khong tien mat"),
    "so hoa": ("so hoa thanh phan",),
    "dinh danh dien tu": ("dinh danh muc do", "dinh danh muc", "vneid"),
    "trang thong tin dien tu": ("trang tin dien tu", "cong thong tin dien tu", "cong trang thong tin dien tu",
                                "cong/trang thong tin dien tu", "trang, cong thong tin dien tu", "cong ttdt",
                                "trang ttdt", "website"),
    "truyen thanh": ("loa truyen thanh", "dai truyen thanh", "loa phat thanh", "loa"),
    "khac phuc": ("khac phuc xong", "sua xong", "khac phuc dut diem"),
    "ton tai": ("ton tai, han che", "thieu sot", "sai sot", "khuyet diem"),
    "phat hien": ("chi ra",),
    "ky luat ky cuong": ("ky cuong ky luat", "ky cuong, ky luat", "ky luat, ky cuong"),
    "lanh dao chi dao": ("chi dao lanh dao",),
    "tiep cong dan": ("tiep dan",),
    "thuong xuyen": ("hang ngay",),
    "dinh ky": ("theo lich",),
    "dot xuat": ("ngoai lich",),
    "thu dien tu cong vu": ("thu cong vu", "hop thu cong vu", "email cong vu", "thu dien tu"),
    "nhiem vu giao": ("nhiem vu duoc giao",),
    "bao dam": ("dam bao",),
    "khong phu thuoc dia gioi": ("phi dia gioi",),
    "ra soat": ("ra lai", "ra soat lai", "doc lai"),
}  # fmt: skip
_WRITTEN_OUT = {short: long.split() for short, long in _SHORT_FORMS.items()} | {
    said: meant.split() for meant, all_said in _MEANING.items() for said in all_said
}
_WORD = re.compile(rf"(\b{any_of(said for all_said in _MEANING.values() for said in all_said)}\b|[a-z]+|\d+)")
"""A wording of several words that means another one, or a word."""
_SYMBOL = re.compile(r"/(?<=\d/)[\w/-]*[a-z][\w/-]*")
_DAY = re.compile(r"ngay \d{1,2}(?:/| thang )\d{1,2}(?:/| nam )\d{4}")
"""What stands behind the number of a document that a sentence names by the way."""


def words_of(flat_text: str) -> list[str]:
    """Return the words of a flat text, abbreviations written out and words of one meaning as one."""
    return _written_out(_WORD.findall(_without_numbers(flat_text)))


class PlacedWords:
    """The words of a flat text with their places, worked out once: those of any stretch of it are looked up."""

    __slots__ = ("_counts", "_ends", "_left_out", "_starts", "_text", "_words")

    def __init__(self, flat_text: str) -> None:
        self._text, blanked = flat_text, _without_numbers(flat_text)
        self._left_out = blanked if blanked != flat_text else None
        pieces = _WORD.split(blanked)  # what stands before each word and the words, in turn
        places = [*accumulate(map(len, pieces))]
        self._words, self._counts = pieces[1::2], None
        if not _WRITTEN_OUT.keys().isdisjoint(self._words):
            meant = [_WRITTEN_OUT.get(said, (said,)) for said in self._words]
            self._words = [*chain.from_iterable(meant)]
            self._counts = [*accumulate(map(len, meant), initial=0)]
        self._starts, self._ends = places[::2], places[1::2]
        self._starts[-1] += 1  # no place begins there
        self._ends.append(-1)  # of the word before the first

    def between(self, start: int, end: int) -> list[str]:
        """Return what ``words_of`` returns of a stretch."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        if self._cuts(start, first) or self._cuts(end, last):
            return words_of(self._text[start:end])
        if self._counts is not None:
            first, last = self._counts[first], self._counts[last]
        return self._words[first:last]

    def _cuts(self, place: int, following: int) -> bool:
        """Tell whether a stretch that begins or ends at a place has other words there than the whole text."""
        begins = self._starts[following] == place  # right behind a word, which then goes on: "5km"
        if self._ends[following - 1] + begins > place:
            return True
        if self._left_out is None:
            return False
        beside = slice(max(0, place - 1), place + 1)
        return self._left_out[beside] != self._text[beside]


def _without_numbers(flat_text: str) -> str:
    """Return a flat text with blanks in place of days and of what stands behind the number of a document."""
    if "ngay " in flat_text:
        flat_text = _DAY.sub(_blank, flat_text)
    if "/" in flat_text:
        flat_text = _SYMBOL.sub(_blank, flat_text)
    return flat_text


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _written_out(found: list[str]) -> list[str]:
    if _WRITTEN_OUT.keys().isdisjoint(found):
        return found
    return [word for said in found for word in _WRITTEN_OUT.get(said, (said,))]
