"""Sound files of each format, to be bent."""

from __future__ import annotations

import unicodedata

from inspection.paths import SAMPLES

_ENDS = 45
"""Lines of a sample's beginning and end that are kept: bent files are many, so they are small."""


def _shortened(name: str) -> str:
    lines = (SAMPLES / name).read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join([*lines[:_ENDS], *lines[-_ENDS:]])


_PLAN, _REPORT = _shortened("ke_hoach.txt"), _shortened("bao_cao.txt")

SEEDS: dict[str, bytes] = {
    "plan.txt": _PLAN.encode(),
    "report.txt": _REPORT.encode(),
    "decomposed.txt": unicodedata.normalize("NFD", _REPORT).encode(),
    "wide.txt": _PLAN.encode("utf-16"),
    "lines.md": _PLAN.replace("\n", "\r\n").encode(),
}
