"""The notice as a Word document in the layout of Decree 30/2020: the only package of ours that writes Word files.

``decree`` reads the layout, ``paper`` makes an empty document that looks so, ``letterhead``, ``body``, ``signature``
and ``annexes`` fill it, ``package`` makes bytes of it. python-docx is loaded when a document is asked for, not before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.port import NoticeFile

if TYPE_CHECKING:
    from exports.port import Bundle


def files(bundle: Bundle) -> tuple[NoticeFile, ...]:
    """Return the notice as one Word file."""
    from exports.docx.notice import document  # noqa: PLC0415  # loads python-docx and lxml

    return (NoticeFile(suffix=".docx", content=document(bundle)),)
