"""An issue as a sentence: the rule's template filled with the issue's facts, neutral enough to stand in a notice.

Facts are values: indicator ids, group codes and the names of notes become words here, in the reader's language.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspection.model.codes import GroupCode
from inspection.wording import Wording

if TYPE_CHECKING:
    from inspection.model.catalogue import Catalogue
    from inspection.model.issue import Issue, PassedCheck

_NAMED = ("indicator", "other_indicator")
_NOTED = ("note", "caution")


class _Blanks(dict[str, str]):
    """A blank without a fact stays empty: a template may ask for more than one issue of its rule knows."""

    def __missing__(self, name: str) -> str:
        return ""


def say(issue: Issue, catalogue: Catalogue, language: str) -> str:
    """Return the sentence of an issue in a language; reading's own issues speak through their text id."""
    wording = Wording(language)
    rule = catalogue.rules.get(issue.rule)
    if rule is None:
        return wording(issue.rule, **issue.facts)
    blanks = _blanks(
        {
            **issue.facts,
            "stated": issue.stated or "",
            "computed": issue.computed or "",
            "quote": issue.quote,
            "document": wording(f"judgement.document.{issue.document}"),
        },
        catalogue,
        wording,
    )
    template = rule.sentence[wording.language]
    sentence = template.format_map(blanks)
    if blanks["against"] and "{against}" not in template:
        sentence += wording("judgement.against", quote=blanks["against"])
    if blanks["caution"]:
        sentence += f" ({blanks['caution']})"
    return _tidy(sentence)


def say_passed(check: PassedCheck, catalogue: Catalogue, language: str) -> str:
    """Return what a passed check says: the rule's title, what it was about and the working."""
    wording = Wording(language)
    rule = catalogue.rules.get(check.rule)
    blanks = _blanks(check.facts, catalogue, wording)
    about = ": ".join(part for part in (blanks["indicator"], blanks["working"]) if part)
    title = rule.title[wording.language] if rule else check.rule
    return f"{title} ({about})" if about else title


def _blanks(facts: object, catalogue: Catalogue, wording: Wording) -> _Blanks:
    blanks = _Blanks(dict(facts))  # type: ignore[call-overload]  # a mapping of facts
    for name in _NAMED:
        known = catalogue.indicators.get(blanks[name])
        if known is not None:
            blanks[name] = known.name[wording.language]
    for name in _NOTED:
        if blanks[name]:
            blanks[name] = wording(f"judgement.note.{blanks[name]}").format_map(blanks)
    if blanks["lacking"]:
        blanks["lacking"] = "; ".join(wording(f"judgement.expected.{name}") for name in blanks["lacking"].split())
    if blanks["group"] in set(GroupCode):
        blanks["group"] = catalogue.group(GroupCode(blanks["group"])).name[wording.language]
    return blanks


def _tidy(sentence: str) -> str:
    """Return a sentence without the traces of empty blanks, its first letter a capital."""
    sentence = re.sub(r"\(\s*\)", "", sentence)
    sentence = re.sub(r"\s+([,;:.)])", r"\1", re.sub(r"\s{2,}", " ", sentence)).strip(" :;,")
    return sentence[:1].upper() + sentence[1:]
