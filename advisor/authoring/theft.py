"""Compares how examples came out before and after a change: which were won, which lost, and to which topic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from advisor.authoring.trying import Outcome, Trial
from advisor.example import Example
from advisor.model import Place, TopicId
from advisor.noun import Noun


class Shift(Noun):
    """An example that comes out otherwise than before."""

    before: Trial
    after: Trial

    @property
    def is_loss(self) -> bool:
        """Whether it came out better before."""
        return _grade(self.after) > _grade(self.before)


class Theft(Noun):
    """The examples of a topic that another topic (None: nobody) now takes."""

    taker: TopicId | None
    owner: TopicId | None
    shifts: tuple[Shift, ...]


def shifts(before: Iterable[Trial], after: Iterable[Trial]) -> list[Shift]:
    """Return the examples of both times that came out differently; losses come first."""
    earlier = {_key(trial): trial for trial in before}
    pairs = (Shift(before=earlier[_key(trial)], after=trial) for trial in after if _key(trial) in earlier)
    changed = [pair for pair in pairs if pair.before.outcome is not pair.after.outcome]
    return sorted(changed, key=lambda pair: not pair.is_loss)


def thefts(found: Sequence[Shift]) -> list[Theft]:
    """Return what was lost, by who took it and whose it was; the most first."""
    groups: dict[tuple[TopicId | None, TopicId | None], list[Shift]] = {}
    for shift in found:
        if shift.is_loss:
            for pair in _pairs(shift.after):
                groups.setdefault(pair, []).append(shift)
    listed = [Theft(taker=taker, owner=owner, shifts=tuple(group)) for (taker, owner), group in groups.items()]
    return sorted(listed, key=lambda theft: (-len(theft.shifts), theft.taker or "", theft.owner or ""))


def _pairs(after: Trial) -> Iterator[tuple[TopicId | None, TopicId | None]]:
    for taker in after.thieves or (None,):
        for owner in after.example.owners or (None,):
            yield taker, owner


def _key(trial: Trial) -> Example:
    """Return an example as it is wherever it stands."""
    return trial.example._replace(place=Place(file=""), known_gap=False)


def _grade(trial: Trial) -> int:
    return list(Outcome).index(trial.outcome)
