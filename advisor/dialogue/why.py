"""Explains the last answer in plain words: what was read, which words decided, and what else was close."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from advisor.dialogue.context import Context
from advisor.dialogue.function_words import own_words
from advisor.dialogue.meanings import Interpretation
from advisor.dialogue.past import last_answer
from advisor.dialogue.readings import TOLD
from advisor.dialogue.replies import Answered, CheckResult, Choices, Reply, Talk, Turn, Unknown
from advisor.dialogue.understanding import Finding, Target, phrasings_of
from advisor.dialogue.wording import listed
from advisor.matching.features import UNSAID
from advisor.matching.matcher import Match
from advisor.matching.stem import stem
from advisor.model import Family, SmallTalk, Subject, Topic

_SURENESS = (
    (0.95, "almost certain"), (0.8, "quite sure"), (0.5, "fairly sure"), (0.2, "not sure"), (0.0, "hardly a guess"),
)  # fmt: skip
"""How sure it was, in words, from each probability on."""
FROM_ANSWERS = """\
The result of the check "{title}" follows from your answers alone. Its reasons stand below it, each with its source.
To see your answers, type: review"""
CHOSEN = "You chose {titles} yourself, so I did not have to find out what you meant."
TAKEN_UP = "You took up what I had said, so I did not have to find out what you meant."
TOLD_ONLY = "You told me something, and I found no question in it."
_SHOWN_WORDS = 5
_TELLING = 0.5
"""How much a word matters, beside the one that matters most, to be named with it."""
_MOST = 0.99
"""Nobody is ever wholly sure."""


def why(context: Context) -> str:
    """Return how the last reply came about, a part for each question that was found in the message."""
    last = context.conversation.last
    result = _result(context)
    if result:
        return FROM_ANSWERS.format(title=result.title)
    if last is None:
        return "Nothing to explain yet: ask me something first."
    if not last.why:
        return _chosen(last)
    return "\n\n".join("\n".join(_explained(context, last, *each)) for each in zip(last.why, last.read, strict=True))


def _result(context: Context) -> CheckResult | None:
    """Return the result of a check, where that was said last."""
    last = last_answer(context.conversation)
    return next((each for each in last.replies if isinstance(each, CheckResult)), None) if last else None


def _chosen(turn: Turn) -> str:
    """Say that what was replied was not found by words: it was picked, compared, or taken up with a yes."""
    titles = dict.fromkeys(f'"{each.title}"' for each in turn.replies if isinstance(each, Answered))
    return CHOSEN.format(titles=" and ".join(titles)) if titles else TAKEN_UP


def taken_for(context: Context) -> str:
    """Return in a sentence what the last question was taken to be about, and how sure that is."""
    last = context.conversation.last
    answers = {each.topic: each for each in last.replies if isinstance(each, Answered)} if last else {}
    titles = " and ".join(f'"{each.title}" ({_in_words(each.confidence)})' for each in answers.values())
    return f"I took your question to be about {titles}."


def in_short(context: Context) -> str:
    """Return in a sentence or two what the last question was taken to be about, and by which words."""
    last = context.conversation.last
    pairs = zip(last.why, last.read, strict=True) if last else ()
    words = [word for finding, read in pairs for word in _deciding(context, finding, read)]
    because = f" The words that decided: {', '.join(dict.fromkeys(words))}." if words else ""
    return taken_for(context) + because


def _deciding(context: Context, finding: Finding, read: Interpretation) -> list[str]:
    """Return the words that decided; none where it was what was spoken of before that did."""
    match = _match(finding, read.ranked[0][0])
    return _shared_words(context, finding, match) if match else []


def _match(finding: Finding, entry: str) -> Match | None:
    """Return the match of what a part of a message was taken to mean, by its own words."""
    return next((match for match in finding.matches if match.entry == entry), None)


def _explained(context: Context, turn: Turn, finding: Finding, read: Interpretation) -> Iterator[str]:
    yield f'You asked: "{_short(finding.text)}"'
    yield from _named(context, finding)
    best, chance = _shown(context, turn, read)
    target, match = context.understanding.targets.get(best), _match(finding, best)
    if target is None:
        yield TOLD_ONLY if best == TOLD else "Nothing that I know is close enough to that."
        return
    if match is None:
        yield f"I took it to go on about {_title(target)}, which we were talking about."
        return
    yield f"Closest to that: {_title(target)} ({_in_words_and_figures(chance)})"
    if words := _shared_words(context, finding, match):
        yield f"Words that decided: {', '.join(words)}"
    yield from _closest_phrasing(target, match)
    yield from _runner_up(context, read)
    yield from _decision(turn)


def _shown(context: Context, turn: Turn, read: Interpretation) -> tuple[str, float]:
    """Return the reading to explain: the likeliest, or the likeliest topic where topics were offered."""
    topics = [each for each in read.ranked if isinstance(context.understanding.targets.get(each[0]), Topic)]
    offered = any(isinstance(reply, Choices) for reply in turn.replies)
    return topics[0] if offered and topics else read.ranked[0]


def _runner_up(context: Context, read: Interpretation) -> Iterator[str]:
    others = [
        (found, chance) for entry, chance in read.ranked[1:] if (found := context.understanding.targets.get(entry))
    ]
    if others:
        yield f"Next closest: {_title(others[0][0])} ({others[0][1]:.0%})"


def _decision(turn: Turn) -> Iterator[str]:
    if any(isinstance(reply, Choices) for reply in turn.replies):
        yield "That was too unsure for an answer, so I asked you back."
    elif not any(map(_is_to_the_point, turn.replies)):
        yield "That was not enough for an answer, and I would rather not guess."


def _is_to_the_point(reply: Reply) -> bool:
    """Tell whether a reply is about what was asked, if only to say that it is not covered."""
    return isinstance(reply, Answered | Talk) or (isinstance(reply, Unknown) and reply.subject is not None)


def _named(context: Context, finding: Finding) -> Iterator[str]:
    knowledge = context.knowledge
    if finding.programs:
        yield f"You named {listed(knowledge.programs[program].short for program in finding.programs)}."
    for family in finding.families:
        yield f"You named something that I know nothing about: {knowledge.families[family].title}."


def _title(target: Target) -> str:
    match target:
        case Topic():
            return f'"{target.title}"'
        case Subject() | Family():
            return f'"{target.title}", which I have no answer for'
        case SmallTalk():
            return "small talk"
        case never:
            assert_never(never)


def _in_words(probability: float) -> str:
    return next(words for least, words in _SURENESS if probability >= least)


def _in_words_and_figures(probability: float) -> str:
    return f"{_in_words(probability)}: {min(probability, _MOST):.0%}"


def _shared_words(context: Context, finding: Finding, match: Match) -> list[str]:
    """Return the few words of the question that said most, of those that the entry's phrasings have, in its order."""
    importance = context.understanding.learned.importance
    shared = (word for word in finding.words if stem(word) in match.shared and not word.startswith(UNSAID))
    words = own_words(list(dict.fromkeys(shared)))
    telling = sorted(words, key=importance, reverse=True)[:_SHOWN_WORDS]
    return [word for word in words if word in telling and importance(word) >= _TELLING * importance(telling[0])]


def _closest_phrasing(target: Target, match: Match) -> Iterator[str]:
    if match.parts.get("overlap") and match.nearest < len(phrasings_of(target)):
        yield f'Closest question that I know: "{_short(phrasings_of(target)[match.nearest])}"'


def _short(text: str, longest: int = 120) -> str:
    tidy = " ".join(text.split())
    return tidy if len(tidy) <= longest else f"{tidy[: longest - 1]}…"
