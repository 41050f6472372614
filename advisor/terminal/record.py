"""A turn as a JSON line, in exactly the form that other programs rely on."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, assert_never

from advisor.dialogue.meanings import Interpretation
from advisor.dialogue.replies import (
    Answered,
    CheckAsk,
    CheckResult,
    Choice,
    Choices,
    Notice,
    Reason,
    Reply,
    Side,
    Talk,
    Turn,
    Unknown,
)
from advisor.model import Source

Record = dict[str, Any]


def of_turn(turn: Turn, *, explain: bool = False) -> str:
    """Return a turn as one line of JSON; with `explain`, also how it was read, and the topics that were considered."""
    record: Record = {"question": turn.question, "replies": [_reply(reply) for reply in turn.replies]}
    if turn.offer:
        record["offer"] = {"check": turn.offer.check, "text": turn.offer.text}
    if turn.confirm:
        record["confirm"] = turn.confirm.text
    if turn.elsewhere:
        record["elsewhere"] = {"programs": turn.elsewhere.programs, "text": turn.elsewhere.text}
    if turn.suggestion:
        record["suggestion"] = {"topic": turn.suggestion.topic, "text": turn.suggestion.text}
    if explain:
        record["readings"] = _readings(turn.read)
        record["candidates"] = [
            {"topic": each.topic, "confidence": each.confidence, "parts": each.parts} for each in turn.candidates
        ]
    return dumped(record)


def _readings(parts: Iterable[Interpretation]) -> list[Record]:
    """Return what the parts of a message may mean, the likeliest first; `text` is the part that is meant."""
    found = [
        {
            "text": part.text,
            "entry": each.entry,
            "topic": each.topic,
            "detail": each.detail,
            "program": each.program,
            "source": each.source,
            "confidence": round(each.confidence, 4),
            "features": {name: round(value, 4) for name, value in each.signs.items()},
        }
        for part in parts
        for each in part.meanings
    ]
    return sorted(found, key=lambda each: -each["confidence"])


def dumped(record: Record) -> str:
    """Return a record as one line of JSON."""
    return json.dumps(record, ensure_ascii=False)


def _reply(reply: Reply) -> Record:
    match reply:
        case Answered():
            return _answer(reply)
        case Choices():
            return {"kind": "choices", "text": reply.text, "choices": [_choice(each) for each in reply.choices]}
        case Unknown():
            return {"kind": "unknown", "text": reply.text, "sources": _sources(reply.sources)}
        case Talk():
            return {"kind": "smalltalk", "topic": reply.topic, "text": reply.text}
        case Notice():
            return _notice(reply)
        case CheckAsk() | CheckResult():
            return {"kind": "check", **(of_result(reply) if isinstance(reply, CheckResult) else _ask(reply))}
        case _ as never:
            assert_never(never)


def _notice(notice: Notice) -> Record:
    """Return what a command said; its list and its pages only where it has them."""
    more: Record = {"listed": list(notice.listed), "sources": _sources(notice.sources), "hint": notice.hint}
    held = {key: value for key, value in more.items() if value}
    return {"kind": "smalltalk", "topic": "command", "text": notice.text, **held}


def of_result(result: CheckResult) -> Record:
    """Return the result of an eligibility check as a record."""
    return {
        "check": result.check,
        "outcome": result.outcome,
        "title": result.verdict,
        "text": f"{result.text}\n\n{result.disclaimer}",
        "reasons": [_reason(each) for each in result.reasons],
        "missing": list(result.missing),
        "sources": _sources(result.sources),
        "next_steps": list(result.next_steps),
        "nearest": [
            {"question": each.question, "value": each.value, "outcome": each.outcome, "text": each.text}
            for each in result.nearest
        ],
        "comparison": [_side(each) for each in result.comparison],
        "answers": {each.question: each.value for each in result.given},
        "difference": list(result.difference),
    }


def _reason(reason: Reason) -> Record:
    """Return a reason; `source` is the first of its pages, or null."""
    urls = [source.url for source in reason.sources]
    return {"text": reason.text, "holds": reason.holds, "source": urls[0] if urls else None, "sources": urls}


def _side(side: Side) -> Record:
    speaks = {True: "for", False: "against"}
    points = {way: [each.text for each in side.points if each.holds is holds] for holds, way in speaks.items()}
    return {"program": side.program, "name": side.name, **points}


def _ask(ask: CheckAsk) -> Record:
    question = {
        "id": ask.question,
        "text": ask.text,
        "choices": [{"value": value, "label": label} for value, label in ask.choices],
        "remaining": {"fewest": ask.fewest, "most": ask.most},
        "before": ask.before,
        "earlier": ask.earlier or None,
    }
    return {"check": ask.check, "ask": question}


def _answer(reply: Answered) -> Record:
    return {
        "kind": "answer",
        "topic": reply.topic,
        "title": reply.title,
        "detail": reply.detail,
        "program": reply.program,
        "known": reply.known,
        "confidence": reply.confidence,
        "short": reply.verdict,
        "text": reply.text,
        "sources": _sources(reply.sources),
    }


def _choice(choice: Choice) -> Record:
    return {"topic": choice.topic, "detail": choice.detail, "title": choice.title, "confidence": choice.confidence}


def _sources(sources: Iterable[Source]) -> list[Record]:
    return [{"title": source.title, "url": source.url, "as_of": source.as_of} for source in sources]
