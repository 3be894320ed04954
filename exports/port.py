"""What an export is: a bundle goes in, whole files come out. A new format is a module and a line in ``_MODULES``."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from inspection.errors import ExportError
from inspection.wording import Wording

if TYPE_CHECKING:
    from datetime import date

    from inspection.model.case import Judgement
    from inspection.model.catalogue import Catalogue
    from inspection.model.events import Entry
    from inspection.model.inspection import Inspection
    from inspection.model.kpi import Assessment
    from inspection.model.notice import ConclusionNotice


def _shipped() -> Catalogue:
    from inspection.catalogue import shipped  # noqa: PLC0415  # 60 ms that the command line's help goes without

    return shipped()


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A document as it was sent, to travel with what was read in it."""

    name: str
    sha256: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """An inspection with all that was made of it; what every exporter is given."""

    inspection: Inspection
    entries: tuple[Entry, ...]
    """The journal that folds to ``inspection``."""
    notice: ConclusionNotice
    assessment: Assessment
    judgement: Judgement
    originals: tuple[Original, ...] = ()
    """Plan and report themselves; with them an inspection can be gone on with elsewhere."""
    catalogue: Catalogue = field(default_factory=_shipped, compare=False)
    """What names groups and indicators; part of no inspection."""
    day: date | None = field(default=None, compare=False)
    """The day as of which remediation is told; None for that of the journal's last entry."""
    answer_by: date | None = field(default=None, compare=False)
    """The day that a reminder asks an answer by; blank on paper without it."""

    @property
    def today(self) -> date:
        """Return the day as of which remediation is told."""
        return self.day or max(entry.at for entry in self.entries).date()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeFile:
    """One file to be written."""

    suffix: str
    """What follows the common stem of the file names, such as ``.toml`` or ``_so-lieu.csv``."""
    content: bytes

    @property
    def ending(self) -> str:
        """Return what tells the file's format, such as ``.csv``."""
        return f".{self.suffix.rpartition('.')[2]}"

    @property
    def kind(self) -> str:
        """Return what the file is of an inspection, such as ``so-lieu``; notice and whole have one word."""
        return self.suffix.removesuffix(self.ending).strip("_") or Wording("vi")("notice.file.notice")


class Exporter(Protocol):
    """Turns a bundle into the files of one format; it computes and never writes."""

    def __call__(self, bundle: Bundle) -> tuple[NoticeFile, ...]:
        """Return the files; the same bundle always gives the same bytes, where the format allows it."""
        ...


_MODULES = {
    "docx": "exports.docx:files",
    "docx_minutes": "exports.docx:minutes_files",
    "docx_tracking": "exports.docx:tracking_files",
    "docx_reminder": "exports.docx:reminder_files",
    "toml": "exports.toml_notice:files",
    "csv": "exports.csv_tables:files",
    "csv_en": "exports.csv_tables:files_for_english",
    "text": "exports.text_notice:files",
    "markdown": "exports.markdown_notice:files",
    "ics": "exports.ical_calendar:files",
}
"""Where each format is made; imported when it is first asked for, for some need heavy libraries."""


def formats() -> tuple[str, ...]:
    """Return the names of all formats."""
    return tuple(_MODULES)


def exporter(name: str) -> Exporter:
    """Return the exporter of a format; ``ExportError`` names the known ones where there is none."""
    if name not in _MODULES:
        raise ExportError("export.format", format=name, known=", ".join(_MODULES))
    module, function = _MODULES[name].split(":")
    return cast("Exporter", getattr(import_module(module), function))
