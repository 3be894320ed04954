"""Pictures of pages: scanned PDF and image files, recognised by tesseract and laid out as a PDF's characters are."""

from __future__ import annotations
