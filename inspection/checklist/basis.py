"""What an item rests on, in both languages: the plan by its number, date and line, or the texts that stand for it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from inspection.model.catalogue import Bilingual
from inspection.vietnamese import paper_date
from inspection.wording import Wording

if TYPE_CHECKING:
    from inspection.model.documents import Reading


def bilingual(text_id: str, **facts: object) -> Bilingual:
    """Return a text of the catalogue of words in both languages."""
    return Bilingual(vi=Wording("vi")(text_id, **facts), en=Wording("en")(text_id, **facts))


def as_written(text: str) -> Bilingual:
    """Return a document's own words, which stand untranslated in either language."""
    return Bilingual(vi=text, en=text)


def plan_name(plan: Reading, *, own: bool) -> Bilingual:
    """Return what the plan is called: by number and date as far as it shows them."""
    if plan.document_number is None:
        name = bilingual("basis.plan")
    elif plan.issue_date is None:
        name = bilingual("basis.plan_number", number=plan.document_number)
    else:
        name = bilingual("basis.plan_dated", number=plan.document_number, date=_dated(plan.issue_date))
    if own:
        return name
    if plan.ward is None:
        return _around(name, "basis.reference")
    ward = " ".join(part for part in (plan.ward_type, plan.ward) if part)
    return _around(name, "basis.reference_ward", ward=ward)


def _dated(iso: str) -> str:
    """Return a day, month or year as far as it is known."""
    try:
        return paper_date(date.fromisoformat(iso))
    except ValueError:
        return "/".join(reversed(iso.split("-")))


def plan_place(plan: Reading, line: int, *, own: bool) -> Bilingual:
    """Return the plan and the line in it."""
    return _around(plan_name(plan, own=own), "basis.place", line=line)


def joined(*parts: Bilingual) -> Bilingual:
    """Return several bases as one."""
    return Bilingual(vi="; ".join(part.vi for part in parts), en="; ".join(part.en for part in parts))


def _around(plan: Bilingual, text_id: str, **facts: object) -> Bilingual:
    vi, en = Wording("vi"), Wording("en")
    return Bilingual(vi=vi(text_id, plan=plan.vi, **facts), en=en(text_id, plan=plan.en, **facts))
