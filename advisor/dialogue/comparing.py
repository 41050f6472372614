"""Compares the programs: one topic, side by side, or the topics in which they differ, to pick from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from advisor.dialogue import policy
from advisor.dialogue.answering import answer
from advisor.dialogue.asides import listing, notice
from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Listed, Menu, Said
from advisor.dialogue.pipeline import remember
from advisor.dialogue.replies import Notice, Reply, Turn
from advisor.dialogue.segment import read
from advisor.dialogue.wording import listed
from advisor.matching.text import tidy
from advisor.model import ANY, Topic

DIFFER = "Where the programs differ:"
NEAREST = "I am not sure what to compare. The nearest that I have:"
PICK = "Type a number to see the programs side by side."
PICK_IN_CHECK = "To see one of these, type /compare and its first words; a number alone answers the check."
EVERYTHING = frozenset({"all", "list", "everything"})
_NEAREST, _SHOWN = 4, 60


def compare(context: Context, argument: str) -> Said:
    """Compare the programs in the topic named, or in the one in focus; else, or for "all", list where they differ."""
    if argument.lower() in EVERYTHING:
        return _differences(context)
    topic = _named(context, argument) if argument else context.knowledge.topic(context.conversation.topic)
    if topic:
        return compared(context, topic)
    return _near(context, argument) if argument else _differences(context)


def compared(context: Context, topic: Topic) -> Said:
    """Answer a topic for every program, side by side; or once, where the answer is the same for all."""
    turn = Turn(question=context.line, replies=tuple(_sides(context, topic)), compared=ANY not in topic.answers)
    return turn, remember(context, turn, ())


def _sides(context: Context, topic: Topic) -> list[Reply]:
    programs = context.knowledge.programs
    if ANY in topic.answers:
        same = Notice(text=f"This is the same for {listed(each.short for each in programs.values())}.")
        return [same, *answer(context, topic, 1.0, ())]
    return [side for program in programs for side in answer(context, topic, 1.0, (program,))]


def _named(context: Context, argument: str) -> Topic | None:
    """Return the topic that is meant: by its id, by the beginning of its title, or as a question would name it."""
    topics, typed = context.knowledge.topics, " ".join(tidy(argument))
    begun = [topic for topic in topics.values() if typed and " ".join(tidy(topic.title)).startswith(typed)]
    if argument in topics or len(begun) == 1:
        return topics.get(argument) or begun[0]
    found = read(context.understanding, context.understanding.find(argument))
    best = context.understanding.targets.get(found.best)
    return (
        best
        if isinstance(best, Topic) and found.surest >= policy.answer_from(context.knowledge.wrong_answers)
        else None
    )


def _near(context: Context, argument: str) -> Said:
    likely = context.understanding.near(argument)
    if likely:
        return _list(context, NEAREST, likely[:_NEAREST])
    return _differences(context, f"I have nothing on '{argument[:_SHOWN]}' to compare. ")


def _differences(context: Context, said: str = "") -> Said:
    return _list(context, said + DIFFER, _differing(context))


def _differing(context: Context) -> Sequence[Topic]:
    """Return the topics with an answer of its own for each program, those first that most others point to."""
    topics = context.knowledge.topics
    pointed_to = Counter(other for topic in topics.values() for other in topic.see_also)
    found = [topic for topic in topics.values() if all(each in topic.answers for each in context.knowledge.programs)]
    return sorted(found, key=lambda topic: -pointed_to[topic.id])


def _list(context: Context, text: str, topics: Sequence[Topic]) -> Said:
    if not topics:
        return notice(context, "There is no question that I answer for each program on its own; /topics lists all.")
    said = Notice(text=text, listed=tuple(topic.title for topic in topics), hint=PICK)
    return listing(context, said, Menu(of=Listed.COMPARISONS, entries=tuple(t.id for t in topics)), PICK_IN_CHECK)
