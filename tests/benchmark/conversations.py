"""Learns how to read conversations, and measures it on authors that were kept out.

    python tests/benchmark/conversations.py             each file of conversations kept out in turn
    python tests/benchmark/conversations.py --ablation  what each sign and trait is worth, on files that were kept out
    python tests/benchmark/conversations.py --write     learns from all and writes advisor/dialogue/weights.json

A file of knowledge/examples/conversations/ is one author's, so that an author is kept out as a whole.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from advisor.dialogue import details, lessons, readings, segment  # noqa: E402
from advisor.dialogue.fitting import Lesson, fit  # noqa: E402
from advisor.dialogue.lessons import Heard  # noqa: E402
from advisor.dialogue.ranking import Matrix, Weights, probabilities  # noqa: E402
from advisor.engine import open_advisor  # noqa: E402
from advisor.example import Example  # noqa: E402
from advisor.reading.examples import load_conversations, load_examples  # noqa: E402

KNOWLEDGE = ROOT / "knowledge"
WEIGHTS = ROOT / "advisor" / "dialogue" / "weights.json"
PHRASINGS = "phrasings"
EVERY = 80
"""One phrasing in so many is asked."""
SINGLE = "single"
"""The file of messages that stand alone; like the plain examples, it always takes part."""
KEPT_OUT = 3
"""For the ablation, each file of this many is kept out."""
DIGITS = 3
NO_AUTHORS = frozenset({SINGLE, PHRASINGS, "examples"})

opened = open_advisor(KNOWLEDGE)
assert opened.knowledge is not None
assert opened.understanding is not None
knowledge, understanding = opened.knowledge, opened.understanding


def by_author() -> dict[str, list[Heard]]:
    """Return the turns of each file of conversations, and those of the plain examples."""
    found: dict[str, list[Heard]] = {}
    for conversation in load_conversations(KNOWLEDGE)[0]:
        author = Path(conversation.place.file).stem
        found.setdefault(author, []).extend(lessons.heard(knowledge, understanding, [conversation.turns]))
    examples = load_examples(KNOWLEDGE)[0]
    found["examples"] = list(lessons.heard(knowledge, understanding, [[each] for each in examples]))
    found[PHRASINGS] = list(lessons.heard(knowledge, understanding, phrasings()))
    return found


def phrasings() -> Iterator[list[Example]]:
    """Yield some of the phrasings as messages: what is one word for word means what it says."""
    asked = [(part.id, part.detail, text) for part in knowledge.parts for text in part.ask]
    asked += [(talk.id, None, text) for talk in knowledge.smalltalk.values() if not talk.move for text in talk.ask]
    for topic, detail, text in asked[::EVERY]:
        yield [Example(question=text, topics=(topic,), detail=detail)]


def right(taught: Sequence[Lesson], weights: Matrix) -> Iterator[tuple[float, bool]]:
    """Yield for each choice how sure the ranking was, and whether its first was right."""
    for lesson in taught:
        chances = probabilities(weights, lesson.choice)
        best = max(range(len(chances)), key=chances.__getitem__)
        yield chances[best], best in lesson.right


def share(found: Iterable[tuple[float, bool]], least: float = 0.0) -> str:
    """Return how many in 100 of those are right that are at least so sure, and how many there are."""
    sure = [good for chance, good in found if chance >= least]
    return f"{100 * sum(sure) / max(len(sure), 1):.1f} of {len(sure)}"


def kept_out_in_turn(turns: dict[str, list[Heard]]) -> None:
    """Print for each author what is right that was learned from the others."""
    authors = [name for name in turns if name not in NO_AUTHORS]
    reading = {name: list(lessons.reading_lessons(understanding, each)) for name, each in turns.items()}
    part = {name: list(lessons.part_lessons(knowledge, understanding, each)) for name, each in turns.items()}
    part["examples"] = []
    everything: list[tuple[float, bool]] = []
    for author in authors:
        start, others = lessons.zero(), [name for name in turns if name != author]
        read = fit([each for name in others for each in reading[name]], start.reading, lessons.RIDGE)
        parts = fit([each for name in others for each in part[name]], start.part, lessons.RIDGE)
        found = list(right(reading[author], read))
        everything += found
        print(f"{author}: right topic {share(found)}; from 0.9 on {share(found, 0.9)}", end="; ")
        print(f"right part of the topic {share(right(part[author], parts))}", flush=True)
    print(f"all: right topic {share(everything)}; from 0.9 on {share(everything, 0.9)}")


def ablation(turns: dict[str, list[Heard]]) -> None:
    """Print what is lost on kept-out authors where a sign or a trait of readings is left out."""
    authors = sorted(name for name in turns if name not in NO_AUTHORS)
    kept_out = authors[::KEPT_OUT]
    taught = {name: list(lessons.reading_lessons(understanding, each)) for name, each in turns.items()}
    learned = [each for name in taught if name not in kept_out for each in taught[name]]
    tested = [each for name in kept_out for each in taught[name]]
    start = lessons.zero().reading

    def tried(sign: int = -1, trait: int = -1) -> float:
        weights = fit([without(each, sign, trait) for each in learned], start, lessons.RIDGE, rounds=10)
        found = [good for _, good in right([without(each, sign, trait) for each in tested], weights)]
        return 100 * sum(found) / len(found)

    whole = tried()
    print(f"everything: {whole:.1f} of {len(tested)} turns of {', '.join(kept_out)}")
    for number, name in enumerate(readings.SIGNS):
        print(f"without the sign '{name}': {tried(sign=number) - whole:+.1f}", flush=True)
    for number, name in enumerate(readings.TRAITS):
        print(f"without the trait '{name}': {tried(trait=number) - whole:+.1f}", flush=True)


def without(lesson: Lesson, sign: int, trait: int) -> Lesson:
    """Return a lesson without a sign and a trait, by their numbers; -1 leaves out none."""
    choice = lesson.choice
    traits = [0.0 if number == trait else value for number, value in enumerate(choice.traits)]
    signs = [[0.0 if number == sign else value for number, value in enumerate(each)] for each in choice.signs]
    return lesson._replace(choice=choice._replace(traits=traits, signs=signs))


def write(turns: dict[str, list[Heard]]) -> None:
    """Learn from all that there is, and write the weights that the advisor is shipped with."""
    weights = lessons.learn(knowledge, understanding, [each for heard in turns.values() for each in heard])
    rounded = {
        name: [[round(value, DIGITS) for value in row] for row in matrix] for name, matrix in weights._asdict().items()
    }
    assert Weights(**rounded)
    WEIGHTS.write_text(json.dumps(rounded) + "\n", encoding="utf-8")
    sizes = (len(readings.SIGNS), len(details.SIGNS), len(segment.SIGNS))
    print(f"wrote {WEIGHTS.relative_to(ROOT)}: {sizes} signs")


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ablation", action="store_true")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    turns = by_author()
    task = ablation if asked.ablation else write if asked.write else kept_out_in_turn
    task(turns)


if __name__ == "__main__":
    main()
