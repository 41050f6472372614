"""Time and memory of one matcher at one size, measured in a process of its own.

    python -m tests.benchmark.scale MATCHER PHRASINGS QUESTIONS     prints one JSON object

Entries of twenty phrasings, of three words or more, are made from those of the public sets (of the shipped knowledge
base where there are none). A copy of an entry gets a vocabulary of its own: half of its rarer words give way to other
words of the same pool, each to the same one throughout the copy; a phrasing that stands there already gets one more
word changed. Questions are phrasings of the same kind that are not among the learned ones, every third with typos. All
by a fixed seed. Times are those of the thread on the processor, so that other processes' work does not count.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path
from time import process_time, thread_time

from advisor.matching.english import rarities
from advisor.reading.load import load

from .base import entries_of
from .figures import percentile
from .matchers import CONTENDERS, Entries
from .questions import DATA, ROOT, public_sets, with_typos

NOTHING = "nothing"
"""The name under which only the entries are made, for the memory that they take."""

_PHRASINGS = 20
_WORDS = 3
_CHANGED = 0.5
_COMMON = 0.8
_LIMIT = 20.0
_FEWEST = 5
_TYPO_EVERY = 3
_MEGABYTE = 1024**2
_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a size costs: seconds to learn, milliseconds a question, megabytes at the peak (0 where not known)."""

    phrasings: int
    entries: int
    build: float
    asked: int
    p50: float
    p99: float
    memory: float


class Copies:
    """Copies of entries, each with a vocabulary of its own."""

    def __init__(self, entries: Entries) -> None:
        """Take the entries to copy; their rarer words make the pool."""
        self._dice = random.Random(0)  # noqa: S311 - repeatable, not secret
        longer = ([text for text in texts if len(text.split()) >= _WORDS] for _, texts in sorted(entries.items()))
        self._templates = [texts for texts in longer if len(texts) > 1]
        self._rarity = rarities()
        words = {word for texts in self._templates for text in texts for word in text.split()}
        self._pool = sorted(word for word in words if self._is_rare(word))

    def make(self, phrasings: int, asked: int) -> tuple[dict[str, list[str]], list[str]]:
        """Return so many phrasings, by entry, and so many questions about them."""
        made = [self._copy() for _ in range(phrasings // _PHRASINGS)]
        questions = [self._changed(self._dice.choice(self._dice.choice(made))) for _ in range(asked)]
        mistyped = [with_typos(text) if i % _TYPO_EVERY == 0 else text for i, text in enumerate(questions)]
        return {f"entry {number}": texts for number, texts in enumerate(made)}, mistyped

    def _copy(self) -> list[str]:
        swaps: dict[str, str] = {}
        made: dict[str, None] = {}
        template = self._dice.choice(self._templates)
        for number in count():
            text = " ".join(self._swapped(word, swaps) for word in template[number % len(template)].split())
            made[self._changed(text) if text in made else text] = None
            if len(made) == _PHRASINGS:
                return list(made)
        raise AssertionError

    def _swapped(self, word: str, swaps: dict[str, str]) -> str:
        if not self._is_rare(word):
            return word
        if word not in swaps:
            swaps[word] = self._dice.choice(self._pool) if self._dice.random() < _CHANGED else word
        return swaps[word]

    def _changed(self, text: str) -> str:
        words = text.split()
        words[self._dice.randrange(len(words))] = self._dice.choice(self._pool)
        return " ".join(words)

    def _is_rare(self, word: str) -> bool:
        return word.isalpha() and self._rarity.get(word.lower(), 1.0) >= _COMMON


def templates(data: Path, knowledge: Path) -> Entries:
    """Return the entries to copy."""
    found = {f"{each.name} {key}": texts for each in public_sets(data) for key, texts in each.entries.items()}
    held = None if found else load(knowledge).knowledge
    return entries_of(held) if held else found


def cost(name: str, entries: Mapping[str, Sequence[str]], questions: Sequence[str]) -> Cost:
    """Let a matcher learn, and ask it until the questions or twenty seconds are over."""
    start = process_time()
    times: list[float] = []
    if name != NOTHING:
        matcher = CONTENDERS[name].make()
        matcher.learn(entries)
    learned = process_time()
    for question in questions if name != NOTHING else ():
        before = thread_time()
        matcher.rank(question)
        times.append(thread_time() - before)
        if sum(times) > _LIMIT and len(times) >= _FEWEST:
            break
    return Cost(
        phrasings=sum(map(len, entries.values())),
        entries=len(entries),
        build=learned - start,
        asked=len(times),
        p50=1000 * percentile(times, 0.5),
        p99=1000 * percentile(times, 0.99),
        memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT / _MEGABYTE,
    )


def measure(name: str, phrasings: int, questions: int) -> Cost:
    """Return the cost, measured in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmark.scale", name, str(phrasings), str(questions)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return Cost(**json.loads(ran.stdout))


def main() -> None:
    """Run from the command line."""
    name, phrasings, questions = sys.argv[1:]
    entries, asked = Copies(templates(DATA, ROOT / "knowledge")).make(int(phrasings), int(questions))
    sys.stdout.write(json.dumps(asdict(cost(name, entries, asked))))


if __name__ == "__main__":
    main()
