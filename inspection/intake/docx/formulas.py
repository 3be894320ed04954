"""Formulas of Word's equation editor as one line: fractions with a stroke, raised digits as superscripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection.intake.docx.names import MATH
from inspection.intake.docx.signs import SUPERSCRIPTS

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def _m(name: str) -> str:
    return f"{{{MATH}}}{name}"


FORMULAS = (_m("oMath"), _m("oMathPara"))
_TEXT, _FRACTION, _RAISED = _m("t"), _m("f"), _m("sSup")
_ABOVE, _BELOW, _BASE, _EXPONENT = _m("num"), _m("den"), _m("e"), _m("sup")
_DEEPEST = 24


def formula(element: Element, depth: int = 0) -> str:
    """Return a formula in one line; what is nested deeper than any formula is written as it comes."""
    if depth > _DEEPEST:
        return "".join(text.text or "" for text in element.iter(_TEXT))
    if element.tag == _TEXT:
        return element.text or ""
    if element.tag == _FRACTION:
        return "/".join(_part(element, name, depth) for name in (_ABOVE, _BELOW))
    if element.tag == _RAISED:
        exponent = _part(element, _EXPONENT, depth)
        raised = exponent.translate(SUPERSCRIPTS) if exponent.isdecimal() else f"^{exponent}"
        return _part(element, _BASE, depth) + raised
    return "".join(formula(child, depth + 1) for child in element)


def _part(element: Element, name: str, depth: int) -> str:
    child = element.find(name)
    return formula(child, depth + 1) if child is not None else ""
