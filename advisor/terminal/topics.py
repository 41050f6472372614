"""The command `topics`: what the advisor can answer, by category."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.model import ANY, Knowledge, Topic
from advisor.terminal import plain, record, streams
from advisor.terminal.opening import known_program, read_folder
from advisor.terminal.options import CannotUseError, Look, Options
from advisor.terminal.showing import show_lines


def run(options: Options, name: str = "") -> int:
    """List the topics, of one name or for one program where that is asked; return the exit status."""
    _, knowledge = read_folder(options.folder)
    topics = [topic for topic in _topics(knowledge, options.program) if _is_named(topic, knowledge, name)]
    if name and not topics:
        message = f"no subject and no topic is called '{name}'; advisor topics lists all"
        raise CannotUseError(message)
    if options.json:
        for topic in topics:
            streams.say_json(_record(topic, knowledge))
    else:
        look = Look.PRETTY if options.look is Look.PRETTY else Look.PLAIN
        show_lines(list(_listed(topics, knowledge)), look)
    return 0


def _topics(knowledge: Knowledge, program: str | None) -> Iterator[Topic]:
    """Yield the topics in the order of the categories."""
    wanted = {ANY, known_program(program, knowledge.programs)} if program else None
    for category in knowledge.categories:
        for topic in knowledge.topics.values():
            if topic.category == category and (wanted is None or wanted.intersection(topic.answers)):
                yield topic


def _is_named(topic: Topic, knowledge: Knowledge, name: str) -> bool:
    """Tell whether a name stands in that of a topic, or of the subject that it belongs to."""
    return name.lower() in f"{topic.id} {topic.title} {knowledge.categories[topic.category]}".lower()


def _listed(topics: list[Topic], knowledge: Knowledge) -> Iterator[plain.Line]:
    category = None
    for topic in topics:
        if topic.category != category:
            if category is not None:
                yield plain.BLANK
            category = topic.category
            yield plain.heading(knowledge.categories[category])
        yield from plain.paragraphs(f"- {topic.title}{_only(topic, knowledge)}")


def _only(topic: Topic, knowledge: Knowledge) -> str:
    """Return for which programs alone a topic has an answer, where that is not all."""
    if ANY in topic.answers or len(topic.answers) == len(knowledge.programs):
        return ""
    return f" ({', '.join(knowledge.programs[key].short for key in topic.answers)})"


def _record(topic: Topic, knowledge: Knowledge) -> str:
    return record.dumped(
        {
            "topic": topic.id,
            "title": topic.title,
            "category": topic.category,
            "category_title": knowledge.categories[topic.category],
            "programs": [program for program in topic.answers if program != ANY],
        }
    )
