"""Keeps what names what, so that an id misspelt where it is declared is reported there, and not only at each use."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from advisor.eligibility.misnamed import misspelt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from advisor.model import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What was named so far, each with its kind, and what was named in vain, by the id that was probably meant."""

    named: set[tuple[str, str]] = field(default_factory=set)
    in_vain: defaultdict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))

    def misspelt(self, declared: Mapping[tuple[str, str], Place]) -> Iterator[tuple[Place, str]]:
        """Give each declared id that nothing names, and that several meant, with the message.

        Where one alone meant it, that one is misspelt, for all that can be known.
        """
        for key, names in self.in_vain.items():
            if key in declared and key not in self.named and len(names) > 1:
                yield declared[key], misspelt(*key, names[0])
