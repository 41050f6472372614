"""Edits the knowledge base harmlessly, again and again, and says how much else comes out otherwise."""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from advisor.authoring.trying import Outcome, Trial, try_each
from advisor.compiled.format import read, write
from advisor.compiled.renewing import Present, renewed
from advisor.compiled.rows import in_memory
from advisor.dialogue.learning import understand
from advisor.dialogue.understanding import Understanding
from advisor.example import Example
from advisor.model import Knowledge, Topic
from advisor.reading.examples import load_examples
from advisor.reading.load import load

from .questions import ROOT

_LONG_ENOUGH = 12
"""Phrasings of a topic that is edited: what one of few says matters, and is not harmless."""
_OTHER_WORDS = (
    ("what is", "tell me about"),
    ("do i", "must i"),
    ("can i", "may i"),
    ("how much", "what amount"),
    ("the", "this"),
)


def paraphrased(text: str) -> str:
    """Say the same in slightly other words."""
    for common, other in _OTHER_WORDS:
        if f"{common} " in text.lower():
            return text.lower().replace(f"{common} ", f"{other} ", 1)
    return f"please, {text}"


def edits(knowledge: Knowledge, count: int, seed: int) -> Iterator[tuple[str, Topic, Knowledge]]:
    """Yield edits of one phrasing each: what is done, the topic, and the knowledge base that comes of it."""
    dice = random.Random(seed)  # noqa: S311 - repeatable, not secret
    topics = [topic for topic in knowledge.topics.values() if len(topic.ask) >= _LONG_ENOUGH]
    for number in range(count):
        topic = dice.choice(topics)
        ask, at, other = list(topic.ask), dice.randrange(len(topic.ask)), dice.randrange(len(topic.ask))
        kind = ("added", "removed", "swapped")[number % 3]
        what = f"{kind} in {topic.id}: {ask[at]}"
        if kind == "added":
            ask.append(paraphrased(ask[at]))
        elif kind == "removed":
            del ask[at]
        else:
            ask[at], ask[other] = ask[other], ask[at]
        edited = topic._replace(ask=tuple(ask))
        yield what, topic, knowledge._replace(topics={**knowledge.topics, topic.id: edited})


def decided(knowledge: Knowledge, understanding: Understanding, examples: Sequence[Example]) -> list[Trial]:
    """Ask all examples."""
    return list(try_each(knowledge, understanding, examples, date.today()))


def is_about(trial: Trial, topic: Topic) -> bool:
    """Tell whether a topic is wanted, answered or offered."""
    return topic.id in {*trial.example.topics, *trial.answered, *trial.offered}


def learned_on(data: bytes, knowledge: Knowledge, examples: Sequence[Example]) -> Understanding:
    """Learn an edit as the next start does: from the compiled file of what was there before."""
    present = Present(digest="edited", knowledge=knowledge, examples=examples, problems=(), held_back=())
    now = renewed(data, present) or b""
    found = read(in_memory(now), len(now), "edited")
    return found.understanding if found else understand(knowledge, examples)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--knowledge", type=Path, default=ROOT / "knowledge")
    parser.add_argument("--edits", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--afresh", action="store_true", help="learn everything anew after each edit")
    options = parser.parse_args()
    knowledge, examples = load(options.knowledge).knowledge, load_examples(options.knowledge)[0]
    if knowledge is None:
        parser.error(f"{options.knowledge} cannot be used")
    known = understand(knowledge, examples)
    data = write("before", knowledge, known, (), ())
    kept = read(in_memory(data), len(data), "before")
    if kept and not options.afresh:
        known = kept.understanding
    before = decided(knowledge, known, examples)
    asked = changed = red = 0
    farthest = 0.0
    for what, topic, edited in edits(knowledge, options.edits, options.seed):
        learned = understand(edited, examples) if options.afresh else learned_on(data, edited, examples)
        pairs = list(zip(before, decided(edited, learned, examples), strict=True))
        unrelated = [(was, now) for was, now in pairs if not (is_about(was, topic) or is_about(now, topic))]
        other = [now for was, now in unrelated if (was.outcome, was.answered) != (now.outcome, now.answered)]
        fault = any(now.is_fault and not was.is_fault for was, now in pairs)
        moved = learned.confidence.sure - known.confidence.sure
        asked, changed, red = asked + len(unrelated), changed + len(other), red + fault
        farthest = max(farthest, abs(moved))
        print(
            f"{what}: sure {moved:+.4f}, {len(other)} unrelated changed{', a new wrong answer' if fault else ''}",
            flush=True,
        )
        for trial in other:
            print(f"    {trial.example.question}: now {trial.outcome}")
    wrong = sum(trial.outcome is Outcome.WRONG for trial in before)
    print(f"{options.edits} edits ({wrong} examples wrong before them): 'sure' moved by at most {farthest:.4f};")
    print(f"of {asked:,} unrelated examples asked, {changed} changed; {red} edits brought a new wrong answer")


if __name__ == "__main__":
    main()
