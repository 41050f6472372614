"""Takes the matcher's ideas away one at a time, each in a process of its own, and prints what that costs.

python -m tests.benchmark.ablation [--quick] [--data DIR] [--json] [VARIANT]...
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from importlib import import_module
from math import isnan, nan
from pathlib import Path
from statistics import fmean
from typing import Any

from rich.console import Console
from rich.progress import track

from advisor.dialogue.learning import understand
from advisor.matching import confidence, features
from advisor.matching.confidence import Facts
from advisor.matching.matcher import Match
from advisor.matching.profile import Profile

from .base import open_base
from .figures import Ranked, accuracy_refusing, share_in_top
from .knowledge import answerable
from .matchers import Ours
from .public import ask
from .questions import DATA, ROOT, Question, public_sets, sample
from .tables import percent, table

_MATCHING = "advisor.matching."
_AT_MOST = 500
_QUICK = 150
_LEFT_OUT = 800
_WHOLE = features.features
_ALL_FACTS = confidence.facts_of
COLUMNS = ("public top-1", "acc@90", "examples top-1", "left out top-1", "left out acc@90")


def _without(group: int) -> Callable[[Sequence[str]], features.Features]:
    """Return the finding of features without one of their groups."""

    def found(words: Sequence[str]) -> features.Features:
        stems, pairs, letters = ({} if i == group else counts for i, counts in enumerate(_WHOLE(words)))
        return stems, pairs, letters

    return found


def _everywhere(name: str, value: object, *modules: str) -> dict[str, object]:
    return {f"{module}.{name}": value for module in modules}


def _facts_without(place: int) -> Callable[..., Facts]:
    """Return the facts that confidence rests on, one of them always nothing."""

    def facts(matches: Sequence[Match], of: int = 0) -> Facts:
        return tuple(0.0 if i == place else fact for i, fact in enumerate(_ALL_FACTS(matches, of)))

    return facts


def _has(profile: Profile, stem: str, *, without: int | None = None) -> float:
    """Tell whether any phrasing has a stem, however many there are."""
    return float(any(number != without for number in profile.where.get(stem, ())))


VARIANTS: Mapping[str, Mapping[str, object]] = {
    "as it is": {},
    "no pairs of words": _everywhere("features", _without(1), "training", "matcher"),
    "no letter triples": _everywhere("features", _without(2), "training", "matcher"),
    "no concentration": {"weights._FOCUS_SHARE": 0.0},
    "no rarity in English": {"training.rarities": dict, "index.rarity": lambda _: 1.0},
    "no learning": {"margin._COST": 0.0},
    "learning: 1 rival": {"margin.RIVALS": 1},
    "learning: 4 rivals": {"margin.RIVALS": 4},
    "small weights kept": {"training._LEAST": 0.0},
    "weights below 0.08 left out": {"training._LEAST": 0.08},
    "no spelling repair": {"spelling.Speller.mend": lambda _, word: (word,)},
    "no related words": {"matcher.widened": lambda asked, *_: asked},
    "ranked by weight alone": {"matcher.rank_value": lambda parts: parts["weight"]},
    "strength is weight alone": {"matcher.strength": lambda parts: parts["weight"]},
    "a word of one phrasing counts as any": {"profile.Profile.familiarity": _has},
    "confidence: no lead": _everywhere("facts_of", _facts_without(2), "calibration", "confidence"),
    "confidence: nobody else's coverage": _everywhere("facts_of", _facts_without(3), "calibration", "confidence"),
    "confidence: unknown words no rival": {"confidence._UNKNOWN": 0.0},
    "confidence: lead of the weak in full": {"confidence._EVEN": 0.02},
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


def measure(data: Path, at_most: int) -> dict[str, float]:
    """Return the means over the public sets, and what comes of the knowledge base's examples and left-out phrasings."""
    sets = list(_on_public_sets(data, at_most))
    means = [fmean([v for v in column if not isnan(v)]) for column in zip(*sets, strict=True)] if sets else [nan, nan]
    base = open_base(ROOT / "knowledge", _LEFT_OUT)
    matcher = Ours(understand(base.fewer, base.examples))
    examples, _ = _asked(matcher, base.questions(base.examples))
    topics = [each for each in base.left_out if any(answerable(key) for key in each.means)]
    others = [Question(text=each.text, means=frozenset()) for each in base.left_out if each not in topics]
    inside, outside = _asked(matcher, [*topics, *others], only=answerable)
    figures = (share_in_top(examples, 1), share_in_top(inside, 1), accuracy_refusing(inside, outside))
    return dict(zip(COLUMNS, (*means, *figures), strict=True))


def _on_public_sets(data: Path, at_most: int) -> Iterator[tuple[float, ...]]:
    for given in public_sets(data):
        matcher = Ours()
        matcher.learn(given.entries)
        inside, outside = _asked(matcher, sample(given.questions, at_most))
        yield share_in_top(inside, 1), accuracy_refusing(inside, outside)


def _asked(
    matcher: Ours, questions: Sequence[Question], only: Callable[[str], bool] = bool
) -> tuple[list[Ranked], list[Ranked]]:
    """Ask questions; return the rankings of those in scope, and of the others.

    A ranking whose first entry is none of those that may be answered counts as nothing found.
    """
    ranked = [each if only(each.first) else replace(each, found=()) for each in ask(matcher, questions)]
    return [each for each in ranked if each.means], [each for each in ranked if not each.means]


def in_a_process(name: str, data: Path, at_most: int) -> dict[str, float]:
    """Measure a variant in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmark.ablation", "--here", name]
    command += ["--data", str(data), "--at-most", str(at_most)]
    ran = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, float] = json.loads(ran.stdout)
    return found


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("variants", nargs="*", metavar="VARIANT", help=", ".join(VARIANTS))
    parser.add_argument("--quick", action="store_true", help="fewer public questions: a look, not a result")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--data", type=Path, default=DATA, metavar="DIR", help="the public sets")
    parser.add_argument("--here", choices=VARIANTS, help=argparse.SUPPRESS)
    parser.add_argument("--at-most", type=int, default=_AT_MOST, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.here:
        patch(VARIANTS[options.here])
        sys.stdout.write(json.dumps(measure(options.data, options.at_most)))
        return
    names = [name for name in VARIANTS if name in options.variants] or list(VARIANTS)
    one = partial(in_a_process, data=options.data, at_most=_QUICK if options.quick else options.at_most)
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as workers:
        measured = workers.map(one, names)
        found = dict(zip(names, track(measured, total=len(names), console=Console(stderr=True)), strict=True))
    if options.json:
        sys.stdout.write(json.dumps(found) + "\n")
        return
    rows = [[name, *map(percent, figures.values())] for name, figures in found.items()]
    Console(width=120).print(table("One idea changed at a time, in percent", ["variant", *COLUMNS], rows))


if __name__ == "__main__":
    main()
