"""What was asked for on the command line and in the environment, beside the command itself."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from advisor.noun import Noun
from advisor.terminal import streams
from advisor.terminal.wrapping import DUMB

if TYPE_CHECKING:
    from pathlib import Path

ADVISOR, YOU = "advisor: ", "you: "
"""The labels of the speakers, where the screen is read aloud."""


class CannotUseError(Exception):
    """The call or the knowledge base cannot be used; the message says why, in one line."""


class Look(StrEnum):
    """How text appears: styled, as bare text, or as bare text with a label for each speaker."""

    PRETTY = "pretty"
    PLAIN = "plain"
    ACCESSIBLE = "accessible"


class Options(Noun):
    """The options that all commands share."""

    knowledge: str
    named: bool = True
    """Whether the knowledge base was named by whoever calls, and is not only what there is otherwise."""
    program: str | None = None
    json: bool = False
    explain: bool = False
    plain: bool = False
    accessible: bool = False

    @property
    def folder(self) -> Path:
        """The knowledge base's folder, for those who look into it."""
        from pathlib import Path  # noqa: PLC0415 - answering must start without it

        return Path(self.knowledge)

    @property
    def look(self) -> Look:
        """How answers appear on standard output."""
        if self.accessible:
            return Look.ACCESSIBLE
        styled = not self.plain and not self.json and can_style(os.environ)
        return Look.PRETTY if styled and streams.is_terminal(sys.stdout) else Look.PLAIN


def named_folder(given: str | None, environ: Mapping[str, str]) -> str | None:
    """Return the knowledge base that is named, on the command line or in the environment; None where none is."""
    named = given or environ.get("ADVISOR_KNOWLEDGE") or None
    if named is None or not named.startswith("~"):
        return named
    from advisor.compiled.home import NoHomeError, expanded  # noqa: PLC0415 - the greeting does not wait for it

    try:
        return expanded(named)
    except NoHomeError as error:
        message = f"cannot use the knowledge base {named}: {error}"
        raise CannotUseError(message) from error


def can_style(environ: Mapping[str, str]) -> bool:
    """Tell whether the environment allows colours and control sequences."""
    return not environ.get("NO_COLOR") and environ.get("TERM", "").lower() not in DUMB


def wants_accessible(environ: Mapping[str, str]) -> bool:
    """Tell whether the environment asks for a screen that can be read aloud."""
    wished = (environ.get(name, "") for name in ("ADVISOR_ACCESSIBLE", "ACCESSIBLE"))
    return any(value.lower() not in {"", "0", "no", "false", "off"} for value in wished)
