"""What cannot go on: one exception family, each with a text id, its facts and the exit code of the command line.

A problem inside a document is not an error but a value (``inspection.model.issue.Issue``). An error here always has a
sentence ``error.<code>`` in ``datasets/texts``, which says what happened, what is safe and what to do.
"""

from __future__ import annotations


class InspectionError(Exception):
    """Something cannot go on; ``code`` names its sentence, ``facts`` fill the sentence's blanks."""

    exit_code = 2
    """What the command line returns (the contract: 2 usage or settings, 3 document, 4 store, 5 export)."""

    def __init__(self, code: str, **facts: object) -> None:
        self.code = code
        self.facts = facts
        details = ", ".join(f"{name}={value}" for name, value in facts.items())
        super().__init__(f"{code} ({details})" if details else code)


class SettingsError(InspectionError):
    """A settings or team file, an option or a value that nothing can be done with."""


class CatalogueError(InspectionError):
    """The catalogue in ``datasets`` or a user's own contradicts itself."""


class DocumentError(InspectionError):
    """A document cannot be read at all: missing, empty, binary, not to be opened."""

    exit_code = 3


class StoreError(InspectionError):
    """The workspace cannot be opened or written: read-only, full, damaged, of a newer version."""

    exit_code = 4


class ExportError(InspectionError):
    """A file of the notice could not be written or does not read back as it was written."""

    exit_code = 5


class ClosedError(InspectionError):
    """The sign-off stands in the way, or cannot be done: signed content, an open point, a day that is not today's."""
