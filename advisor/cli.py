"""The command line: reads what was asked for, runs the command, and turns what happened into an exit status."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from typing import NoReturn

from advisor import __version__
from advisor.commands.command import Command, add_commands, add_shared, listed
from advisor.commands.table import COMMANDS
from advisor.compiled.shipped import shipped_folder
from advisor.terminal import streams
from advisor.terminal.options import CannotUseError, Options, named_folder, wants_accessible

DONE, UNUSABLE, INTERRUPTED, READER_GONE = 0, 2, 130, 141

_ASKING = frozenset(
    {"what", "what's", "who", "when", "where", "why", "how", "which", "can", "do", "does", "is", "am", "are"}
)
"""Words that begin a question, however like a command one of them is."""
_OPTION = re.compile(r"--([a-z][a-z-]*)")
_NO_COMMAND = re.compile(r"argument (?:COMMAND|ACTION): invalid choice: '(.*)' \(choose from (.*)\)")

HELP = """\
Ask about the programs in your own words, and get an answer with its source.

  advisor                                     talk with the advisor
  advisor ask "what does it cost?"            one answer; you may leave out ask
  advisor ask - < questions.txt --json        a question per line, as JSON Lines

Commands:
{commands}

Options, before or after the command:
  --knowledge DIR   the knowledge base to use (or set ADVISOR_KNOWLEDGE)
  --program ID      the program that you are asking about
  --json            JSON Lines on standard output, and nothing else
  --explain         also show how it was read, and the topics considered
  --plain           bare text: no colours, no links (or set NO_COLOR)
  --accessible      labels for screen readers (or set ADVISOR_ACCESSIBLE)
  --version, -h     the version; this help (also after a command)
"""
OPTIONS = "With every command: --knowledge DIR, --json, --plain, --accessible; see advisor -h"


class Parser(argparse.ArgumentParser):
    """A parser that refuses in one line, and shows what its commands do, and examples, before all options."""

    argv: Sequence[str] = ()
    """All arguments of the call, for the parser that sees them first."""

    def format_help(self) -> str:
        """Return the help: the program's own, that of a command with actions, or that of a command."""
        if self.prog == "advisor":
            return HELP.format(commands=listed(COMMANDS))
        if self.prog == "advisor kb":
            from advisor.commands.kb import ACTIONS, HELP_OF_ACTIONS  # noqa: PLC0415 - seldom asked for

            return HELP_OF_ACTIONS.format(actions=listed(ACTIONS))
        command: Command | None = self.get_default("command")
        examples = "".join(f"  advisor {example}\n" for example in command.examples) if command else ""
        return "\n".join([*filter(None, [examples]), super().format_help(), OPTIONS])

    def print_help(self, file: object = None) -> None:
        """Write the help to standard output."""
        del file
        streams.say(self.format_help().rstrip("\n"))

    def error(self, message: str) -> NoReturn:
        """Say in one line why the call cannot be used, and leave."""
        unknown = _NO_COMMAND.match(message)
        if unknown:
            self._refuse_option_before(unknown[1])
        reason = _no_command(*unknown.groups()) if unknown else f"{message}; see {self.prog} -h"
        streams.tell(f"advisor: {reason}")
        raise SystemExit(UNUSABLE)

    def refuse(self, unknown: str) -> NoReturn:
        """Say of an argument that there is no such thing, and which option may be meant; and leave."""
        from advisor.reading.nearest import nearest  # noqa: PLC0415 most calls name options that there are

        if not unknown.startswith("-"):
            self.error(f"'{unknown}' is one argument too many")
        name, _, _ = unknown.partition("=")
        near = nearest(name.lstrip("-"), tuple(self._options()))
        hint = f"did you mean '--{near}'?" if near else f"see {self.prog} -h"
        streams.tell(f"advisor: there is no option '{name}'; {hint}")
        raise SystemExit(UNUSABLE)

    def _options(self) -> list[str]:
        """Return the long options that there are, those of all commands among them."""
        return [found[1] for name in self._option_string_actions if (found := _OPTION.match(name))]

    def _refuse_option_before(self, word: str) -> None:
        """Refuse the first unknown option before a word that was taken for a command, and may be its value."""
        for each in self.argv[: [*self.argv, word].index(word)]:
            found = _OPTION.match(each)
            if found and found[1] not in self._options():
                self.refuse(each)


def _no_command(word: str, commands: str) -> str:
    from advisor.reading.nearest import no_such  # noqa: PLC0415 most calls name a command that there is

    known = [each.strip("' ") for each in commands.split(",")]
    return no_such("command", word, known, 'to ask a question: advisor ask "…"')


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
    if list(argv[:1]) == ["help"]:
        argv = [*argv[1:], "-h"]
    elif argv and _is_question(argv[0]):
        argv = ["ask", *argv]
    given, unknown = _parser(argv).parse_known_args(argv)
    if unknown:
        given.parser.refuse(unknown[0])
    if given.version:
        streams.say(f"advisor {__version__}")
        return DONE
    command: Command = given.command or COMMANDS[0]
    try:
        return command.run(_options(given), given)
    except CannotUseError as error:
        streams.tell(f"advisor: {error}")
        return UNUSABLE


def _is_question(word: str) -> bool:
    """Tell whether the first word of a call begins a question: it is neither a command, nor like one, nor an option."""
    names = tuple(each.name for each in COMMANDS)
    if not word or word.startswith("-") or word in names:
        return False
    from advisor.reading.nearest import nearest  # noqa: PLC0415 most calls name a command

    return word.lower() in _ASKING or nearest(word, names) is None


def _options(given: argparse.Namespace) -> Options:
    named = named_folder(given.knowledge, os.environ)
    return Options(
        knowledge=named or shipped_folder(),
        named=named is not None,
        program=given.program,
        json=given.json,
        explain=given.explain,
        plain=given.plain,
        accessible=given.accessible or wants_accessible(os.environ),
    )


def _form(prog: str) -> argparse.HelpFormatter:
    """Return what lays out a command's help: of a fixed width, because finding out the terminal's takes a while."""
    return argparse.HelpFormatter(prog, width=78)


def _parser(argv: Sequence[str]) -> argparse.ArgumentParser:
    parser = Parser(prog="advisor", allow_abbrev=False, formatter_class=_form)
    parser.add_argument("--version", action="store_true")
    parser.argv = argv
    parser.set_defaults(command=None, parser=parser)
    add_shared(parser, given=True)
    add_commands(parser, COMMANDS, "COMMAND", named=argv)
    return parser
