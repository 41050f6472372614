"""Builds the nouns of the advisor from the values that were read, leaving out what rests on something broken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor.model import (
    ANY,
    WRONG_ANSWERS,
    Answer,
    Contact,
    Family,
    Knowledge,
    Move,
    Program,
    SmallTalk,
    Source,
    Subject,
    Topic,
    Vocabulary,
    Words,
)
from advisor.reading import schema
from advisor.reading.repeats import keep_new, watch_apart

if TYPE_CHECKING:
    from collections.abc import Mapping

    from advisor.reading.fields import Fields
    from advisor.reading.notes import Notes


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """The values of all files: each empty where there is no such file, and topics by id."""

    advisor: Fields
    sources: Fields
    vocabulary: Fields
    outside: Fields
    smalltalk: Fields
    topics: Mapping[str, Fields]


def build(values: Values, notes: Notes) -> Knowledge | None:
    """Return the knowledge base; None if it has no program or no topic that can be used."""
    advisor = values.advisor
    contacts = {key: _contact(key, part) for key, part in advisor.part("contacts").parts()}
    programs = _programs(advisor.part("programs"), contacts, notes)
    categories = advisor.part("categories").table()
    sources = {key: _source(key, part) for key, part in values.sources.parts()}
    topics = _Topics(notes, programs, categories, sources, contacts).build(values.topics)
    if not programs or not topics:
        return None
    subjects = values.outside.part("subjects").parts()
    families = ((key, part) for key, part in values.outside.parts() if key != "subjects")
    return Knowledge(
        name=", ".join(filter(None, (advisor.text("name"), advisor.text("school")))),
        wrong_answers=advisor.share("wrong_answers", WRONG_ANSWERS),
        greeting=advisor.text("greeting") or "",
        words=_words(advisor.part("words").table()),
        programs=programs,
        categories=categories,
        contacts=contacts,
        sources=sources,
        topics=topics,
        subjects={key: _subject(key, part, contacts, notes) for key, part in subjects},
        families={key: _family(key, part, contacts, notes) for key, part in families},
        smalltalk={key: _smalltalk(key, part, notes) for key, part in values.smalltalk.parts()},
        vocabulary=Vocabulary(
            means=values.vocabulary.part("means").table(), related=values.vocabulary.lists("related")
        ),
    )


@dataclass(frozen=True, slots=True)
class _Topics:
    """Builds topics from what they rest on."""

    notes: Notes
    programs: Mapping[str, Program]
    categories: Mapping[str, str]
    sources: Mapping[str, Source]
    contacts: Mapping[str, Contact]

    def build(self, parts: Mapping[str, Fields]) -> dict[str, Topic]:
        """Return the topics that have a category and an answer; the others are held back."""
        topics = {key: topic for key, part in parts.items() if (topic := self._topic(key, part)) is not None}
        return {key: _only_links_to(topics, topic) for key, topic in topics.items()}

    def _topic(self, key: str, part: Fields) -> Topic | None:
        answers = self._answers(f"topic '{key}'", part.part("answers"))
        category = part.text("category") or ""
        if not answers or category not in self.categories:
            self.notes.hold_back(f"topic '{key}'")
            return None
        return Topic(
            id=key,
            title=part.text("title") or "",
            category=category,
            ask=keep_new(part.words("ask"), self.notes, offers=part.text("check") or ""),
            answers=answers,
            see_also=part.texts("see_also"),
            check=part.text("check"),
            place=part.place,
            details=self._details(key, category, part),
        )

    def _details(self, topic: str, category: str, part: Fields) -> dict[str, Topic]:
        """Return the details that have an answer; the others are held back."""
        details: dict[str, Topic] = {}
        for key, fields in part.part("details").parts():
            name = f"detail '{key}' of topic '{topic}'"
            answers = self._answers(name, fields.part("answers"))
            if not answers:
                self.notes.hold_back(name)
                continue
            details[key] = Topic(
                id=topic,
                detail=key,
                title=fields.text("title") or "",
                category=category,
                ask=keep_new(fields.words("ask"), self.notes),
                answers=answers,
                see_also=part.texts("see_also"),
                place=fields.place,
            )
        return details

    def _answers(self, name: str, part: Fields) -> dict[str, Answer]:
        answers: dict[str, Answer] = {}
        for program, answer_part in part.parts():
            answer = self._answer(answer_part)
            if answer is not None and (program == ANY or program in self.programs):
                answers[program] = answer
            else:
                self.notes.hold_back(f"answer '{program}' of {name}")
        return answers

    def _answer(self, part: Fields) -> Answer | None:
        sources = tuple(key for key in part.texts("sources") if key in self.sources)
        refer = _present(part.texts("refer"), self.contacts)
        if not sources and not refer:
            return None
        return Answer(
            text=part.text("text") or "",
            short=part.text("short") or "",
            sources=sources,
            refer=refer,
            volatile=part.flag("volatile"),
            review=part.day("review"),
        )


def _only_links_to(topics: Mapping[str, Topic], topic: Topic) -> Topic:
    """Take out links to topics that are held back."""
    see_also = tuple(key for key in topic.see_also if key in topics)
    details = {key: detail._replace(see_also=see_also) for key, detail in topic.details.items()}
    return topic._replace(see_also=see_also, details=details)


def _present(keys: tuple[str, ...], contacts: Mapping[str, Contact]) -> tuple[str, ...]:
    return tuple(key for key in keys if key in contacts)


def _contact(key: str, part: Fields) -> Contact:
    return Contact(id=key, name=part.text("name") or "", email=part.text("email") or "", phone=part.text("phone"))


def _source(key: str, part: Fields) -> Source:
    return Source(id=key, title=part.text("title") or "", url=part.text("url") or "", as_of=part.text("as_of"))


def _programs(part: Fields, contacts: Mapping[str, Contact], notes: Notes) -> dict[str, Program]:
    """Return the programs whose contact can be named; the others are held back."""
    watch_apart(((key, fields.words("called")) for key, fields in part.parts()), notes)
    programs: dict[str, Program] = {}
    for key, fields in part.parts():
        contact = fields.text("contact") or ""
        if contact in contacts:
            programs[key] = Program(
                id=key,
                name=fields.text("name") or "",
                short=fields.text("short") or fields.text("name") or "",
                contact=contact,
                called=fields.texts("called"),
                background=fields.texts("background"),
            )
        else:
            notes.hold_back(f"program '{key}'")
    return programs


def _words(texts: Mapping[str, str]) -> Words:
    """Return the advisor's words; `unknown` is said of what lies outside, too, unless there are words for that.

    In place of words that cannot be read stands what would be filled into them.
    """
    return Words(**{**schema.BARE_WORDS, "outside": texts.get("unknown", ""), **texts})


def _subject(key: str, part: Fields, contacts: Mapping[str, Contact], notes: Notes) -> Subject:
    return Subject(
        id=key,
        title=part.text("title") or "",
        ask=keep_new(part.words("ask"), notes),
        contact=_present(part.texts("contact"), contacts),
        text=part.text("text"),
    )


def _family(key: str, part: Fields, contacts: Mapping[str, Contact], notes: Notes) -> Family:
    return Family(
        id=key,
        title=part.text("title") or "",
        called=part.texts("called"),
        ask=keep_new(part.words("ask"), notes),
        background=part.texts("background"),
        contact=_present(part.texts("contact"), contacts),
        text=part.text("text"),
    )


def _smalltalk(key: str, part: Fields, notes: Notes) -> SmallTalk:
    move = part.text("move")
    return SmallTalk(
        id=key,
        ask=keep_new(part.words("ask"), notes),
        text=part.text("text") or "",
        move=Move(move) if move else None,
        topic=part.text("topic"),
    )
