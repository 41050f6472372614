"""Where the benchmark's questions come from: public sets, and typos put into them."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"

_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_LONG = 4

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question and the entries that answer it; none: it is out of scope."""

    text: str
    means: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSet:
    """Entries with their phrasings, and questions of other people about them."""

    name: str
    entries: Mapping[str, Sequence[str]]
    questions: Sequence[Question]


def public_sets(folder: Path) -> Iterator[QuestionSet]:
    """Yield the public sets of a folder, in the form that its README describes."""
    for path in sorted(folder.glob("*.json")):
        held = json.loads(path.read_text(encoding="utf-8"))
        entries = {entry["id"]: tuple(entry["phrasings"]) for entry in held["entries"]}
        asked = [Question(text=each["q"], means=frozenset(entries.keys() & each["ids"])) for each in held["test"]]
        yield QuestionSet(name=path.stem, entries=entries, questions=asked)


def sample(items: Sequence[T], at_most: int) -> list[T]:
    """Return so many items, in their order, picked with a fixed seed."""
    if len(items) <= at_most:
        return list(items)
    return [items[i] for i in sorted(random.Random(0).sample(range(len(items)), at_most))]  # noqa: S311


def with_typos(text: str) -> str:
    """Put one or two keyboard typos into the longer words of a text; the same text always gets the same."""
    dice = random.Random(text)  # noqa: S311 - repeatable, not secret
    words = text.split(" ")
    long = [i for i, word in enumerate(words) if len(word) >= _LONG and word.isalpha()]
    for i in dice.sample(long, min(dice.choice((1, 2)), len(long))):
        words[i] = _mistyped(words[i], dice)
    return " ".join(words)


def _mistyped(word: str, dice: random.Random) -> str:
    """Swap two letters, or drop, double or miss one, wherever in the word."""
    at = dice.randrange(len(word) - 1)
    before, letter, after = word[:at], word[at], word[at + 1 :]
    return dice.choice(
        (
            before + after[0] + letter + after[1:],
            before + after,
            before + letter + letter + after,
            before + _neighbour(letter, dice) + after,
        )
    )


def _neighbour(letter: str, dice: random.Random) -> str:
    """Return a key beside that of a letter."""
    row = next((keys for keys in _KEYS if letter.lower() in keys), "")
    at = row.find(letter.lower())
    return dice.choice([row[i] for i in (at - 1, at + 1) if 0 <= i < len(row)]) if row else letter
