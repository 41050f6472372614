"""The table of what can be done with the knowledge base: the actions of the command `kb`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from advisor.commands.command import Command, no_arguments

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from datetime import date

    from advisor.terminal.options import Options


def day(text: str) -> date:
    """Return the day that is written as year-month-day."""
    from datetime import date  # noqa: PLC0415 - an action takes in only what it needs

    return date.fromisoformat(text)


def path(text: str) -> Path:
    """Return the path that is written; none is refused, which would be taken for the working folder."""
    if not text.strip():
        from argparse import ArgumentTypeError  # noqa: PLC0415 - as above

        message = "the name is empty; write that of a file or folder"
        raise ArgumentTypeError(message)
    return Path(text)


def _lint_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "path", nargs="*", type=path, help="knowledge folders, or files in one; without, the one in use"
    )
    parser.add_argument("--format", choices=("text", "json", "github"), help="how each mistake is written")
    parser.add_argument("--fix", action="store_true", help="mend what is certain, and say what")
    parser.add_argument("--explain", metavar="RULE", dest="rule", help="say what a rule means, and how to mend it")
    parser.add_argument("--today", metavar="DAY", type=day, help="the day on which reviews are due")


def _lint(options: Options, given: Namespace) -> int:
    from datetime import datetime  # noqa: PLC0415 - an action takes in only what it needs

    from advisor.terminal.kb.lint import explain, run  # noqa: PLC0415 - as above

    if given.rule is not None:
        return explain(given.rule)
    form = given.format or ("json" if options.json else "text")
    today = given.today or datetime.now().astimezone().date()
    return run(given.path or [options.folder], form, today, mend=given.fix)


def _test_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--leave-one-out", action="store_true", help="ask the ways to ask themselves, each before it is learned"
    )
    parser.add_argument(
        "--accept", action="store_true", help="mark what is wrong as a known gap, and unmark what no longer is"
    )


def _test(options: Options, given: Namespace) -> int:
    from advisor.terminal.kb import leaving_out, testing  # noqa: PLC0415 - as above

    return leaving_out.run(options) if given.leave_one_out else testing.run(options, accept=given.accept)


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("topic", help="the id of a topic: the name of its file without .yaml")
    parser.add_argument("phrasing", nargs="+", help="a way to ask, in quotes; several may follow each other")


def _add(options: Options, given: Namespace) -> int:
    from advisor.terminal.kb.adding import run  # noqa: PLC0415 - as above

    return run(options, given.topic, given.phrasing)


def _new_arguments(parser: ArgumentParser) -> None:
    from advisor.terminal.kb.writing import ORDER  # noqa: PLC0415 - as above

    parser.add_argument("topic", help="the id of the new topic: small letters, digits and hyphens")
    parser.epilog = ORDER


def _new(options: Options, given: Namespace) -> int:
    from advisor.terminal.kb.writing import run  # noqa: PLC0415 - as above

    return run(options, given.topic)


def _show_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", help="the id of a topic, a subject outside, small talk or a check")


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
    parser.add_argument("file", type=path, help="a journal, a question per line, or CSV with a column 'question'")


def _gaps(options: Options, given: Namespace) -> int:
    from advisor.terminal.kb.gaps import run  # noqa: PLC0415 - as above

    return run(options, given.file)


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
    parser.add_argument("topic", help="the id of a topic: the name of its file")


def _preview(options: Options, given: Namespace) -> int:
    from advisor.terminal.kb.preview import run  # noqa: PLC0415 - as above

    return run(options, given.topic)


ACTIONS: tuple[Command, ...] = (
    Command(name="lint", help="find every mistake in the knowledge base", arguments=_lint_arguments, run=_lint),
    Command(name="test", help="try the knowledge base's own examples", arguments=_test_arguments, run=_test),
    Command(name="show", help="show an entry as students see it", arguments=_show_arguments, run=_show),
    Command(name="explain", help="explain how a question is understood", arguments=_explain_arguments, run=_explain),
    Command(name="stale", help="list what is due for a review", arguments=_stale_arguments, run=_stale),
    Command(name="new", help="write a new topic: asks for what is needed", arguments=_new_arguments, run=_new),
    Command(name="add", help="add ways to ask to a topic", arguments=_add_arguments, run=_add),
    Command(name="gaps", help="find what went unanswered, and fill it", arguments=_gaps_arguments, run=_gaps),
    Command(name="preview", help="show a topic at each save", arguments=_preview_arguments, run=_preview),
    Command(name="export", help="write the topics to a spreadsheet", arguments=_export_arguments, run=_export),
    Command(name="import", help="take changes over from a spreadsheet", arguments=_import_arguments, run=_import),
    Command(name="compile", help="learn it now, to save waiting later", arguments=_compile_arguments, run=_compile),
    Command(name="schema", help="let an editor check it while you type", arguments=no_arguments, run=_schema),
)
"""Every action, in the order of the help."""

HELP_OF_ACTIONS = """\
Work on the knowledge base: the one in use, or that of --knowledge DIR.

  advisor kb add tuition "what is the damage"      one more way to ask
  advisor kb explain "what is the damage"          how a question is understood

Actions:
{actions}

Each has help of its own, as in advisor kb add -h
"""
