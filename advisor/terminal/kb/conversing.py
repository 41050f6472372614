"""Shows conversations of a knowledge base for `kb show`, and finds the turns that ask for a topic or detail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from advisor.authoring.trying import is_one_of
from advisor.example import Example
from advisor.reading.examples import Conversation, load_conversations
from advisor.reading.names import CONVERSATIONS
from advisor.reading.nearest import no_such
from advisor.terminal import streams
from advisor.terminal.kb.reports import wants
from advisor.terminal.options import CannotUseError, Options
from advisor.terminal.plain import BLANK, Line, heading, paragraphs
from advisor.terminal.record import dumped
from advisor.terminal.safe import one_line
from advisor.terminal.showing import show_lines


def is_one(name: str) -> bool:
    """Tell whether a name is that of conversations: of a file of them, or of one in a file."""
    return name.partition("/")[0] == CONVERSATIONS


def run(options: Options, name: str) -> int:
    """Show the conversations of a file, or one of them by its number; return the exit status."""
    all_of_them = by_name(options.folder)
    shown = {key: each for key, each in all_of_them.items() if f"{key}/".startswith(f"{name}/")}
    if not shown:
        files = dict.fromkeys(key.rpartition("/")[0] for key in all_of_them)
        raise CannotUseError(no_such("conversation", name, [*files, *all_of_them], _how(list(files))))
    for key, each in shown.items() if options.json else ():
        streams.say_json(_json(key, each))
    if not options.json:
        show_lines([line for key, each in shown.items() for line in _lines(key, each)][:-1], options.look)
    return 0


def _how(files: Sequence[str]) -> str:
    return f"the files of them are: {', '.join(files)}" if files else "they stand in examples/conversations/"


def by_name(folder: Path) -> Mapping[str, Conversation]:
    """Return the conversations by name: the folder, the file, and the number in it, as in conversations/terse/3."""
    found: dict[str, Conversation] = {}
    numbers: dict[str, int] = {}
    for each in load_conversations(folder)[0]:
        file = f"{CONVERSATIONS}/{PurePosixPath(each.place.file).stem}"
        numbers[file] = numbers.get(file, 0) + 1
        found[f"{file}/{numbers[file]}"] = each
    return found


def asking(conversations: Mapping[str, Conversation], key: str) -> list[str]:
    """Return for each turn that asks for a topic or detail the name of its conversation."""
    turns = ((name, turn) for name, each in conversations.items() for turn in each.turns)
    return [name for name, turn in turns if _asks(turn, key)]


def _asks(turn: Example, key: str) -> bool:
    return any(is_one_of(wanted, [key]) for wanted in turn.keys)


def turns_in_words(names: Sequence[str]) -> str:
    """Return how many turns ask for something, and how to see the first."""
    many = f"{len(names)} turn{'' if len(names) == 1 else 's'}"
    return f"Asked in {many} of conversations; to see one: advisor kb show {names[0]}"


def _lines(name: str, conversation: Conversation) -> Iterator[Line]:
    yield heading(f"{conversation.place}: {name}")
    for turn in conversation.turns:
        yield from paragraphs(f"> {one_line(turn.question)}")
        yield from paragraphs(f"  {wants(turn)}")
    yield BLANK


def _json(name: str, conversation: Conversation) -> str:
    turns = [
        {
            "question": turn.question,
            "topics": list(turn.keys),
            "told": turn.told,
            "check": turn.check,
            "programs": list(turn.programs),
            "or": list(turn.alternatives),
        }
        for turn in conversation.turns
    ]
    place = conversation.place
    return dumped({"kind": "conversation", "id": name, "file": place.file, "line": place.line, "turns": turns})
