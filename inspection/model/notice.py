"""The conclusion notice as exporters receive it: sections of finished paragraphs and tables, and what blocks it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of finished Vietnamese text."""

    text: str
    level: int = 0
    """0 running text, 1 to 3 headings below the section's, 4 a dashed item."""
    trace: tuple[str, ...] = ()
    """Ids of the findings and items that the sentence goes back to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeTable:
    """A table with a header row; every cell is text."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeSection:
    """A section, such as III. Tồn tại, hạn chế."""

    code: str
    numeral: str
    title: str
    paragraphs: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocker:
    """What keeps the notice from being sound."""

    code: str
    """Text id under ``blocker``."""
    hard: bool
    """A hard one must be put right; a soft one is shown."""
    place: str
    """Id of the item, finding or field it is about."""
    label: str
    """What people call that place."""
    reasoned: bool = False
    """Whether a reason would let it stand."""
    excuse: str = ""
    """Why it is let stand, where somebody gave a reason."""

    @property
    def point(self) -> str:
        """Return what tells it apart from all others: its code and place."""
        return f"{self.code} {self.place}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Where somebody signs: the capacity in lines of capitals, and the name, blank where it is not known."""

    capacity: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """The minutes (Biên bản kiểm tra), to be completed by hand and signed on the spot."""

    superior: str
    agency: str
    symbol: str
    """Its number is the team's own and stays blank."""
    title: str
    summary: str
    basis: tuple[str, ...]
    opening: tuple[str, ...]
    sections: tuple[NoticeSection, ...]
    closing: str
    signatures: tuple[Signature, ...]
    """The unit inspected, the head of the team, the secretary."""
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackingSheet:
    """The sheet on which the remediation of each finding is followed up."""

    superior: str
    agency: str
    title: str
    summary: str
    note: str
    """Which notice it goes with, and what its last columns take."""
    table: NoticeTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """The letter (công văn đôn đốc) that reminds a ward of what is overdue."""

    superior: str
    agency: str
    symbol: str
    """With a blank for the unit that drafts it; its number is the registry's."""
    place: str
    subject: str
    """What it is about (V/v …), under the number."""
    addressee: str
    opening: tuple[str, ...]
    table: NoticeTable
    """What is overdue, by the numbers of the notice's annex of findings."""
    asked: tuple[str, ...]
    """What leads to what is asked, then the points with their numbers."""
    closing: str
    recipients: tuple[str, ...]
    signing_for: tuple[str, ...]
    signer_title: str
    signer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConclusionNotice:
    """The notice (Thông báo kết luận kiểm tra), ready to be laid out."""

    superior: str
    agency: str
    number: str
    """Left blank for the registry."""
    symbol: str
    place: str
    date: str
    """Left blank for the registry unless given."""
    title: str
    summary: str
    basis: tuple[str, ...]
    opening: tuple[str, ...]
    sections: tuple[NoticeSection, ...]
    closing: str
    recipients: tuple[str, ...]
    signing_for: tuple[str, ...]
    """Lines above the signer's title."""
    signer_title: str
    signer: str
    annexes: tuple[NoticeTable, ...]
    blockers: tuple[Blocker, ...] = ()
    void: str = ""
    """What made a signature under its content void, in Vietnamese; empty where none is."""
