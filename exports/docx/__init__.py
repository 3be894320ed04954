"""Notice, minutes, tracking sheet and reminder as Word files in the layout of Decree 30/2020.

``decree`` reads the layout, ``paper`` makes an empty document that looks so, ``letterhead``, ``body``, ``signature``
and ``annexes`` fill it, ``package`` makes bytes of it. python-docx is loaded when a document is asked for, not before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.docx.kinds import TemplateKind
from exports.port import NoticeFile
from inspection.wording import Wording

if TYPE_CHECKING:
    from pathlib import Path

    from exports.port import Bundle


def own_templates(folder: Path) -> dict[TemplateKind, Path]:
    """Return an office's own templates of a workspace, as far as it has them."""
    found = ((kind, folder / kind.file_name) for kind in TemplateKind)
    return {kind: place for kind, place in found if place.is_file()}


def files(bundle: Bundle) -> tuple[NoticeFile, ...]:
    """Return the notice as one Word file."""
    from exports.docx.notice import document  # noqa: PLC0415  # loads python-docx and lxml

    return (NoticeFile(suffix=".docx", content=document(bundle)),)


def files_by_template(bundle: Bundle, template: Path, kind: TemplateKind) -> tuple[NoticeFile, ...]:
    """Return a file in an office's own template, none where a reminder has nothing to tell.

    Errors are as ``exports.docx.template`` has them.
    """
    from exports.docx.template import filled  # noqa: PLC0415  # as above

    mark = "" if kind is TemplateKind.NOTICE else f"_{Wording('vi')(f'notice.file.{kind}')}"
    content = filled(template, bundle, kind)
    return (NoticeFile(suffix=f"{mark}.docx", content=content),) if content else ()


def minutes_files(bundle: Bundle) -> tuple[NoticeFile, ...]:
    """Return the minutes as one Word file."""
    from exports.docx.minutes import document  # noqa: PLC0415  # as above

    return (NoticeFile(suffix=f"_{Wording('vi')('notice.file.minutes')}.docx", content=document(bundle)),)


def tracking_files(bundle: Bundle) -> tuple[NoticeFile, ...]:
    """Return the tracking sheet as one Word file."""
    from exports.docx.tracking import document  # noqa: PLC0415  # as above

    return (NoticeFile(suffix=f"_{Wording('vi')('notice.file.tracking')}.docx", content=document(bundle)),)


def reminder_files(bundle: Bundle) -> tuple[NoticeFile, ...]:
    """Return the letter that reminds of what is overdue as one Word file; none where nothing is."""
    from exports.docx.reminder import document  # noqa: PLC0415  # as above

    content = document(bundle)
    suffix = f"_{Wording('vi')('notice.file.reminder')}.docx"
    return (NoticeFile(suffix=suffix, content=content),) if content else ()
