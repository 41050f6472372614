"""What a command is, and the options that all of them share."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from advisor.noun import Noun

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from advisor.terminal.options import Options


class Command(Noun):
    """A command: its name, what it does, the arguments of its own, and the function that runs it."""

    name: str
    help: str
    arguments: Callable[[ArgumentParser], None]
    run: Callable[[Options, Namespace], int]
    examples: tuple[str, ...] = ()
    """How it can be called, for the top of its help."""


def no_arguments(parser: ArgumentParser) -> None:
    """Add nothing: the command has no arguments of its own."""


def add_shared(parser: ArgumentParser, *, given: bool) -> None:
    """Add the options of all commands; those of a command (not `given`) say nothing where they are left out.

    The program's own help describes them, and not that of each command.
    """
    from argparse import SUPPRESS  # noqa: PLC0415 whoever has a parser has it already

    nothing = None if given else SUPPRESS
    off = False if given else SUPPRESS
    parser.add_argument("--knowledge", metavar="DIR", default=nothing, help=SUPPRESS)
    parser.add_argument("--program", metavar="ID", default=nothing, help=SUPPRESS)
    for name in ("--json", "--explain", "--plain", "--accessible"):
        parser.add_argument(name, action="store_true", default=off, help=SUPPRESS)


def add_commands(
    parser: ArgumentParser, commands: tuple[Command, ...], metavar: str, named: Collection[str] | None = None
) -> None:
    """Add a place for one of some commands; where it is known which may be `named`, only those get their arguments.

    A command may have an option of its own by the name of a shared one.
    """
    places = parser.add_subparsers(prog=parser.prog, metavar=metavar, parser_class=type(parser))
    for each in commands:
        own = places.add_parser(
            each.name,
            help=each.help,
            description=each.help,
            allow_abbrev=False,
            conflict_handler="resolve",
            formatter_class=parser.formatter_class,
        )
        if named is None or each.name in named:
            own.set_defaults(command=each, parser=own)
            add_shared(own, given=False)
            each.arguments(own)


def listed(commands: tuple[Command, ...]) -> str:
    """Return the commands' names with what they do, a line for each."""
    width = max(len(each.name) for each in commands) + 2
    return "\n".join(f"  {each.name:<{width}}{each.help}" for each in commands)
