"""Names of WordprocessingML (ECMA-376 part 1) and how its trees are walked.

Trees are walked with a stack of their own, never by recursion: a file nested a million deep is only a file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from xml.etree.ElementTree import Element

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": MAIN,
    "http://purl.oclc.org/ooxml/officeDocument/math": MATH,
    "http://purl.oclc.org/ooxml/officeDocument/relationships": RELATIONS,
}
"""The names of "Strict Open XML" and those of everyday files, which mean the same."""


def w(name: str) -> str:
    """Return a name of the main namespace as ElementTree writes it."""
    return f"{{{MAIN}}}{name}"


VAL = w("val")
PARAGRAPH, TABLE, ROW, CELL, RUN, TEXT = w("p"), w("tbl"), w("tr"), w("tc"), w("r"), w("t")
PARAGRAPH_FORM, RUN_FORM, TEXT_BOX, SHEET = w("pPr"), w("rPr"), w("txbxContent"), w("document")
ALTERNATIVES = f"{{{_COMPATIBILITY}}}AlternateContent"
_CHOICE, _FALLBACK = f"{{{_COMPATIBILITY}}}Choice", f"{{{_COMPATIBILITY}}}Fallback"
_CONTROL, _CONTROL_FORM, _PLACEHOLDER = w("sdt"), w("sdtPr"), w("showingPlcHdr")
_WRAPPERS = frozenset(
    map(w, ("sdtContent", "ins", "moveTo", "customXml", "smartTag", "hyperlink", "fldSimple", "dir", "bdo"))
)
"""What stands around words without changing them; deleted and moved-away words (del, moveFrom) are not entered."""
_OFF = frozenset({"0", "false", "off", "none"})


def value(parent: Element | None, name: str) -> str | None:
    """Return the value of a child, or None where there is no such child."""
    child = parent.find(name) if parent is not None else None
    return child.get(VAL) if child is not None else None


def on(parent: Element | None, name: str) -> bool | None:
    """Return a switch: its child is there and not switched off; None where it is not there."""
    child = parent.find(name) if parent is not None else None
    return None if child is None else child.get(VAL, "1") not in _OFF


def whole(text: str | None, otherwise: int = 0) -> int:
    """Return a whole number of the file, or another value where none is written."""
    try:
        return int(text) if text else otherwise
    except ValueError:
        return otherwise


def _inside(element: Element) -> Element | None:
    """Return the element whose children stand in the place of a wrapper; None for what is no wrapper."""
    if element.tag in _WRAPPERS:
        return element
    if element.tag == _CONTROL:
        form = element.find(_CONTROL_FORM)
        # A control that nobody filled in shows "click here to enter text", which is no text of the ward.
        return None if form is not None and on(form, _PLACEHOLDER) else element.find(w("sdtContent"))
    return chosen(element) if element.tag == ALTERNATIVES else None


def chosen(alternatives: Element) -> Element | None:
    """Return the one of two forms of the same content that holds the words: the new one, else the old one."""
    choice, fallback = alternatives.find(_CHOICE), alternatives.find(_FALLBACK)
    if choice is None or (fallback is not None and next(choice.iter(TEXT), None) is None):
        return fallback
    return choice


def within(parent: Element, wanted: Collection[str]) -> Iterator[Element]:
    """Return the wanted children in order, also those in content controls, insertions and other wrappers."""
    stack = [iter(parent)]
    while stack:
        for child in stack[-1]:
            if child.tag in wanted:
                yield child
            elif (inside := _inside(child)) is not None:
                stack.append(iter(inside))
                break
        else:
            stack.pop()


def text_boxes(drawing: Element) -> Iterator[Element]:
    """Return the outermost text boxes of a drawing, each once."""
    stack = [iter((drawing,))]
    while stack:
        for child in stack[-1]:
            if child.tag == TEXT_BOX:
                yield child
                continue
            inside = chosen(child) if child.tag == ALTERNATIVES else child
            if inside is not None:
                stack.append(iter(inside))
                break
        else:
            stack.pop()
