"""The prompt on a terminal that can do more: editing, history in memory, and completion with the Tab key."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import suppress

from prompt_toolkit import PromptSession
from prompt_toolkit.auto_suggest import AutoSuggestFromHistory
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import DummyHistory, InMemoryHistory
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.output import ColorDepth, Output
from prompt_toolkit.output.defaults import create_output
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.shortcuts import CompleteStyle
from prompt_toolkit.styles import Style

from advisor.terminal.ending import SIGNALS, handlers_kept
from advisor.terminal.safe import safe
from advisor.terminal.typing_in import Completions, Reader

_ROOM = 20_000
"""Characters that a line holds at most; more is a mistaken paste."""
_STYLE = Style(
    [
        ("auto-suggestion", "noinherit underline"),
        ("search", "noinherit underline"),
        ("incsearch.current", "noinherit bold"),
        ("aborting", "noinherit"),
        ("exiting", "noinherit"),
    ]
)
"""Nothing in a colour that somebody's theme may hide, and no background."""


def editor(
    mark: Callable[[], str],
    complete: Completions,
    *,
    remember: bool = True,
    source: Input | None = None,
    screen: Output | None = None,
) -> Reader:
    """Return a reader that edits in place; `mark` says what stands before what is typed.

    `source` and `screen` are the terminal unless named.
    """
    session: PromptSession[str] = PromptSession(
        lambda: [("bold", mark())],
        history=InMemoryHistory() if remember else DummyHistory(),
        auto_suggest=AutoSuggestFromHistory() if remember else None,
        completer=_Completer(complete),
        complete_while_typing=False,
        complete_style=CompleteStyle.READLINE_LIKE,
        reserve_space_for_menu=0,
        mouse_support=False,
        enable_suspend=True,
        key_bindings=_keys(),
        color_depth=ColorDepth.DEPTH_4_BIT,
        style=_STYLE,
        input=source,
        output=screen or _screen(),
    )

    def read() -> str:
        with handlers_kept():
            return session.prompt(pre_run=lambda: _leave_when_told(session))

    return read


def _leave_when_told(session: PromptSession[str]) -> None:
    """Let the session put the terminal in order before a signal ends the program.

    An exception that a signal raises wherever the program happens to be could get lost, or leave a mess.
    """
    for number in SIGNALS:
        with suppress(NotImplementedError, RuntimeError, ValueError):
            asyncio.get_running_loop().add_signal_handler(number, _leave, session, number)


def _leave(session: PromptSession[str], number: int) -> None:
    if not session.app.is_done:
        session.app.exit(exception=SystemExit(128 + number))


def _screen() -> Output:
    """Return the terminal, which is never asked where its cursor is: not every one answers."""
    output = create_output()
    if isinstance(output, Vt100_Output):
        output.enable_cpr = False
    return output


class _Completer(Completer):
    """Offers what the line may become."""

    def __init__(self, complete: Completions) -> None:
        self._complete = complete

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
        """Yield the lines that the text before the cursor may become."""
        del complete_event
        typed = document.text_before_cursor
        for whole in self._complete(typed):
            yield Completion(safe(whole), start_position=-len(typed))


def _keys() -> KeyBindings:
    """Return what Ctrl-C, typing and pasting do."""
    keys = KeyBindings()
    keys.add("c-c")(_interrupt)
    keys.add("<sigint>")(_interrupt)
    keys.add(Keys.Any)(_insert)
    keys.add(Keys.BracketedPaste)(_insert)
    return keys


def _interrupt(event: KeyPressEvent) -> None:
    """Clear what is typed; on an empty line, leave the prompt."""
    if event.current_buffer.text:
        event.current_buffer.reset()
    else:
        event.app.exit(exception=KeyboardInterrupt(), style="class:aborting")


def _insert(event: KeyPressEvent) -> None:
    """Insert what was typed or pasted, harmless, and no more of it than is read; a paste of lines is one message."""
    room = max(_ROOM - len(event.current_buffer.text), 0)
    text = event.data.replace("\r\n", "\n").replace("\r", "\n")
    event.current_buffer.insert_text(safe(text[:room]) * event.arg)
