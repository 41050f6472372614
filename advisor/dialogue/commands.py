"""Lines that begin with a slash, and the bare words that people type to leave or to get help."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Conversation
from advisor.dialogue.cues import ALL
from advisor.dialogue.replies import Notice, Reply, Talk, Turn
from advisor.dialogue.why import why
from advisor.model import ProgramId, SmallTalk
from advisor.noun import Noun


class Outcome(Noun):
    """What a command says, whether it ends the conversation, and the programs in focus where it changes them.

    A command that does more says everything itself: the turn, and the conversation after it.
    """

    text: str
    leave: bool = False
    focus: tuple[ProgramId, ...] | None = None
    said: tuple[Turn, Conversation] | None = None


class Command(Noun):
    """A command: what it does, in a few words, and the function that does it with what stands after its name."""

    help: str
    run: Callable[[Context, str], Outcome]


def reply(context: Context) -> tuple[Turn, Conversation] | None:
    """Carry out the command in a line, if it holds one; the conversation goes on from where it was."""
    line = context.line.strip()
    name = BARE.get(line.lower().rstrip(".! "))
    if name:
        return _said(context, COMMANDS[name].run(context, ""), _small_talk(context))
    if not line.startswith("/"):
        return None
    typed, _, argument = line[1:].partition(" ")
    found = _named(typed.lower())
    outcome = COMMANDS[found].run(context, argument.strip()) if found else Outcome(text=_no_such(typed))
    return outcome.said or _said(context, outcome)


def _said(context: Context, outcome: Outcome, first: tuple[Reply, ...] = ()) -> tuple[Turn, Conversation]:
    notice = () if outcome.leave and first else (Notice(text=outcome.text),)
    turn = Turn(question=context.line, replies=(*first, *notice), aside=True, leave=outcome.leave)
    kept = context.conversation
    return turn, kept if outcome.focus is None else kept._replace(programs=outcome.focus)


def _small_talk(context: Context) -> tuple[Reply, ...]:
    """Return what the knowledge base itself has to say to a bare word such as "bye"."""
    finding = context.understanding.find(context.line)
    target = context.understanding.best(finding)
    return (Talk(topic=target.id, text=target.text),) if finding.exact and isinstance(target, SmallTalk) else ()


def _named(typed: str) -> str | None:
    """Return the command that was typed, whole or by its first letters."""
    typed = ALIASES.get(typed, typed)
    begun = [name for name in COMMANDS if typed and name.startswith(typed)]
    return typed if typed in COMMANDS else begun[0] if len(begun) == 1 else None


def _no_such(typed: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - answering starts sooner without it

    close = get_close_matches(typed.lower()[:40], COMMANDS, n=1)
    hint = f"did you mean /{close[0]}?" if close else "/help lists them all."
    return f"There is no command /{typed[:40]}; {hint}"


def _help(_: Context, __: str) -> Outcome:
    width = max(len(name) for name in COMMANDS)
    commands = [f"/{name:<{width}}  {command.help}" for name, command in COMMANDS.items()]
    hints = [
        'You can follow up on an answer: "and what does it cost?"',
        "When I offer a list, type the number of the line that you mean.",
    ]
    return Outcome(text="\n".join([*hints, "", *commands]))


def _topics(context: Context, argument: str) -> Outcome:
    """List the topics: all, or those of the categories that the argument is found in."""
    categories = context.knowledge.categories
    titles = {category: _titles(context, category) for category in categories}
    parts = [
        "\n".join([title, *titles[category]])
        for category, title in categories.items()
        if titles[category] and argument.lower() in f"{category} {title}".lower()
    ]
    names = ", ".join(categories.values())
    return Outcome(text="\n\n".join(parts) or f"There is no category '{argument[:40]}'. There are: {names}.")


def _titles(context: Context, category: str) -> list[str]:
    return [f"- {topic.title}" for topic in context.knowledge.topics.values() if topic.category == category]


def _why(context: Context, _: str) -> Outcome:
    return Outcome(text=why(context))


def _check(context: Context, argument: str) -> Outcome:
    """Begin an eligibility check, or go on with the one that was left."""
    from advisor.dialogue.checks.starting import start_named  # noqa: PLC0415 answering must start without it

    return Outcome(text="", said=start_named(context, argument))


def _save(_: Context, __: str) -> Outcome:
    return Outcome(text="There is no result to save yet. To get one, type /check.")


def _program(context: Context, argument: str) -> Outcome:
    """Show which program the conversation is about, or change it."""
    if not argument:
        return Outcome(text=_focus(context, context.conversation.programs))
    chosen = _chosen(context, argument)
    if chosen is None:
        return Outcome(text=f"I don't know a program '{argument[:60]}'. {_ways(context)}")
    return Outcome(text=_focus(context, chosen), focus=chosen)


def _chosen(context: Context, argument: str) -> tuple[ProgramId, ...] | None:
    """Return the programs that an argument names; none in particular for "both", "all" or "none"."""
    finding = context.understanding.find(argument)
    if ALL in finding.pointers or argument.lower() in {"all", "none", "any"}:
        return ()
    if argument.lower() in context.knowledge.programs:
        return (argument.lower(),)
    return finding.programs or None


def _focus(context: Context, programs: tuple[ProgramId, ...]) -> str:
    named = " and ".join(context.knowledge.programs[program].short for program in programs)
    if named:
        return f"I answer for the {named} unless you name another program. For all of them again: /program both"
    return f"I answer for every program unless you name one. {_ways(context)}"


def _ways(context: Context) -> str:
    ways = [f"/program {program.id} ({program.short})" for program in context.knowledge.programs.values()]
    return f"To choose one: {' or '.join(ways)}"


def _quit(_: Context, __: str) -> Outcome:
    return Outcome(text="Goodbye, and good luck!", leave=True)


COMMANDS: Mapping[str, Command] = {
    "help": Command(help="this help", run=_help),
    "topics": Command(help="what I can answer; /topics WORD shows a part", run=_topics),
    "program": Command(help="the program I answer for; /program NAME changes it", run=_program),
    "check": Command(help="check your eligibility, or what fits; /check NAME", run=_check),
    "save": Command(help="after a check: /save FILE keeps its result", run=_save),
    "why": Command(help="how I came to the last answer", run=_why),
    "quit": Command(help="leave (also: bye, exit, Ctrl-D)", run=_quit),
}
"""The commands, without their slash, in the order of the help."""

ALIASES: Mapping[str, str] = {"?": "help", "exit": "quit", "bye": "quit", "q": "quit"}
BARE: Mapping[str, str] = {
    "quit": "quit", "exit": "quit", "bye": "quit", ":q": "quit", ":q!": "quit", ":wq": "quit",
    "help": "help", "?": "help",
}  # fmt: skip
"""Lines that stand for a command as they are, without a slash."""
