"""The complete export: one TOML file, schema ``kiemtra/inspection/1``, for people to read and for reading back.

Long texts stand on several lines. TOML normalises line ends inside such texts, so a bundle with a Windows line end
anywhere gets its texts on one line each: what people wrote comes back letter for letter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from exports.port import NoticeFile
from exports.records import document
from inspection.wording import Wording

if TYPE_CHECKING:
    from exports.port import Bundle


def files(bundle: Bundle) -> tuple[NoticeFile, ...]:
    """Return the one file."""
    return (NoticeFile(suffix=".toml", content=render(document(bundle)).encode()),)


def render(tables: dict[str, Any]) -> str:
    """Return tables as TOML under a comment that says what the file is."""
    import tomli_w  # noqa: PLC0415  # nothing but an export needs it

    comment = "".join(f"# {line}\n" for line in Wording("vi")("notice.file.comment").strip().splitlines())
    clean = encodable(tables)
    return f"{comment}\n{tomli_w.dumps(clean, multiline_strings=not _has_windows_line_end(clean), indent=2)}"


def encodable(value: Any) -> Any:
    """Return plain data whose texts UTF-8 can hold: half of a surrogate pair becomes the replacement sign."""
    if isinstance(value, dict):
        return {encodable(key): encodable(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [encodable(one) for one in value]
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return value


def _has_windows_line_end(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_has_windows_line_end, value.values()))
    if isinstance(value, list):
        return any(map(_has_windows_line_end, value))
    return isinstance(value, str) and "\r\n" in value
