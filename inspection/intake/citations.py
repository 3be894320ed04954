"""Documents that are cited: number, kind, date, issuer, and whether the ward issued them itself.

A number is looked for in its two forms, the state's (``118/2025/NĐ-CP``) and the party's (``57-NQ/TW``). The normal form
completes a decree's missing year from its date and sets a party-style number of a state body right; the quote keeps the
words as they stand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.intake.dues import day_of
from inspection.intake.flat import flat
from inspection.model.codes import DocumentKind
from inspection.model.documents import Citation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.intake.passages import Passage

_BODY = r"[A-ZĐ][A-Za-zĐđƯƠÔÊÂĂ]{1,11}"
_STATE = (
    rf"(?P<number>\d{{1,5}}[a-zđ]?)(?:/(?P<year>(?:19|20)\d\d))?/(?P<sign>[A-ZĐ][A-ZĐa-z]{{1,5}}(?:-{_BODY}){{1,4}})"
)
_PARTY = rf"(?P<pnumber>\d{{1,5}})-(?P<ptype>[A-ZĐ]{{2,5}})/(?P<pbody>{_BODY}(?:-{_BODY})?)"
_BARE = r"(?P<bnumber>\d{1,5})/(?P<byear>(?:19|20)\d\d)/(?P<bsign>QH\d{1,2}|UBTVQH\d{1,2})"
_NUMBER = re.compile(rf"(?<![\w/.-])(?:{_STATE}|{_PARTY}|{_BARE})(?![\w/])")
_KIND = re.compile(
    r"(thong tu lien tich|nghi quyet lien tich|nghi dinh|nghi quyet|quyet dinh|thong tu|thong bao|ke hoach|chi thi|cong van|"
    r"bao cao|chuong trinh|huong dan|ket luan|phuong an|to trinh|van ban|luat|quy dinh|giay moi|cong dien|de an|bien ban)"
    r"[^;.]{0,40}$"
)
_NAMES = {
    "thong tu lien tich": "Thông tư liên tịch", "nghi quyet lien tich": "Nghị quyết liên tịch", "nghi dinh": "Nghị định",
    "nghi quyet": "Nghị quyết", "quyet dinh": "Quyết định", "thong tu": "Thông tư", "thong bao": "Thông báo",
    "ke hoach": "Kế hoạch", "chi thi": "Chỉ thị", "cong van": "Công văn", "bao cao": "Báo cáo",
    "chuong trinh": "Chương trình", "huong dan": "Hướng dẫn", "ket luan": "Kết luận", "phuong an": "Phương án",
    "to trinh": "Tờ trình", "luat": "Luật", "quy dinh": "Quy định", "cong dien": "Công điện", "de an": "Đề án",
    "bien ban": "Biên bản",
}  # fmt: skip
_SIGNS = {
    "NĐ": "Nghị định", "NQ": "Nghị quyết", "QĐ": "Quyết định", "TT": "Thông tư", "TTLT": "Thông tư liên tịch",
    "TB": "Thông báo", "KH": "Kế hoạch", "CT": "Chỉ thị", "BC": "Báo cáo", "CTr": "Chương trình", "HD": "Hướng dẫn",
    "KL": "Kết luận", "PA": "Phương án", "TTr": "Tờ trình", "CĐ": "Công điện", "QyĐ": "Quy định",
}  # fmt: skip
_PARTY_BODIES = ("TW", "TU", "ĐU", "BCĐTW", "BCT", "BBT", "HU", "QU", "CP/TW")
_DATE = re.compile(
    r"[,\s]*(?:de\s+)?ng[a-z]y\s+(?P<day>\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2}\s+th[a-z]ng\s+\d{1,2}\s+n[a-z]m\s+\d{4})"
)
_ISSUER = re.compile(
    r"^[^;.]{0,12}?\bcua\s+((?:chu tich |ban chap hanh |thu tuong )?(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|chinh phu|bo [a-z]|so [a-z]|ban [a-z]|dang uy|"
    r"tinh uy|thanh uy|quoc hoi|uy ban thuong vu)[^,;.()]{0,60}?)(?=\s+(?:ve|quy dinh|ban hanh|sua doi|huong dan|phe duyet|vv|v/v|giao|cong bo|tai|thuc hien)\b|[,;.()]|$)"
)
_ABOVE = re.compile(r"\b(?:thanh pho|tinh|thi xa|huyen|quan|trung uong|chinh phu|thu tuong|bo |so )\b")
_OWN_BODY = re.compile(
    r"(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan|chu tich ubnd|ban chi dao(?: cua)?)\s+(?:phuong|xa|thi tran|dac khu)"
)
_OWN_ACT = re.compile(r"(?:da (?:ban hanh|xay dung|trinh)|ban hanh|trien khai)[^.;]{0,30}$")
_LOCAL_SIGN = re.compile(r"-(?:UBND|HĐND|BCĐ|VP|TTPVHCC|ĐU)$")
_OCR_SIGNS = (("ND-CP", "NĐ-CP"), ("QD-", "QĐ-"), ("HDND", "HĐND"))
_AHEAD = 170


def _normal(found: re.Match[str], date: str | None) -> str:
    if found["pnumber"]:
        state = not any(found["pbody"].endswith(body) for body in _PARTY_BODIES)
        joint = f"{found['ptype']}-{found['pbody']}" if state else ""
        return f"{found['pnumber']}/{joint}" if state else f"{found['pnumber']}-{found['ptype']}/{found['pbody']}"
    if found["bnumber"]:
        return f"{found['bnumber']}/{found['byear']}/{found['bsign']}"
    sign = found["sign"]
    for wrong, right in _OCR_SIGNS:
        sign = sign.replace(wrong, right)
    year = found["year"]
    if year is None and sign == "NĐ-CP" and date:
        year = date[:4]
    return "/".join(part for part in (found["number"], year, sign) if part)


def _type(before: str, number: str) -> str | None:
    said = _KIND.search(before)
    if said and said[1] in _NAMES:
        return _NAMES[said[1]]
    sign = re.split(r"[/-]", number)
    return next((_SIGNS[part] for part in sign if part in _SIGNS), None)


def _own(before: str, after: str, number: str, issuer: str, *, report: bool) -> bool:
    """Tell whether the ward itself issued a document."""
    if not _LOCAL_SIGN.search(number):
        return False
    if issuer:
        return bool(_OWN_BODY.search(issuer)) or (not _ABOVE.search(issuer) and "phuong" in issuer)
    if _OWN_BODY.search(after[:60]) and not _ABOVE.search(after[:60]):
        return True
    return bool(_OWN_ACT.search(before[-60:])) or report


def _of_passage(passage: Passage, *, report: bool, basis: bool) -> list[Citation]:
    text, words = passage.text, passage.flat
    hits = list(_NUMBER.finditer(text))
    found = []
    for place, hit in enumerate(hits):
        until = hits[place + 1].start() if place + 1 < len(hits) else len(text)
        after = words[hit.end() : min(until, hit.end() + _AHEAD)]
        before = words[max(0, hit.start() - 60) : hit.start()]
        dated = _DATE.match(after)
        date = (
            day_of(flat(dated["day"]).replace(".", "/").replace("-", "/"), None) or _old_day(dated["day"])
            if dated
            else None
        )
        number = _normal(hit, date)
        tail = after[dated.end() if dated else 0 :]
        issued = _ISSUER.match(tail)
        issuer = text[hit.end() + (dated.end() if dated else 0) :][issued.start(1) : issued.end(1)] if issued else None
        end = hit.end() + (dated.end() if dated else 0)
        kind = _KIND.search(before)
        start = hit.start() - (len(before) - kind.start() if kind else 0)
        found.append(
            Citation(
                number=number,
                type=_type(before, number),
                date=date,
                issuer=issuer,
                own=_own(before, tail, number, flat(issuer or ""), report=report),
                basis=basis,
                quote=text[start:end].strip(),
                line=passage.line_at(hit.start()),
            )
        )
    return found


def _old_day(text: str) -> str | None:
    """Return a date of the last century too; plans still cite its laws."""
    parts = re.findall(r"\d+", text)
    return (
        f"{parts[2]}-{int(parts[1]):02d}-{int(parts[0]):02d}"
        if len(parts) == 3 and int(parts[1]) <= 12 and int(parts[0]) <= 31
        else None
    )  # noqa: E501, PLR2004


def citations(
    passages: Sequence[Passage], footnotes: Sequence[Passage], head_ends: int, kind: DocumentKind
) -> tuple[Citation, ...]:
    """Return the cited documents, each once, in the order of their first mention.

    ``head_ends`` counts the passages of the opening, whose citations are the document's basis.
    """
    report = kind is DocumentKind.REPORT
    seen: dict[tuple[str, str | None], Citation] = {}
    lines = [(passage, index < head_ends) for index, passage in enumerate(passages)] + [
        (note, False) for note in footnotes
    ]
    for passage, basis in sorted(lines, key=lambda pair: pair[0].line):
        if "/" not in passage.text:
            continue
        text_passage = passage
        for citation in _of_passage(text_passage, report=report, basis=basis):
            dated = next(
                (
                    key
                    for key in seen
                    if key[0] == citation.number and (key[1] == citation.date or citation.date is None)
                ),
                None,
            )
            if dated is not None:
                continue
            undated = (citation.number, None)
            if undated in seen and citation.date:
                seen.pop(undated)
            seen[citation.number, citation.date] = citation
    return tuple(seen.values())
