"""The command `chat`: greets at once, and only then takes in what answering needs."""

from __future__ import annotations

import os
import sys

from advisor.terminal import streams
from advisor.terminal.ending import leaving_when_told
from advisor.terminal.greeting import greeting
from advisor.terminal.journal import ANNOUNCEMENT, journal_path
from advisor.terminal.options import ADVISOR, Look, Options
from advisor.terminal.safe import safe
from advisor.terminal.wrapping import laid_out, wrap_for

HINT = "Type help to see what else I can do, or bye to leave."


def run(options: Options) -> int:
    """Hold a conversation: with a person on a terminal, or a turn for each line that is piped in."""
    with leaving_when_told():
        if options.json or not (streams.is_terminal(sys.stdin) and streams.is_terminal(sys.stdout)):
            from advisor.terminal.talk import piped  # noqa: PLC0415 only what is needed is taken in

            return piped(options)
        _greet(options)
        from advisor.terminal.talk import talk  # noqa: PLC0415 the greeting is there before this starts

        return talk(options)


def _greet(options: Options) -> None:
    """Write the greeting, wrapped as everything on a terminal is."""
    label = ADVISOR if options.look is Look.ACCESSIBLE else ""
    announced = ANNOUNCEMENT if journal_path(os.environ) else None
    said = safe(label + "\n\n".join(filter(None, [greeting(options.folder), HINT, announced])))
    width, wrap = streams.columns(), wrap_for(os.environ)
    streams.say("\n".join(row for line in said.split("\n") for row in laid_out(line, width, wrap)) + "\n")
