"""Talks at random for as long as wished, and prints the lines of each talk that went wrong, cut down to the fewest.

    python tests/robust/fuzz.py --minutes 10 --seed 1

A talk that went wrong belongs into tests/robust/found as a file of its own: it is then held by every run of the tests.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from checks_ui.sample import write_school

from advisor import Advisor
from advisor.library import CheckResult, Turn
from advisor.terminal.plain import view, written
from advisor.terminal.record import of_turn
from advisor.terminal.safe import escaped
from robust.hostile import steering
from robust.lines import LINES


def fault(advisor: Advisor, lines: Sequence[str]) -> str | None:
    """Return what goes wrong in a talk, if anything does: it raises, is silent, not harmless or not consistent."""
    chat = advisor.converse()
    for line in lines:
        try:
            wrong = _wrong(advisor, chat.say(line))
        except Exception as error:  # noqa: BLE001 whatever it is, that is what is looked for
            wrong = repr(error)
        if wrong:
            return f"{line[:60]!r}: {wrong}"
    return None


def _wrong(advisor: Advisor, turn: Turn) -> str | None:
    shown = written(view(turn, advisor.knowledge))
    if not shown.strip() and turn.receipt is None:
        return "no reply"
    if steering(shown) or steering(escaped(of_turn(turn, explain=True))):
        return "not harmless"
    results = [reply for reply in turn.replies if isinstance(reply, CheckResult)]
    return next(
        (f"not what these answers give: {each.given}" for each in results if not consistent(advisor, each)), None
    )


def consistent(advisor: Advisor, result: CheckResult) -> bool:
    """Tell whether a result is what its answers give when they are given at once."""
    at_once = advisor.check(result.check, {each.question: each.value for each in result.given})
    return (at_once.outcome, at_once.reasons, at_once.missing) == (result.outcome, result.reasons, result.missing)


def fewest(advisor: Advisor, lines: Sequence[str]) -> Sequence[str]:
    """Leave out each line without which it goes wrong all the same."""
    for place in reversed(range(len(lines))):
        fewer = [*lines[:place], *lines[place + 1 :]]
        if fault(advisor, fewer):
            lines = fewer
    return lines


def main() -> int:
    """Run it from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chosen, end, talks, found = random.Random(given.seed), time.monotonic() + 60 * given.minutes, 0, 0  # noqa: S311 nothing secret
    with tempfile.TemporaryDirectory() as folder:
        advisor = Advisor.load(write_school(Path(folder)))
        while time.monotonic() < end:
            lines = [
                " ".join(chosen.choices(LINES, k=chosen.choice([1, 1, 1, 2]))) for _ in range(chosen.randint(1, 25))
            ]
            talks += 1
            if fault(advisor, lines):
                found += 1
                lines = list(fewest(advisor, lines))
                print(json.dumps(lines), fault(advisor, lines))  # noqa: T201 a script
    print(f"{talks} talks, {found} went wrong")  # noqa: T201 as above
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
