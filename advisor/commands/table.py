"""The table of all commands, in the order of the help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.commands.command import Command, add_commands, no_arguments

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from advisor.terminal.options import Options


def _ask_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("question", nargs="*", help="the question; - reads one from each line of standard input")


def _check_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", help="the check, or how its name begins; without it, all are listed")
    parser.add_argument(
        "--answer", metavar="ID=VALUE", action="append", default=[], help="an answer given ahead; can be repeated"
    )


def _topics_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", nargs="*", help="a word of a subject or topic; without it, all are listed")


def _kb_arguments(parser: ArgumentParser) -> None:
    from advisor.commands.kb import ACTIONS  # noqa: PLC0415 - a command takes in only what it needs

    add_commands(parser, ACTIONS, "ACTION")


def _chat(options: Options, _: Namespace) -> int:
    from advisor.terminal.chat import run  # noqa: PLC0415 - as above

    return run(options)


def _ask(options: Options, given: Namespace) -> int:
    from advisor.terminal.ask import run  # noqa: PLC0415 - as above

    return run(options, given.question)


def _check(options: Options, given: Namespace) -> int:
    from advisor.terminal.check import run  # noqa: PLC0415 - as above

    return run(options, given.name, given.answer)


def _topics(options: Options, given: Namespace) -> int:
    from advisor.terminal.topics import run  # noqa: PLC0415 - as above

    return run(options, " ".join(given.name))


def _privacy_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--erase", action="store_true", help="remove all of it")


def _privacy(options: Options, given: Namespace) -> int:
    from advisor.terminal.privacy import run  # noqa: PLC0415 - as above

    return run(options, erase=given.erase)


def _doctor(options: Options, _: Namespace) -> int:
    from advisor.terminal.doctor import run  # noqa: PLC0415 - as above

    return run(options)


def _kb(_: Options, __: Namespace) -> int:
    from advisor.commands.kb import ACTIONS  # noqa: PLC0415 - as above
    from advisor.terminal.options import CannotUseError  # noqa: PLC0415 - as above

    message = f"say what to do: {', '.join(f'kb {each.name}' for each in ACTIONS)}; see advisor kb -h"
    raise CannotUseError(message)


COMMANDS: tuple[Command, ...] = (
    Command(name="chat", help="talk with the advisor, as does `advisor` alone", arguments=no_arguments, run=_chat),
    Command(
        name="ask",
        help="answer a question, or with - each line of input",
        arguments=_ask_arguments,
        run=_ask,
        examples=(
            'ask "what does it cost?"',
            'ask "is there a deadline?" --program ID',
            'ask "is it hard?" --explain',
            "ask - --json < questions.txt",
        ),
    ),
    Command(
        name="check",
        help="see whether you are eligible, or what fits",
        arguments=_check_arguments,
        run=_check,
        examples=("check", "check NAME", "check NAME --answer ID=VALUE --json"),
    ),
    Command(
        name="topics",
        help="list what it can answer",
        arguments=_topics_arguments,
        run=_topics,
        examples=("topics", "topics NAME", "topics --program ID"),
    ),
    Command(name="privacy", help="what is kept on this computer; --erase", arguments=_privacy_arguments, run=_privacy),
    Command(name="doctor", help="facts about this computer for whoever helps", arguments=no_arguments, run=_doctor),
    Command(name="kb", help="work on the knowledge base: see kb -h", arguments=_kb_arguments, run=_kb),
)
"""Every command; the first is meant where none is named."""
