"""Who issued the document, what it is, for which time, under which number, signed by whom.

Blank numbers and days are left blank: drafts carry them on purpose. Names are taken where they stand most firmly
(title, letterhead, date line), for a report's general part also names the neighbours.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from inspection.intake.language import periods
from inspection.intake.language.flat import flat
from inspection.intake.language.markers import ORDINALS
from inspection.intake.language.quality import DAMAGED_BELOW
from inspection.intake.language.restoration import recognised
from inspection.model.codes import DocumentKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.intake.structure.passages import Passage
    from inspection.model.documents import Period
    from inspection.model.source import SourceDocument

_WHOLE_TITLE = 60
_IN_PASSING = 2
_SHORT_LINE = 160
_WHOLE_DATE = len("2025-01-31")
_LAST_MONTH = 12
_LAST_DAY = 31
CENTRAL_CITIES = frozenset({"ha noi", "hai phong", "da nang", "hue", "can tho", "ho chi minh"})
"""Cities of province rank; other cities named "thành phố" lay below a province until 30/6/2025."""

_TOP = 40
_SEARCHED = 250
_BOTTOM = 60
_WORD = r"[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ][a-zà-ýăđĩũơưạ-ỹ'-]+"
_LETTER = r"[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ](?:['’][A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ])?(?:[a-zà-ýăđĩũơưạ-ỹ'-]*|[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ]*)"
"""A word of a person's name, which may be one letter (Ý, Y), all capitals, or begin with a prefix (H'Nhung)."""
_NAME = rf"{_WORD}(?:[ \u00a0]{_WORD}){{0,4}}"
_CAPITALS = r"[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ]{2,}(?:[ \u00a0][A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ]{2,}){0,4}"
_KINDS = {"phuong": "phường", "xa": "xã", "thi tran": "thị trấn", "dac khu": "đặc khu"}
# A pattern that begins with its letters is found several times as fast as one that begins with \b.
_PLACE = re.compile(
    r"(?P<kind>[PpXxTtĐđ](?<!\w.)(?:(?<=[Pp])h\w{1,3}ng|(?<=[Xx])ã|(?<=[Tt])hị trấn|(?<=[Đđ])ặc khu))[ \u00a0]"
    rf"(?P<name>{_NAME}|\d{{1,2}}(?!\s*(?:th|%|[.,]?\d)))"
)
_PLACE_CAPITALS = re.compile(
    r"(?P<kind>[PXTĐ](?<!\w.)(?:(?<=P)H(?:ƯỜ|UO)NG|(?<=X)[ÃA]|(?<=T)HỊ TRẤN|(?<=Đ)ẶC KHU))[ \u00a0]"
    rf"(?P<name>{_CAPITALS}|\d{{1,2}})"
)
_CITY = re.compile(
    r"(?P<kind>[TtQqHh](?<!\w.)(?:(?<=[Tt])(?:hành phố|ỉnh|[Pp]\.?|hị xã)|(?<=[Qq])uận|(?<=[Hh])uyện))[ \u00a0]"
    rf"(?P<name>{_NAME})"
)
_CITY_CAPITALS = re.compile(
    r"(?P<kind>[TQH](?<!\w.)(?:(?<=T)(?:HÀNH PHỐ|ỈNH|HỊ XÃ)|(?<=Q)UẬN|(?<=H)UYỆN))[ \u00a0]"
    rf"(?P<name>{_CAPITALS})"
)
_CITY_KINDS = ("thành phố", "tỉnh", "tp", "thị xã", "quận", "huyện")
_FORMER = re.compile(r"[ \u00a0]*\(?(?:cũ|trước đây)\b")
_NEVER_NAMES = frozenset({"ủy", "uỷ", "tại", "trong", "của"})
_BEGINS_OTHER = re.compile(
    r"uy ban|hoi dong|nhan dan|ban (?:hanh|chi|quan|to)|chu (?:tich|tri|nghia)|can cu|thuc hien|bao (?:cao|hiem)"
    r"|ke hoach|cap (?:xa|phuong|uy|tren)|cong hoa|doc lap|truc thuoc|viet nam"
)
"""Two words that begin something else behind a name; one alone may be part of it (Cần Thơ, Hội An, Nhân Cơ)."""
_TIME = frozenset({"nam", "quy", "thang"})
_AFTER = re.compile(r"[ \u00a0]+(?P<word>[^\W\d_]+)|\s+(?P<number>\d)")
_OFFICE = re.compile(r"(?:UBND|HĐND|DÂN|ĐỒNG|UBMTTQ|\||\t|^)\s*$")
_NO_DISTRICTS = "2025-07"
"""Since this month provinces and cities hold communes alone: a "thành phố" above a commune is of province rank."""
_KIND_LINE = re.compile(
    r"(?:du thao\s+)?(?P<kind>ke hoach|bao cao|quyet dinh|chuong trinh|thong bao|to trinh|cong van)\b"
)
_NUMBER = re.compile(
    r"\bs[oố60]\s*[:;.]?\s*(?P<number>\d{1,5}[a-zđ]?)?\s*/\s*(?P<symbol>[A-ZĐ][\w&-]{1,25})", re.IGNORECASE
)
_PARTY_NUMBER = re.compile(r"\b[sS]ố\s*[:.]?\s*(?P<number>\d{1,5})\s?-\s?(?P<symbol>[A-ZĐ]{2,5}/[A-ZĐ][\w-]{1,15})")
"""The party's form, "Số 05-KH/ĐU"."""
_DATE_LINE = re.compile(
    r"ng[aà]y\s*(?P<d>\d{1,2})?[\s.…_]*th[aá]ng\s*(?P<m>\d{1,2})?[\s.…_]*n[aă]m\s*(?P<y>20\d\d)", re.IGNORECASE
)
_PLACED_DATE = re.compile(
    rf"(?:^|[\t|*]|\s{{2}}|-UBND\s)[\s*]*(?P<place>{_NAME}),\s*[Nn]g[aà]y\s*(?P<d>\d{{1,2}})?[\s.…_]*(?:/|-|th[aá]ng)?\s*"
    r"(?P<m>\d{1,2})?[\s.…_]*(?:/|-|n[aă]m)?\s*(?P<y>20\d\d)"
)
_ISSUED_WITH = re.compile(r"\((?:ban hanh )?kem\b")
_ATTACHED = re.compile(
    r"kem theo .{0,80}?ngay\s*(?P<d>\d{1,2})?[\s.…]*(?:/|thang)\s*(?P<m>\d{1,2})\s*(?:/|nam)\s*(?P<y>20\d\d)"
)
_TITLE = r"(?:pho |quyen |q\s?\.\s?)?(?:chu tich|truong phong|giam doc|truong ban|chanh van phong)(?: [a-z ,-]{1,45})?"
_TITLE_WORDS = re.compile(_TITLE)
_BOTH = re.compile(rf"(?P<sign>(?:tm|kt|tl|tuq)\s?\.\s?(?:uy ban nhan dan|ubnd|chu tich)) (?={_TITLE}$)")
_SIGN_FOR = re.compile(r"(?:(?:tm|kt|tl|tuq)\s?\.|t/m\b|k/t\b)\s?[a-z ,.]+$")
_BEFORE_SIGNER = re.compile(r"\(?đã ký\)?[\s:]*|(?:th\.?s|ts|bs|ks|cn)\.\s*", re.IGNORECASE)
_SIGNER = re.compile(rf"{_LETTER}(?:[ \u00a0]{_LETTER}){{1,5}}")
_NO_SIGNER = re.compile(
    r"noi nhan|bi thu|pho bi thu|truong ban|pho truong|da ky|nguoi ky|uy ban|ubnd"
    r"|quyet dinh|ke hoach|bao cao|cong hoa|doc lap|can cu"
)
_OF_PLACE = re.compile(r"(?:xã|phường|đặc khu)\b", re.IGNORECASE)
_ANNEX = re.compile(r"phu luc|danh muc|bieu |bang |s?tt$")
_CLOSE = 4
_OPENING = 15
"""Passages from the title on in which a report says what its figures cover."""
_CELLS = re.compile(r"\t|\s{3,}|\||<br\s*/?>")
_CELL_SIGNS = ("\t", "  ", "|", "<", "\u00a0")
"""What parts cells: few lines hold any of them."""


@dataclass(slots=True)
class Identity:
    """The head and foot of a document."""

    kind: DocumentKind = DocumentKind.UNKNOWN
    title: str | None = None
    ward: str | None = None
    ward_type: str | None = None
    district: str | None = None
    city: str | None = None
    issuing_body: str | None = None
    period: Period | None = None
    document_number: str | None = None
    issue_date: str | None = None
    signer: str | None = None
    signer_title: str | None = None
    signing_for: str | None = None


def _kind(head: Sequence[Passage]) -> tuple[DocumentKind, int]:
    """Return what the document is, and the passage that says so."""
    attached = None
    for index, passage in enumerate(head):
        found = _KIND_LINE.match(passage.flat.strip())
        if not found or passage.table:
            continue
        alone = len(passage.flat.strip()) <= len(found[0]) + 3 or passage.heading or passage.body[:8].isupper()
        if not alone:
            continue
        if found["kind"] in {"ke hoach", "chuong trinh"}:
            return DocumentKind.PLAN, index
        if found["kind"] == "bao cao":
            return DocumentKind.REPORT, index
        attached = index if attached is None else attached
    return DocumentKind.UNKNOWN, attached if attached is not None else -1


def _title(head: Sequence[Passage], index: int) -> str | None:
    """Return the title: the kind's line and the lines below it, up to the addressee or the first basis."""
    if index < 0:
        return None
    parts = [head[index].text.strip()]
    for passage in head[index + 1 : index + 5]:
        words = passage.flat.strip()
        if passage.table or passage.marker or re.match(r"(?:kinh gui|can cu|thuc hien|\(|de )", words):
            break
        parts.append(passage.text.strip())
        if len(" ".join(parts)) > _WHOLE_TITLE:
            break
    title = " ".join(parts)
    attached = _ISSUED_WITH.search(flat(title))
    return title[: attached.start()].strip() if attached else title


def _proper(found: re.Match[str]) -> str:
    """Return a found name as a sentence writes it, without words that begin something else; "" for no name."""
    name = found["name"]
    words = name.replace("\u00a0", " ").split()
    if name.isupper():
        words = [word.capitalize() for word in words]
    behind = _AFTER.match(found.string, found.end())
    after = behind["word"] or "1" if behind else ""
    kept: list[str] = []
    for word, following in zip(words, [*words[1:], after], strict=True):
        base, next_word = flat(word), flat(following)
        timely = base in _TIME and (next_word.isdigit() or re.fullmatch(r"i{1,3}|iv", next_word))
        if word.lower() in _NEVER_NAMES or _BEGINS_OTHER.fullmatch(f"{base} {next_word}") or (timely and kept):
            break
        kept.append(word)
    return " ".join(kept)


def _is_society(found: re.Match[str], name: str) -> bool:
    """Tell whether "XÃ HỘI" is the word for society ("VĂN HÓA - XÃ HỘI"), not a commune whose name begins with Hội."""
    if flat(name).split()[0] != "hoi":
        return False
    return " " not in name or (found["kind"].isupper() and not _OFFICE.search(found.string[: found.start()]))


def _places(texts: Sequence[tuple[str, int]]) -> Counter[tuple[str, str, str]]:
    """Count the ward names in weighted texts as (folded name, name, kind)."""
    votes: Counter[tuple[str, str, str]] = Counter()
    for text, weight in texts:
        for pattern in (_PLACE, _PLACE_CAPITALS):
            for found in pattern.finditer(text):
                kind = flat(found["kind"])
                kind = "phuong" if kind.startswith("ph") and kind.endswith("ng") else kind
                name = _proper(found)
                if kind in _KINDS and name and not (kind == "xa" and _is_society(found, name)):
                    votes[flat(name), name, _KINDS[kind]] += weight
    return votes


def _ward(document: SourceDocument, head: Sequence[Passage], title: str | None) -> tuple[str | None, str | None]:
    """Return the ward's name and kind."""
    top = [passage.text for passage in head[:_TOP]]
    texts = [(title or "", 60), *((text, 6) for text in top[:12]), *((text, 2) for text in top[12:])]
    texts += [(line.text[:400], 1) for line in document.lines[:_SEARCHED] if "UBND" in line.text or "dân" in line.text]
    votes = _places(texts)
    together: Counter[str] = Counter()
    for (key, _, _), weight in votes.items():
        together[key] += weight
    if not together:
        return None, None
    winner = max(together, key=lambda key: (together[key], len(key)))
    written = [(weight, name, kind) for (key, name, kind), weight in votes.items() if key == winner]
    _, name, kind = max(written)
    return name, kind


def _city(document: SourceDocument, head: Sequence[Passage], since: str) -> tuple[str | None, str | None]:
    """Return province-level city and district, as far as they are named by a document of a month."""
    cities: Counter[str] = Counter()
    towns: Counter[str] = Counter()
    districts: Counter[str] = Counter()
    texts = [(passage.text, 4) for passage in head[:20]] + [(line.text[:600], 1) for line in document.lines[:_SEARCHED]]
    for text, weight in texts:
        small = text.lower()
        for pattern in (_CITY, _CITY_CAPITALS) if any(kind in small for kind in _CITY_KINDS) else ():
            for found in pattern.finditer(text):
                name, kind = _proper(found), flat(found["kind"]).rstrip(".")
                if not name or _FORMER.match(text, found.end()):
                    continue
                town = kind in {"thanh pho", "tp"}
                central = (town and flat(name) in CENTRAL_CITIES) or kind == "tinh"
                (cities if central else towns if town else districts)[name] += weight
    if since >= _NO_DISTRICTS:
        cities += towns
    else:
        districts += towns
    first = cities.most_common(1)
    district = districts.most_common(1)
    old = district[0][0] if district and district[0][1] > _IN_PASSING else None
    return (first[0][0] if first else None), old


def _issue_date(head: Sequence[Passage], document: SourceDocument) -> str | None:
    """Return the date of the document as far as it is written: day, month or only year."""
    cells = (
        cell for passage in head[:_TOP] for cell in (_CELLS.split(passage.text) if passage.table else [passage.text])
    )
    short = [cell for cell in cells if len(cell) < _SHORT_LINE]
    found = next((hit for form in (_PLACED_DATE, _DATE_LINE) for text in short if (hit := form.search(text))), None)
    if found is None:
        return None
    written = _iso(found["y"], found["m"], found["d"])
    if len(written) == _WHOLE_DATE:
        return written
    for line in document.lines:
        if "heo" in line.text and (attached := _ATTACHED.search(flat(line.text[:400]))):
            fuller = _iso(attached["y"], attached["m"], attached["d"])
            if fuller.startswith(written):
                return fuller
    return written


def _document_number(head: Sequence[Passage]) -> str | None:
    """Return the document's own number: first in its line or cell; elsewhere only where no date stands beside it."""
    for passage in head[:15]:
        if len(passage.text) >= _SHORT_LINE and not passage.table:
            continue
        cells = [cell.strip(" *") for cell in _CELLS.split(passage.text)]
        if party := next((hit for cell in cells if (hit := _PARTY_NUMBER.match(cell))), None):
            return f"{party['number']}-{party['symbol']}"
        if not (found := _NUMBER.search(passage.text)):
            continue
        own = next((hit for cell in cells if (hit := _NUMBER.match(cell))), None)
        if own is None and re.search(r"\bng[aà]y\b|c[aă]n c", passage.text, re.IGNORECASE):
            return None
        found = own or found
        return f"{found['number']}/{found['symbol']}" if found["number"] else None
    return None


def _iso(year: str, month: str | None, day: str | None) -> str:
    if not month or not 1 <= int(month) <= _LAST_MONTH:
        return year
    return f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day and 1 <= int(day) <= _LAST_DAY else "")


def _signature(document: SourceDocument, identity: Identity) -> None:
    """Find who signed: the last title line before an appendix that is followed by a name."""
    cells = _signing_cells(document)
    signing: list[str] = []
    for index, cell in enumerate(cells):
        if not cell.isupper():
            continue
        words = flat(cell)
        if _SIGN_FOR.match(words):
            signing = [*signing[-1:], cell] if index and cells[index - 1] in signing else [cell]
            continue
        if not _TITLE_WORDS.fullmatch(words):
            continue
        name = _signer_below(cells[index + 1 : index + 9])
        if name:
            identity.signer, identity.signer_title = name, cell
            identity.signing_for = ", ".join(signing) or None


def _signer_below(cells: Sequence[str]) -> str | None:
    """Return the first name below a title; in capitals only close to it, and never one from an annex."""
    for distance, cell in enumerate(cells):
        if _ANNEX.match(flat(cell)):
            return None
        if (name := _person(cell)) and (distance < _CLOSE or not cell.isupper()):
            return name
    return None


def _signing_cells(document: SourceDocument) -> list[str]:
    """Return the short lines and cells of a document in order, "KT. CHỦ TỊCH PHÓ CHỦ TỊCH" as the two that it is."""
    found: list[str] = []
    for line in document.lines[-4000:]:
        text = line.text.strip()
        if len(text) >= _SHORT_LINE:
            found.append("")
            continue
        for cell in _CELLS.split(text) if any(sign in text for sign in _CELL_SIGNS) else [text]:
            words = cell.strip(" *#_()")
            both = _BOTH.match(flat(words)) if words.isupper() else None
            found += [words[: both.end()].strip(), words[both.end() :]] if both else [words] if words else []
    return found


def _person(cell: str) -> str | None:
    """Return the name of a person that a cell holds alone, in small letters, or None."""
    name = cell[before.end() :] if (before := _BEFORE_SIGNER.match(cell)) else cell
    words = flat(name)
    if not _SIGNER.fullmatch(name) or _NO_SIGNER.match(words) or _OF_PLACE.match(name) or _TITLE_WORDS.fullmatch(words):
        return None
    return " ".join(word.capitalize() for word in name.split()) if name.isupper() else name


def _known_since(identity: Identity) -> str:
    """Return a month in which the document surely stood: that of its date, else of its period."""
    if identity.issue_date and len(identity.issue_date) > len("2025"):
        return identity.issue_date
    if identity.period is None:
        return ""
    report = identity.kind is DocumentKind.REPORT
    return (identity.period.end if report else identity.period.start).isoformat()


def _as_recognised(document: SourceDocument, head: Sequence[Passage]) -> tuple[SourceDocument, list[Passage]]:
    """Return a damaged document and its head with their words as they were likely meant, names as they stand."""
    lines = tuple(replace(line, text=recognised(line.text, names=False)) for line in document.lines[:_SEARCHED])
    foot = document.lines[_SEARCHED:]
    return (
        replace(document, lines=(*lines, *foot)),
        [replace(passage, text=recognised(passage.text, names=False)) for passage in head],
    )


def _opens_a_part(passage: Passage) -> bool:
    """Tell whether a passage is the first heading of the text itself."""
    return passage.marker is not None and passage.marker.kind in ORDINALS


def identify(document: SourceDocument, passages: Sequence[Passage]) -> Identity:
    """Return the identity of a document; what it does not say is None."""
    head = passages[:_BOTTOM]
    identity = Identity()
    identity.kind, at = _kind(head)
    identity.title = _title(head, at)
    signed = document  # a person's name is never touched
    if document.quality < DAMAGED_BELOW:
        document, head = _as_recognised(document, head)
    identity.ward, identity.ward_type = _ward(document, head, identity.title)
    if identity.ward is None:
        identity.ward = next((line["place"] for p in head[:15] if (line := _PLACED_DATE.search(p.text))), None)
    identity.issue_date = _issue_date(head, document)
    if identity.ward and identity.ward_type:
        identity.issuing_body = f"Ủy ban nhân dân {identity.ward_type} {identity.ward}"
    below = (flat(identity.title or ""), *(passage.flat for passage in head[max(at, 0) :]))
    identity.period = next((period for words in below if (period := periods.stated(words))), None)
    if identity.kind is DocumentKind.REPORT:  # "tháng 3" names the report, its figures may run from 15/02 to 14/3
        opening = [*takewhile(lambda passage: not _opens_a_part(passage), head[max(at, 0) :])][:_OPENING]
        several = identity.period  # "quý III là từ … đến …; 6 tháng là từ … đến …" parts what the title covers
        exact = [periods.of_data(words) for words in below[:_OPENING] if not periods.parts(words, several)]
        exact += [periods.between(passage.flat) for passage in opening if not periods.parts(passage.flat, several)]
        identity.period = next((period for period in exact if period), identity.period)
    identity.city, identity.district = _city(document, head, _known_since(identity))
    identity.document_number = _document_number(head)
    _signature(signed, identity)
    return identity
