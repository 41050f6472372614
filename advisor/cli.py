"""The command line: reads what was asked for, runs the command, and turns what happened into an exit status."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn

from advisor import __version__
from advisor.terminal import streams
from advisor.terminal.options import CannotUseError, Options, knowledge_folder, wants_accessible

DONE, UNUSABLE, INTERRUPTED, READER_GONE = 0, 2, 130, 141

_NO_COMMAND = re.compile(r"argument COMMAND: invalid choice: '(.*)' \(")

HELP = """\
Ask about the programs in your own words, and get an answer with its source.

  advisor                                     talk with the advisor
  advisor ask "what does it cost?"             one question, one answer
  advisor ask - < questions.txt --json        a question per line, as JSON Lines
  advisor check                               what it can check with you
  advisor topics                              what it can answer

Commands:
{commands}

Options, before or after the command:
  --knowledge DIR   the knowledge base to use (or set ADVISOR_KNOWLEDGE)
  --program ID      the program that you are asking about
  --json            JSON Lines on standard output, and nothing else
  --explain         also show the topics that were considered
  --plain           bare text: no colours, no links (or set NO_COLOR)
  --accessible      labels for screen readers (or set ADVISOR_ACCESSIBLE)
  --version, -h     the version; this help (also after a command)
"""


class Parser(argparse.ArgumentParser):
    """A parser that refuses in one line, and whose top level shows the examples first."""

    def format_help(self) -> str:
        """Return the help: the program's own, or that of a command."""
        if self.prog != "advisor":
            return super().format_help()
        return HELP.format(commands="\n".join(f"  {each.name:<9}{each.help}" for each in COMMANDS))

    def print_help(self, file: object = None) -> None:
        """Write the help to standard output."""
        del file
        streams.say(self.format_help().rstrip("\n"))

    def error(self, message: str) -> NoReturn:
        """Say in one line why the call cannot be used, and leave."""
        unknown = _NO_COMMAND.match(message)
        reason = _no_command(unknown[1]) if unknown else f"{message}; see {self.prog} -h"
        streams.tell(f"advisor: {reason}")
        raise SystemExit(UNUSABLE)


def _no_command(word: str) -> str:
    from advisor.reading.nearest import did_you_mean  # noqa: PLC0415 most calls name a command that there is

    hint = did_you_mean(word, [each.name for each in COMMANDS]) or '; to ask a question: advisor ask "…"'
    return f"there is no command '{word}'{hint}"


class Command(NamedTuple):
    """A command: its name, what it does, the arguments of its own, and the function that runs it."""

    name: str
    help: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Options, argparse.Namespace], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line; return the exit status."""
    streams.prepare()
    try:
        return _run(sys.argv[1:] if argv is None else argv)
    except SystemExit as leaving:
        return int(leaving.code or 0)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        streams.silence(sys.stdout)
        return READER_GONE
    except OSError as error:
        streams.silence(sys.stdout)
        streams.tell(f"advisor: {error.strerror or error}")
        return UNUSABLE


def _run(argv: Sequence[str]) -> int:
    given = _parser().parse_args(argv)
    if given.version:
        streams.say(f"advisor {__version__}")
        return DONE
    command: Command = given.command or COMMANDS[0]
    try:
        return command.run(_options(given), given)
    except CannotUseError as error:
        streams.tell(f"advisor: {error}")
        return UNUSABLE


def _options(given: argparse.Namespace) -> Options:
    return Options(
        folder=knowledge_folder(given.knowledge, os.environ),
        program=given.program,
        json=given.json,
        explain=given.explain,
        plain=given.plain,
        accessible=given.accessible or wants_accessible(os.environ),
    )


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="advisor", allow_abbrev=False)
    parser.add_argument("--version", action="store_true")
    parser.set_defaults(command=None)
    _add_shared(parser, given=True)
    commands = parser.add_subparsers(metavar="COMMAND", parser_class=Parser)
    for each in COMMANDS:
        own = commands.add_parser(each.name, description=each.help, allow_abbrev=False)
        own.set_defaults(command=each)
        _add_shared(own, given=False)
        each.arguments(own)
    return parser


def _add_shared(parser: argparse.ArgumentParser, *, given: bool) -> None:
    """Add the options of all commands; those of a command say nothing where they are not given."""
    nothing = None if given else argparse.SUPPRESS
    off = False if given else argparse.SUPPRESS
    parser.add_argument("--knowledge", metavar="DIR", default=nothing, help="the knowledge base to use")
    parser.add_argument("--program", metavar="ID", default=nothing, help="the program that you are asking about")
    parser.add_argument("--json", action="store_true", default=off, help="JSON Lines, and nothing else")
    parser.add_argument("--explain", action="store_true", default=off, help="show the topics that were considered")
    parser.add_argument("--plain", action="store_true", default=off, help="bare text")
    parser.add_argument("--accessible", action="store_true", default=off, help="bare text with labels")


def _no_arguments(parser: argparse.ArgumentParser) -> None:
    """Add nothing: the command has no arguments of its own."""


def _ask_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("question", nargs="+", help="the question; - reads one from each line of standard input")


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", help="the check; without it, all are listed")
    parser.add_argument(
        "--answer", metavar="ID=VALUE", action="append", default=[], help="an answer given ahead; can be repeated"
    )


def _kb_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(metavar="ACTION", required=True, parser_class=Parser)
    lint = actions.add_parser("lint", description="find every mistake in the knowledge base", allow_abbrev=False)
    _add_shared(lint, given=False)
    lint.add_argument("path", nargs="*", type=Path, help="knowledge folders; without any, the one in use")
    lint.add_argument("--format", choices=("text", "json", "github"), help="how each mistake is written")


def _chat(options: Options, _: argparse.Namespace) -> int:
    from advisor.terminal.chat import run  # noqa: PLC0415 a command takes in only what it needs

    return run(options)


def _ask(options: Options, given: argparse.Namespace) -> int:
    from advisor.terminal.ask import run  # noqa: PLC0415 as above

    return run(options, given.question)


def _check(options: Options, given: argparse.Namespace) -> int:
    from advisor.terminal.check import run  # noqa: PLC0415 as above

    return run(options, given.name, given.answer)


def _topics(options: Options, _: argparse.Namespace) -> int:
    from advisor.terminal.topics import run  # noqa: PLC0415 as above

    return run(options)


def _kb(options: Options, given: argparse.Namespace) -> int:
    from advisor.terminal.lint import run  # noqa: PLC0415 as above

    return run(given.path or [options.folder], given.format or ("json" if options.json else "text"))


COMMANDS: tuple[Command, ...] = (
    Command(name="chat", help="talk with the advisor, as does `advisor` alone", arguments=_no_arguments, run=_chat),
    Command(name="ask", help="answer a question, or with - each line of input", arguments=_ask_arguments, run=_ask),
    Command(name="check", help="see whether you are eligible, or what fits", arguments=_check_arguments, run=_check),
    Command(name="topics", help="list what it can answer", arguments=_no_arguments, run=_topics),
    Command(name="kb", help="work on the knowledge base: kb lint", arguments=_kb_arguments, run=_kb),
)
"""Every command, in the order of the help; the first is meant where none is named."""
