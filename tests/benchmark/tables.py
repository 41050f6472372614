"""The benchmark's figures as tables for people, in Markdown, so that they can be pasted into a README."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from rich.box import MARKDOWN
from rich.table import Table

from .knowledge import Tally
from .public import Bins, Figures, mean
from .scale import Cost
from .start import Start

Public = Mapping[str, Mapping[str, Figures]]
"""Matcher → set → figures."""


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """Make a table; all columns but the first are numbers."""
    made = Table(title=title, box=MARKDOWN, min_width=len(title), title_justify="left", title_style="bold")
    for number, column in enumerate(columns):
        made.add_column(column, justify="right" if number else "left", no_wrap=True)
    for row in rows:
        made.add_row(*row)
    return made


def percent(value: float) -> str:
    """Show a share; a dash where it is not known."""
    return "–" if math.isnan(value) else f"{100 * value:.1f}"


def public_tables(found: Public) -> Iterator[Table]:
    """Yield the means of each matcher, each set's figures of the first, and the first's reliability."""
    columns = ["matcher", "asked", "top-1", "top-3", "acc@90", "AUROC", "with typos", "universities top-1", "acc@90"]
    rows = [[name, *_row(mean(list(sets.values()))), *_universities(sets)] for name, sets in found.items()]
    yield table("Public sets, means in percent", columns, rows)
    first, sets = next(iter(found.items()))
    columns = ["set", "asked", "top-1", "top-3", "acc@90", "AUROC", "with typos", "lost by typos"]
    yield table(
        f"Public sets one by one: {first}",
        columns,
        [[name, *_row(each), percent(each.lost)] for name, each in sets.items()],
    )
    yield reliability_table(f"Public sets: what came of probabilities ({first})", mean(list(sets.values())).reliability)


def _row(each: Figures) -> list[str]:
    return [str(each.asked), *map(percent, (each.top1, each.top3, each.acc90, each.auroc, each.typos))]


def _universities(sets: Mapping[str, Figures]) -> list[str]:
    """Return two means over the universities' sets."""
    theirs = [each for name, each in sets.items() if name.startswith("uni_")]
    return [percent(mean(theirs).top1), percent(mean(theirs).acc90)] if theirs else ["–", "–"]


def reliability_table(title: str, bins: Bins) -> Table:
    """Return how many answers fell into each bin of probability, and the share that was right."""
    rows = [[f"from {low:.1f}", str(count), percent(share)] for low, count, share in bins]
    return table(title, ["probability", "answers", "right"], rows)


def knowledge_tables(found: Mapping[str, Mapping[str, Tally]]) -> Iterator[Table]:
    """Yield for each file the four figures of each matcher, and the first one's reliability."""
    columns = [
        "matcher",
        "in scope",
        "right",
        "or offered",
        "wrong",
        "outside",
        "answered",
        "left out top-1",
        "top-3",
        "ms",
    ]
    for file, tallies in found.items():
        rows = [
            [
                name,
                str(each.inside),
                *map(percent, (each.right, each.right_or_offered, each.wrong)),
                str(each.outside),
                *map(percent, (each.outside_answered, each.left_out_top1, each.left_out_top3)),
                f"{each.milliseconds:.2f}",
            ]
            for name, each in tallies.items()
        ]
        yield table(f"Knowledge base, {file}, in percent", columns, rows)
        name, first = next(iter(tallies.items()))
        yield reliability_table(f"Knowledge base, {file}: what came of probabilities ({name})", first.reliability)


def scale_table(found: Mapping[str, Sequence[Cost]]) -> Table:
    """Return times and memory of each matcher at each size."""
    columns = ["matcher", "phrasings", "entries", "asked", "p50 ms", "p99 ms", "build s", "peak MB"]
    rows = [
        [
            name,
            f"{each.phrasings:,}",
            f"{each.entries:,}",
            str(each.asked),
            *("–" if math.isnan(value) else f"{value:.2f}" for value in (each.p50, each.p99)),
            f"{each.build:.2f}",
            f"{each.memory:.0f}",
        ]
        for name, costs in found.items()
        for each in costs
    ]
    return table("Time on the processor, and memory", columns, rows)


def start_table(found: Start) -> Table:
    """Return the time of a whole process."""
    columns = [f"medians of {found.pairs} pairs", "advisor ask", "python -c pass", "ratio", "ratio on the processor"]
    row = ["whole process", f"{1000 * found.ask:.0f} ms", f"{1000 * found.nothing:.0f} ms"]
    return table(
        "From start to answer, index ready", columns, [[*row, f"{found.ratio:.1f}", f"{found.processor_ratio:.1f}"]]
    )
