"""How many small faults in the rules and the number reader the tests notice: ``python -m benchmarks.mutation``.

Each module is changed in one place at a time, in the memory of a child process and never on disk, and the tests that
reach the changed function are run until one fails. A mutant that no test notices survives and is shown, for a person
to say whether it matters. Which tests reach a function is measured in a first run without a change.

``--most 12`` mutants of a module (0: all of them), chosen the same way on every machine; names of modules to look at
only some of them, such as ``rates numerals``.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import io
import os
import signal
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.mutants import Mutant, mutants

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
RULES = tuple(
    sorted(
        path for path in (ROOT / "inspection" / "rules").rglob("*.py") if path.name not in {"__init__.py", "schema.py"}
    )
)
NUMBERS = tuple(
    ROOT / "inspection" / name
    for name in ("vietnamese.py", "quantities.py", "intake/language/numerals.py", "intake/language/quantities.py")
)
TESTS = (
    "tests/unit/rules",
    "tests/properties/test_percentage_properties.py",
    "tests/unit/test_quantities.py",
    "tests/unit/intake/test_numbers_and_dues.py",
    "tests/unit/intake/test_reading_cases.py",
    "tests/unit/test_matching.py",
    "tests/unit/test_collation.py",
    "tests/unit/test_vietnamese.py",
)
LONGEST = 60
"""Seconds after which a mutant is taken for one that never ends, which its test would notice."""

_CACHED = type(cache(int))
_KEPT = ("inspection.catalogue", "inspection.wording")
"""Modules whose caches hold data that no mutant changes."""

Place = tuple[str, str]
"""A file and the qualified name of one of its functions."""


@dataclass
class Tally:
    """What became of the mutants of one module."""

    killed: int = 0
    survived: list[Mutant] = field(default_factory=list)
    unreached: list[Mutant] = field(default_factory=list)

    @property
    def all(self) -> int:
        """Return how many mutants were tried."""
        return self.killed + len(self.survived) + len(self.unreached)


class Mutation:
    """The plugin that takes the place of pytest's own loop over the tests."""

    def __init__(self, modules: tuple[Path, ...], most: int | None) -> None:
        self.modules = modules
        self.most = most
        self.tallies: dict[Path, Tally] = {path: Tally() for path in modules}
        self._reaching: dict[Place, list[pytest.Item]] = defaultdict(list)
        self._failed = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take note of a test that fails."""
        self._failed = self._failed or report.failed

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Measure which tests reach what, then try every mutant in a process of its own."""
        self._measure(session)
        for path in self.modules:
            for mutant in mutants(path.read_text(encoding="utf-8"), self.most):
                self._try(path, mutant)
            say(path, self.tallies[path])
        return True

    def _measure(self, session: pytest.Session) -> None:
        watched = {str(path) for path in self.modules}
        for item in session.items:
            reached: set[Place] = set()

            def note(frame: Any, event: str, _: object, reached: set[Place] = reached) -> None:
                if event == "call" and frame.f_code.co_filename in watched:
                    reached.add((frame.f_code.co_filename, outermost(frame.f_code.co_qualname)))

            forget()
            sys.setprofile(note)
            try:
                run(item)
            finally:
                sys.setprofile(None)
            if self._failed:
                pytest.exit(f"{item.nodeid} fails without any change", 1)
            for place in reached:
                self._reaching[place].append(item)

    def _try(self, path: Path, mutant: Mutant) -> None:
        tally = self.tallies[path]
        if mutant.function:
            items = self._reaching[str(path), mutant.function]
        else:
            reaching = (items for (file, _), items in self._reaching.items() if file == str(path))
            items = list(dict.fromkeys(item for some in reaching for item in some))
        if not items:
            tally.unreached.append(mutant)
        elif self._survives(path, mutant, items):
            tally.survived.append(mutant)
        else:
            tally.killed += 1

    def _survives(self, path: Path, mutant: Mutant, items: list[pytest.Item]) -> bool:
        child = os.fork()
        if child == 0:
            signal.alarm(LONGEST)
            with (
                contextlib.redirect_stdout(io.StringIO()),
                contextlib.redirect_stderr(io.StringIO()),
                contextlib.suppress(BaseException),
            ):
                apply(path, mutant)
                forget()
                for item in items:
                    run(item)
                    if self._failed:
                        os._exit(1)
                os._exit(0)
            os._exit(1)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def run(item: pytest.Item) -> None:
    """Run one test with its fixtures, as pytest itself does."""
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)


def outermost(qualname: str) -> str:
    """Return the function that a lambda, a comprehension or an inner function stands in."""
    return qualname.split(".<locals>", 1)[0]


def module_of(path: Path) -> Any:
    """Return the loaded module of a file."""
    return sys.modules[".".join(path.relative_to(ROOT).with_suffix("").parts)]


def functions(module: str) -> Iterator[FunctionType]:
    """Give every living function of a module, those under decorators and in classes too."""
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and one.__module__ == module:
            yield one


def apply(path: Path, mutant: Mutant) -> None:
    """Put a mutant in the place of what it changes, wherever that is known by name."""
    module = module_of(path)
    if mutant.name:
        before, after = getattr(module, mutant.name), eval(mutant.value(str(path)), vars(module))  # noqa: S307 - our own code
        for other in [m for name, m in sys.modules.items() if name.startswith("inspection")]:
            if getattr(other, mutant.name, None) is before:
                setattr(other, mutant.name, after)
        return
    for kept in vars(module).values():
        if isinstance(kept, dict) and type(kept) is not dict:
            kept.clear()  # what a dictionary of its own kind has worked out, such as how letters fold
    changed = codes(mutant.code(str(path)))
    for function in functions(module.__name__):
        code = function.__code__
        if outermost(code.co_qualname) == mutant.function:
            function.__code__ = changed[code.co_qualname, code.co_firstlineno]


def codes(code: Any) -> dict[tuple[str, int], Any]:
    """Return the code of every function in some code by name and line."""
    found = {(code.co_qualname, code.co_firstlineno): code}
    for inner in code.co_consts:
        if hasattr(inner, "co_qualname"):
            found |= codes(inner)
    return found


@cache
def keepers() -> tuple[Any, ...]:
    """Return everything that keeps what it worked out from one call to the next; looked for once, after collection."""
    kept = (one for one in gc.get_objects() if isinstance(one, _CACHED))
    return tuple(one for one in kept if not one.__module__.startswith(_KEPT) and one is not keepers)


def forget() -> None:
    """Empty what rules and tests keep, for it was worked out by unchanged code."""
    for one in keepers():
        one.cache_clear()


def say(path: Path, tally: Tally) -> None:
    """Print what became of a module's mutants."""
    if not tally.all:
        return
    name = path.relative_to(ROOT / "inspection")
    print(f"{name!s:<24} {tally.killed:4d} of {tally.all:4d} killed", flush=True)
    for mutant in (*tally.survived, *tally.unreached):
        why = "survives" if mutant in tally.survived else "no test reaches"
        place = mutant.function or mutant.name
        print(f"    {why}: {name}:{mutant.line} {place}: {mutant.before}  →  {mutant.after}", flush=True)


def main() -> int:
    """Try the mutants and print the figure."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    ask.add_argument("modules", nargs="*", help="stems of modules, such as rates; all where none is named")
    ask.add_argument("--most", type=int, default=12, help="mutants of a module, 0 for all (default: 12)")
    asked = ask.parse_args()
    chosen = tuple(path for path in (*RULES, *NUMBERS) if not asked.modules or path.stem in asked.modules)
    plugin = Mutation(chosen, asked.most or None)
    options = ["-o", "addopts=", "--import-mode=importlib", "-p", "no:terminal", "-p", "no:cacheprovider", *TESTS]
    os.chdir(ROOT)
    code = pytest.main(options, plugins=[plugin])
    killed, tried = (sum(count) for count in zip(*((t.killed, t.all) for t in plugin.tallies.values()), strict=True))
    print(f"{killed} of {tried} mutants killed ({100 * killed / max(tried, 1):.1f} %)")
    return int(code)


if __name__ == "__main__":
    sys.exit(main())
