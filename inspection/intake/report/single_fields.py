"""Numbers of one field of procedures only: "Hồ sơ đất đai quá hạn 48 hồ sơ", "Trong 248 phiếu về đất đai …".

They bear no name of the whole; where an indicator measures just this field, they bear its name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.intake.language.flat import flat
from inspection.intake.language.measures import kinds_of
from inspection.intake.language.wordings import words_of
from inspection.intake.report.implied import implied_unit

if TYPE_CHECKING:
    from inspection.intake.report.naming import Namer, Surroundings
    from inspection.intake.report.statements import Mention, Statement
    from inspection.model.catalogue import Indicator

_CLAUSE = re.compile(r"[,;:(.]")
_FORMS_ON = re.compile(
    r"\bphieu (?:[a-z]+ ){0,3}?(?:ve|o|thuoc|cua|trong)(?: cac)?(?: linh vuc| nhom)? (?P<on>[^.;:()]{0,40})"
)
"""Forms that were asked of one field: "Trong 248 phiếu về đất đai có 236 phiếu hài lòng"."""
_SATISFIED = "hai long"
_FILES = kinds_of("hồ sơ")
_NEAR_BEFORE = 20


def of_one_field(statement: Statement, mention: Mention, indicator: Indicator, namer: Namer) -> bool:
    """Tell whether dossiers are those of one field only: "Hồ sơ đất đai quá hạn 48 hồ sơ"."""
    formula = mention.quantity.formula
    counted = mention.quantity.unit or implied_unit(statement, mention)
    if "phieu" in statement.flat and namer.speaks_of(indicator, "phieu"):
        asked = _FORMS_ON.search(statement.flat, mention.sentence[0], mention.quantity.end + _NEAR_BEFORE)
        fields = namer.fields_of(asked["on"]) if asked else frozenset[str]()
        return bool(fields) and not any(field in flat(alias) for field in fields for alias in indicator.aliases)
    if mention.quantity.percent and namer.speaks_of(indicator, _SATISFIED):
        clause = _CLAUSE.split(statement.flat[mention.before : mention.quantity.start])[-1]
        fields = namer.fields_of(clause) if _SATISFIED in clause else frozenset[str]()
        return bool(fields) and not any(field in flat(alias) for field in fields for alias in indicator.aliases)
    if mention.quantity.percent:
        counted = formula.unit if formula else None
    if not kinds_of(counted) & _FILES:
        return False
    clause = _CLAUSE.split(statement.flat[mention.before : mention.quantity.start])[-1]
    behind = _CLAUSE.split(statement.flat[mention.quantity.end : mention.after])[0]
    field = namer.one_field_of(f"{clause} | {behind}")
    return field is not None and not any(field in flat(alias) for alias in indicator.aliases)


def of_the_field(
    statement: Statement, mention: Mention, whole: Indicator, around: Surroundings, namer: Namer
) -> Indicator | None:
    """Return what measures one field as another measures all: "Trong 248 phiếu về đất đai có 236 phiếu hài lòng"."""
    asked = _FORMS_ON.search(statement.flat, mention.sentence[0], mention.quantity.end + _NEAR_BEFORE)
    clause = _CLAUSE.split(statement.flat[mention.before : mention.quantity.start])[-1]
    fields = namer.fields_of(asked["on"] if asked else clause) if mention.quantity.percent else ()
    field = next(iter(sorted(fields)), None)
    if field is None:
        return None
    found = namer.candidates(around._replace(before=[*words_of(f"linh vuc {field}"), *around.before]))
    fitting = (one for _, one in found if one is not whole and namer.speaks_of(one, field) and one.unit == whole.unit)
    return next(fitting, None)
