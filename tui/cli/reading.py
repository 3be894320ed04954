"""``read``: what stands in plans and reports, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from inspection.catalogue import shipped
from inspection.errors import DocumentError
from inspection.intake.pipeline import read_file
from inspection.intake.schema import as_json
from tui.cli import reading_view, tables

if TYPE_CHECKING:
    from tui.cli.call import Call


def read(call: Call) -> int:
    """Print what was read in each document; one that cannot be read does not keep the others from it."""
    catalogue, code = shipped(), 0
    readings: list[dict[str, Any]] = []
    for path in call.options.files:
        try:
            readings.append(as_json(read_file(path, catalogue)[1], call.wording))
        except DocumentError as problem:
            call.complain(problem)
            code = problem.exit_code
    if call.options.format == "json":
        if readings:
            call.put_json(readings[0] if len(call.options.files) == 1 else readings)
        return code
    width = tables.room()
    for reading in readings:
        for line in reading_view.lines(reading, call.wording, catalogue, width):
            call.put(line)
    return code
