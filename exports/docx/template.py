"""An office's own Word template: opened with distrust, looked over, filled in.

What is refused is refused before anything is written: a file that swells or holds entities, something that another
program would run or fetch, a placeholder that nobody knows, a notice without its sections or without a signature.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx

from exports.docx import filling, lint, package
from inspection.errors import DocumentError, ExportError
from inspection.intake.docx.package import Package
from inspection.wording import Wording

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document

    from exports.docx.lint import Fault
    from exports.port import Bundle

_XML = (".xml", ".rels")
_OTHER_KIND = "is not a Word file, content type is"
"""What the library says of a file with macros or of Word's own kind of template."""


def opened(path: Path) -> Document:
    """Return a template; ``DocumentError`` where the file is no Word file, is damaged, swells or holds entities."""
    try:
        raw = path.read_bytes()
    except OSError as problem:
        raise DocumentError("document.unreadable", name=path.name, problem=problem.strerror or problem) from problem
    parts = Package(path.name, raw)  # the way that a ward's own files come in
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as file:
            for name in file.namelist():
                if name.endswith(_XML):
                    parts.xml(name)
                else:
                    parts.unpacked(name)
        return docx.Document(io.BytesIO(raw))
    except (KeyError, ValueError, zipfile.BadZipFile, AttributeError) as problem:
        code = "document.word_kind" if _OTHER_KIND in str(problem) else "document.damaged"
        raise DocumentError(code, name=path.name) from problem


def faults(path: Path) -> tuple[Fault, ...]:
    """Return what is wrong with a template."""
    return lint.faults(opened(path))


def filled(path: Path, bundle: Bundle) -> bytes:
    """Return a template with a notice in it; ``ExportError`` names every hard fault and nothing is made."""
    document, _ = filled_in(path, bundle)
    return package.content(document, f"{bundle.notice.title}: {bundle.notice.summary}", bundle)


def filled_in(path: Path, bundle: Bundle) -> tuple[Document, tuple[Fault, ...]]:
    """Return the same as a document, with the soft faults of the template."""
    document, say = opened(path), Wording("vi")
    found = lint.faults(document)
    if hard := [one for one in found if one.hard]:
        problem = "\n".join(lint.told(one, say) for one in hard)
        raise ExportError("export.template", file=path, problem=problem)
    filling.fill(document, bundle.notice, say)
    return document, found
