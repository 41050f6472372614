"""Keeps what names what, so that an id misspelt where it is declared is reported there, and not only at each use."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from advisor.eligibility.misnamed import misspelt
from advisor.model import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from advisor.model import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What was named so far, each with its kind, and what was named in vain and where, by the id probably meant."""

    named: set[tuple[str, str]] = field(default_factory=set)
    in_vain: defaultdict[tuple[str, str], list[tuple[str, Place]]] = field(default_factory=lambda: defaultdict(list))

    def settle(self, declared: Mapping[tuple[str, str], Place], problems: list[Problem]) -> None:
        """Report each declared id that nothing names, and that several meant; that theirs do not exist follows from it.

        Where one alone meant it, that one is misspelt, for all that can be known.
        """
        for key, names in self.in_vain.items():
            if key in declared and key not in self.named and len(names) > 1:
                places = {place for _, place in names}
                problems[:] = [
                    each for each in problems if each.place not in places or each.rule != f"unknown-{key[0]}"
                ]
                message = misspelt(*key, min(name for name, _ in names))
                problems.append(Problem(place=declared[key], rule="misspelt-id", message=message))
