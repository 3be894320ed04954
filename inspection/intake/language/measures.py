"""The units that figures are counted in, how they are spelled, and which of them count the same kind of thing.

A figure may be named by an indicator only when both count the same kind: "38 hồ sơ" is no number of persons.
"""

from __future__ import annotations

import re
from functools import lru_cache

from inspection.intake.language.alternation import any_of

_KINDS: dict[str, str] = {
    "percent": "%|phần trăm",
    "person": (
        "người|biên chế|chỉ tiêu|viên chức|công chức|cán bộ|trường hợp|đồng chí|lao động|giáo viên|"
        "hợp đồng lao động|hợp đồng|người làm việc|lãnh đạo|cấp phó|thành viên|chỉ tiêu biên chế|"
        "người hoạt động không chuyên trách|CBCC|CBCCVC|cán bộ công chức|cán bộ, công chức|"
        "cán bộ, công chức, viên chức|công chức, viên chức|công dân|nhân khẩu|học viên"
    ),
    "file": "hồ sơ|lượt hồ sơ|bộ hồ sơ|hồ sơ TTHC|thành phần hồ sơ",
    "task": "nhiệm vụ|nội dung nhiệm vụ|đầu việc|việc|đầu mục công việc|phần việc",
    "group": "nhóm|nhóm nhiệm vụ|nhóm nội dung|mảng|mảng việc|nhóm việc|lĩnh vực",
    "document": (
        "văn bản|quyết định|kế hoạch|thông báo|nghị quyết|công văn|báo cáo|tờ trình|phương án|chỉ thị|"
        "quy chế|dự thảo|văn bản QPPL|văn bản quy phạm pháp luật|VBQPPL|VB|chương trình|hướng dẫn|"
        "dự thảo văn bản|lượt văn bản|văn bản điện tử|QĐ|KH|CV|NQ|văn bản đi"
    ),
    "procedure": (
        "TTHC|thủ tục hành chính|thủ tục|dịch vụ công trực tuyến|dịch vụ công|DVC|DVCTT|dịch vụ|"
        "quy trình|DVC trực tuyến|quy trình nội bộ"
    ),
    "visit": (
        "lượt|lượt công dân|lượt người|lượt tiếp|lượt đọc|lượt phát thanh|lượt truy cập|lượt khách|"
        "lượt phát|buổi phát thanh"
    ),
    "session": "buổi|cuộc|hội nghị|lớp|kỳ|phiên|đợt|ngày|lần|lớp tập huấn|cuộc họp|cuộc kiểm tra|cuộc đối thoại",
    "case": (
        "vụ việc|vụ|kiến nghị|phản ánh kiến nghị|phản ánh, kiến nghị|khiếu nại, tố cáo|"
        "phản ánh|PAKN|ý kiến|khiếu nại|tố cáo|trường hợp|cuộc gọi"
    ),
    "petition": "đơn|đơn, thư|đơn thư|đơn khiếu nại|đơn tố cáo|đơn kiến nghị",
    "item": (
        "tin bài|tin, bài|tin|bài|tin/bài|bài viết|chuyên mục|phóng sự|video|pano|tờ rơi|chuyên đề|"
        "tin tức|bài đăng|băng rôn|chương trình phát thanh|bản tin|lượt tin, bài|lượt tin bài|lượt tin|tin, bài, clip"
    ),
    "unit": (
        "đơn vị|cơ quan|cơ quan, đơn vị|phòng|trường|trung tâm|tổ|phòng chuyên môn|cơ quan chuyên môn|"
        "tổ dân phố|bộ phận|trường học|thôn|xóm|ấp|khu phố|khóm|buôn|làng|khu dân cư|khu vực|đơn vị sự nghiệp|"
        "đơn vị sự nghiệp công lập|tổ công nghệ số cộng đồng|quầy|tổ chức|đầu mối"
    ),
    "money": "đồng|triệu đồng|tỷ đồng|nghìn đồng|tỷ|triệu|tr.đồng|trđ",
    "score": "điểm",
    "floor": "m2",
    "land": "km2|ha",
    "crowd": "đoàn|đoàn đông người",
    "model": "mô hình|sáng kiến|giải pháp|sáng kiến giải pháp|cách làm|cách làm mới|cách làm hay|mô hình mới",
    "transaction": "giao dịch|lượt thanh toán|lượt giao dịch",
    "account": "tài khoản|chữ ký số|chứng thư số|chữ ký|thư điện tử",
    "letter": "thư xin lỗi|thư|văn bản xin lỗi",
    "result": "kết quả|giấy tờ|bản sao|kết quả giải quyết",
    "thing": ("máy tính|máy|bộ|camera|kiốt|hệ thống|cơ sở|hộ|thửa|dự án|công trình|vị trí|doanh nghiệp"),
    "finding": "vấn đề|tồn tại|hạn chế|thiếu sót|sai sót|khuyết điểm|tồn tại, hạn chế|lỗi",
    "answer": "phiếu|phiếu khảo sát|phiếu đánh giá|phiếu hợp lệ",
    "time": "phút|giờ|giây|tháng",
    "length": "km",
    "rank": "hạng|bậc",
}

_PLAIN = str.maketrans(
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ",
    "aaaaaaaaaaaaaaaaadeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyy",
)


def _forms() -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    names: dict[str, str] = {}
    kinds: dict[str, set[str]] = {}
    for kind, listed in _KINDS.items():
        for name in listed.split("|"):
            plain = name.lower().translate(_PLAIN)
            names.setdefault(plain, name)
            kinds.setdefault(plain, set()).add(plain if kind == "thing" else kind)  # a household is no computer
    return names, {plain: frozenset(found) for plain, found in kinds.items()}


_NAMES, _KINDS_OF = _forms()
_UNIT = re.compile(rf"\s*({any_of(_NAMES.keys() - {'%'})})(?![a-z0-9])|\s*(%)")
_NO_UNIT = re.compile(r"\s*(?:bai bo|hang (?:muc|tuan|thang|nam|ngay|quy|ky|hoa|dau))\b")
"""Words that only begin like a unit once their accents are gone: "19 bãi bỏ" are no "bài", "03 hạng mục" no ranks."""
PERCENT = "%"
PLAIN_UNITS = {"cơ quan, đơn vị": "đơn vị", "đầu mối": "đơn vị", "cấp phó": "người"}
"""What plans call an office or unit of any kind, or those who lead it, by one name."""
_NUMBER_OF = "so "
_NOTHING: frozenset[str] = frozenset()


def unit_at(flat_text: str, start: int) -> tuple[str, int] | None:
    """Return the unit that follows a number in flat text and where it ends, or None."""
    found = _UNIT.match(flat_text, start)
    if found is None or _NO_UNIT.match(flat_text, start):
        return None
    plain = found[1] or PERCENT
    return (PERCENT if plain == "phan tram" else _NAMES[plain]), found.end()


def unit_named(flat_title: str) -> str:
    """Return the unit that the title of numbers names: "Số hồ sơ nộp trực tuyến", "Hồ sơ nộp trực tuyến (%)"."""
    unit = unit_at(flat_title, len(_NUMBER_OF)) if flat_title.startswith(_NUMBER_OF) else None
    if unit is None and flat_title.rstrip().endswith(")"):
        start = flat_title.rfind("(") + 1
        unit = unit_at(flat_title, start) if start else None
        unit = unit if unit and flat_title[unit[1] :].strip() == ")" else None
    return unit[0] if unit else ""


@lru_cache(maxsize=1000)
def kinds_of(unit: str | None) -> frozenset[str]:
    """Return what kinds of things a unit counts; nothing for an unknown unit."""
    return _KINDS_OF.get(unit.lower().translate(_PLAIN), _NOTHING) if unit else _NOTHING
