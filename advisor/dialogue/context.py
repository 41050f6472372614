"""What a reply is made from: the knowledge, the conversation so far, and the line just typed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from advisor.dialogue.conversation import Conversation
from advisor.dialogue.understanding import Understanding
from advisor.model import NOTHING, Knowledge
from advisor.noun import Noun

if TYPE_CHECKING:
    from advisor.eligibility.model import Check


class Context(Noun):
    """One turn's whole world: no screen, no disk, no clock.

    `checks` are the eligibility checks that may be held, by id; a question on its own has none.
    `version` is that of the knowledge base; `alone` tells that no further line will come.
    """

    knowledge: Knowledge
    understanding: Understanding
    conversation: Conversation
    line: str
    today: date
    checks: Mapping[str, Check] = NOTHING
    version: str = ""
    alone: bool = False
