"""Which indicator the words around a number of a statement name.

Not every number has the name that stands beside it: a difference, another period's value, one field's share or a number
whose unit does not fit are left without one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.intake.language.flat import flat
from inspection.intake.language.measures import kinds_of
from inspection.intake.language.wordings import words_of
from inspection.intake.report.heads import PART_DONE
from inspection.intake.report.implied import implied_unit
from inspection.intake.report.naming import ALIKE, SURE, Namer, Surroundings, share_of
from inspection.intake.report.ratio_names import of_ratio, rates_alike
from inspection.intake.report.single_fields import of_one_field, of_the_field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.intake.report.statements import Mention, Statement
    from inspection.model.catalogue import Indicator

_SAID = re.compile(
    r"(?::|=|\b(?:la|gom|dat|tong|duoc|co|kinh phi|so tien|du|khoang|nhan|tra loi|xong|giao|co mat))\s*\(?$"
)
_CLAUSE = re.compile(r"[,;:(.]")
_COMPARED = ("tang ", "giam ", "vuot ", "hon ", "them ")
"""How the words end that make a number a difference."""
_DIFFERENCE = re.compile(r"\b(?:tang|giam|vuot|cao hon|thap hon|nhieu hon|it hon)(?: them)? $|\bcung ky[^,;.()]{0,40}$")
_BY_FIELD = re.compile(r"\btheo (?:tung )?(?:linh vuc|don vi|dia ban|loai)\b[^.;\d]*:[^:\d]*$")
"""Before the part of one field: "quá hạn theo lĩnh vực: đất đai 07"."""
_BEGINS = re.compile(r"(?:[,;]\s*(?:va |con |cung |co )?|\)\s*va )$")
"""Before a number that begins its own clause of a list: "… toàn trình, 148 thủ tục một phần"."""
_BRACKETED = re.compile(r"[^,;:.()]*\(")
"""Between a number and one in brackets behind it, whose words are those of the first."""
_APART = re.compile(
    r"\brieng (?!(?:quy|thang|nam|ky) nay\b)"
    r"(?:quy|thang|nam|tuan|dot|ngay|ky|trong|linh vuc|nhom|khoi|bo phan|tai|o|xa|phuong|thon|ho so)\b[^,;.()]*$"
)
"""Before a part told apart: "(riêng quý III tiếp nhận 3.718 hồ sơ)"; "riêng vốn đầu tư công" is a thing of its own."""
_ACCORDING = re.compile(r" theo [^,;.:]{0,40}\b(?:thong ke|so lieu|bao cao|tong hop)\b[^,;.:]{0,40} la $")
"""Between a subject and its number, whose figure it is: "dân số theo Công an thống kê ngày 30/6 là 31.872 người"."""
_IS = re.compile(r"[a-z ]{0,60} la ")
_OWNED = re.compile(r"\b(?:cua|tai|o|cho|trong)(?: ca)? $")
"""Around a count of what has the thing that the next number counts."""
_OR_MORE = re.compile(r"\s*tro (?:len|xuong)\b")
_AT_LEAST = re.compile(r"\b(?:toi thieu|it nhat|khong duoi|khong thap hon|khong qua|toi da)(?: la| dat)? $")
_WANTED = re.compile(r"\b(?:phan dau|dat muc tieu|quyet tam|muc tieu (?:den|la|dat))\b[^;]*$")
_NOT_REACHED = re.compile(r"\bchua (?:dat|toi|den|bang)(?: duoc)?(?: (?:muc|chi tieu|ty le))* $")
_REACH = 250
_MAKES = (" la ", " thanh ", " bang ")
_LEFT = re.compile(r"\bcon(?: lai)? $")
_UNDONE = re.compile(r"(?:[^,;.()]|\([^()]*\))*\bchua\b")
"""Around what is left of a whole: "còn 01 kiến nghị chưa khắc phục" is not how many there were."""
_OPEN = ("chua", "con ", "dang", "qua han")
"""Words of the indicators that count what is left."""
_SUM = re.compile(r"[,;] (?:voi |va )?tong(?: so| cong)?(?: la)? $")
"""Before the sum at the end of a list."""
_ADDED_UP = re.compile(r"\bcong (?:them |voi )?\d[^,;.():]{0,60} (?:la|thanh|bang) $")
"""Before the sum of the number before it and one that is added to that: "cộng 06 đơn của kỳ trước là 37 đơn"."""
_OF_ALL = re.compile(
    r"\s*(?:tren |cua |trong )?"
    r"(?:(?:tong (?:cong )?)?so (?!voi\b)|ho so (?:da )?(?:giai quyet|tiep nhan)\s*(?:[).;,]|$))"
)
_AS_BASE = re.compile(r"\b(?:tinh (?:rieng )?tren|lay|xet tren)(?: tong so)? $")
"""Before a number that a rate is worked out of: "Tính trên 35 nhiệm vụ đã xong, tỷ lệ đúng hạn là 94,29%"."""
_BASE_ENDS = ("tren ", "lay ", "so ")
_WITHOUT = re.compile(r"[^,;.()]*\b(?:chua|khong)(?: he| co)? phat sinh\b")
_NOT_ARISEN = ("chua phat sinh", "khong phat sinh")
"""Behind what nothing came of: "88 thủ tục toàn trình chưa phát sinh hồ sơ" are neither those with dossiers nor all."""
_UNDONE_BEHIND = re.compile(r" ?(?:con )?chua\b")
"""Behind a count of what was not done: "25 văn bản chưa ký số"."""
_NOT_YET = ("chua", "con ", "dang", "qua han", "khong")
_GROUP_CLAUSE = re.compile(r"\bnhom \d[^,;.:]{0,60}$")
_OWN_NOUNS = frozenset({"quầy", "trung tâm"})
"""Units of which one counts nothing but what bears its name."""
_LACKING_BEHIND = re.compile(r"[^,;.():]{0,12}\b(?:con thieu|con khuyet|chua tuyen|chua su dung)")
_LACKING = re.compile(r"\bthieu (?:\d+ [a-z ]{0,25} va )?$")
_USED_AGAIN = re.compile(r"\b(?:dung|su dung|khai thac) lai\b[^;.()]{0,30}$")
_AGAIN = ("lai", "tai su dung", "khai thac")
"""Before a count of what was used once more: "dữ liệu được dùng lại trong 2.180 lượt hồ sơ tiếp nhận"."""
_LACK = ("thieu",)
"""Before a count of what there is not: "còn thiếu 04 công chức"."""
_FAIL = ("khong thanh",)
_FAILED = re.compile(r"[^,;.()]*\bkhong thanh\b(?! lap)")
"""Behind what did not come about: "ba vụ việc hòa giải không thành" are neither all nor those that did."""
_CLAUSE_WORDS = 3
_NO_DIFFERENCE = re.compile(r"\b(?:cat|tinh) giam $")
_FROM_A_WHOLE = re.compile(
    r"\btrong (?:tong )?so (?:da|duoc|cac|nhung|ho so|nguoi|nhiem vu|van ban|(?:tiep )?nhan|giai quyet)"
    r"\b[^,;.()]*\bco $"
)
"""Before a part that begins with what it is taken from: "Trong số đã giải quyết có 52 hồ sơ trả lại"."""
_AMONG_ALL = re.compile(r"\btrong tong so [a-z ,]*?(?=\b(?:duoc|da|dang|co)\b)")
_AS_WHOLE = re.compile(r"\btrong (?:tong )?(?:so )?$")
_SATISFIED, _NOT_SATISFIED = "hai long", "khong hai long"
"""What people think of a thing measures no part of the thing: "mức hài lòng của người nộp hồ sơ trực tuyến"."""
_DISSATISFIED = re.compile(r"\s*(?:nguoi |phieu )?(?:chua|khong) hai long\b")
_NEAR_BEFORE = 20
_LEAST_PARTS = 2
_OF_BASE = 8.0
_CHAIN_REACH = 200


def _around(statement: Statement, mention: Mention, between: Sequence[str], implied: str | None) -> Surroundings:
    """Return the words around a number, ``between`` right behind it; without a unit it has the ``implied`` one."""
    quantity, start = mention.quantity, _subject(statement, mention)
    if mention.chained is not None:
        start = max(statement.mentions[mention.chained].before, start - _CHAIN_REACH)
    context = statement.above + statement.words(max(0, start - 400), start) if start else statement.above
    according = statement.flat.find(" theo ", start, quantity.start) >= 0
    source = _ACCORDING.search(statement.flat, start, quantity.start) if according else None
    return Surroundings(
        before=statement.words(start, source.start() if source else quantity.start),
        after=[*between, *_behind(statement, mention)],
        above=context,
        unit=quantity.unit or implied,
        group=statement.group,
        of=share_of(statement.flat, quantity.within[0] if quantity.within else quantity.end)
        if quantity.percent
        else frozenset(),
    )


def _subject(statement: Statement, mention: Mention) -> int:
    """Return where the words before a number begin: past a count within them, "số cấp phó của 04 phòng là 05 người"."""
    if mention.place == 0 or mention.before == mention.sentence[0] or mention.quantity.percent:
        return mention.before
    within = statement.mentions[mention.place - 1]
    if not statement.flat.endswith(" la ", 0, mention.quantity.start) or not _IS.fullmatch(
        statement.flat, within.quantity.end, mention.quantity.start
    ):
        return mention.before
    kinds = kinds_of(within.quantity.unit)
    apart = bool(kinds) and not kinds & kinds_of(mention.quantity.unit)
    owned = _OWNED.search(statement.flat, within.before, within.quantity.start) is not None
    return within.before if apart and owned else mention.before


def _behind(statement: Statement, mention: Mention) -> list[str]:
    """Return the words behind a number, its unit among them."""
    if mention.quantity.percent and _OF_ALL.match(statement.flat, mention.quantity.end):
        return []  # "64% tổng số hồ sơ quá hạn" tells a share of those, not their rate
    counted = mention.quantity.unit and not mention.quantity.percent
    written = statement.words(mention.quantity.start, mention.quantity.end) if counted else []
    own = [word for word in written if not word.isdigit()]
    # up to the number of the part, or before a rate of it
    goes_on = statement.flat[mention.after : mention.after + 1].isdigit() or statement.flat.endswith(
        "so ", 0, mention.quantity.start
    )
    if (
        goes_on
        and not mention.quantity.percent
        and _AS_WHOLE.search(statement.flat, mention.sentence[0], mention.quantity.start)
    ):
        done = [*PART_DONE.finditer(statement.flat, mention.quantity.end, mention.after)][-1:]  # it names the part
        return own + statement.words(mention.quantity.end, done[0].start() if done else mention.after)
    among = _AMONG_ALL.search(statement.flat, mention.quantity.end, mention.after)
    if among is not None:  # "46 đồng chí trong tổng số công chức được cấp chứng thư số" are not all of them
        before = statement.words(mention.quantity.end, among.start())
        return own + before + statement.words(among.end(), mention.after)
    return own + statement.words(mention.quantity.end, mention.after)


def named(  # what a sentence tells of a number, piece by piece
    statement: Statement,
    mention: Mention,
    namer: Namer,
    whole: Indicator | None,
    between: Sequence[str] = (),
    *,
    bases: frozenset[str] = frozenset(),
) -> Indicator | None:
    """Return the indicator that the words around a number name, ``between`` among them; never ``whole``.

    A rate of one of the ``bases`` that were just counted is meant rather than one of something else.
    """
    if _names_another(statement, mention):
        return _sum_of_list(statement, mention, namer)
    implied = implied_unit(statement, mention)
    before = statement.flat[mention.before : mention.quantity.start]
    around = _narrowed(statement, mention, namer, _around(statement, mention, between, implied), before)
    found = [(score, one) for score, one in namer.candidates(around) if one is not whole]
    if not found:
        return None
    if bases:
        found = [(score + _OF_BASE * (one.denominator in bases), one) for score, one in found]
        found.sort(key=lambda pair: -pair[0])
    behind = statement.flat[mention.quantity.end : mention.sentence[1]]
    if mention.quantity.formula is not None:
        found = [(score, one) for score, one in found if rates_alike(mention, one, namer)]
    besides, base = _said_besides(before, behind), before.endswith(_BASE_ENDS) and _AS_BASE.search(before) is not None
    found = [(score, one) for score, one in found if _may_be(one, mention, namer, besides, base=base)]
    if wanted := _opinion(mention, before, behind):
        found = [(score, one) for score, one in found if namer.speaks_of(one, wanted)]
    if _LEFT.search(before, max(0, len(before) - len("con lai "))) and _UNDONE.match(behind):
        found = [(score, one) for score, one in found if any(namer.speaks_of(one, word) for word in _OPEN)]
    if mention.quantity.unit is None and implied is None:
        said = _SAID.search(before.rstrip(" ")) is not None
        told = words_of(before)
        only = words_of(_CLAUSE.split(before.rstrip(" "))[-1])
        found = [
            (score, one)
            for score, one in found
            if one.unit != "%"
            and (
                (score >= SURE and (said or namer.says_only(only, one)))
                or (len(told) >= _CLAUSE_WORDS and _under(statement, one, namer) and namer.says_only(told, one))
            )
        ]
    if mention.quantity.denominator is not None and not mention.quantity.percent:
        found = of_ratio(mention, found, around, namer)
    one = _best(found, around, before, namer)
    if one is None or not of_one_field(statement, mention, one, namer):
        return one
    return of_the_field(statement, mention, one, around, namer)


def _under(statement: Statement, one: Indicator, namer: Namer) -> bool:
    """Tell whether a name of few letters holds: of its own reform group, and no number of a place, "tổ dân phố 5"."""
    return statement.group is not None and one.told_under(statement.group) and "unit" not in namer.kinds(one)


def _best(found: list[tuple[float, Indicator]], around: Surroundings, before: str, namer: Namer) -> Indicator | None:
    """Return the first of some indicators; of two that fit alike the one that the words behind the number name."""
    if len(found) > 1 and found[0][0] - found[1][0] < ALIKE:
        behind_alone = namer.name(around._replace(before=())) if _BEGINS.search(before) else None
        found = [(score, one) for score, one in found if one is behind_alone]
    return found[0][1] if found else None


def is_lacking(statement: Statement, mention: Mention) -> bool:
    """Tell whether a number counts what there is not: "07 chỉ tiêu còn thiếu"."""
    return _LACKING_BEHIND.match(statement.flat, mention.quantity.end) is not None


def _said_besides(before: str, behind: str) -> list[tuple[str, ...]]:
    """Return of what a name must speak because a number counts what is lacking, or what did not come about."""
    said: list[tuple[str, ...]] = []
    if "chua" in behind[:10] and _UNDONE_BEHIND.match(behind):
        said.append(_NOT_YET)
    if "phat sinh" in behind and _WITHOUT.match(behind):
        said.append(_NOT_ARISEN)
    if "khong thanh" in behind and _FAILED.match(behind):
        said.append(_FAIL)
    if "lai " in before and _USED_AGAIN.search(before):
        said.append(_AGAIN)
    if ("thieu " in before and _LACKING.search(before)) or _LACKING_BEHIND.match(behind):
        said.append(_LACK)
    return said


def _may_be(one: Indicator, mention: Mention, namer: Namer, said: Sequence[tuple[str, ...]], *, base: bool) -> bool:
    """Tell whether a number may bear a name: its noun is not another's, and it speaks of what is said besides."""
    unit = mention.quantity.unit
    if one.unit in _OWN_NOUNS and unit is not None and unit not in {one.unit, *one.units}:
        return False
    if base and namer.is_part_alone(one):
        return False
    return all(any(namer.speaks_of(one, word) for word in words) for words in said)


def _sum_of_list(statement: Statement, mention: Mention, namer: Namer) -> Indicator | None:
    """Return what the sum at the end of a list counts, as the words before the list tell, where the sum is right."""
    if not _SUM.search(statement.flat, mention.before, mention.quantity.start):
        return None
    left, first = mention.quantity.value, mention
    for one in reversed(statement.mentions[: mention.place]):
        if left <= 0 or one.quantity.percent or one.quantity.start < mention.sentence[0] or not _alike(one, mention):
            break
        left, first = left - one.quantity.value, one
    if left or mention.place - first.place < _LEAST_PARTS:
        return None
    around = Surroundings(
        before=statement.words(mention.sentence[0], first.quantity.start),
        after=words_of(flat(mention.quantity.unit or "")),
        above=statement.above,
        unit=mention.quantity.unit,
        group=statement.group,
    )
    found = namer.candidates(around)
    sure = bool(found) and found[0][0] >= SURE and (len(found) == 1 or found[0][0] - found[1][0] >= ALIKE)
    return found[0][1] if sure else None


def _alike(one: Mention, other: Mention) -> bool:
    kinds, others = kinds_of(one.quantity.unit), kinds_of(other.quantity.unit)
    return not kinds or not others or bool(kinds & others)


def _narrowed(statement: Statement, mention: Mention, namer: Namer, around: Surroundings, before: str) -> Surroundings:
    """Return the words around a number without those before it that belong to another one."""
    if _begins_a_clause(statement, mention):
        return around._replace(before=())
    if "nhom " in before and (group := _GROUP_CLAUSE.search(before)) and ", " in before:
        return around._replace(before=words_of(group[0]))
    counts = before.endswith("co ") and not mention.quantity.percent
    from_whole = counts and _FROM_A_WHOLE.search(before) is not None
    own = _own_clause(statement, mention)
    if counts and not from_whole and _behind_a_whole(statement, mention):
        whole, both = namer.candidates(around._replace(after=())), namer.candidates(around)
        from_whole = bool(whole and both) and whole[0][1] is both[0][1]  # the words before name the whole alone
    if not own and not from_whole:
        return around
    alone = namer.candidates(around._replace(before=own))
    return around._replace(before=own) if alone and alone[0][0] >= SURE else around


def _behind_a_whole(statement: Statement, mention: Mention) -> bool:
    """Tell whether the number before is what another is taken from: "Trong 6.811 hồ sơ đã giải quyết có 6.294"."""
    if mention.place == 0 or mention.before == mention.sentence[0]:
        return False
    whole = statement.mentions[mention.place - 1]
    return _AS_WHOLE.search(statement.flat, whole.sentence[0], whole.quantity.start) is not None


def _opinion(mention: Mention, before: str, behind: str) -> str:
    """Return the words that an indicator must hold because a number tells what people think; none for other numbers."""
    if _DISSATISFIED.match(behind) or _DISSATISFIED.search(before[-_NEAR_BEFORE:]):
        return _NOT_SATISFIED
    return _SATISFIED if mention.quantity.percent and _SATISFIED in before else ""


def _begins_a_clause(statement: Statement, mention: Mention) -> bool:
    """Tell whether a number begins its own clause of a list: the words up to the comma are those of the one before."""
    if mention.place == 0 or mention.before == mention.sentence[0] or mention.quantity.unit is None:
        return False
    last = statement.mentions[mention.place - 1].quantity
    begins = (_BEGINS.search(statement.flat, mention.before, mention.quantity.start) is not None) or (
        _BRACKETED.fullmatch(statement.flat, mention.before, mention.quantity.start) is not None
    )
    return begins and bool(kinds_of(last.unit) & kinds_of(mention.quantity.unit)) and not mention.quantity.percent


def _own_clause(statement: Statement, mention: Mention) -> list[str]:
    """Return the words from the last comma on; what stands before it may be the name of the number before."""
    if mention.place == 0 or mention.quantity.percent or mention.quantity.unit is None:
        return []
    last = statement.mentions[mention.place - 1].quantity
    if not kinds_of(last.unit) & kinds_of(mention.quantity.unit):
        return []
    _, comma, clause = statement.flat[mention.before : mention.quantity.start].rpartition(", ")
    words = words_of(clause) if comma else []
    return words if len(words) >= _CLAUSE_WORDS else []  # "điều động, bổ nhiệm: 7" is one name


def _is_demanded(statement: Statement, mention: Mention) -> bool:
    """Tell whether a percentage is what someone wants, not what was reached: "phấn đấu đạt từ 90% trở lên"."""
    begin = max(mention.sentence[0], mention.quantity.start - _REACH)
    before = statement.flat[begin : mention.quantity.start]
    return bool(
        _OR_MORE.match(statement.flat, mention.quantity.end)
        or ("chua " in before and _NOT_REACHED.search(before))
        or _AT_LEAST.search(before)
        or _WANTED.search(before)
    )


def added_up(statement: Statement, mention: Mention) -> bool:
    """Tell whether a number is what the one before it was added to make: "cộng 04 đơn … thành 35 đơn"."""
    if not statement.flat.endswith(_MAKES, 0, mention.quantity.start):
        return False
    return _ADDED_UP.search(statement.flat, mention.sentence[0], mention.quantity.start) is not None


def _names_another(statement: Statement, mention: Mention) -> bool:
    """Tell whether a number is a difference, another period's or one of a list: its words then name another number."""
    before = statement.flat[mention.before : mention.quantity.start]
    last = mention.before > mention.sentence[0]
    if mention.quantity.percent:
        if _is_demanded(statement, mention):
            return True
    elif ("theo " in before and _BY_FIELD.search(before)) or (
        last and "tong" in before and _SUM.search(before) and _alike(statement.mentions[mention.place - 1], mention)
    ):
        return True
    if before.endswith(_MAKES) and added_up(statement, mention):
        return True
    if "rieng " in before and _APART.search(before):
        return True
    compared = before.endswith(_COMPARED) or "cung ky" in before
    return compared and _DIFFERENCE.search(before) is not None and _NO_DIFFERENCE.search(before) is None
