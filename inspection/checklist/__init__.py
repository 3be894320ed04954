"""Build the checklist: the standard criteria, then what the ward itself planned, with the figures known beforehand.

All seven groups come in their order. A figure that a criterion already asks for is shown there and not asked twice.
Built again from a corrected document, items keep their ids, and what somebody has judged never vanishes.
"""

from __future__ import annotations

from inspection.checklist.build import build

__all__ = ["build"]
