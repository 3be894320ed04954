"""Family G, leads: each reform group has one unit, each task one that text and annex name alike (G37, G38)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.model.codes import Grade, GroupCode
from inspection.rules.desk import Hit, Pass, shorten
from inspection.rules.desk.items import item_text, items_from
from inspection.rules.engine import rule
from inspection.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection.model.documents import Task
    from inspection.rules.desk import Desk, Sheet

_UNIT = r"(?P<unit>(?:van phong|phong|trung tam|ban|cong an)\b[^.;:,]{0,60}(?:, ha tang[^.;:,]{0,20})?)"
_BY_GROUP = re.compile(rf"^[\W_]*(?:\d{{1,2}}[.)]|[a-z]\))?\s*(?P<what>[^:]{{4,200}}):\s*{_UNIT}[.;\s]*$")
_BY_UNIT = re.compile(
    rf"\b{_UNIT}\s+chu tri(?:,? theo doi)? (?P<what>(?:cac )?(?:nhom|linh vuc|noi dung)\b[^.;]{{4,240}})"
)
_UNIT_FIRST = re.compile(
    rf"^[\W_]*(?:\d{{1,2}}[.)]|[a-z]\))?\s*{_UNIT}:"
    r"(?!\s*(?:phoi hop|tham gia)\b)\s*(?:(?:chu tri|phu trach) (?:cac )?)?(?P<what>[^:]{4,240})$"
)
"""A unit with the groups that it leads behind it, in a list of who leads what."""
_WHO_LEADS = re.compile(
    r"\bphan cong\b[^.;]{0,100}:\s*$|\bgiao\b[^.;]{0,60}\b(?:chu tri|dau moi|phu trach)\b[^.;]{0,60}:\s*$"
)
_FIELDS = re.compile(
    r"\b(?:gom|la|voi|tren)\b[^.:]{0,30}\d{1,2} (?:linh vuc|nhom|noi dung|mang|nhiem vu trong tam)\b"
    r"[^.:]{0,60}: ?(?P<list>[^.]{20,400})"
)
"""The fields that a plan says to have."""
_ASSIGNED = re.compile(r"\bphan cong\b|\bchu tri\b")
_REST = re.compile(r"\bcon lai\b|\bcac nhom khac\b")
_LEADS_GROUP = re.compile(
    r"\b(?:chu tri|phu trach|dau moi|chiu trach nhiem)\b[^.;:]{0,40}?\b(?:nhom|linh vuc|mang|noi dung|cong tac)\b"
    r"(?: (?:viec|nhiem vu|noi dung|cai cach|ve))*:? (?P<what>[^.;]{4,200})"
)
"""A duty that gives groups out by their names."""
_LEADS = re.compile(r"\b(?:chu tri|phu trach|dau moi|chiu trach nhiem)\b")
_FEWEST = 4
"""Groups with a unit from which a plan gives out all of them."""
_TASKS_LED = re.compile(
    r"\bchu tri (?:cac )?nhiem vu(?: so)? (?P<list>\d{1,3}(?:(?:\s*[,;]\s*|\s+va\s+)(?:so )?\d{1,3})*)\b"
)


@rule("G37")
def groups_given_out(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a plan which gives out the groups in single lines leaves none without a unit, and none with two.

    Plans with groups and a part that tells each unit its duties are judged by G07 and G13, and here where those
    duties give out the groups by name though the rows of the annex have leads.
    """
    sheet = desk.plan
    if sheet is None or sheet.damaged or not sheet.first(_ASSIGNED):
        return
    if sheet.reading.responsibilities and sheet.reading.groups:
        yield from _by_name(desk, sheet)
        return
    led, rest = _led(desk, sheet)
    for code, units in led.items():
        other = next((one for one in units if fold(one[0]) != fold(units[0][0])), None)
        if other:
            facts = {"group": code, "note": "two_leads", "against": item_text(sheet, other[1])}
            lines = (units[0][1], other[1])
            quote = item_text(sheet, units[0][1])
            yield Hit(sheet=sheet, lines=lines, quote=quote, stated=units[0][0], computed=other[0], facts=facts)
    missing = [code for code in _announced(desk, sheet) if code not in led]
    if len(led) < _FEWEST or rest:
        return
    last = max(number for units in led.values() for _, number in units)
    for code in missing:
        yield Hit(sheet=sheet, lines=(last,), quote=item_text(sheet, last), facts={"group": code, "note": "no_lead"})
    if not missing:
        yield Pass(sheet=sheet, lines=(last,), facts={"working": str(len(led))})


def _by_name(desk: Desk, sheet: Sheet) -> Iterator[Hit | Pass]:
    """Judge the duties that give most groups out by name by the groups that they leave out."""
    first = min(one.line for one in sheet.reading.responsibilities)
    tasks = frozenset(task.line for task in sheet.reading.tasks)
    given = [(n, f["what"]) for n, f in sheet.search(_LEADS_GROUP) if n >= first and n not in tasks]
    names = desk.relations.lead_words
    by_name = {code for _, what in given for code, words in names.items() if any(word in what for word in words)}
    whole = {group.code.value for group in sheet.reading.groups}
    duties = [sheet.folded[n - 1] for n, _ in sheet.search(_LEADS) if n >= first and n not in tasks]
    led = {code for code, words in names.items() if any(word in duty for duty in duties for word in words)}
    led.add(GroupCode.STEERING.value)  # whoever reports on the plan steers it, in whatever words
    if len(by_name) < _FEWEST or len(whole - led) > 1 or any(_REST.search(what) for _, what in given):
        return
    lines = tuple(dict.fromkeys(number for number, _ in given))
    for group in (one for one in sheet.reading.groups if one.code.value not in led):
        facts = {"group": group.code.value, "note": "no_lead", "against": shorten(group.title)}
        yield Hit(sheet=sheet, lines=lines, quote=item_text(sheet, lines[0]), grade=Grade.UNLIKELY, facts=facts)
    if whole <= led:
        yield Pass(sheet=sheet, lines=lines, facts={"working": str(len(led))})


def _led(desk: Desk, sheet: Sheet) -> tuple[dict[str, list[tuple[str, int]]], bool]:
    """Return the groups with the units that lead them, and whether somebody leads all the rest."""
    led: dict[str, list[tuple[str, int]]] = {}
    rest = False
    for number, found in _given(sheet):
        rest = rest or bool(_REST.search(found["what"]))
        unit = sheet.line(number)[found.start("unit") : found.end("unit")].strip()
        for code, names in desk.relations.lead_words.items():
            if any(name in found["what"] for name in names):
                led.setdefault(code, []).append((unit, number))
    return led, rest


def _announced(desk: Desk, sheet: Sheet) -> list[str]:
    """Return the groups that a plan says to have; all of them where it does not list them."""
    names = desk.relations.lead_words
    fields = next((found["list"] for _, found in sheet.search(_FIELDS)), "")
    named = [code for code, words in names.items() if any(word in fields for word in words)]
    return named if len(named) >= _FEWEST else list(names)


def _given(sheet: Sheet) -> Iterator[tuple[int, re.Match[str]]]:
    for pattern in (_BY_GROUP, _BY_UNIT):
        yield from sheet.search(pattern)
    for number, _ in sheet.search(_WHO_LEADS):
        for line in items_from(sheet, number + 1):
            if found := _UNIT_FIRST.match(sheet.folded[line - 1]):
                yield line, found


@rule("G38")
def tasks_led_by_number(desk: Desk) -> Iterator[Hit | Pass]:
    """Judge that a task which the text gives to a unit by its number is that unit's in the annex."""
    sheet = desk.plan
    if sheet is None or sheet.damaged or not sheet.reading.tasks or not sheet.reading.responsibilities:
        return
    tasks = {task.no.strip("."): task for task in sheet.reading.tasks}
    if len(tasks) != len(sheet.reading.tasks):
        return  # the groups count their tasks each for themselves, so that a number names none
    for number, found in sheet.search(_TASKS_LED):
        unit = next((one.unit for one in reversed(sheet.reading.responsibilities) if one.line <= number), None)
        led = [tasks[no.lstrip("0")] for no in re.findall(r"\d+", found["list"]) if no.lstrip("0") in tasks]
        if unit is None or number in {task.line for task in led}:
            continue
        wrong = [task for task in led if task.lead.strip() and not one_unit(unit, task.lead)]
        for task in wrong:
            yield _other_lead(sheet, number, unit, task)
        if led and not wrong:
            yield Pass(sheet=sheet, lines=(number,), facts={"working": str(len(led))})


def _other_lead(sheet: Sheet, number: int, unit: str, task: Task) -> Hit:
    facts = {"task": task.no, "against": shorten(task.content)}
    quote = item_text(sheet, number)
    return Hit(sheet=sheet, lines=(number, task.line), quote=quote, stated=unit, computed=task.lead, facts=facts)


def one_unit(one: str, other: str) -> bool:
    """Tell whether two names are of one unit: the words of one among the other's, or its initials."""
    first, second = ([word for word in re.findall(r"[a-z]+", fold(name)) if word != "va"] for name in (one, other))
    if set(first) <= set(second) or set(second) <= set(first):
        return True
    initials = ["".join(word[0] for word in words) for words in (first, second)]
    return any(
        any(len(word) > 2 and word in whole for word in words) or "".join(words[1:]) in whole  # noqa: PLR2004
        for words, whole in ((first, initials[1]), (second, initials[0]))
    )
