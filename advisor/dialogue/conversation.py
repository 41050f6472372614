"""What a conversation remembers from one turn to the next."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.dialogue.replies import Choice, Turn
from advisor.model import ProgramId, TopicId


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """The programs and the topic in focus, the choices last offered, and the last turn; nothing else is kept."""

    programs: tuple[ProgramId, ...] = ()
    topic: TopicId | None = None
    offered: tuple[Choice, ...] = ()
    last: Turn | None = None
