"""Asks the advisor the questions of a file, and prints how many it got right, and each miss.

    python tests/measure.py FILE.jsonl …  [--knowledge DIR] [--quiet] [--held-out]

A line of a file is a question {"q", "topics", "programs", "alt"} (no topics: nothing may be answered) or a dialogue
{"turns": [question, …]}. A question is right if exactly its topics are answered (one of "alt" may stand for one of
them), each for the programs asked, where it names any.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from advisor.dialogue.context import Context  # noqa: E402
from advisor.dialogue.conversation import Conversation  # noqa: E402
from advisor.dialogue.learning import understand  # noqa: E402
from advisor.dialogue.replies import Answered, Choices, Talk, Turn  # noqa: E402
from advisor.dialogue.turn import respond  # noqa: E402
from advisor.dialogue.understanding import Understanding  # noqa: E402
from advisor.model import ANY, Knowledge  # noqa: E402
from advisor.reading.examples import load_examples  # noqa: E402
from advisor.reading.load import load  # noqa: E402

Question = dict[str, Any]
TAKEN = 20
"""One phrasing in so many is held out."""


def verdict(knowledge: Knowledge, question: Question, turn: Turn) -> str:
    """Return right, offered, wrong or missed; for a question that lies outside, right, offered or wrong."""
    wanted = set(question["topics"])
    alternatives = set(question.get("alt", []))
    given = [reply for reply in turn.replies if isinstance(reply, Answered | Talk)]
    if not wanted:  # to say that no confirmed answer is at hand, and whom to ask, is no answer
        given = [reply for reply in given if not isinstance(reply, Answered) or reply.known]
    topics = [reply.topic for reply in given]
    offered = {choice.topic for reply in turn.replies if isinstance(reply, Choices) for choice in reply.choices}
    if not topics:
        if not wanted:
            return "offered" if offered else "right"
        return "offered" if offered & (wanted | alternatives) else "missed"
    if not wanted or not set(topics) <= wanted | alternatives:
        return "wrong"
    complete = len(set(topics)) >= len(wanted)
    return "right" if complete and _programs_right(knowledge, question, turn) else "partly"


def _programs_right(knowledge: Knowledge, question: Question, turn: Turn) -> bool:
    if question["programs"] is None:
        return True
    given = [reply for reply in turn.replies if isinstance(reply, Answered)]
    for key in {reply.key for reply in given}:
        topic = knowledge.topic(key)
        covered = set(topic.answers) if topic else set()
        answered = {reply.program for reply in given if reply.key == key}
        wanted = covered & set(question["programs"]) or covered
        if covered != {ANY} and answered != wanted:
            return False
    return True


def ask(knowledge: Knowledge, understanding: Understanding, rows: list[Question]) -> Iterator[tuple[Question, Turn]]:
    """Ask each question in a conversation of its own, and the turns of a dialogue in one."""
    for row in rows:
        conversation = Conversation()
        for question in row.get("turns", [row]):
            context = Context(
                knowledge=knowledge,
                understanding=understanding,
                conversation=conversation,
                line=question["q"],
                today=date.today(),
            )
            turn, conversation = respond(context)
            yield question, turn


def show(turn: Turn) -> str:
    """Return what was replied, in short."""
    best = ", ".join(f"{c.topic} {c.confidence:.2f}" for c in turn.candidates[:3])
    entries = [finding.matches[0].entry for finding in turn.why if finding.matches]
    kinds = [
        f"{r.topic}/{r.program}" if isinstance(r, Answered) else r.topic if isinstance(r, Talk) else type(r).__name__
        for r in turn.replies
    ]
    return f"{' + '.join(kinds)}   [{'; '.join(entries)}] ({best})"


def measure(
    name: str, rows: list[Question], knowledge: Knowledge, understanding: Understanding, *, quiet: bool
) -> None:
    """Print the figures of some questions."""
    tally: Counter[tuple[str, str]] = Counter()
    start = time.perf_counter()
    asked = list(ask(knowledge, understanding, rows))
    spent = (time.perf_counter() - start) / max(len(asked), 1)
    for question, turn in asked:
        kind = question.get("out", "") if not question["topics"] else "in scope"
        outcome = verdict(knowledge, question, turn)
        tally[kind, outcome] += 1
        if outcome != "right" and not quiet:
            print(f"{kind} {outcome}: {question['q']!r} wants {question['topics']} {question.get('programs', '')}")
            print(f"    {show(turn)}")
    for kind in sorted({kind for kind, _ in tally}):
        total = sum(n for (k, _), n in tally.items() if k == kind)
        figures = ", ".join(
            f"{outcome} {n} ({100 * n / total:.1f}%)" for (k, outcome), n in tally.most_common() if k == kind
        )
        print(f"{name}: {kind}: {total} asked: {figures}")
    print(f"{name}: {1000 * spent:.2f} ms a question")


def held_out(knowledge: Knowledge) -> tuple[Knowledge, list[Question]]:
    """Take one phrasing in twenty out of each topic and outside subject; return what is left, and what was taken.

    Asked of an advisor that has learned only what is left, these say how it meets questions that it has not seen.
    """
    taken: list[Question] = []
    for topic in knowledge.topics.values():
        taken += [{"q": text, "topics": [topic.id], "programs": None} for text in topic.ask[::TAKEN]]
    for subject in knowledge.subjects.values():
        taken += [{"q": text, "topics": [], "out": "outside"} for text in subject.ask[::TAKEN]]
    left = knowledge._replace(
        topics={key: topic._replace(ask=_left(topic.ask)) for key, topic in knowledge.topics.items()},
        subjects={key: subject._replace(ask=_left(subject.ask)) for key, subject in knowledge.subjects.items()},
    )
    return left, taken


def _left(asked: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text for number, text in enumerate(asked) if number % TAKEN)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--knowledge", type=Path, default=ROOT / "knowledge")
    parser.add_argument("--quiet", action="store_true", help="only the figures, not each miss")
    parser.add_argument(
        "--held-out", action="store_true", help="also ask phrasings that were taken out before learning"
    )
    options = parser.parse_args()
    knowledge = load(options.knowledge).knowledge
    if knowledge is None:
        sys.exit(f"{options.knowledge} cannot be used")
    if options.files:
        understanding = learned(knowledge, options.knowledge)
        for path in options.files:
            rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
            measure(path.name, rows, knowledge, understanding, quiet=options.quiet)
    if options.held_out:
        left, rows = held_out(knowledge)
        measure("held out", rows, left, learned(left, options.knowledge), quiet=options.quiet)


def learned(knowledge: Knowledge, folder: Path) -> Understanding:
    """Learn what a knowledge base holds, and say how long it took."""
    start = time.perf_counter()
    understanding = understand(knowledge, load_examples(folder)[0])
    print(f"learned in {time.perf_counter() - start:.1f} s; answers from {understanding.confidence.sure:.2f}")
    return understanding


if __name__ == "__main__":
    main()
