"""The table of what can be done with the knowledge base: the actions of the command `kb`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from advisor.commands.command import Command, no_arguments
from advisor.compiled.home import NoHomeError, expanded

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable
    from datetime import date

    from advisor.terminal.options import Options

    Arguments: TypeAlias = Callable[[ArgumentParser], None]
    Run: TypeAlias = Callable[[Options, Namespace], int]
    Writes: TypeAlias = Callable[[Options, Namespace], bool]


def day(text: str) -> date:
    """Return the day that is written as year-month-day."""
    from datetime import date  # noqa: PLC0415 - an action takes in only what it needs

    return date.fromisoformat(text)


def path(text: str) -> Path:
    """Return the path that is written; none is refused, which would be taken for the working folder.

    A ~ that the shell left is the home folder: no file or folder of that name is ever made.
    """
    if not text.strip():
        from argparse import ArgumentTypeError  # noqa: PLC0415 - as above

        message = "the name is empty; write that of a file or folder"
        raise ArgumentTypeError(message)
    try:
        return Path(expanded(text))
    except NoHomeError as error:
        from argparse import ArgumentTypeError  # noqa: PLC0415 - as above

        message = f"{text} cannot be found: {error}"
        raise ArgumentTypeError(message) from error


def _lint_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "path", nargs="*", type=path, help="knowledge folders, or files in one; without, the one in use"
    )
    parser.add_argument("--format", choices=("text", "json", "github"), help="how each mistake is written")
    parser.add_argument("--fix", action="store_true", help="mend what is certain, and say what")
    parser.add_argument("--explain", metavar="RULE", dest="rule", help="say what a rule means, and how to mend it")
    parser.add_argument("--rule", metavar="RULE", dest="only", help="list the findings of one rule alone, one by one")
    parser.add_argument("--today", metavar="DAY", type=day, help="the day on which reviews are due")


def _lint(options: Options, given: Namespace) -> int:
    from datetime import datetime  # noqa: PLC0415 - an action takes in only what it needs

    from advisor.terminal.kb.lint import explain, run  # noqa: PLC0415 - as above

    if given.rule is not None:
        return explain(given.rule)
    form = given.format or ("json" if options.json else "text")
    today = given.today or datetime.now().astimezone().date()
    return run(given.path or [options.folder], form, today, mend=given.fix, rule=given.only)


def _test_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--leave-one-out", action="store_true", help="ask the ways to ask themselves, each before it is learned"
    )
    parser.add_argument(
        "--accept", action="store_true", help="mark what is wrong as a known gap, and unmark what no longer is"
    )
    parser.add_argument("--verbose", action="store_true", help="name each turn of a conversation that is wrong")


def _test(options: Options, given: Namespace) -> int:
    from advisor.terminal.kb import leaving_out, testing  # noqa: PLC0415 - as above

    if given.leave_one_out:
        return leaving_out.run(options)
    return testing.run(options, accept=given.accept, verbose=given.verbose)


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("topic", help="the id of a topic: the name of its file without .yaml; or TOPIC/DETAIL")
    parser.add_argument("phrasing", nargs="+", help="a way to ask, in quotes; several may follow each other")


def _add(options: Options, given: Namespace) -> int:
    from advisor.terminal.kb.adding import run  # noqa: PLC0415 - as above

    return run(options, given.topic, given.phrasing)


def _new_arguments(parser: ArgumentParser) -> None:
    from advisor.terminal.kb.composing import ORDER  # noqa: PLC0415 - as above

    parser.add_argument(
        "topic", help="the new topic's id: small letters, digits and hyphens; TOPIC/DETAIL adds a detail"
    )
    parser.epilog = ORDER


def _new(options: Options, given: Namespace) -> int:
    from advisor.terminal.kb.writing import run  # noqa: PLC0415 - as above

    return run(options, given.topic)


def _show_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "id",
        help="the id of a topic (or TOPIC/DETAIL), a subject outside, small talk, a check or conversations/FILE/NUMBER",
    )


def _show(options: Options, given: Namespace) -> int:
    from advisor.terminal.kb.presenting import run  # noqa: PLC0415 - as above

    return run(options, given.id)


def _explain_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("question", nargs="+", help="a question as a student would type it")


def _explain(options: Options, given: Namespace) -> int:
    from advisor.terminal.kb.explaining import run  # noqa: PLC0415 - as above

    return run(options, " ".join(given.question))


def _stale_arguments(parser: ArgumentParser) -> None:
    from advisor.terminal.kb.ageing import SOON, span  # noqa: PLC0415 - as above

    parser.add_argument(
        "--within", metavar="SPAN", type=span, default=SOON, help="also what is due soon: 30d, 6w, 3m or 1y"
    )
    parser.add_argument("--today", metavar="DAY", type=day, help="the day on which reviews are due")


def _stale(options: Options, given: Namespace) -> int:
    from advisor.terminal.kb.ageing import run  # noqa: PLC0415 - as above

    return run(options, given.within, given.today)


def _gaps_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=path, help="a journal, a question per line, or CSV with a column of them")
    parser.add_argument("--column", metavar="NAME", help="the column of the questions, by its name or letter")


def _gaps(options: Options, given: Namespace) -> int:
    from advisor.terminal.kb.gaps import run  # noqa: PLC0415 - as above

    return run(options, given.file, given.column)


def _schema(options: Options, _: Namespace) -> int:
    from advisor.terminal.kb.schema import run  # noqa: PLC0415 - as above

    return run(options.folder)


def _export_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=path, metavar="FILE.csv", help="where to write the table")
    parser.add_argument("--force", action="store_true", help="write over a file that is there")


def _export(options: Options, given: Namespace) -> int:
    from advisor.terminal.kb.export import run  # noqa: PLC0415 - as above

    return run(options.folder, given.file, force=given.force)


def _import_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=path, metavar="FILE.csv", help="a table that kb export wrote, with your changes")
    parser.add_argument("--yes", action="store_true", help="write the changes without asking")
    parser.add_argument("--remove", action="store_true", help="take out ways to ask that a cell leaves out")


def _import(options: Options, given: Namespace) -> int:
    from advisor.terminal.kb.import_ import run  # noqa: PLC0415 - as above

    return run(options, given.file, yes=given.yes, remove=given.remove)


def _compile_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--to", type=path, metavar="FILE", help="where to keep it, if not in your cache folder")


def _compile(options: Options, given: Namespace) -> int:
    from advisor.terminal.kb.compile import run  # noqa: PLC0415 - as above

    return run(options.folder, given.to)


def _preview_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("topic", help="the id of a topic: the name of its file; or TOPIC/DETAIL")


def _preview(options: Options, given: Namespace) -> int:
    from advisor.terminal.kb.preview import run  # noqa: PLC0415 - as above

    return run(options, given.topic)


def _always(_: Options, __: Namespace) -> bool:
    return True


def _never(_: Options, __: Namespace) -> bool:
    return False


def _mends(_: Options, given: Namespace) -> bool:
    return bool(given.fix) and not given.path


def _accepts(_: Options, given: Namespace) -> bool:
    return bool(given.accept)


def _fills(options: Options, _: Namespace) -> bool:
    from advisor.terminal.kb.asking import somebody_is_there  # noqa: PLC0415 - as above

    return not options.json and somebody_is_there()


def _action(name: str, summary: str, arguments: Arguments, run: Run, *, writes: Writes) -> Command:
    """Return an action that works on the knowledge base that one stands in, where none is named.

    One that `writes` is refused where there is none, and in an installed copy.
    """

    def run_there(options: Options, given: Namespace) -> int:
        from advisor.terminal.kb.places import at_work  # noqa: PLC0415 - as above

        return run(at_work(options, writes=writes(options, given)), given)

    return Command(name=name, help=summary, arguments=arguments, run=run_there)


ACTIONS: tuple[Command, ...] = (
    _action("lint", "find every mistake in the knowledge base", _lint_arguments, _lint, writes=_mends),
    _action("test", "try the knowledge base's own examples", _test_arguments, _test, writes=_accepts),
    _action("show", "show an entry as students see it", _show_arguments, _show, writes=_never),
    _action("explain", "explain how a question is understood", _explain_arguments, _explain, writes=_never),
    _action("stale", "list what is due for a review", _stale_arguments, _stale, writes=_never),
    _action("new", "write a topic or detail: asks for what is needed", _new_arguments, _new, writes=_always),
    _action("add", "add ways to ask to a topic or detail", _add_arguments, _add, writes=_always),
    _action("gaps", "find what went unanswered, and fill it", _gaps_arguments, _gaps, writes=_fills),
    _action("preview", "show a topic at each save", _preview_arguments, _preview, writes=_never),
    _action("export", "write the topics to a spreadsheet", _export_arguments, _export, writes=_never),
    _action("import", "take changes over from a spreadsheet", _import_arguments, _import, writes=_always),
    _action("compile", "learn it now, to save waiting later", _compile_arguments, _compile, writes=_never),
    _action("schema", "let an editor check it while you type", no_arguments, _schema, writes=_always),
)
"""Every action, in the order of the help."""

HELP_OF_ACTIONS = """\
Work on the knowledge base of --knowledge DIR, or else on the one that you
stand in: ./knowledge, or the folder itself.

  advisor kb add tuition "what is the damage"      one more way to ask
  advisor kb explain "what is the damage"          how a question is understood

Actions:
{actions}

Each has help of its own, as in advisor kb add -h
"""
