"""What reading a folder of documents costs: ``python -m benchmarks.reading``.

Documents a second and core after start-up, beside a floor of the same run (folding the same text once), and the peak
of memory for few and for many documents, each measured in a process of its own. Read the ratios; lone times move with
the machine. Goals (performance.md): 100 text documents of 50 kB a second and core, memory flat in their number.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from inspection.catalogue import shipped
from inspection.intake.pipeline import read_file
from inspection.paths import SAMPLES
from inspection.vietnamese import fold

KILO = 1024
SIZE = 50 * KILO
"""Bytes of one document: the longest real report at hand."""
FEW, MANY = 20, 200

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


def peak(folder: Path, count: int) -> float:
    """Return the peak of resident memory, in MiB, of a process that reads so many documents."""
    command = [sys.executable, "-c", _PEAK, str(folder), str(count)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  # this Python, our own words
    return int(done.stdout) / KILO


def measure() -> None:
    """Measure speed and memory of reading text documents."""
    catalogue = shipped()
    with tempfile.TemporaryDirectory() as name:
        paths = folder_of(Path(name), MANY)
        texts = [path.read_text(encoding="utf-8") for path in paths[:FEW]]
        for path in paths[:2]:
            read_file(path, catalogue)
        start = time.process_time()
        for path in paths[:FEW]:
            read_file(path, catalogue)
        ours = (time.process_time() - start) / FEW
        start = time.process_time()
        for text in texts:
            fold(text)
        floor = (time.process_time() - start) / FEW
        print(
            f"text, {SIZE // KILO} kB: {1 / ours:6.1f} documents/s and core, {ours / floor:.1f} x folding the text once"
        )
        few, many = peak(Path(name), FEW), peak(Path(name), MANY)
        print(f"peak memory: {few:.0f} MiB for {FEW}, {many:.0f} MiB for {MANY} documents ({many / few:.2f} x)")


if __name__ == "__main__":
    measure()
