"""Lines that begin with a slash, and the bare words that people type to leave or to get help."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from advisor.dialogue import browsing, comparing, keeping
from advisor.dialogue.asides import notice
from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Said
from advisor.dialogue.function_words import ALL
from advisor.dialogue.replies import Reply, Talk
from advisor.dialogue.why import why
from advisor.model import ProgramId, SmallTalk
from advisor.noun import Noun


class Command(Noun):
    """A command: what it does, in a few words, and the function that does it with what stands after its name."""

    help: str
    run: Callable[[Context, str], Said]


def reply(context: Context) -> Said | None:
    """Carry out the command in a line, if it holds one; the conversation goes on from where it was."""
    line = _slashed(context.line.strip())
    name = _bare(line.lower())
    if name:
        return _with_small_talk(context, COMMANDS[name].run(context, ""))
    if line.lower().startswith("save "):
        return _saved_as(context)
    if not line.startswith("/"):
        return None
    typed, _, argument = line[1:].partition(" ")
    found = _named(typed.lower())
    return COMMANDS[found].run(context, argument.strip()) if found else notice(context, _no_such(typed))


def _slashed(line: str) -> str:
    """Return a line with the slash of a command, where somebody typed the other one."""
    return f"/{line[1:]}" if line[:1] == "\\" and _named(line[1:].partition(" ")[0].lower()) else line


def _bare(line: str) -> str | None:
    return BARE.get(line.rstrip(".! ")) or BARE.get(line.rstrip(".!? "))


def _saved_as(context: Context) -> Said | None:
    """Save the conversation where the line names a file, as in "save chat.txt"."""
    from advisor.dialogue.checks.controls import Control, control  # noqa: PLC0415 - answering must start without it

    asked = control(context.line)
    return keeping.save(context, asked[1]) if asked and asked[0] is Control.SAVE else None


def _with_small_talk(context: Context, said: Said) -> Said:
    """Say first, or when leaving instead, what the knowledge base itself has to say to a word such as "bye"."""
    turn, after = said
    first = _small_talk(context)
    rest = () if turn.leave and first else turn.replies
    return turn._replace(replies=(*first, *rest)), after


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


def _help(context: Context, _: str) -> Said:
    width = max(len(name) for name in COMMANDS)
    commands = [f"/{name:<{width}}  {command.help}" for name, command in COMMANDS.items()]
    hints = [
        'You can follow up on an answer: "and what does it cost?"',
        "When I offer a list, type the number of the line that you mean.",
    ]
    return notice(context, "\n".join([*hints, "", *commands]))


def _why(context: Context, _: str) -> Said:
    return notice(context, why(context))


def _check(context: Context, argument: str) -> Said:
    """Begin an eligibility check, or go on with the one that was left."""
    from advisor.dialogue.checks.starting import start_named  # noqa: PLC0415 - answering must start without it

    return start_named(context, argument)


def _program(context: Context, argument: str) -> Said:
    """Show which program the conversation is about, or change it."""
    if not argument:
        return notice(context, _focus(context, context.conversation.programs))
    chosen = _chosen(context, argument)
    if chosen is None:
        return notice(context, f"I don't know a program '{argument[:60]}'. {_ways(context)}")
    turn, kept = notice(context, _focus(context, chosen))
    return turn, kept._replace(programs=chosen, chosen=chosen)


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


def _quit(context: Context, _: str) -> Said:
    turn, kept = notice(context, "Goodbye, and good luck!")
    return turn._replace(leave=True), kept


COMMANDS: Mapping[str, Command] = {
    "help": Command(help="this help", run=_help),
    "topics": Command(help="what I can answer, by subject, to pick from; /topics NAME", run=browsing.topics),
    "program": Command(help="the program I answer for; /program NAME changes it", run=_program),
    "compare": Command(help="the programs side by side; /compare TOPIC or all", run=comparing.compare),
    "check": Command(help="check your eligibility, or what fits; /check NAME", run=_check),
    "sources": Command(help="the pages that the last answer rests on", run=keeping.sources),
    "again": Command(help="the last answer once more", run=keeping.again),
    "more": Command(help="the last answer in full", run=keeping.again),
    "short": Command(help="from now on verdicts alone; again for whole answers", run=keeping.short),
    "why": Command(help="how I came to the last answer", run=_why),
    "save": Command(help="/save FILE keeps what we said; right after a check, its result", run=keeping.save),
    "clear": Command(help="forget all of it, and empty the screen", run=keeping.clear),
    "privacy": Command(help="what is kept of what you type", run=keeping.privacy),
    "quit": Command(help="leave (also: bye, exit, Ctrl-D)", run=_quit),
}
"""The commands, without their slash, in the order of the help."""

ALIASES: Mapping[str, str] = {"?": "help", "exit": "quit", "bye": "quit", "q": "quit", "repeat": "again"}
BARE: Mapping[str, str] = {
    "quit": "quit", "exit": "quit", "bye": "quit", ":q": "quit", ":q!": "quit", ":wq": "quit",
    "help": "help", "?": "help", "topics": "topics", "compare": "compare", "sources": "sources", "again": "again",
    "repeat": "again", "repeat that": "again", "say that again": "again", "privacy": "privacy", "save": "save",
}  # fmt: skip
"""Lines that stand for a command as they are, without a slash."""
