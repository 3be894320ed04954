"""An office's own Word template: opened with distrust, looked over, filled in.

What is refused is refused before anything is written: a file that swells or holds entities, something that another
program would run or fetch, a placeholder that nobody knows, a notice without its sections or without a signature.
"""

from __future__ import annotations

import io
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

import docx

from exports.docx import filling, lint, package
from exports.docx.kinds import TemplateKind
from inspection.conclude.minutes import minutes
from inspection.conclude.reminder import reminder
from inspection.conclude.tracking import tracking
from inspection.errors import DocumentError, ExportError
from inspection.intake.docx.package import Package
from inspection.model.notice import Reminder
from inspection.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docx.document import Document

    from exports.docx.lint import Fault
    from exports.docx.placeholders import Said
    from exports.port import Bundle

_XML = (".xml", ".rels")
_OTHER_KIND = "is not a Word file, content type is"
"""What the library says of a file with macros or of Word's own kind of template."""
_STUMBLES = (AttributeError, LookupError, SyntaxError, TypeError, ValueError, zipfile.BadZipFile)
"""What the library raises where a file is well-formed XML and yet no Word file (lxml's faults are syntax errors)."""


def faults(path: Path, kind: TemplateKind = TemplateKind.NOTICE) -> tuple[Fault, ...]:
    """Return what is wrong with a template."""
    with _distrusted(path):
        return lint.faults(_opened(path), kind)


def filled(path: Path, bundle: Bundle, kind: TemplateKind = TemplateKind.NOTICE) -> bytes:
    """Return a filled template; no bytes where there is nothing to say.

    ``ExportError`` names every hard fault and nothing is made.
    """
    with _distrusted(path):
        said = said_in(bundle, kind)
        document, _ = filled_in(path, bundle, kind)
        return package.content(document, _about(said), bundle) if said else b""


def said_in(bundle: Bundle, kind: TemplateKind) -> Said | None:
    """Return what a kind of file says of an inspection; None for a reminder where nothing is overdue."""
    match kind:
        case TemplateKind.NOTICE:
            return bundle.notice
        case TemplateKind.MINUTES:
            return minutes(package.material(bundle))
        case TemplateKind.TRACKING:
            return tracking(package.material(bundle), bundle.today)
        case TemplateKind.REMINDER:
            return reminder(package.material(bundle), bundle.today, bundle.answer_by)


def _about(said: Said) -> str:
    """Return what the properties of the file say that it is."""
    return said.subject if isinstance(said, Reminder) else f"{said.title}: {said.summary}"


def filled_in(
    path: Path, bundle: Bundle, kind: TemplateKind = TemplateKind.NOTICE
) -> tuple[Document, tuple[Fault, ...]]:
    """Return the same as a document, with the soft faults of the template; as it was where there is nothing to say."""
    say = Wording("vi")
    with _distrusted(path):
        document = _opened(path)
        found = lint.faults(document, kind)
        if hard := [one for one in found if one.hard]:
            problem = "\n".join(lint.told(one, say) for one in hard)
            raise ExportError("export.template", file=path, problem=problem)
        if said := said_in(bundle, kind):
            filling.fill(document, said, say, kind)
    return document, found


@contextmanager
def _distrusted(path: Path) -> Iterator[None]:
    """Tell in one sentence what the library stumbles over; ``DocumentError`` for a file that is no sound Word file."""
    try:
        yield
    except _STUMBLES as problem:
        code = "document.word_kind" if _OTHER_KIND in str(problem) else "document.damaged"
        raise DocumentError(code, name=path.name) from problem


def _opened(path: Path) -> Document:
    try:
        raw = path.read_bytes()
    except OSError as problem:
        raise DocumentError("document.unreadable", name=path.name, problem=problem.strerror or problem) from problem
    parts = Package(path.name, raw)  # the way that a ward's own files come in
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        for name in file.namelist():
            if name.endswith(_XML):
                parts.xml(name)
            else:
                parts.unpacked(name)
    document = docx.Document(io.BytesIO(raw))
    _settled(document, path)
    return document


def _settled(document: Document, path: Path) -> None:
    """Refuse a file that would be written with two parts of one name: a part is there, but nothing refers to it.

    The library makes such a part anew when it is first asked for.
    """
    for part in ("core_properties", "styles", "settings"):
        getattr(document, part)
    names = [part.partname for part in document.part.package.iter_parts()]
    if len(set(names)) < len(names):
        raise DocumentError("document.damaged", name=path.name)
