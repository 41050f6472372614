"""How long a whole process takes from start to answer, as a multiple of a Python that does nothing."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from .questions import ROOT

_ASK = "import sys; from advisor.cli import main; sys.exit(main())"
"""What the installed command does."""

_QUESTIONS = ("what does it cost?", "do i need a cs background", "is there parking?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Medians over pairs of processes: one that answers, one that does nothing."""

    pairs: int
    ask: float
    nothing: float
    ratio: float
    processor_ratio: float
    """The same of the time on the processor, which other processes' work disturbs less."""


@contextmanager
def _environment(knowledge: Path) -> Iterator[Mapping[str, str]]:
    """Give processes an empty cache folder, and modules compiled once, as an installed program has them."""
    with TemporaryDirectory() as folder:
        dropped = {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}
        kept = {name: value for name, value in os.environ.items() if name not in dropped}
        yield {
            **kept,
            "ADVISOR_KNOWLEDGE": str(knowledge),
            "PYTHONPATH": str(ROOT),
            "PYTHONPYCACHEPREFIX": str(Path(folder) / "bytecode"),
            "XDG_CACHE_HOME": str(Path(folder) / "cache"),
        }


def measure(knowledge: Path, pairs: int) -> Start:
    """Time `advisor ask --json` with its index ready against `python -c pass`, one after the other in turns."""
    with _environment(knowledge) as environment:
        asking = [[sys.executable, "-c", _ASK, "ask", "--json", question] for question in _QUESTIONS]
        for command in asking:
            _seconds(command, environment)
        times = [
            (_seconds(asking[i % len(asking)], environment), _seconds([sys.executable, "-c", "pass"], environment))
            for i in range(pairs)
        ]
    return Start(
        pairs=pairs,
        ask=median(ask for (ask, _), _ in times),
        nothing=median(nothing for _, (nothing, _) in times),
        ratio=median(ask / nothing for (ask, _), (nothing, _) in times),
        processor_ratio=median(ask / nothing for (_, ask), (_, nothing) in times),
    )


def _seconds(command: Sequence[str], environment: Mapping[str, str]) -> tuple[float, float]:
    """Run a command; return the seconds that passed, and those that it spent on the processor."""
    before, start = _on_processor(), perf_counter()
    ran = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    spent = perf_counter() - start, _on_processor() - before
    if ran.returncode not in {0, 3} or ran.stderr:
        message = f"{command[-1]!r}: exit status {ran.returncode}: {ran.stderr.decode(errors='replace')}"
        raise SystemExit(message)
    return spent


def _on_processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
