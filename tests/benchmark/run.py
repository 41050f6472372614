"""Runs this project's matcher and its peers on the same questions, and prints what each reached.

    python -m tests.benchmark [--quick] [--only NAME]... [--questions FILE.jsonl]... [--json]

Public sets are read where they are present. README.md beside this file says what is measured, and what came of it.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from advisor.compiled.cache import digest_of, digest_of_code

from . import knowledge, public, scale, start, tables
from .base import OWN, open_base
from .matchers import CONTENDERS, Contender
from .questions import DATA, ROOT, public_sets

Found = dict[str, Any]
"""One part's figures: what is made into tables, and into JSON."""

_ALL = 10**9
_WIDE = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is run: which matchers, on which data, and how thoroughly."""

    contenders: Mapping[str, Contender]
    data: Path
    folder: Path
    files: Sequence[Path]
    quick: bool

    @property
    def compared(self) -> dict[str, Contender]:
        """The matchers that differ in more than their scores."""
        return {name: each for name, each in self.contenders.items() if not each.public_only}


Advance = Callable[[str], None]
"""Tells the progress bar what comes next."""


def run_public(plan: Plan, advance: Advance) -> Found:
    """Ask every matcher every public set."""
    found: dict[str, dict[str, public.Figures]] = {}
    for given in public_sets(plan.data):
        for name, contender in plan.contenders.items():
            advance(f"{given.name}: {name}")
            found.setdefault(name, {})[given.name] = public.measure(contender, given, 60 if plan.quick else _ALL)
    return found


def run_knowledge(plan: Plan, advance: Advance) -> Found:
    """Ask every matcher the questions about the knowledge base."""
    base = open_base(plan.folder, 60 if plan.quick else 400)
    found: dict[str, dict[str, knowledge.Tally]] = {}
    for path in plan.files or (None,):
        for name, contender in plan.compared.items():
            advance(f"knowledge base: {name}")
            measured = knowledge.measure(name, contender, base, path, 60 if plan.quick else _ALL)
            found.setdefault(path.name if path else OWN, {}).update(measured)
    return found


def run_scale(plan: Plan, advance: Advance) -> Found:
    """Time every matcher at every size."""
    found: dict[str, list[scale.Cost]] = {}
    for name, size in _sizes(plan):
        advance(f"{size:,} phrasings: {name}")
        found.setdefault(name, []).append(scale.measure(name, size, 100 if plan.quick else 500))
    return found


def _sizes(plan: Plan) -> list[tuple[str, int]]:
    sizes = (1_000,) if plan.quick else (1_000, 10_000, 100_000)
    return [(name, size) for size in sizes for name in (scale.NOTHING, *plan.compared)]


def run_start(plan: Plan, advance: Advance) -> Found:
    """Time whole processes."""
    advance("whole processes")
    return {"advisor ask --json": start.measure(plan.folder, 5 if plan.quick else 31)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the benchmark: how many steps it takes, how it is run, and how it is shown."""

    steps: Callable[[Plan], int]
    run: Callable[[Plan, Advance], Found]
    show: Callable[[Found], Sequence[Any]]


PARTS: Mapping[str, Part] = {
    "public": Part(
        steps=lambda plan: len(plan.contenders) * len(list(plan.data.glob("*.json"))),
        run=run_public,
        show=lambda found: list(tables.public_tables(found)),
    ),
    "knowledge": Part(
        steps=lambda plan: len(plan.compared) * max(len(plan.files), 1),
        run=run_knowledge,
        show=lambda found: list(tables.knowledge_tables(found)),
    ),
    "speed": Part(steps=lambda plan: len(_sizes(plan)), run=run_scale, show=lambda found: [tables.scale_table(found)]),
    "start": Part(
        steps=lambda _: 1, run=run_start, show=lambda found: [tables.start_table(each) for each in found.values()]
    ),
}
"""The parts by name, in the order in which they are run."""


def chosen(names: Sequence[str], of: Mapping[str, Any]) -> dict[str, Any]:
    """Return those of a table that are named, and all where none is."""
    return {name: each for name, each in of.items() if name in names} or dict(of)


def run(plan: Plan, parts: Mapping[str, Part], say: Console) -> dict[str, Found]:
    """Run the parts, with a progress bar."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=say) as progress:
        task = progress.add_task("", total=sum(part.steps(plan) for part in parts.values()))
        done = -1

        def advance(what: str) -> None:
            nonlocal done
            done += 1
            progress.update(task, description=what, completed=done)

        found = {name: part.run(plan, advance) for name, part in parts.items()}
        progress.update(task, description="done", completed=done + 1)
    return {name: each for name, each in found.items() if each}


def plain(value: Any) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """Return figures as JSON can hold them: what is not known is null."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, float) and math.isnan(value):
        return None
    return plain(asdict(value)) if hasattr(value, "__dataclass_fields__") else value


def circumstances(folder: Path) -> Found:
    """Return what figures depend on besides the question sets: the machine, the code, and the knowledge base."""
    return {
        "cores": os.cpu_count(),
        "load": os.getloadavg(),
        "python": platform.python_version(),
        "code": digest_of_code(),
        "knowledge_base": digest_of(folder),
    }


def options(argv: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmark", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    names = [*PARTS, *CONTENDERS]
    parser.add_argument(
        "--quick", action="store_true", help="a sample of the questions, and the smallest size: a look, not a result"
    )
    parser.add_argument(
        "--only",
        action="append",
        default=[],
        choices=names,
        metavar="NAME",
        help=f"a part or a matcher, repeatable: {', '.join(names)}",
    )
    parser.add_argument(
        "--questions", action="append", default=[], type=Path, metavar="FILE", help="in the form of tests/measure.py"
    )
    parser.add_argument("--knowledge", type=Path, default=ROOT / "knowledge", metavar="DIR")
    parser.add_argument("--data", type=Path, default=DATA, metavar="DIR", help="the public sets")
    parser.add_argument("--json", action="store_true", help="one JSON object, no tables")
    return parser.parse_args(argv)


def main(argv: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    asked = options(argv)
    say = Console(stderr=True)
    plan = Plan(
        contenders=chosen(asked.only, CONTENDERS),
        data=asked.data,
        folder=asked.knowledge,
        files=asked.questions,
        quick=asked.quick,
    )
    parts = chosen(asked.only, PARTS)
    if "public" in parts and not any(plan.data.glob("*.json")):
        say.print(f"{plan.data} has no public sets: skipped")
    found = run(plan, parts, say)
    if asked.json:
        sys.stdout.write(json.dumps({**circumstances(plan.folder), **plain(found)}) + "\n")
        return
    out = Console(width=None if sys.stdout.isatty() else _WIDE)
    for name, each in found.items():
        for table in PARTS[name].show(each):
            out.print(table)


if __name__ == "__main__":
    main()
