"""What reading a folder of documents costs: ``python -m benchmarks.reading [FOLDER]``.

Documents a second and core after start-up, beside a floor of the same run (folding the same text once), the same
content as Word files and as PDF (where LibreOffice is there to make them), and the peak of memory for few and for many
documents, each measured in a process of its own. Read the ratios; lone times move with the machine. Goals:
a second and core 100 text documents of 50 kB, 10 Word files, 20 PDF pages; memory flat in the number.

The documents made here repeat their own text. With a FOLDER the text documents in it are measured instead, each read
once: no two of them need be alike.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from inspection.catalogue import shipped
from inspection.intake.pipeline import read_file
from inspection.intake.reader import open_document
from inspection.paths import SAMPLES
from inspection.vietnamese import fold
from tests.word_from_text import word_from_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.model.catalogue import Catalogue

KILO = 1024
SIZE = 50 * KILO
"""Bytes of one document: the longest real report at hand."""
FEW, MANY, OFFICE = 20, 200, 6

_PEAK = """
import resource, sys
from pathlib import Path
from inspection.catalogue import shipped
from inspection.intake.pipeline import read_file
catalogue = shipped()
for path in sorted(Path(sys.argv[1]).iterdir())[: int(sys.argv[2])]:
    read_file(path, catalogue)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def lengthened(text: str) -> str:
    """Return a sample made as long as a long real document: its body stands several times, its head and foot once."""
    lines = text.splitlines()
    head, body, foot = lines[:12], lines[12:-12], lines[-12:]
    while len("\n".join([*head, *body, *foot]).encode()) < SIZE:
        body += lines[12:-12]
    return "\n".join([*head, *body, *foot]) + "\n"


def folder_of(folder: Path, count: int) -> list[Path]:
    """Write so many documents, plans and reports in turn, and return their paths."""
    texts = [lengthened((SAMPLES / name).read_text(encoding="utf-8")) for name in ("ke_hoach.txt", "bao_cao.txt")]
    paths = [folder / f"{number:04}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(texts[number % 2].replace("2025", f"20{number % 30 + 10}"), encoding="utf-8")
    return paths


def as_word(paths: Sequence[Path]) -> list[Path]:
    """Write each text beside itself as a Word file with lists, notes and tables, and return their paths."""
    made = [path.with_suffix(".docx") for path in paths]
    for path, word in zip(paths, made, strict=True):
        word.write_bytes(word_from_text(open_document(path)))
    return made


def as_pdf(texts: Sequence[Path]) -> list[Path]:
    """Return the texts as PDF, made by LibreOffice; nothing where it is not installed."""
    office = shutil.which("soffice")
    if office is None:
        return []
    folder = texts[0].parent
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    how = ("--infilter=Text (encoded):UTF8,LF,,,", "--convert-to", "pdf", "--outdir", str(folder))
    command = [office, "--headless", profile, *how, *map(str, texts)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  # LibreOffice as the path finds it
    return [text.with_suffix(".pdf") for text in texts]


def spent() -> float:
    """Return the processor seconds of this process and of those it has waited for: PDF is read by one of its own."""
    return sum(os.times()[:4])


def cost(paths: Sequence[Path], catalogue: Catalogue) -> tuple[float, int]:
    """Return processor seconds a document, and the pages of all; one is read before, for what is loaded once."""
    read_file(paths[0], catalogue)
    start = spent()
    pages = sum(read_file(path, catalogue)[0].pages or 0 for path in paths)
    return (spent() - start) / len(paths), pages


def peak(folder: Path, count: int) -> float:
    """Return the peak of resident memory, in MiB, of a process that reads so many documents."""
    command = [sys.executable, "-c", _PEAK, str(folder), str(count)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  # this Python, our own words
    return int(done.stdout) / KILO


def of_folder(folder: Path) -> None:
    """Measure what 50 kB of the text documents of a folder cost, each read once after the samples."""
    catalogue = shipped()
    for sample in SAMPLES.glob("*.txt"):
        read_file(sample, catalogue)
    paths = sorted(folder.rglob("*.txt"))
    size = sum(path.stat().st_size for path in paths)
    start = spent()
    for path in paths:
        read_file(path, catalogue)
    each = (spent() - start) * SIZE / size
    print(f"{len(paths)} text documents, {size // KILO} kB: {1 / each:5.1f} times {SIZE // KILO} kB a second")


def measure() -> None:
    """Measure speed and memory of reading text, Word and PDF documents."""
    catalogue = shipped()
    with tempfile.TemporaryDirectory() as name:
        paths = folder_of(Path(name), MANY)
        ours, _ = cost(paths[:FEW], catalogue)
        start = spent()
        for path in paths[:FEW]:
            fold(path.read_text(encoding="utf-8"))
        floor = (spent() - start) / FEW
        print(f"text, {SIZE // KILO} kB: {1 / ours:5.1f} documents/s, {ours / floor:.1f} x folding the text once")
        few, many = peak(Path(name), FEW), peak(Path(name), MANY)
        print(f"peak memory: {few:.0f} MiB for {FEW}, {many:.0f} MiB for {MANY} documents ({many / few:.2f} x)")
    with tempfile.TemporaryDirectory() as name:
        texts = folder_of(Path(name), OFFICE)
        word, _ = cost(as_word(texts), catalogue)
        print(f"Word, the same content: {1 / word:5.1f} documents/s, {word / ours:.2f} x the text")
        if prints := as_pdf(texts):
            each, pages = cost(prints, catalogue)
            print(f"PDF, the same content: {pages / len(prints) / each:5.1f} pages/s, {each / ours:.2f} x the text")


if __name__ == "__main__":
    if sys.argv[1:]:
        of_folder(Path(sys.argv[1]))
    else:
        measure()
