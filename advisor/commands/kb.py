"""The table of what can be done with the knowledge base: the actions of the command `kb`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from advisor.commands.command import Command

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from advisor.terminal.options import Options


def _lint_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("path", nargs="*", type=Path, help="knowledge folders; without any, the one in use")
    parser.add_argument("--format", choices=("text", "json", "github"), help="how each mistake is written")
    parser.add_argument("--fix", action="store_true", help="mend what is certain, and say what")
    parser.add_argument("--explain", metavar="RULE", dest="rule", help="say what a rule means, and how to mend it")


def _lint(options: Options, given: Namespace) -> int:
    from advisor.terminal.kb.lint import explain, run  # noqa: PLC0415 - an action takes in only what it needs

    if given.rule:
        return explain(given.rule)
    form = given.format or ("json" if options.json else "text")
    return run(given.path or [options.folder], form, mend=given.fix)


ACTIONS: tuple[Command, ...] = (
    Command(name="lint", help="find every mistake in the knowledge base", arguments=_lint_arguments, run=_lint),
)
"""Every action, in the order of the help."""
