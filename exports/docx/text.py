"""People's text on its way into a Word file: plain text everywhere, whatever it holds.

XML has no place for most control characters, for half of a surrogate pair and for two code points that are no
characters; python-docx would fail at them. Angle brackets and ampersands are the XML writer's business.
"""

from __future__ import annotations

import re

from inspection.vietnamese import nfc, visible

_NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = str.maketrans("\t\n\r\x0b\x0c\x85\u2028\u2029", " " * 8)


def plain(text: str) -> str:
    """Return text as one line that a Word file can hold; what it cannot is shown by a sign."""
    return _NO_XML.sub("\ufffd", visible(nfc(text.translate(_LINE_ENDS))))
