"""A Word document as bytes that are the same for the same inspection: no clock, no machine, no order by chance."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC
from typing import TYPE_CHECKING

from exports.docx.text import plain

if TYPE_CHECKING:
    from datetime import datetime

    from docx.document import Document

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP file can name; every part bears it."""


def describe(document: Document, *, title: str, author: str, first: datetime, last: datetime) -> None:
    """Fill the document's properties; its times are those of the inspection's journal, never the clock's."""
    properties = document.core_properties
    properties.title, properties.author = plain(title)[:255], plain(author)[:255]
    properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.language = "vi-VN"
    properties.created, properties.modified = first.astimezone(UTC), last.astimezone(UTC)
    properties.revision = 1


def content(document: Document) -> bytes:
    """Return the document's bytes."""
    made, packed = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, date_time=_EPOCH)
            part.compress_type, part.external_attr, part.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            target.writestr(part, source.read(name))
    return packed.getvalue()
