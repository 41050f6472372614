"""What can be done with what was said: its pages, the same again, all of it in a file, or forgotten."""

from __future__ import annotations

from collections.abc import Iterable

from advisor.dialogue.asides import aside, notice
from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Conversation, Said
from advisor.dialogue.past import last_answer
from advisor.dialogue.replies import Answered, CheckAsk, CheckResult, Notice, Transcript, Turn, Unknown
from advisor.dialogue.wording import without_quotes
from advisor.model import Source

NOTHING_YET = "There is no answer yet: ask me something first."
NAME_A_FILE = "Name the file as well, as in: /save chat.txt (or chat.md for Markdown)"
PAGES = "What the last answer rests on, and when each page was read:"
NO_PAGE = "The last answer rests on no page. For an answer with its pages, ask me something."
UNDATED = "Where no month is named, none was noted."
BRIEF = "From now on I give verdicts alone. For all of an answer: /more; for whole answers again: /short"
WHOLE = "From now on I give whole answers again."
FORGOTTEN = "Everything so far is forgotten. What would you like to know?"
PRIVACY = """\
What you type is kept in the memory of this program, until you leave or type /clear.
That holds for your answers in a check, too. Only with /save do you have any of it written to a file.
If a journal of unanswered questions is kept on this computer, I said so at the start, and what is taken out of them.
It never holds answers to checks.
Nothing is sent anywhere: I use no network.
What the program itself keeps on this computer, and its settings, you see with: advisor privacy
To remove all of that: advisor privacy --erase"""


def sources(context: Context, _: str) -> Said:
    """List the pages of the last answer, with their dates."""
    last = last_answer(context.conversation)
    if last is None:
        return notice(context, NOTHING_YET)
    pages = tuple(_pages(last))
    if not pages:
        return notice(context, NO_PAGE)
    hint = "" if all(page.as_of for page in pages) else UNDATED
    return aside(context, Notice(text=PAGES, sources=pages, hint=hint))


def _pages(turn: Turn) -> Iterable[Source]:
    with_pages = (reply for reply in turn.replies if isinstance(reply, Answered | Unknown | CheckResult))
    return dict.fromkeys(source for reply in with_pages for source in reply.sources)


def again(context: Context, _: str) -> Said:
    """Say the last answer again."""
    last = last_answer(context.conversation)
    if last is None:
        return notice(context, NOTHING_YET)
    said = (reply for reply in last.replies if not isinstance(reply, CheckAsk))
    replies = (reply._replace(before="") if isinstance(reply, CheckResult) else reply for reply in said)
    turn, after = aside(context, *replies)
    return turn._replace(compared=last.compared), after


def short(context: Context, _: str) -> Said:
    """Show verdicts alone from now on, or whole answers again."""
    brief = not context.conversation.brief
    turn, kept = notice(context, BRIEF if brief else WHOLE)
    return turn, kept._replace(brief=brief)


def save(context: Context, name: str) -> Said:
    """Have the conversation so far written to a file."""
    turns = context.conversation.past
    if not turns:
        return notice(context, NOTHING_YET)
    path = without_quotes(name)
    if not path:
        return notice(context, NAME_A_FILE)
    transcript = Transcript(
        path=path,
        name=context.knowledge.name,
        turns=turns,
        left_out=context.conversation.left_out,
        version=context.version,
        day=context.today,
    )
    turn, after = aside(context)
    return turn._replace(receipt=transcript), after


def clear(context: Context, _: str) -> Said:
    """Forget everything."""
    turn = notice(context, FORGOTTEN)[0]
    return turn._replace(wipe=True), Conversation()


def privacy(context: Context, _: str) -> Said:
    """Say what is kept of a conversation."""
    return notice(context, PRIVACY)
