"""Keeps a running conversation up with its knowledge base: what is saved counts from the next question on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from advisor.compiled import cache
from advisor.dialogue.conversation import Conversation
from advisor.engine import Opened, compiled, learn
from advisor.model import Knowledge
from advisor.terminal import streams
from advisor.terminal.lastgood import State, checks_of, take_up
from advisor.terminal.opening import open_desk
from advisor.terminal.options import Options

if TYPE_CHECKING:
    from advisor.terminal.lastgood import Change
    from advisor.terminal.learner import Learner

QUICK = 300
"""Ways to ask that are learned at once, in less than a second. With more, another process learns them meanwhile."""
_SHOWN = 5
_GONE = "The knowledge base {folder} is gone; I go on with what I know of it."
_HELD_BACK = (
    "A change of the knowledge base has mistakes (see advisor kb lint); as before until they are mended: {names}"
)


class Live:
    """The knowledge base of a conversation, as it was last good; it looks for changes when it is told to."""

    def __init__(self, options: Options) -> None:
        self._folder = Path(os.path.abspath(options.folder))  # noqa: PTH100 a link given as the folder keeps its name
        self._stamp = cache.stamp_of(self._folder)
        files = cache.contents_of(self._folder)
        self._place: TemporaryDirectory[str] | None = None
        self._learner: Learner | None = None
        self._told: frozenset[str] = frozenset()
        self.desk = open_desk(options.knowledge, options.program)
        self._state = State.of(files, self.desk.problems, self.desk.held_back)
        self._settled = False

    def renewed(self, conversation: Conversation) -> Conversation:
        """Take up what was saved since the last question; return the conversation as it goes on.

        While a check is asking its questions, its rules stay as they are.
        """
        before = self.desk
        if not conversation.checking.running:
            self._look()
            self._take_what_was_learned()
        if self.desk is before:
            return conversation
        from advisor.dialogue.renewing import continued  # noqa: PLC0415 mostly nothing has changed

        return continued(conversation, self.desk.knowledge, self.desk.checks, self.desk.understanding.targets)

    def close(self) -> None:
        """Stop learning, and take away what was made on the way."""
        self._stop_learning()
        if self._place:
            self._place.cleanup()

    def _look(self) -> None:
        """See whether a file was saved; this opens none as long as nothing was."""
        stamp = cache.stamp_of(self._folder)
        if stamp == self._stamp:
            return
        self._stamp = stamp
        self._settle()
        if not stamp:
            self._tell({str(self._folder)}, _GONE.format(folder=self._folder))
            return
        place = _place()
        change = take_up(self._folder, self._state, Path(place.name) / self._folder.name)
        self._state = change.state
        self._tell(set(change.kept), _held_back(change.kept))
        self._use(change, place)

    def _settle(self) -> None:
        """Before the first change, keep what was opened apart from the folder: the checks are read only when needed."""
        if self._settled:
            return
        self._settled = True
        with _place() as name:
            self.desk = self.desk._replace(checks=checks_of(self._state.files, Path(name) / self._folder.name))

    def _use(self, change: Change, place: TemporaryDirectory[str]) -> None:
        """Answer from now on with what was read."""
        version = cache.digest_of(change.place)
        if change.loaded is None or change.loaded.knowledge is None or version == self.desk.version:
            place.cleanup()
            return
        self._stop_learning()
        if self._place:
            self._place.cleanup()
        self._place = place
        path = cache.file_for(self._folder)
        opened = compiled(change.place, version, path)
        if opened is None and _ways_to_ask(change.loaded.knowledge) <= QUICK:
            opened = learn(change.place, version, path)
        self.desk = self.desk._replace(checks=change.loaded.checks, version=version)
        if opened:
            self._sit_down_with(opened)
        else:
            self._learn_meanwhile(change.place, version, change.loaded.knowledge)

    def _learn_meanwhile(self, folder: Path, version: str, knowledge: Knowledge) -> None:
        """Answer from what was saved at once; until the new ways to ask are learned, a question must be like them."""
        from advisor.dialogue.renewing import combined, reworded  # noqa: PLC0415 mostly nothing has changed
        from advisor.terminal.learner import Learner  # noqa: PLC0415 as above

        self._learner = Learner(folder, version)
        self.desk = self.desk._replace(
            knowledge=combined(knowledge, self.desk.knowledge),
            understanding=reworded(self.desk.understanding, knowledge),
        )

    def _take_what_was_learned(self) -> None:
        if self._learner and (opened := self._learner.result()):
            self._sit_down_with(opened)
            if kept := cache.take(self._learner.path):
                cache.keep(cache.file_for(self._folder), kept.part(0, kept.size))
            self._learner = None

    def _sit_down_with(self, opened: Opened) -> None:
        if opened.knowledge and opened.understanding:
            self.desk = self.desk._replace(knowledge=opened.knowledge, understanding=opened.understanding)

    def _stop_learning(self) -> None:
        if self._learner:
            self._learner.stop()
            self._learner = None

    def _tell(self, names: set[str], sentence: str) -> None:
        """Say something about these names, unless it was said of all of them already."""
        if names - self._told:
            streams.tell(sentence)
        self._told = frozenset(names)


@contextmanager
def following(options: Options) -> Iterator[Live]:
    """Open a knowledge base for a conversation that follows its changes; raises `CannotUseError`."""
    live = Live(options)
    try:
        yield live
    finally:
        live.close()


def _place() -> TemporaryDirectory[str]:
    """Return a folder of our own, which is taken away in the end."""
    return TemporaryDirectory(prefix="advisor-", ignore_cleanup_errors=True)


def _ways_to_ask(knowledge: Knowledge) -> int:
    tables = (knowledge.topics, knowledge.subjects, knowledge.families, knowledge.smalltalk)
    return sum(len(each.ask) for table in tables for each in table.values())


def _held_back(names: tuple[str, ...]) -> str:
    more = [f"{len(names) - _SHOWN} more"] if len(names) > _SHOWN else []
    return _HELD_BACK.format(names=", ".join([*names[:_SHOWN], *more]))
