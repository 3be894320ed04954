"""How files are bent: what disks, mail and bad programs do to them, and what somebody does on purpose."""

from __future__ import annotations

from hypothesis import strategies as st

HURTFUL = (
    b"\x00" * 64,
    b"\xff\xfe",
    b"\x1b[2J\x1b]0;x\x07",
    b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>&a;",
    b"[/bold][x",
    b"%PDF-1.7",
    b"PK\x03\x04",
    b"\xef\xbb\xbf",
    "\u202e\u2066\u200b".encode(),
    b"9" * 400,
    b"(" * 400,
    b"\t" * 400,
    b"\r\n" * 400,
)
"""Bytes that mean something to a terminal, a parser or a number reader."""

BENDS = st.lists(
    st.tuples(
        st.sampled_from(("flip", "cut", "drop", "repeat", "insert")),
        st.floats(0, 1),
        st.integers(1, 4000),
        st.sampled_from(HURTFUL) | st.binary(min_size=1, max_size=40),
    ),
    min_size=1,
    max_size=6,
)
"""What is done (kind, place as a share of the file, length, bytes), one after the other."""


def bent(raw: bytes, bends: list[tuple[str, float, int, bytes]]) -> bytes:
    """Return the file after all bends."""
    for kind, share, length, put in bends:
        at = int(share * len(raw))
        if kind == "flip":
            raw = raw[:at] + put[:length] + raw[at + len(put[:length]) :]
        elif kind == "cut":
            raw = raw[:at]
        elif kind == "drop":
            raw = raw[:at] + raw[at + length :]
        elif kind == "repeat":
            raw = raw[: at + length] + raw[at : at + length] * 3 + raw[at + length :]
        else:
            raw = raw[:at] + put + raw[at:]
    return raw
