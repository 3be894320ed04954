"""What a section of a plan or a report is for, by the flat words of its heading."""

from __future__ import annotations

import re
from enum import StrEnum

from rapidfuzz import fuzz, process

from inspection.model.codes import DocumentKind


class Role(StrEnum):
    """What a section is for."""

    HEAD = "head"
    PURPOSE = "purpose"
    TARGETS = "targets"
    WORK = "work"
    FUNDING = "funding"
    ORGANISING = "organising"
    APPENDIX = "appendix"
    GENERAL = "general"
    RESULTS = "results"
    ASSESSMENT = "assessment"
    NEXT = "next"
    PROPOSALS = "proposals"
    CLOSING = "closing"


_LIKE_ENOUGH_DAMAGED = 78
_ROLES = (
    (Role.APPENDIX, re.compile(r"(?:phu luc|danh muc (?:cac )?nhiem vu|bieu (?:mau|tong hop|so))\b")),
    (Role.PROPOSALS, re.compile(r"(?:nhung |cac |mot so )?(?:kien nghi|de xuat|de nghi|xin y kien|de dat)\b")),
    (Role.ASSESSMENT, re.compile(r"(?:danh gia chung|danh gia (?:ket qua|tinh hinh)|danh gia$|nhan xet"
                                 r"|nhin (?:lai|nhan|chung)|(?:nhung |mot so |cac )?"
                                 r"(?:ton tai|han che|kho khan|vuong mac|nguyen nhan)\b|uu diem)")),
    (Role.ORGANISING, re.compile(r"(?:cong tac )?(?:to chuc (?:trien khai )?thuc hien|trach nhiem|phan cong"
                                 r"|(?:thoi (?:gian|han)[, ]+(?:va )?)?(?:che do )(?:thong tin,? )?(?:va )?bao cao"
                                 r"|thoi (?:gian|han) (?:gui )?bao cao|(?:thong tin,? )?bao cao$)\b")),
    (Role.FUNDING, re.compile(r"(?:nguon |ve )?kinh phi\b|(?:bao dam |dam bao |ve )?nguon luc\b|tien(?= va\b|, )")),
    (Role.NEXT, re.compile(r"(?:phuong huong|dinh huong|trong tam|nhung viec|viec (?:can|phai)|ke hoach|nhiem vu"
                           r"|giai phap|noi dung|muc tieu)"
                           r".*(?:thoi gian toi|tiep theo|giai doan toi|trong tam|sap toi|cuoi nam|den het nam"
                           r"|quy (?:i{1,3}|iv|[1-4])\b)"
                           r"|(?:phuong huong|trong tam|dinh huong|(?:nhung |cac |cong )?viec (?:phai|can|se))\b"
                           r"|(?:(?:sau|ba|[036]{1,2}) thang cuoi nam|(?:thoi gian|nam|quy|ky|thang) (?:toi|sau)"
                           r"|(?:viec|cong viec)\b.*\b(?:toi|sap toi|tiep theo|can lam))(?: 20\d\d)?$")),
    (Role.GENERAL, re.compile(r"(?:khai quat|dac diem|tinh hinh chung|thong tin chung|gioi thieu|bo cuc"
                              r"|(?:mot so |vai |may )net\b|tinh hinh (?:dia phuong|dia ban|phuong|xa|dao|dac khu))")),
    (Role.RESULTS, re.compile(r"(?:tinh hinh va |tinh hinh, )?(?:ket qua|tinh hinh (?:trien khai|thuc hien|to chuc)|"
                              r"cong tac cai cach hanh chinh)\b")),
    (Role.TARGETS, re.compile(r"(?:mot so |cac |nhung )?(?:chi tieu|muc tieu)\b|muc dich.*(?:chi tieu|muc tieu)")),
    (Role.PURPOSE, re.compile(r"(?:muc dich|yeu cau|quan diem|can cu)\b")),
    (Role.WORK, re.compile(r"(?:cac |nhung |mot so )?(?:nhom )?(?:nhiem vu|giai phap|noi dung)\b")),
)  # fmt: skip
_PATTERNS = dict(_ROLES)
_SITUATION = re.compile(
    r"(?:khai quat |danh gia |dac diem |thuc trang |mot so net ve )*(?:tinh hinh|thuc trang|dac diem)(?! moi)\b"
    r"|(?:danh gia |mot so |nhung )*ket qua (?:(?:trien khai |da )*(?:thuc hien|dat duoc)|cong tac|cai cach|cchc"
    r"|(?:\w+ thang|quy|nam)\b).*\b20\d\d"
)
"""Headings of what a plan tells of the time before it."""
_ROLE_NAMES = {
    "muc dich, yeu cau": Role.PURPOSE,
    "chi tieu chu yeu": Role.TARGETS,
    "nhiem vu, giai phap": Role.WORK,
    "kinh phi": Role.FUNDING,
    "to chuc thuc hien": Role.ORGANISING,
    "danh gia chung": Role.ASSESSMENT,
    "kien nghi, de xuat": Role.PROPOSALS,
}
_REPORT_ONLY = frozenset({Role.GENERAL, Role.RESULTS, Role.ASSESSMENT, Role.NEXT, Role.PROPOSALS})
_PLAN_ONLY = frozenset({Role.PURPOSE, Role.FUNDING, Role.ORGANISING})


def role_of(heading: str, kind: DocumentKind, *, damaged: bool = False) -> Role | None:
    """Return what a section with these flat words is for, or None."""
    if kind is DocumentKind.PLAN and _SITUATION.match(heading):
        return Role.RESULTS
    for role, pattern in _ROLES:
        if (kind is DocumentKind.PLAN and role in _REPORT_ONLY) or (kind is DocumentKind.REPORT and role in _PLAN_ONLY):
            continue
        if pattern.match(heading):
            return Role.NEXT if role in {Role.WORK, Role.TARGETS} and kind is DocumentKind.REPORT else role
    if damaged:
        best = process.extractOne(heading, _ROLE_NAMES.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH_DAMAGED)
        return _ROLE_NAMES[best[0]] if best else None
    return None


def parts_a_group(role: Role, title: str) -> bool:
    """Tell whether a heading only parts the group it stands in: "2. Nhiệm vụ:" of a plan, "2. Chỉ tiêu khác"."""
    return role is Role.WORK or (role is Role.NEXT and not _PATTERNS[Role.NEXT].match(title))
