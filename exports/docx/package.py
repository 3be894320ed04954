"""A Word document as bytes that are the same for the same inspection: no clock, no machine, no order by chance."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from exports.docx.text import plain
from inspection.conclude.material import Material
from inspection.conclude.phrases import spoken
from inspection.fold import key
from inspection.wording import Wording

if TYPE_CHECKING:
    from docx.document import Document

    from exports.port import Bundle

EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
"""The first moment that a ZIP file can name; every part bears it."""
_LONGEST = 255
"""Characters that a property of a Word file may have."""


def material(bundle: Bundle) -> Material:
    """Return what documents beside the notice are made of."""
    return Material(
        inspection=bundle.inspection,
        assessment=bundle.assessment,
        judgement=bundle.judgement,
        catalogue=bundle.catalogue,
        say=Wording("vi"),
    )


def content(document: Document, title: str, bundle: Bundle) -> bytes:
    """Return the bytes of a finished document; its times are those of the inspection's journal, never the clock's."""
    journal = sorted(bundle.entries, key=key)
    describe(document, title, spoken(bundle.inspection.team.agency), journal[0].at, journal[-1].at)
    return packed(document)


def describe(document: Document, title: str, author: str, first: datetime, last: datetime) -> None:
    """Fill the document's properties."""
    properties = document.core_properties
    properties.title, properties.author = plain(title)[:_LONGEST], plain(author)[:_LONGEST]
    properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.language = "vi-VN"
    properties.created, properties.modified = first.astimezone(UTC), last.astimezone(UTC)
    properties.revision = 1


def packed(document: Document) -> bytes:
    """Return a document's bytes, without the moment at which they were made."""
    made, again = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, date_time=EPOCH.timetuple()[:6])
            part.compress_type, part.external_attr, part.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            target.writestr(part, source.read(name))
    return again.getvalue()
