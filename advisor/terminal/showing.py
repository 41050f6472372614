"""Shows a turn in the look that was asked for: JSON, plain, with labels, or pretty."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from advisor.dialogue.replies import Candidate, Turn
from advisor.model import Knowledge
from advisor.terminal import plain, record, streams
from advisor.terminal.columns import side_by_side
from advisor.terminal.options import ADVISOR, Look, Options
from advisor.terminal.wrapping import Wrap, laid_out, wrap_for


def show(turn: Turn, knowledge: Knowledge, options: Options, *, first: bool = True) -> None:
    """Write a turn to standard output; where it is not the `first`, an empty line sets it apart."""
    if options.json:
        streams.say_json(record.of_turn(turn, explain=options.explain))
        return
    lines: Sequence[plain.Line] = plain.view(turn, knowledge)
    if options.explain:
        lines = [*lines, *_considered(turn)]
    if options.look is Look.ACCESSIBLE:
        lines = labelled(lines)
    show_lines(lines if first else [plain.BLANK, *lines], options.look)


def show_lines(lines: Iterable[plain.Line], look: Look) -> None:
    """Write lines of the plain view to standard output; on a terminal, words are kept whole."""
    if streams.is_terminal(sys.stdout):
        width, wrap = streams.columns(), wrap_for(os.environ)
        lines = wrapped(side_by_side(lines, width) if look is Look.PRETTY else lines, width, wrap)
    match look:
        case Look.PLAIN | Look.ACCESSIBLE:
            streams.say(plain.written(lines))
        case Look.PRETTY:
            from advisor.terminal import pretty  # noqa: PLC0415 rich takes a while, and is only needed here

            streams.say_as_it_is(pretty.styled(lines))
        case _ as never:
            assert_never(never)


def wrapped(lines: Iterable[plain.Line], width: int, wrap: Wrap = Wrap.BROKEN) -> Iterator[plain.Line]:
    """Yield lines as they are written to a terminal; an address stays whole."""
    for line in lines:
        if line.kind is plain.Kind.ADDRESS:
            yield line
        else:
            yield from (line._replace(text=row) for row in laid_out(line.text, width, wrap))


def labelled(lines: Sequence[plain.Line]) -> Sequence[plain.Line]:
    """Return lines that name the advisor as the one who speaks: at the beginning, and where another answer begins."""
    return [
        line._replace(text=ADVISOR + line.text) if place == 0 or line.opens else line
        for place, line in enumerate(lines)
    ]


def _considered(turn: Turn) -> Iterable[plain.Line]:
    """Yield the topics that were considered, best first."""
    if turn.candidates:
        yield plain.BLANK
        yield plain.heading("Considered")
        yield from plain.paragraphs("\n".join(map(_candidate, turn.candidates)))


def _candidate(each: Candidate) -> str:
    parts = ", ".join(f"{name} {part:.2f}" for name, part in each.parts.items())
    return f"{min(each.confidence, 0.99):.0%} {each.title} ({parts})"
