"""A Word document as bytes that are the same for the same inspection: no clock, no machine, no order by chance."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC
from typing import TYPE_CHECKING

from exports.docx.text import plain
from inspection.conclude.material import Material
from inspection.conclude.phrases import spoken
from inspection.fold import key
from inspection.wording import Wording

if TYPE_CHECKING:
    from docx.document import Document

    from exports.port import Bundle

_EPOCH = (1980, 1, 1, 0, 0, 0)
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
    """Return the bytes of a finished document."""
    _describe(document, title, bundle)
    made, packed = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, date_time=_EPOCH)
            part.compress_type, part.external_attr, part.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            target.writestr(part, source.read(name))
    return packed.getvalue()


def _describe(document: Document, title: str, bundle: Bundle) -> None:
    """Fill the document's properties; its times are those of the inspection's journal, never the clock's."""
    journal = sorted(bundle.entries, key=key)
    properties = document.core_properties
    properties.title = plain(title)[:_LONGEST]
    properties.author = plain(spoken(bundle.inspection.team.agency))[:_LONGEST]
    properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.language = "vi-VN"
    properties.created, properties.modified = journal[0].at.astimezone(UTC), journal[-1].at.astimezone(UTC)
    properties.revision = 1
