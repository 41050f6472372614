"""Takes the matcher's ideas away one at a time, each in a process of its own, and prints what that costs.

python -m tests.benchmark.ablation [--json] [VARIANT]...
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from statistics import fmean
from typing import Any

from rich.console import Console
from rich.progress import track

from advisor.dialogue.learning import understand
from advisor.matching import features, signals

from .base import open_base
from .figures import Ranked, accuracy_refusing, share_in_top
from .matchers import Ours
from .public import ask
from .questions import DATA, ROOT, Question, public_sets, sample
from .tables import percent, table

_MATCHING = "advisor.matching."
_AT_MOST = 500
_WHOLE = features.features


def _without(group: int) -> Callable[[Sequence[str]], features.Features]:
    """Return the finding of features without one of their groups."""

    def found(words: Sequence[str]) -> features.Features:
        stems, pairs, letters = ({} if i == group else counts for i, counts in enumerate(_WHOLE(words)))
        return stems, pairs, letters

    return found


def _everywhere(name: str, value: object, *modules: str) -> dict[str, object]:
    return {f"{module}.{name}": value for module in modules}


VARIANTS: Mapping[str, Mapping[str, object]] = {
    "as it is": {},  # 2 learning passes, 16 candidates, a feature is common above 30 entries
    "no pairs of words": _everywhere("features", _without(1), "training", "matcher"),
    "no letter triples": _everywhere("features", _without(2), "training", "matcher"),
    "no learning": {"learning._STEP": 0.0},
    "1 learning pass": {"training._PASSES": 1},
    "3 learning passes": {"training._PASSES": 3},
    "no concentration": {"weights._FOCUS_SHARE": 0.0},
    "no rarity in English": {"training.rarities": dict, "index.rarity": lambda _: 1.0},
    "no spelling repair": {"spelling.Speller.mend": lambda _, word: (word,)},
    "ranked by weight alone": {"matcher.rank_value": lambda parts: parts["weight"]},
    "ranked by strength": {"matcher.rank_value": signals.strength},
    "8 candidates": {"weights._CANDIDATES": 8},
    "32 candidates": {"weights._CANDIDATES": 32},
    "common: shared by more than 15": {"weights._SHARED_BY": 15},
    "common: shared by more than 60": {"weights._SHARED_BY": 60},
}
"""What is put in the place of what, below `advisor.matching`."""


def patch(changes: Mapping[str, object], put: Callable[[Any, str, object], None] = setattr) -> None:
    """Put values in place of a module's, or of a class's in a module."""
    for path, value in changes.items():
        module, *inner, name = path.split(".")
        target: Any = import_module(_MATCHING + module)
        for part in inner:
            target = getattr(target, part)
        if not hasattr(target, name):
            message = f"{path} does not exist any more"
            raise SystemExit(message)
        put(target, name, value)


def measure() -> dict[str, float]:
    """Return the means over the public sets, and the first places of the knowledge base's examples."""
    sets = list(_on_public_sets())
    columns = ("top1", "top3", "acc90", "by_strength")
    base = open_base(ROOT / "knowledge", 0)
    found = ask(Ours(understand(base.knowledge, base.examples)), base.questions(base.examples))
    means = {name: fmean(values) for name, values in zip(columns, zip(*sets, strict=True), strict=True)} if sets else {}
    return {
        **dict.fromkeys(columns, float("nan")),
        **means,
        "examples": share_in_top([each for each in found if each.means], 1),
    }


def _on_public_sets() -> Iterator[tuple[float, ...]]:
    for given in public_sets(DATA):
        matcher = Ours()
        matcher.learn(given.entries)
        questions = sample(given.questions, _AT_MOST)
        inside, outside = _asked(matcher, questions)
        yield (
            share_in_top(inside, 1),
            share_in_top(inside, 3),
            accuracy_refusing(inside, outside),
            accuracy_refusing(*_asked(matcher.by_strength(), questions)),
        )


def _asked(matcher: Ours, questions: Sequence[Question]) -> tuple[list[Ranked], list[Ranked]]:
    """Ask questions; return the rankings of those in scope, and of the others."""
    ranked = ask(matcher, questions)
    return [each for each in ranked if each.means], [each for each in ranked if not each.means]


def in_a_process(name: str) -> dict[str, float]:
    """Measure a variant in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmark.ablation", "--here", name]
    ran = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, float] = json.loads(ran.stdout)
    return found


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("variants", nargs="*", metavar="VARIANT", help=", ".join(VARIANTS))
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--here", choices=VARIANTS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.here:
        patch(VARIANTS[options.here])
        sys.stdout.write(json.dumps(measure()))
        return
    names = [name for name in VARIANTS if name in options.variants] or list(VARIANTS)
    found = {name: in_a_process(name) for name in track(names, console=Console(stderr=True))}
    if options.json:
        sys.stdout.write(json.dumps(found) + "\n")
        return
    rows = [[name, *map(percent, figures.values())] for name, figures in found.items()]
    columns = ["variant", "top-1", "top-3", "acc@90", "by strength", "examples top-1"]
    Console(width=120).print(table("Public sets (means) and the knowledge base's examples, in percent", columns, rows))


if __name__ == "__main__":
    main()
