"""The Word files that an office may have a template of its own for."""

from __future__ import annotations

from enum import StrEnum


class TemplateKind(StrEnum):
    """What a template is for; also what the command line calls it."""

    NOTICE = "notice"
    MINUTES = "minutes"
    TRACKING = "tracking"
    REMINDER = "reminder"

    @property
    def file_name(self) -> str:
        """Return the name under which an office's own template lies in the folder of a workspace."""
        return f"{self.value}-template.docx"

    @property
    def export_format(self) -> str:
        """Return the export format that is made by it."""
        return "docx" if self is TemplateKind.NOTICE else f"docx_{self.value}"


BY_FORMAT = {kind.export_format: kind for kind in TemplateKind}
