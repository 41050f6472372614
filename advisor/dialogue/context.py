"""What a reply is made from: the knowledge, the conversation so far, and the line just typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from advisor.dialogue.conversation import Conversation
from advisor.dialogue.understanding import Understanding
from advisor.model import Knowledge


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """One turn's whole world: no screen, no disk, no clock."""

    knowledge: Knowledge
    understanding: Understanding
    conversation: Conversation
    line: str
    today: date
