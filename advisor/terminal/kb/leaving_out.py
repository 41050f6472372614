"""The command `kb test --leave-one-out`: asks every way to ask of an advisor that has not learned it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from advisor.authoring import places
from advisor.authoring.holding_out import FOLDS, Collision, collisions, without
from advisor.authoring.trying import Outcome, Trial, rows, try_each
from advisor.dialogue.learning import understand
from advisor.model import Knowledge
from advisor.reading.examples import load_examples
from advisor.terminal import streams
from advisor.terminal.kb import reports
from advisor.terminal.kb.progress import with_bar
from advisor.terminal.kb.tables import table
from advisor.terminal.opening import read_folder
from advisor.terminal.options import Options
from advisor.terminal.plain import BLANK, Line, heading, paragraphs
from advisor.terminal.record import dumped
from advisor.terminal.showing import show_lines

_SHOWN = 10
_HEAD = ("topics", "taken from each other", "words of both", "for example")


def run(options: Options) -> int:
    """Ask the ways to ask, some at a time, and show which topics take those of others. Nothing here is a fault."""
    _, knowledge = read_folder(options.folder)
    total = sum(len(part.ask) for part in knowledge.parts if len(part.ask) > 1)
    trials = list(with_bar(_tried(knowledge, options), total, options))
    found = collisions(knowledge, trials)
    if options.json:
        _say_json(trials, found)
    else:
        show_lines(list(_report(trials, found, options)), options.look)
    return 0


def _tried(knowledge: Knowledge, options: Options) -> Iterator[Trial]:
    """Learn what is left in each turn, and ask what was taken out."""
    examples, _ = load_examples(options.folder)
    where = places.phrasings(options.folder)
    for turn in range(FOLDS):
        left, taken = without(knowledge, turn, where)
        yield from try_each(left, understand(left, examples), taken, datetime.now().astimezone().date())


def _report(trials: Sequence[Trial], found: Sequence[Collision], options: Options) -> Iterator[Line]:
    yield from table(reports.HEAD, [reports.cells(row) for row in rows(trials)[:_SHOWN]], options.look)
    yield BLANK
    if found:
        yield heading("Topics that take each other's questions")
        yield from table(_HEAD, [_cells(each) for each in found[:_SHOWN]], options.look)
        yield BLANK
    yield from paragraphs(f"Ways to ask, each asked before it was learned (one in {FOLDS} at a time).")
    yield from paragraphs(reports.summary(trials).replace("examples", "ways to ask", 1))
    missed = sum(trial.outcome in {Outcome.WRONG, Outcome.MISSED} for trial in trials)
    if missed:
        yield from paragraphs(f"To see all {missed} that went astray, with their places: add --json.")


def _cells(each: Collision) -> list[str]:
    first, second = each.topics
    return [f"{first} and {second}", str(len(each.questions)), ", ".join(each.words), f'"{each.questions[0]}"']


def _say_json(trials: Sequence[Trial], found: Sequence[Collision]) -> None:
    for trial in trials:
        streams.say_json(dumped(reports.record(trial)))
    for each in found:
        streams.say_json(dumped({"collision": list(each.topics), "words": each.words, "questions": each.questions}))
