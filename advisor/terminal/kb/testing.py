"""The command `kb test`: asks the knowledge base's own examples and conversations, and says what came out right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.authoring.committed import committed
from advisor.authoring.credit import Side, through_the_edit
from advisor.authoring.places import files_of
from advisor.authoring.theft import shifts
from advisor.authoring.trying import Outcome, Trial, rows, try_each
from advisor.compiled import cache
from advisor.engine import open_advisor
from advisor.example import Example
from advisor.model import Knowledge
from advisor.reading.examples import load_conversations, load_examples
from advisor.reading.nodes import REMARKS
from advisor.terminal import streams
from advisor.terminal.kb import marking, reports
from advisor.terminal.kb.progress import with_bar
from advisor.terminal.kb.replaying import Replayed, figures, replayed, report
from advisor.terminal.kb.tables import table
from advisor.terminal.opening import Desk, open_desk
from advisor.terminal.options import CannotUseError, Options
from advisor.terminal.plain import BLANK, Line, heading, single_lines
from advisor.terminal.record import dumped
from advisor.terminal.showing import show_lines

CLEAN, FAULTY = 0, 1
_SAMPLE = 150
"""Conversations that are tried, unless all are asked for: enough for a figure, within seconds."""
_NO_EXAMPLES = "there are no examples to try: write some into examples/, as knowledge/README.md shows"
_COMMITTED = ".committed"
"""Under this name the compiled file of a committed knowledge base is kept."""


def run(options: Options, *, accept: bool = False, verbose: bool = False) -> int:
    """Try the examples; return the exit status: a wrong answer that nobody knew of is a fault.

    So it is if too few turns of conversations are right: of many conversations, an even sample is tried. With
    `accept`, all wrong examples are marked as known; where it is `verbose`, all are tried and each wrong turn is named.
    """
    desk = open_desk(options.folder)
    before = files_of(options.folder) if accept else []
    examples, found = load_examples(options.folder)
    conversations, more = load_conversations(options.folder)
    problems = [problem for problem in (*found, *more) if problem.rule not in REMARKS]
    for problem in problems:
        streams.tell(f"advisor: {problem}")
    if not examples and not conversations:
        raise CannotUseError(_NO_EXAMPLES)
    trials = list(with_bar(_tried(desk, examples), len(examples), options))
    sample = conversations if verbose else conversations[:: -(-len(conversations) // _SAMPLE) or 1]
    turns = replayed(desk, sample, options)
    if options.json:
        _say_json(trials, turns, verbose=verbose)
    else:
        lines = [*_report(trials, options), *report(turns, each=verbose), *_since_commit(trials, desk, options)]
        show_lines(lines, options.look)
    if accept:
        marking.mark(options, trials, before)
        return FAULTY if problems else CLEAN
    return FAULTY if problems or turns.is_fault or any(trial.is_fault for trial in trials) else CLEAN


def _tried(desk: Desk, examples: Sequence[Example]) -> Iterator[Trial]:
    return try_each(desk.knowledge, desk.understanding, examples, desk.today, desk.checks)


def _say_json(trials: Sequence[Trial], turns: Replayed, *, verbose: bool) -> None:
    for trial in trials:
        streams.say_json(dumped(reports.record(trial)))
    for trial in turns.wrong if verbose else ():
        streams.say_json(dumped({**reports.record(trial), "fault": False, "of": "conversation"}))
    faults = sum(trial.is_fault for trial in trials)
    whole = {"examples": len(trials), "outcomes": reports.outcomes(trials), "faults": faults}
    streams.say_json(dumped({**whole, **({"conversations": figures(turns)} if turns.conversations else {})}))


def _report(trials: Sequence[Trial], options: Options) -> Iterator[Line]:
    """Say topic by topic what is not right, then name the wrong answers, then sum up."""
    found = rows(trials)
    amiss = [row for row in found if row.outcomes[Outcome.RIGHT] < row.asked]
    if amiss:
        yield from table(reports.HEAD, [reports.cells(row) for row in amiss], options.look)
        yield BLANK
    for title, listed in reports.sections(trials):
        yield heading(title)
        yield from single_lines(*map(reports.line, listed))
        yield BLANK
    topics = [row for row in found if row.topic]
    fine = sum(row not in amiss for row in topics)
    yield from single_lines(f"Of {len(topics)} topics, {fine} have all their examples right.")
    yield from single_lines(reports.summary(trials))


def _since_commit(trials: Sequence[Trial], desk: Desk, options: Options) -> Iterator[Line]:
    """Say what has changed since the last commit, where there is one and the knowledge base is another now."""
    with committed(options.folder) as before:
        if before is None or cache.digest_of(before) == desk.version:
            return
        opened = open_advisor(before, cache.file_for(options.folder / _COMMITTED), like=cache.file_for(options.folder))
        if opened.knowledge is None or opened.understanding is None:
            return
        examples = [trial.example for trial in trials if _is_known(trial.example, opened.knowledge)]
        earlier = try_each(opened.knowledge, opened.understanding, examples, desk.today, opened.checks)
        found = through_the_edit(
            shifts(with_bar(earlier, len(examples), options), trials),
            Side(knowledge=opened.knowledge, understanding=opened.understanding),
            Side(knowledge=desk.knowledge, understanding=desk.understanding),
            desk.today,
        )
    yield BLANK
    yield heading("Since the last commit")
    yield from single_lines(*reports.changes(found))


def _is_known(example: Example, before: Knowledge) -> bool:
    """Tell whether an example could have been tried before: all that it must reach was there."""
    return all(before.topic(key) for key in example.keys) and (not example.check or example.check in before.checks)
