"""Many talk at once while a member of staff keeps saving: nobody may get an answer that was never written.

    python tests/robust/many.py --chats 50 --seconds 60

Each chat asks in an order of its own. Some open the folder for themselves, in the middle of it all; the others share
what was opened. Staff save with every beat: at times whole, at times in two halves, as some editors do.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Thread
from typing import Self

from advisor.noun import Noun

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from checks_ui.sample import write_school
from small import TUITION

from advisor import Advisor
from advisor.compiled import cache
from advisor.compiled.format import read
from advisor.library import Answered, CheckResult

QUESTIONS = ("what is the tuition", "what does the diploma cost", "deadline", "hi", "parking", "/check audition")
FIXED = {
    "deadline": "Apply until the first of ",
    "hi": "Hello! What would you like to know?",
    "parking": "Parking: I have",
}
COSTS, SAVED = "costs 3000 a year", "costs {price} a year"


class Staff:
    """Somebody who saves another price again and again; `prices` are all that were ever saved."""

    def __init__(self, school: Path, beat: float, seed: int) -> None:
        """Take the folder, the seconds between two saves, and what decides how each is done."""
        self.path, self.beat, self.random = school / "topics" / "tuition.yaml", beat, random.Random(seed)  # noqa: S311 nothing secret
        self.prices, self.enough = [3000], Event()
        self._thread = Thread(target=self._work)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.enough.set()
        self._thread.join()

    def _work(self) -> None:
        while not self.enough.wait(self.beat):
            self.prices.append(self.prices[-1] + 1)
            text = TUITION.replace(COSTS, SAVED.format(price=self.prices[-1]))
            if self.random.random() < 0.5:
                self.path.write_text(text[: text.index("answers:")])
                self.path.write_text(text)
            else:
                fresh = self.path.with_suffix(".new")
                fresh.write_text(text)
                fresh.replace(self.path)


class Talked(Noun):
    """What came of one chat: how many turns it took, the prices that it was told, and what was wrong."""

    turns: int
    prices: frozenset[int]
    wrong: tuple[str, ...]


def talk(advisor: Advisor, seed: int, turns: int) -> Talked:
    """Hold a chat."""
    chosen, chat = random.Random(seed), advisor.converse()  # noqa: S311 as above
    prices: set[int] = set()
    wrong: list[str] = []
    for _ in range(turns):
        question = chosen.choice(QUESTIONS)
        for reply in chat.say(question).replies:
            if isinstance(reply, Answered) and reply.topic == "tuition" and reply.program == "diploma":
                prices.add(int(reply.text.split()[3]))
            elif not reply.text.startswith(FIXED.get(question, "")):
                wrong.append(f"{question}: {reply.text}")
        if question.startswith("/check"):
            wrong += _check(chat.say(chosen.choice(["well", "new"])).replies[-1])
            chat.say("stop")
    return Talked(turns=turns, prices=frozenset(prices), wrong=tuple(wrong))


def _check(reply: object) -> Iterator[str]:
    if isinstance(reply, CheckResult) and reply.outcome != "welcome":
        yield f"a check: {reply.outcome}"


def chats(school: Path, count: int, seed: int, end: float) -> list[Talked]:
    """Hold so many chats at once, each until the end of the time; every fifth opens the folder for itself."""
    shared = Advisor.load(school, keep=True)

    def one(number: int) -> list[Talked]:
        done: list[Talked] = []
        while not done or time.monotonic() < end:
            advisor = Advisor.load(school, keep=True) if number % 5 == 0 else shared
            done.append(talk(advisor, seed + number + 1_000 * len(done), turns=6))
        return done

    with ThreadPoolExecutor(count) as pool:
        return [talked for each in pool.map(one, range(count)) for talked in each]


def faults(school: Path, talked: list[Talked], prices: list[int]) -> Iterator[str]:
    """Yield whatever is wrong: an answer never written, two truths in one chat, a torn file, something forgotten."""
    for each in talked:
        yield from each.wrong
        if not each.prices <= set(prices) or len(each.prices) > 1:
            yield f"prices told in one chat: {sorted(each.prices)}"
    for path in Path(cache.folder_of_cache()).iterdir():
        if path.name.removesuffix(".whole") != Path(cache.file_for(school)).name:
            yield f"left behind: {path.name}"
    last = Advisor.load(school, keep=True)
    if SAVED.format(price=prices[-1]) not in last.ask("what is the tuition", "diploma")[0].text:
        yield "the last save is not what is answered"
    kept = cache.take(cache.file_for(school))
    if kept is None or read(kept.part, kept.size, cache.digest_of(school)) is None:
        yield "what was kept is not whole"


def run(folder: Path, *, count: int, seconds: float, beat: float, seed: int) -> tuple[list[Talked], list[str]]:
    """Hold the chats while staff save; return what came of them, and what was wrong."""
    school = write_school(folder / "school")
    with Staff(school, beat, seed) as staff:
        talked = chats(school, count, seed, time.monotonic() + seconds)
    return talked, list(faults(school, talked, staff.prices))


def main() -> int:
    """Run it from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chats", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--beat", type=float, default=1, help="seconds between two saves")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_CACHE_HOME"] = home
        talked, wrong = run(
            Path(home) / "staff", count=given.chats, seconds=given.seconds, beat=given.beat, seed=given.seed
        )
    told = {price for each in talked for price in each.prices}
    turns = sum(each.turns for each in talked)
    print(f"{len(talked)} talks, {turns} turns, {len(told)} prices; wrong: {wrong or 'nothing'}")  # noqa: T201 a script
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
