"""The public sets: which entry comes first, what is refused, what typos cost."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from .figures import Ranked, accuracy_refusing, auroc, reliability, share_in_top
from .matchers import Contender, Matcher
from .questions import Question, QuestionSet, sample, with_typos

BINS = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9)
"""Lower ends of the bins in which probabilities are compared with what came of them."""

Bins = list[tuple[float, int, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What one matcher reached on one set, as shares; NaN where the set cannot tell."""

    asked: int
    top1: float
    top3: float
    acc90: float
    auroc: float
    typos: float
    reliability: Bins

    @property
    def lost(self) -> float:
        """What typos cost of the first places."""
        return self.top1 - self.typos


def ask(matcher: Matcher, questions: Sequence[Question]) -> list[Ranked]:
    """Ask each question."""
    return [Ranked(found=matcher.rank(each.text), means=each.means) for each in questions]


def measure(contender: Contender, given: QuestionSet, at_most: int) -> Figures:
    """Let a matcher learn a set's entries, and ask it the set's questions, and those in scope again with typos."""
    matcher = contender.make()
    matcher.learn(given.entries)
    questions = sample(given.questions, min(at_most, contender.at_most))
    ranked = ask(matcher, questions)
    inside = [each for each in ranked if each.means]
    outside = [each for each in ranked if not each.means]
    mistyped = [Question(text=with_typos(each.text), means=each.means) for each in questions if each.means]
    return Figures(
        asked=len(ranked),
        top1=share_in_top(inside, 1),
        top3=share_in_top(inside, 3),
        acc90=accuracy_refusing(inside, outside),
        auroc=auroc(inside, outside),
        typos=share_in_top(ask(matcher, mistyped), 1),
        reliability=reliability([(each.score, each.right) for each in ranked], BINS),
    )


def mean(all_figures: Sequence[Figures]) -> Figures:
    """Return the mean over sets, each counting the same; bins are poured together."""
    columns = {
        name: [getattr(each, name) for each in all_figures] for name in ("top1", "top3", "acc90", "auroc", "typos")
    }
    known = {
        name: fmean(kept) if (kept := [v for v in values if not math.isnan(v)]) else math.nan
        for name, values in columns.items()
    }
    poured = [poured_together([each.reliability[i] for each in all_figures]) for i in range(len(BINS))]
    return Figures(asked=sum(each.asked for each in all_figures), reliability=poured, **known)


def poured_together(bins: Bins) -> tuple[float, int, float]:
    """Make one bin of the same bin of several sets."""
    count = sum(n for _, n, _ in bins)
    right = sum(n * share for _, n, share in bins if n)
    return bins[0][0], count, right / count if count else math.nan
