"""The conversation itself: reads a line, answers it, and goes on until somebody leaves."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache

from advisor.dialogue.commands import COMMANDS
from advisor.dialogue.conversation import Conversation
from advisor.dialogue.replies import Choices, Turn
from advisor.model import Knowledge
from advisor.terminal import plain, streams
from advisor.terminal.journal import ANNOUNCEMENT, journal_path
from advisor.terminal.live import Live, following
from advisor.terminal.opening import Desk
from advisor.terminal.options import Look, Options
from advisor.terminal.prompt import reader
from advisor.terminal.saving import carried_out
from advisor.terminal.showing import labelled, show, show_lines
from advisor.terminal.typing_in import Reader
from advisor.terminal.unanswered import Unanswered

LEFT, INTERRUPTED = 0, 130
HOW_TO_LEAVE = "To leave, press Ctrl-C again or type bye."
STOPPED = "I stopped at that. Type it again, or something else; to leave, type bye."
STOP, KEEP = "/stop", "/keep"
IN_A_CHECK = ("not sure", "back", "change", "review", "why", "help", "stop", "start over")
EMPTY_SCREEN = "\x1b[H\x1b[2J\x1b[3J"
STILL_ON_SCREEN = "What stands on the screen stays there: as bare text, I cannot empty it."
HOW_TO_CHOOSE = "Type the number of the one you mean, or ask in other words."


def piped(options: Options) -> int:
    """Hold one conversation, a turn for each line of standard input, to its end."""
    with _following(options) as live:
        if live.desk.unanswered:
            streams.tell(ANNOUNCEMENT)
        conversation = live.desk.start
        for number, line in enumerate(streams.lines()):
            conversation = live.renewed(conversation)
            turn, conversation = answer(live.desk, line, conversation)
            show(turn, live.desk.knowledge, options, first=number == 0)
            if turn.leave:
                break
    return LEFT


def talk(options: Options) -> int:
    """Hold a conversation with a person on a terminal; return the exit status."""
    with _following(options) as live:
        return _talk(live, options.look)


def _talk(live: Live, look: Look) -> int:
    read = Readers(look, live.desk.knowledge)
    conversation, interrupts = live.desk.start, 0
    while interrupts < 2:  # noqa: PLR2004 once may be a slip
        try:
            after = _turn(live, read, look, conversation)
        except KeyboardInterrupt:
            conversation, interrupts = _interrupted(live.desk, look, conversation, interrupts)
            continue
        if after is None:
            return LEFT
        conversation, interrupts = after, 0
    return INTERRUPTED


@contextmanager
def _following(options: Options) -> Iterator[Live]:
    """Open the knowledge base for a conversation, with the journal where staff have turned it on."""
    journal = journal_path(os.environ)
    with following(options) as live:
        live.desk = live.desk._replace(unanswered=Unanswered(journal) if journal else None)
        yield live


def _interrupted(desk: Desk, look: Look, conversation: Conversation, before: int) -> tuple[Conversation, int]:
    """Leave a check, whose answers are kept; or else say, the first time, how to leave."""
    if conversation.checking.running:
        return _leave_check(desk, look, conversation), 0
    if not before:
        say([*plain.paragraphs(HOW_TO_LEAVE)], look)
    return conversation, before + 1


def answer(desk: Desk, line: str, conversation: Conversation) -> tuple[Turn, Conversation]:
    """Reply to a line, write what it may ask to be written, and keep what went unanswered, if that is wished.

    A line that forgets everything begins anew.
    """
    turn, after = desk.answer(line, conversation)
    if desk.unanswered:
        desk.unanswered.keep(turn, conversation, desk.today)
    return carried_out(turn, desk.knowledge), desk.start if turn.wipe else after


class Readers:
    """Read a line from the terminal: with a history, or without one where a check is answered."""

    def __init__(self, look: Look, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._focus = ""
        self._fresh: Callable[[], Reader] = lambda: reader(
            look, lambda typed: completions(typed, self.knowledge), lambda: self._focus
        )
        self._open = self._fresh()
        self._private = cache(lambda: reader(look, answers, remember=False))

    def forget(self) -> None:
        """Forget what was typed so far."""
        self._open = self._fresh()

    def __call__(self, conversation: Conversation) -> str:
        """Return what is typed, without the space around it."""
        private = conversation.checking.running
        programs = self.knowledge.programs
        names = ", ".join(programs[key].short for key in conversation.programs if key in programs)
        self._focus = f"({names}) " if names else ""
        line = (self._private() if private else self._open)().strip()
        return KEEP if private and not line and conversation.checking.reopened else line


def _leave_check(desk: Desk, look: Look, conversation: Conversation) -> Conversation:
    """Return from a check to the conversation; the answers are kept."""
    turn, after = desk.answer(STOP, conversation)
    if after.checking.running:
        turn, after = desk.answer(STOP, after)
    say([*plain.view(turn, desk.knowledge)], look)
    return after


def _turn(live: Live, read: Readers, look: Look, conversation: Conversation) -> Conversation | None:
    """Take one turn; return the conversation after it, or None if that was the end."""
    try:
        line = read(conversation)
    except EOFError:
        streams.say("")
        return None
    if not line:
        return conversation
    try:
        return _replied(live, read, look, conversation, line)
    except KeyboardInterrupt:
        if conversation.checking.running:
            raise
        say([*plain.paragraphs(STOPPED)], look)
        return conversation


def _replied(live: Live, read: Readers, look: Look, conversation: Conversation, line: str) -> Conversation | None:
    """Answer a line on the screen; return the conversation after it, or None if that was the end."""
    conversation = live.renewed(conversation)
    turn, after = answer(live.desk, line, conversation)
    read.knowledge = live.desk.knowledge
    if turn.wipe:
        wipe(read, look)
    lines = plain.view(turn, live.desk.knowledge)
    say([*(lines if turn.aside else plain.pages_on_one_line(lines)), *_hint(turn, look)], look)
    return None if turn.leave else after


def wipe(read: Readers, look: Look) -> None:
    """Forget what was typed, and empty the screen and what has left it, where control sequences may be written."""
    read.forget()
    if look is Look.PRETTY:
        streams.say_as_it_is(EMPTY_SCREEN)


def _hint(turn: Turn, look: Look) -> Iterable[plain.Line]:
    if any(isinstance(reply, Choices) for reply in turn.replies):
        yield from plain.paragraphs(HOW_TO_CHOOSE)
    if turn.wipe and look is not Look.PRETTY:
        yield from plain.paragraphs(STILL_ON_SCREEN)


def say(lines: Sequence[plain.Line], look: Look) -> None:
    """Show lines: set apart from what is typed, or with a label where the screen is read aloud."""
    show_lines(labelled(lines) if look is Look.ACCESSIBLE else [plain.BLANK, *lines, plain.BLANK], look)


def completions(typed: str, knowledge: Knowledge) -> Iterator[str]:
    """Yield what a line that begins with `typed` may become: a command, or the title of a topic."""
    wanted = typed.lstrip().lower()
    if not wanted:
        return
    offered = [f"/{name}" for name in COMMANDS]
    for name, arguments in ARGUMENTS.items():
        if wanted.startswith(f"/{name} "):
            offered += [f"/{name} {argument}" for argument in arguments(knowledge)]
    offered += [] if wanted.startswith("/") else _titles(knowledge)
    yield from (whole for whole in offered if whole.lower().startswith(wanted))


def _titles(knowledge: Knowledge) -> Iterable[str]:
    return (topic.title for topic in knowledge.topics.values())


ARGUMENTS: Mapping[str, Callable[[Knowledge], Iterable[str]]] = {
    "program": lambda knowledge: knowledge.programs,
    "topics": lambda knowledge: knowledge.categories.values(),
    "compare": _titles,
    "check": lambda knowledge: knowledge.checks,
}
"""What may stand after the name of a command."""


def answers(typed: str) -> Iterator[str]:
    """Yield what a line may become that is typed where a check asks: the words that work at every question."""
    wanted = typed.lstrip().lower()
    yield from (word for word in IN_A_CHECK if wanted and word.startswith(wanted))
