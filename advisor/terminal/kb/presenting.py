"""The command `kb show`: an entry as students see it, with its ways to ask, and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

from advisor.authoring import places
from advisor.authoring.presenting import replies
from advisor.dialogue.replies import Notice, Reply, Turn
from advisor.dialogue.wording import fill
from advisor.eligibility.model import Check, Question, choices
from advisor.model import Family, Knowledge, Place, Subject, Topic
from advisor.noun import Noun
from advisor.reading.load import Loaded
from advisor.reading.names import CHECKS, OUTSIDE, SMALLTALK, TOPICS
from advisor.reading.nearest import no_such
from advisor.terminal import streams
from advisor.terminal.kb import conversing
from advisor.terminal.kb.places import keys, no_such_topic
from advisor.terminal.opening import read_folder
from advisor.terminal.options import CannotUseError, Options
from advisor.terminal.plain import BLANK, Line, heading, paragraphs, view
from advisor.terminal.record import dumped
from advisor.terminal.safe import one_line
from advisor.terminal.showing import show_lines


class Entry(Noun):
    """What can be shown: what it is, its title, its ways to ask, what students see, and what else it names.

    A topic has its details, and the conversations that ask for it, each as often as it does.
    """

    kind: str
    title: str
    ask: Sequence[str]
    replies: Sequence[Reply]
    names: Mapping[str, Sequence[str]] = {}
    details: Sequence[Topic] = ()
    conversations: Sequence[str] = ()


def run(options: Options, name: str) -> int:
    """Show the entries of an id; return the exit status."""
    if conversing.is_one(name):
        return conversing.run(options, name)
    loaded, knowledge = read_folder(options.folder)
    found = {kind: find(loaded, knowledge, name) for kind, find in KINDS.items()}
    shown = {kind: entry for kind, entry in found.items() if entry is not None}
    if not shown:
        raise CannotUseError(_no_such(loaded, knowledge, name))
    if TOPICS in shown:
        asking = conversing.asking(conversing.by_name(options.folder), name)
        shown[TOPICS] = shown[TOPICS]._replace(conversations=asking)
    where = places.entries(options.folder)
    lines: list[Line] = []
    for kind, entry in shown.items():
        place = where.get((kind, name), Place(file=""))
        if options.json:
            streams.say_json(_json(entry, name, place))
        lines += [BLANK] * bool(lines) + [*_lines(entry, name, place, knowledge)]
    if not options.json:
        show_lines(lines, options.look)
    return 0


def _topic(_: Loaded, knowledge: Knowledge, name: str) -> Entry | None:
    topic = knowledge.topic(name)
    if topic is None:
        return None
    today = datetime.now().astimezone().date()
    return Entry(
        kind="detail" if topic.detail else "topic",
        title=topic.title,
        ask=topic.ask,
        replies=replies(knowledge, topic, today),
        details=[*topic.details.values()],
        names={"Category": [topic.category], "See also": topic.see_also, "Offers the check": _one(topic)},
    )


def _one(topic: Topic) -> Sequence[str]:
    return [topic.check] if topic.check else []


def _outside(_: Loaded, knowledge: Knowledge, name: str) -> Entry | None:
    found: Subject | Family | None = knowledge.subjects.get(name) or knowledge.families.get(name)
    if found is None:
        return None
    said = Notice(text=found.text or fill(knowledge.words.outside, title=found.title))
    called = found.called if isinstance(found, Family) else ()
    return Entry(
        kind="subject outside",
        title=found.title,
        ask=found.ask,
        replies=[said],
        names={"Whom to ask": found.contact, "Names": called},
    )


def _smalltalk(_: Loaded, knowledge: Knowledge, name: str) -> Entry | None:
    talk = knowledge.smalltalk.get(name)
    return Entry(kind="small talk", title=name, ask=talk.ask, replies=[Notice(text=talk.text)]) if talk else None


def _check(loaded: Loaded, _: Knowledge, name: str) -> Entry | None:
    check = loaded.checks.get(name)
    return Entry(kind="check", title=check.title, ask=check.ask, replies=[*_of_check(check)]) if check else None


def _of_check(check: Check) -> Iterator[Notice]:
    yield Notice(text=check.intro)
    for question in check.questions:
        yield Notice(text="\n".join([question.wording, *_labels(question)]))
    for outcome in check.outcomes:
        yield Notice(text=f"Outcome '{outcome.id}': {outcome.advice.title}\n{outcome.advice.text}")
    yield Notice(text=check.disclaimer)


def _labels(question: Question) -> Iterator[str]:
    yield from (f"- {label}" for _, label in choices(question))


KINDS: Mapping[str, Callable[[Loaded, Knowledge, str], Entry | None]] = {
    TOPICS: _topic,
    OUTSIDE: _outside,
    SMALLTALK: _smalltalk,
    CHECKS: _check,
}
"""What can be shown, by the file or folder that it stands in."""


def _no_such(loaded: Loaded, knowledge: Knowledge, name: str) -> str:
    if "/" in name:
        return no_such_topic(name, keys(knowledge))
    tables = (knowledge.topics, knowledge.subjects, knowledge.families, knowledge.smalltalk, loaded.checks)
    how = "advisor topics --json lists the topics, advisor kb explain finds one by a question"
    return no_such("entry", name, [key for table in tables for key in table], how)


def _lines(entry: Entry, name: str, place: Place, knowledge: Knowledge) -> Iterator[Line]:
    yield heading(f"{place}: {entry.kind} `{name}`: {entry.title}")
    yield BLANK
    yield from view(Turn(question="", replies=tuple(entry.replies)), knowledge)
    yield BLANK
    for title, names in entry.names.items():
        if names:
            yield from paragraphs(f"{title}: {', '.join(map(one_line, names))}")
    if entry.details:
        yield heading(f"Details ({len(entry.details)}); to see one: advisor kb show {entry.details[0].key}")
        yield from paragraphs("\n".join(map(_detail, entry.details)))
    if entry.conversations:
        yield from paragraphs(conversing.turns_in_words(entry.conversations))
    yield heading(f"Ways to ask ({len(entry.ask)})")
    yield from paragraphs("\n".join(f"- {one_line(text)}" for text in entry.ask))


def _detail(detail: Topic) -> str:
    return f"- {detail.detail}: {one_line(detail.title)} (ways to ask: {len(detail.ask)})"


def _json(entry: Entry, name: str, place: Place) -> str:
    texts = [getattr(reply, "text", "") for reply in entry.replies]
    return dumped(
        {
            "kind": entry.kind,
            "id": name,
            "title": entry.title,
            "file": place.file,
            "line": place.line,
            "texts": texts,
            "ask": list(entry.ask),
            "details": [detail.key for detail in entry.details],
            "conversation_turns": len(entry.conversations),
            **{title.lower().replace(" ", "_"): list(names) for title, names in entry.names.items()},
        }
    )
