"""What a rule works at: the documents laid out (``sheets``) and what is asked of them by many rules."""

from __future__ import annotations

from inspection.rules.desk.sheets import (
    Desk,
    Hit,
    Pass,
    Sheet,
    amount,
    doubtful_lines,
    iso,
    lines_of,
    shorten,
    show,
    wanted,
)

__all__ = ["Desk", "Hit", "Pass", "Sheet", "amount", "doubtful_lines", "iso", "lines_of", "shorten", "show", "wanted"]
