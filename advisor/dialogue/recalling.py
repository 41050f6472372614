"""Takes up a line about the last answer, or about answering: why, are you sure, that is wrong, stop suggesting."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from advisor.dialogue import browsing, policy
from advisor.dialogue.answering import answer, answer_contacts, answer_of, choices, upset_words, usual_contacts
from advisor.dialogue.asides import aside
from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Conversation, Said
from advisor.dialogue.pipeline import remember
from advisor.dialogue.replies import Answered, Choices, Talk, Turn, Unknown
from advisor.dialogue.segment import Read
from advisor.dialogue.why import in_short, taken_for
from advisor.dialogue.wording import contact_lines, spoken_month
from advisor.model import Move, SmallTalk, Source, Topic

_OFFERED = 3
_CLOSE = 0.05
_SHOWN = 60
UNDONE = 'I forget "{question}". We are back where we were before it.'
NO_PAGE = "No page that I know states it, so I have no confirmed answer."


def moved(context: Context, part: Read) -> Said | None:
    """Reply to a message that is about the last answer; None where it is not, or there is none to speak of."""
    talk = context.understanding.targets.get(part.best)
    if not isinstance(talk, SmallTalk) or talk.move is None or part.surest < policy.TALK:
        return None
    move = MOVES.get(talk.move)
    return move(context, talk) if move else None


def _why(context: Context, talk: SmallTalk) -> Said | None:
    """Say what the last answer was taken to be about, and what it rests on."""
    answers = _answers(context)
    if not answers:
        return None
    return _aside(context, talk, in_short(context), *_pages(answers), *_ask(context))


def _sure(context: Context, talk: SmallTalk) -> Said | None:
    """Say how sure the last answer is, from which page it comes, and who knows for certain."""
    answers = _answers(context)
    if not answers:
        return None
    return _aside(context, talk, taken_for(context), *_pages(answers), talk.text, *_ask(context))


def _whom(context: Context, talk: SmallTalk) -> Said | None:
    """Name who can tell more about what was answered last, or was not."""
    topic = context.knowledge.topics.get(talk.topic or "")
    answers = _answers(context)
    if topic and answers and not any(_names_somebody(context, each) for each in answers):
        named = tuple(dict.fromkeys(each.program for each in answers if each.program))
        turn = Turn(question=context.line, replies=answer(context, topic, policy.CERTAIN, named))
        return turn, remember(context, turn, named)
    return _aside(context, talk, *([] if _last(context) else [talk.text]), *_ask(context))


def _names_somebody(context: Context, answered: Answered) -> bool:
    """Tell whether an answer says itself whom to ask, other than those who are always there to ask."""
    named = answer_of(context.knowledge, answered).refer
    usual = usual_contacts(context, [answered.program] if answered.program else [])
    return bool(named) and set(named) != set(usual)


def _more(context: Context, talk: SmallTalk) -> Said | None:
    """Offer what stands beside the topic answered last."""
    topic = context.knowledge.topic(context.conversation.topic)
    if topic is None:
        return None
    beside = [context.knowledge.topics[key] for key in topic.see_also if key in context.knowledge.topics]
    told = context.conversation.told - {context.conversation.suggested}
    fresh = [each for each in beside if each.id not in told]
    offered = fresh if len(fresh) > 1 else beside
    text = f'That is all I have on "{topic.title}".'
    if len(offered) < 2:  # noqa: PLR2004 - a choice is between two
        return _aside(context, talk, text, *_ask(context))
    return _choose(context, offered, f"{text} Close to it are these:")


def _wrong(context: Context, talk: SmallTalk) -> Said | None:
    """Take the last answer back, and offer what else may have been meant; only once."""
    answers, others = _answers(context), _others(context)
    if _last(context) is None:
        return None
    if context.conversation.regretted or not answers or len(others) < 2:  # noqa: PLR2004 - as above
        return _upset(context, talk)
    turn, after = _choose(context, others, "Sorry, then I misunderstood you. Did you mean one of these?")
    return turn, after._replace(regretted=True, topic=None)


def _restart(context: Context, talk: SmallTalk) -> Said:
    """Forget what is in focus and what was offered; what was said can still be saved."""
    kept = context.conversation
    fresh = Conversation(quiet=kept.quiet, brief=kept.brief, past=kept.past, left_out=kept.left_out)
    return Turn(question=context.line, replies=(Talk(topic=talk.id, text=talk.text),)), fresh


def _undo(context: Context, talk: SmallTalk) -> Said | None:
    """Go back to where the conversation stood before the last turn."""
    earlier, last = context.conversation.earlier, context.conversation.last
    if earlier is None or last is None:
        return None
    turn, _ = _aside(context, talk, UNDONE.format(question=" ".join(last.question.split())[:_SHOWN]))
    return turn, earlier._replace(past=context.conversation.past, left_out=context.conversation.left_out)


def _menu(context: Context, _: SmallTalk) -> Said:
    """List what can be asked."""
    return browsing.topics(context, "")


def _others(context: Context) -> list[Topic]:
    """Return what else the last question may have meant: the runners-up, then what stands beside the answer."""
    topics, given = context.knowledge.topics, [each.topic for each in _answers(context)]
    last = context.conversation.last
    close = [each.topic for each in last.candidates if each.confidence >= _CLOSE] if last else []
    beside = [key for topic in given for key in topics[topic].see_also]
    return [topics[key] for key in dict.fromkeys([*close, *beside]) if key in topics and key not in given][:_OFFERED]


def _upset(context: Context, _: SmallTalk) -> Said:
    """Lead to a person."""
    text = "\n\n".join([upset_words(context), *_ask(context)])
    turn = Turn(question=context.line, replies=(Unknown(text=text),))
    return turn, context.conversation._replace(offered=(), suggested=None)


def _shorter(context: Context, talk: SmallTalk) -> Said | None:
    """Say the last answers again, each as its verdict alone."""
    answers = _answers(context)
    return _aside(context, talk, *dict.fromkeys(each.verdict for each in answers)) if answers else None


def _quiet(context: Context, talk: SmallTalk) -> Said:
    """Suggest nothing more in this conversation."""
    turn, after = _aside(context, talk, talk.text)
    return turn, after._replace(quiet=True, suggested=None)


def _choose(context: Context, topics: list[Topic], text: str) -> tuple[Turn, Conversation]:
    chances = {each.topic: each.confidence for each in (_last(context) or Turn(question="", replies=())).candidates}
    offered = choices(context, ((topic, chances.get(topic.id, 0.0)) for topic in topics))
    turn = Turn(question=context.line, replies=(offered._replace(text=text),))
    return turn, remember(context, turn, ())


def _aside(context: Context, talk: SmallTalk, *parts: str) -> Said:
    """Return a turn that leaves the conversation where it was."""
    return aside(context, Talk(topic=talk.id, text="\n\n".join(parts)))


def _last(context: Context) -> Turn | None:
    """Return the last turn, if it answered, asked back, or had no answer."""
    last = context.conversation.last
    return last if last and any(isinstance(each, Answered | Choices | Unknown) for each in last.replies) else None


def _answers(context: Context) -> list[Answered]:
    last = context.conversation.last
    return [each for each in last.replies if isinstance(each, Answered)] if last else []


def _pages(answers: list[Answered]) -> list[str]:
    """Say on which pages answers rest, a paragraph each, with the address on a line of its own."""
    sources = dict.fromkeys(source for each in answers for source in each.sources)
    return [_page(source) for source in sources] or [NO_PAGE]


def _page(source: Source) -> str:
    read = f", read in {spoken_month(source.as_of)}" if source.as_of else ""
    return f"It comes from: {source.title}{read}\n{source.url}"


def _ask(context: Context) -> list[str]:
    """Say who knows more about the last turn."""
    last = _last(context)
    return contact_lines(context.knowledge, answer_contacts(context, last) if last else usual_contacts(context, ()))


MOVES: Mapping[Move, Callable[[Context, SmallTalk], Said | None]] = {
    Move.WHY: _why,
    Move.SURE: _sure,
    Move.WHOM: _whom,
    Move.MORE: _more,
    Move.WRONG: _wrong,
    Move.UPSET: _upset,
    Move.QUIET: _quiet,
    Move.SHORTER: _shorter,
    Move.RESTART: _restart,
    Move.UNDO: _undo,
    Move.MENU: _menu,
}
"""What is done where small talk is about the last answer; None where there is none."""
