"""Documents that are cited: number, kind, date, issuer, and whether the ward issued them itself.

A number is looked for in its two forms, the state's (``118/2025/NĐ-CP``) and the party's (``57-NQ/TW``). The normal
form completes a decree's missing year from its date and sets a party-style number of a state body right; the quote
keeps the words as they stand.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from inspection.intake.language.flat import flat
from inspection.model.codes import DocumentKind
from inspection.model.documents import Citation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.intake.structure.passages import Passage

_BODY = r"[A-ZĐ][A-Za-zĐđƯƠÔÊÂĂ]{1,11}"
_STATE = (
    r"(?P<number>\d{1,5}[a-zđ]?)(?:/(?P<year>(?:19|20)\d\d))?"
    rf"/(?P<sign>[A-ZĐ][A-ZĐa-z]{{1,5}}(?:-{_BODY}){{1,4}})"
)
_PARTY = rf"(?P<pnumber>\d{{1,5}})-(?P<ptype>[A-ZĐ]{{2,5}})/(?P<pbody>{_BODY}(?:-{_BODY})?)"
_BARE = r"(?P<bnumber>\d{1,5})/(?P<byear>(?:19|20)\d\d)/(?P<bsign>QH\d{1,2}|UBTVQH\d{1,2})"
_NUMBER = re.compile(rf"(?<![\w/.-])(?:{_STATE}|{_PARTY}|{_BARE})(?![\w/])")
_SIGNED = re.compile(r"/[A-ZĐ]|/(?=\d{4}/)")
"""What every number holds."""
_KIND = re.compile(
    r"\b(?:thong tu lien tich|nghi quyet lien tich|nghi dinh|nghi quyet|quyet dinh|thong tu|thong bao|ke hoach"
    r"|chi thi|"
    r"cong van|bao cao|chuong trinh|huong dan|ket luan|phuong an|to trinh|luat|cong dien|de an|bien ban)\b"
)
_NAMES = {
    "thong tu lien tich": "Thông tư liên tịch",
    "nghi quyet lien tich": "Nghị quyết liên tịch",
    "nghi dinh": "Nghị định",
    "nghi quyet": "Nghị quyết",
    "quyet dinh": "Quyết định",
    "thong tu": "Thông tư",
    "thong bao": "Thông báo",
    "ke hoach": "Kế hoạch",
    "chi thi": "Chỉ thị",
    "cong van": "Công văn",
    "bao cao": "Báo cáo",
    "chuong trinh": "Chương trình",
    "huong dan": "Hướng dẫn",
    "ket luan": "Kết luận",
    "phuong an": "Phương án",
    "to trinh": "Tờ trình",
    "luat": "Luật",
    "cong dien": "Công điện",
    "de an": "Đề án",
    "bien ban": "Biên bản",
}
_SIGNS = {
    "NĐ": "Nghị định", "NQ": "Nghị quyết", "QĐ": "Quyết định", "TT": "Thông tư", "TTLT": "Thông tư liên tịch",
    "TB": "Thông báo", "KH": "Kế hoạch", "CT": "Chỉ thị", "BC": "Báo cáo", "CTr": "Chương trình", "HD": "Hướng dẫn",
    "KL": "Kết luận", "PA": "Phương án", "TTr": "Tờ trình", "CĐ": "Công điện", "QyĐ": "Quy định",
}  # fmt: skip
_PARTY_BODIES = ("TW", "TU", "ĐU", "BCĐTW", "BCT", "BBT", "HU", "QU", "CP/TW")
_DATE = re.compile(
    r"[,\s]*(?:de\s+)?ng[a-z]y\s+(?P<day>\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}"
    r"|\d{1,2}\s+th[a-z]ng\s+\d{1,2}\s+n[a-z]m\s+\d{4})"
)
_ISSUER = re.compile(
    r"^[^;.]{0,12}?\bcua\s+((?:chu tich |ban chap hanh |thu tuong )?(?:uy ban nhan dan|ubnd|hoi dong nhan dan"
    r"|hdnd|chinh phu|bo [a-z]|so [a-z]|ban [a-z]|dang uy|"
    r"tinh uy|thanh uy|quoc hoi|uy ban thuong vu)[^,;.()]{0,60}?)(?=\s+(?:ve|quy dinh|ban hanh|sua doi"
    r"|huong dan|phe duyet|vv|v/v|giao|cong bo|tai|thuc hien"
    r"|va(?! (?:du lich|dao tao|cong nghe|moi truong|the thao|truyen thong|xa hoi)\b))\b|[,;.()]|$)"
)
_ABOVE = re.compile(r"\b(?:thanh pho|tinh|thi xa|huyen|quan|trung uong|chinh phu|thu tuong|bo |so )\b")
_OWN_BODY = re.compile(
    r"(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan|chu tich ubnd|ban chi dao(?: cua)?)\s+(?:phuong|xa"
    r"|thi tran|dac khu)"
)
_OWN_ACT = re.compile(r"(?:da (?:ban hanh|xay dung|trinh)|ban hanh|trien khai)[^.;]{0,30}$")
_LOCAL_SIGN = re.compile(r"-(?:UBND|HĐND|BCĐ|VP|TTPVHCC|ĐU)$")
_OCR_SIGNS = (("ND-CP", "NĐ-CP"), ("QD-", "QĐ-"), ("HDND", "HĐND"))
_AHEAD = 170
_OWN_NUMBER = re.compile(r"\s*so\s*:")
"""The document's own number in its letterhead."""
_KIND_GAP = 25
_ISSUER_BY_SIGN = (
    (re.compile(r"-CP$"), "Chính phủ"),
    (re.compile(r"-TTg$"), "Thủ tướng Chính phủ"),
    (re.compile(r"/QH\d+$"), "Quốc hội"),
)


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


def _last_kind(before: str) -> re.Match[str] | None:
    """Return the kind that is named right before a number."""
    last = None
    for said in _KIND.finditer(before):
        last = said
    return last if last is not None and len(before) - last.end() <= _KIND_GAP else None


def _type(said: re.Match[str] | None, number: str) -> str | None:
    if said:
        return _NAMES[said[0]]
    sign = re.split(r"[/-]", number)
    return next((_SIGNS[part] for part in sign if part in _SIGNS), None)


def _own(before: str, after: str, number: str, issuer: str, *, report: bool) -> bool:
    """Tell whether the ward itself issued a document."""
    if not _LOCAL_SIGN.search(number):
        return False
    if issuer:
        return bool(_OWN_BODY.search(issuer)) or (report and not _ABOVE.search(issuer))
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
        date = _written_day(dated["day"]) if dated else None
        number = _normal(hit, date)
        tail = after[dated.end() if dated else 0 :]
        issued = _ISSUER.match(tail)
        issuer = text[hit.end() + (dated.end() if dated else 0) :][issued.start(1) : issued.end(1)] if issued else None
        end = hit.end() + (dated.end() if dated else 0)
        kind = _last_kind(before)
        start = hit.start() - (len(before) - kind.start() if kind else 0)
        found.append(
            Citation(
                number=number,
                type=_type(kind, number),
                date=date,
                issuer=issuer or next((name for sign, name in _ISSUER_BY_SIGN if sign.search(number)), None),
                own=_own(before, tail, number, flat(issuer or ""), report=report),
                basis=basis,
                quote=text[start:end].strip(),
                line=passage.line_at(hit.start()),
            )
        )
    return found


def _written_day(text: str) -> str | None:
    """Return a date of any century: plans still cite laws of the last one."""
    day, month, year = (int(part) for part in re.findall(r"\d+", text))
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def _letters(number: str) -> str:
    return re.sub(r"\W", "", number).lower()


def _is_itself(citation: Citation, number: str | None, date: str | None) -> bool:
    """Tell whether a document names itself; another body's may bear the same number, then its date differs."""
    if number is None or _letters(citation.number) != _letters(number) or _ABOVE.search(flat(citation.issuer or "")):
        return False
    return not (citation.date and date) or citation.date.startswith(date)


def citations(
    passages: Sequence[Passage],
    footnotes: Sequence[Passage],
    head_ends: int,
    kind: DocumentKind,
    itself: tuple[str | None, str | None] = (None, None),
) -> tuple[Citation, ...]:
    """Return the cited documents, each once, in the order of their first mention.

    ``head_ends`` counts the passages of the opening, whose citations are the document's basis. ``itself`` is the
    document's own number and date: its annex names the document that it belongs to, which is no citation.
    """
    report = kind is DocumentKind.REPORT
    places = [(passage, index < head_ends) for index, passage in enumerate(passages)]
    places += [(note, False) for note in footnotes]
    seen: dict[tuple[str, str | None], Citation] = {}
    known: set[str] = set()
    for passage, basis in sorted(places, key=lambda place: place[0].line):
        if not _SIGNED.search(passage.text) or (basis and _OWN_NUMBER.match(passage.flat)):
            continue
        for citation in _of_passage(passage, report=report, basis=basis):
            if _is_itself(citation, *itself):
                continue
            key = (citation.number, citation.date)
            if key in seen or (citation.date is None and citation.number in known):
                continue
            seen.pop((citation.number, None), None)  # named before without its date
            seen[key] = citation
            known.add(citation.number)
    return tuple(seen.values())
