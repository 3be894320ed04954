"""How a line that gives a unit its duties begins: "Văn phòng HĐND và UBND: …", "Giao Phòng Kinh tế …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_NAME = 90
"""Characters."""
_LIKE = 82
_UNIT_START = re.compile(
    r"(?:de nghi |giao (?:cho )?|yeu cau )?(?:(?:cac )?(?:dong chi|d/c) )?"
    r"(?:cac |thu truong |truong |lanh dao |giam doc |thanh vien )*"
    r"(?:phong|van phong|trung tam|cong chuc|cong an|ban chi huy|ban chi dao|ban|dai|tram|truong|co quan|don vi"
    r"|to |bo phan|"
    r"uy ban mat tran|mat tran|mttq|uy ban|hoi |doan |nha truong|can bo|chu tich|pho chu tich|cong doan|kho bac"
    r"|thue|bhxh|"
    r"to chuc chinh tri|to dan pho|thon|hdnd|ubnd|ubmttq|cong ty|vnpt|viettel|buu dien|quan su)"
)
_SHARED = re.compile(r"(?:trach nhiem chung|phan cong|nhiem vu chung|trach nhiem cua cac|phan cong trach nhiem)")


def looks_like_unit(words: str, known: Sequence[str], *, damaged: bool) -> bool:
    """Tell whether flat words begin with a unit: by the word for its kind, in damaged text also by a known name."""
    if _UNIT_START.match(words):
        return not _SHARED.match(words)
    head = words.partition(":")[0][:LONGEST_NAME]
    return damaged and any(fuzz.partial_ratio(name, head) >= _LIKE for name in known)
