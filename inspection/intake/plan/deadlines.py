"""When reports are due: "báo cáo quý gửi trước ngày 05 tháng cuối của quý", one for each kind of report named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.intake.language.flat import flat
from inspection.intake.plan.dues import day_of, frequencies
from inspection.intake.structure.roles import Role
from inspection.model.codes import DocumentKind, DueKind, Frequency
from inspection.model.documents import ReportingDeadline, Task

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection.intake.structure.outline import Outline
    from inspection.intake.structure.passages import Passage
    from inspection.model.documents import Period

_LAST_DAY = 31
_R = r"b[a-z]o c[a-z]o(?: (?:so ket|tong ket|tong hop|ket qua|nhanh))?(?: (?:cong tac )?(?:cchc|cai cach hanh chinh))?"
_KINDS = (
    (Frequency.WEEKLY, re.compile(rf"{_R} (?:hang )?tuan\b|\b(?:hang|moi) tuan\b")),
    (Frequency.MONTHLY, re.compile(rf"{_R} (?:dinh ky )?(?:hang )?th[a-z]ng\b|\b(?:hang|moi) thang\b"
                                   rf"|\bthang,(?= quy)")),
    (Frequency.QUARTERLY, re.compile(rf"{_R} (?:dinh ky )?(?:hang )?quy\b|\b(?:hang|moi|tung) quy\b|(?<=thang,"
                                     rf" )quy\b|(?<=thang va )quy\b|\bquy [iv]+\b")),
    (Frequency.HALF_YEAR, re.compile(rf"{_R} (?:dinh ky )?(?:0?6|sau) th[a-z]ng|(?<=quy, )(?:0?6|sau) th[a-z]ng"
                                     rf"|(?:(?<=quy va )|(?<=thang va )|(?<=thang, ))(?:0?6|sau) thang\b"
                                     rf"|\b0?6 thang(?: dau nam)?(?=,| va|:)")),
    (Frequency.ANNUAL, re.compile(rf"{_R} (?:dinh ky |tong ket )?(?:hang )?n[a-z]m\b|(?<=thang, )nam\b"
                                  rf"|(?<=va )(?:ca )?nam\b|\bhang nam\b|\b(?:ket qua|so lieu) ca nam\b")),
)  # fmt: skip
_NEXT_KINDS = (
    (Frequency.MONTHLY, re.compile(r"(?:hang )?thang\b")),
    (Frequency.QUARTERLY, re.compile(r"(?:hang )?quy\b")),
    (Frequency.HALF_YEAR, re.compile(r"(?:0?6|sau) thang\b")),
    (Frequency.ANNUAL, re.compile(r"(?:ca |hang )?nam\b")),
)
_LINK = re.compile(
    r"(?:\s+(?:cua )?(?:moi )?(?:quy|nam)(?: sau| tiep theo)?(?=\s*[),;]))?"
    r"(?:[\s,;:()]|va\b|bao cao\b|dinh ky\b|so ket\b|tong ket\b)*"
)
"""What may stand between a limit and the next kind of report of the same list."""
_LIMIT = re.compile(
    r"(?P<by>(?:tr[a-z]{2,4}[ce]|cham nhat(?: la)?|muon nhat(?: la)?|tru[a-z]{1,2}|vao)\s+(?:ngay\s+)?|\bngay\s+|:\s+)"
    r"(?P<day>\d{1,2})(?P<date>\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*20\d\d)?|\s+thang\s+\d{1,2}(?:\s+nam\s+20\d\d)?)?"
    r"(?P<rule>\s*(?:cua\s+)?(?:thang\s+(?:(?:cuoi|dau)(?:\s+cua)?\s+(?:moi\s+)?quy\b"
    r"|cuoi|cudi|cubi|dau|ket thuc|(?:ke|lien ke|lien sau|tiep|sau)(?: (?:cua )?(?:moi )?(?:quy|ky bao cao)\b)?)"
    r"|hang thang|hang quy"
    r"|moi thang|th[a-z]ng c[a-z]{3}))?"
)
_REPORT = re.compile(
    rf"{_R}|\bgui\b|\bchuyen (?:cho|ve)\b|(?<!chuong )(?<!quy )\btrinh (?:ubnd|uy ban|chu tich|hdnd|hoi dong)\b"
)
_PERIODIC = re.compile(rf"{_R}:? (?:dinh ky )?(?:hang )?(?:thang|quy|nam|(?:0?6|sau) thang)\b(?! 20)")
"""A report of the ward that its work names: "báo cáo quý và 6 tháng gửi trước ngày 08 của tháng kế tiếp"."""
_SENT_ON = re.compile(
    r"\W*(?:ubnd|uy ban nhan dan|van phong|phong|trung tam|cac|don vi|co quan)\b[a-z ]{0,40}\bgui\b"
    r"(?: (?:ve|cho|len|den))?(?: (?:so|ubnd|uy ban nhan dan|thanh pho|tinh|phong|van phong)\b[a-z ,-]{0,40})?"
)
"""Who sends the same report on, and to whom: "…, UBND phường gửi Sở Nội vụ trước ngày 12/6/2026"."""
_EVER = re.compile(r"\bbao cao\b(?! (?:vien|so))(?: (?!ngay\b)[a-z]+){0,8} (?:hang|moi) (?:tuan|thang|quy)\b")
_LOOSE = re.compile(
    r"(?:thuc hien|chap hanh)(?: nghiem(?: tuc)?| day du"
    r"| tot)?(?: cac)? che do (?:thong tin,? )?bao cao\b[^.;]{0,60}\btheo quy dinh"
)
_SENTENCE = re.compile(r"[.;](?=\s)|$")
_ON_A_WEEKDAY = r"thu (?:hai|ba|tu|nam|sau|bay|[2-7])"
_OFTEN_REPORT = re.compile(
    rf"(?:(?:hang|moi) (?:(?:sang |chieu )?{_ON_A_WEEKDAY}|tuan|thang|quy|nam)[, va]*)+"
    rf"(?:[^.;]{{0,40}}{_R}|[^.;]{{0,20}}\bgui\b[^.;]{{0,60}}\b(?:danh sach|so lieu|bang (?:ke|tong hop)|ket qua)\b)"
)
_A_REPORT = re.compile(r"(?:xay dung |lap |thuc hien |gui )?(?:cac )?bao cao (?!vien)")
_REPORTED_SPAN = (
    (Frequency.QUARTERLY, re.compile(r"\bquy (?:i{1,3}|iv|[1-4])\b|\b(?:hang|moi) quy\b|^bao cao quy\b")),
    (Frequency.HALF_YEAR, re.compile(r"\b(?:0?6|sau) thang\b")),
    (
        Frequency.ANNUAL,
        re.compile(
            r"\bnam(?: 20\d\d)?$|\b(?:hang|ca) nam\b|^bao cao (?:tong ket )?nam\b"
            r"|\bnam 20\d\d(?= gui\b| trinh\b| cua\b)"
        ),
    ),
)
"""What a report in a task's row tells of."""
_ROLES = frozenset({Role.ORGANISING, Role.FUNDING})
_WORK = frozenset({Role.WORK, Role.TARGETS})
_TO_COME = frozenset({Role.NEXT})
_OF_A_MONTH = frozenset({Frequency.MONTHLY, Frequency.QUARTERLY})
"""Reports for which a bare day says enough: "hằng tháng trước ngày 20"."""


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for stop in _SENTENCE.finditer(text):
        if text[start : stop.end()].strip():
            yield start, text[start : stop.end()]
        start = stop.end()


def _kinds(words: str) -> tuple[Frequency, ...]:
    return tuple(frequency for frequency, pattern in _KINDS if pattern.search(words))


def _kinds_next(words: str) -> tuple[Frequency, ...]:
    """Return the kind of report that a list goes on with behind a limit: "…, năm (trước 10/12)"."""
    link = _LINK.match(words)
    begin = link.end() if link else 0
    return tuple(frequency for frequency, pattern in _NEXT_KINDS if pattern.match(words, begin))


def _of_sentence(
    words: str, year: int | None, *, listed: bool = False
) -> Iterator[tuple[tuple[Frequency, ...], int | None, str | None, int, int]]:
    """Yield (how often, day, date, start, end) for each limit of a sentence and each kind of report before it.

    ``listed`` says that the part before it, up to a semicolon, named such a limit: "…; cả năm, chậm nhất 25/11".
    """
    begin = 0
    last: tuple[Frequency, ...] = ()
    reported = listed or _REPORT.search(words) is not None
    for limit in _LIMIT.finditer(words) if reported else ():
        if limit["by"].startswith("ngay") and not limit["rule"]:
            continue  # a date of something else, such as "Quyết định ngày …"
        if limit["by"].startswith(":") and not (limit["rule"] or limit["date"]):
            continue
        said = words[begin : limit.start()]
        start, begin = begin, limit.end()
        kinds = _kinds(said) or (_kinds_next(said) if listed else ())
        kinds = kinds or (_kinds_next(said.rpartition(":")[2]) if ":" in said and "bao cao" in said else ())
        kinds = kinds or (last if _SENT_ON.fullmatch(said.rstrip()) else ())
        if not kinds and not _REPORT.search(said) and "hang" not in (limit["rule"] or ""):
            continue
        day, whole = int(limit["day"]), bool(limit["date"]) and not limit["rule"]
        date = day_of(words[limit.start("day") : limit.end()], year) if whole else None
        bare = not whole and _OF_A_MONTH.issuperset(kinds) and bool(kinds)
        if not 1 <= day <= _LAST_DAY or not (date or limit["rule"] or bare):
            continue
        if not kinds:
            kinds = (Frequency.ONCE,) if date else _of_rule(limit["rule"])
        listed, last = True, kinds
        for kind in kinds:
            yield (kind,), (None if date else day), date, start, limit.end()


def _of_rule(rule: str) -> tuple[Frequency, ...]:
    return (Frequency.MONTHLY,) if "hang thang" in rule else (Frequency.QUARTERLY,)


def _loose(words: str, *, told: bool) -> tuple[Frequency, ...] | None:
    """Return how often a report without a day is due: () for "theo quy định" alone, None where none is meant.

    What a results report has ``told`` says how often itself.
    """
    if told:
        ever = _EVER.search(words)
        return frequencies(ever[0]) if ever else None
    often = _OFTEN_REPORT.search(words)
    if often:
        return frequencies(often[0])
    return () if _LOOSE.search(words) else None


def deadlines(
    passages: Sequence[Passage], found: Outline, tasks: Sequence[Task], period: Period | None, *, kind: DocumentKind
) -> tuple[ReportingDeadline, ...]:
    """Return when the plan's reports are due, with the rows of its appendix that set a day.

    In a report they stand among the tasks of the next period.
    """
    year = period.start.year if period else None
    told = kind is DocumentKind.REPORT
    result: list[ReportingDeadline] = []
    for index, passage in enumerate(passages):
        work = found.roles[index] in _WORK or found.work_of_no_part(index)
        aside = not told and work and _PERIODIC.search(passage.flat_body) is not None
        if passage.table or not (aside or found.roles[index] in (_TO_COME if told else _ROLES)):
            continue
        offset, listed = (passage.marker.end if passage.marker else 0), False
        for start, words in _sentences(passage.flat_body):
            text = passage.body[start : start + len(words)].strip(" .;")
            line = passage.line_at(offset + start)
            exact = list(_of_sentence(words, year, listed=listed))
            listed = bool(exact) and words.endswith(";")
            for often, day, date, begin, end in exact:
                quote = passage.body[start + begin : start + end].strip(" ,;()")
                result.append(ReportingDeadline(text=quote, frequency=often, day=day, date=date, line=line))
            often_loose = None if exact or aside else _loose(words, told=told)
            if often_loose is not None:
                result.append(ReportingDeadline(text=text, frequency=often_loose, line=line))
    for task in tasks:
        several = _several_of_task(task, year)
        one = None if several else _of_task(task)
        result += several or ([one] if one else [])
    return tuple(result)


def _several_of_task(task: Task, year: int | None) -> list[ReportingDeadline]:
    """Return the limits of a row that has one for each kind of report: "Báo cáo quý: ngày 05 …; năm: 20/12/2026"."""
    if not task.due or "bao cao" not in f"{flat(task.content)} {flat(task.product)} {flat(task.due)}":
        return []
    result = []
    for start, words in _sentences(flat(task.due)):
        for often, day, date, begin, end in _of_sentence(words, year, listed=True):
            quote = task.due[start + begin : start + end].strip(" ,;()")
            result.append(ReportingDeadline(text=quote, frequency=often, day=day, date=date, line=task.line))
    return result if len(result) > 1 else []


def _of_task(task: Task) -> ReportingDeadline | None:
    """Return the limit of a row that asks for a report: each quarter or month on a day, or by a date for a span."""
    words = flat(task.content)
    limit = _LIMIT.search(flat(task.due))
    if limit and limit["rule"] and task.frequency and "bao cao" in f"{words} {flat(task.product)}":
        return ReportingDeadline(text=task.due, frequency=(task.frequency,), day=int(limit["day"]), line=task.line)
    if task.due_kind is not DueKind.DEADLINE or not task.due_end or ";" in task.due_end or not _A_REPORT.match(words):
        return None
    often = next((frequency for frequency, pattern in _REPORTED_SPAN if pattern.search(words)), None)
    if often is None:
        return None
    return ReportingDeadline(text=task.due, frequency=(often,), date=task.due_end, line=task.line)
