"""Builds eligibility checks from their files. A check is taken whole or not at all: half a rule would mislead."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from advisor.eligibility.faults import faults
from advisor.eligibility.judge import UNCLEAR
from advisor.eligibility.model import (
    Advice,
    Check,
    Choice,
    Kind,
    Named,
    Option,
    Outcome,
    Point,
    Question,
    Rule,
    WholeNumber,
    YesNo,
)
from advisor.eligibility.proof import prove
from advisor.model import Place, Problem
from advisor.reading import check_schema, unsaid
from advisor.reading.conditions import condition
from advisor.reading.fields import Fields, Word
from advisor.reading.folder import KnowledgeFile, find
from advisor.reading.ids import known_ids, parse_files
from advisor.reading.names import CHECKS, SHARED
from advisor.reading.nearest import did_you_mean
from advisor.reading.nodes import REMARKS, in_order
from advisor.reading.notes import Notes
from advisor.reading.repeats import keep_new, watch_apart
from advisor.reading.tree import Node
from advisor.reading.values import read

HARMLESS: Final = REMARKS | frozenset(
    "no-break-space unreachable-outcome unused-question unused-condition unsaid-favour silent-criterion untold-case "
    "repeated-phrasing repeated-words".split()
)
"""Findings with which a check still gives right results; with any other, it is held back."""


def load_checks(folder: Path) -> tuple[Mapping[str, Check], tuple[Problem, ...]]:
    """Return the checks of a knowledge folder that can be used, and the mistakes in their files. Never raises."""
    files = find(Path(os.path.abspath(folder)), [])  # noqa: PTH100 a link given as the folder keeps its name
    notes = Notes(known=known_ids(parse_files(files, [])))
    checks = build_checks(files, notes)
    return checks, tuple(in_order(notes.problems))


def build_checks(files: Sequence[KnowledgeFile], notes: Notes) -> Mapping[str, Check]:
    """Return the checks that can be used, by id; the others are reported and held back."""
    nodes = {file: file.parse(notes.problems) for file in files if file.kind == CHECKS}
    shared = _shared({file: node for file, node in nodes.items() if file.path.stem == SHARED}, notes)
    broken = any(file.path.stem == SHARED and _is_broken(file, notes) for file in nodes)
    known = _Questions(notes=notes, shared=shared, broken=broken)
    checks = {}
    for file, node in nodes.items():
        if file.path.stem != SHARED:
            check = _check(file, node, known)
            if check:
                checks[check.id] = check
            else:
                notes.hold_back(f"check '{file.path.stem}'")
    known.report_unused()
    return checks


@dataclass(frozen=True, slots=True, kw_only=True)
class _Questions:
    """The questions that were met so far: each is written once.

    Where the file of shared ones is `broken`, what checks find wrong about theirs may only follow from that.
    """

    notes: Notes
    shared: Mapping[str, Question]
    broken: bool = False
    own: dict[str, Question] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)

    def of(self, part: Fields) -> tuple[Question, ...]:
        """Return the questions of a check: its own, then those that it shares."""
        own = _questions(part.part("questions"), self.notes)
        for question in own:
            self._keep(question)
        return (*own, *self._named(part))

    def _keep(self, question: Question) -> None:
        first = self.shared.get(question.id) or self.own.setdefault(question.id, question)
        if first is not question:
            message = (
                f"question '{question.id}' stands already at {first.place}; write a question that several checks ask "
                f"once, in {CHECKS}/{SHARED}.yaml, and name it under 'shared'"
            )
            self.notes.report(question.place, "repeated-question", message)

    def _named(self, part: Fields) -> tuple[Question, ...]:
        """Return the shared questions that a check names, and report those that do not exist."""
        for word in part.words("shared"):
            self.asked.add(word.value)
            if word.value not in self.shared and not self.broken:
                hint = did_you_mean(word.value, self.shared)
                message = f"'shared' names the question '{word.value}', which is not in {CHECKS}/{SHARED}.yaml{hint}"
                self.notes.report(word.place, "unknown-question", message)
        names = dict.fromkeys(part.texts("shared"))
        return tuple(self.shared[name] for name in names if name in self.shared)

    def report_unused(self) -> None:
        """Report shared questions that no check names."""
        for question in self.shared.values():
            if question.id not in self.asked:
                message = f"no check asks the shared question '{question.id}'; name it under 'shared', or take it out"
                self.notes.report(question.place, "unused-question", message)


def _shared(nodes: Mapping[KnowledgeFile, Node | None], notes: Notes) -> Mapping[str, Question]:
    """Read the questions that checks share; without such a file there are none."""
    found: dict[str, Question] = {}
    for node in nodes.values():
        part = read(node, check_schema.QUESTIONS, replace(notes, owner=SHARED), SHARED) if node else None
        if isinstance(part, Fields):
            found |= {question.id: question for question in _questions(part, notes)}
    return found


def _check(file: KnowledgeFile, node: Node | None, known: _Questions) -> Check | None:
    """Read one check; None where anything about it is wrong enough to mislead."""
    notes, name = known.notes, file.path.stem
    if node is None:
        notes.report(file.place, "empty-file", "this file is empty; write the check, or delete the file")
        return None
    part = read(node, check_schema.CHECK, replace(notes, owner=f"check '{name}'"), f"check '{name}'")
    if not isinstance(part, Fields):
        return None
    check = _build(name, part, known)
    shared = part.texts("shared")
    broken = _is_broken(file, notes)
    found = faults(check) if broken else prove(check)
    notes.problems.extend(found if not (known.broken and shared) else ())
    lacks = any(each not in known.shared for each in shared)
    return None if broken or lacks or any(problem.rule not in HARMLESS for problem in found) else check


def _is_broken(file: KnowledgeFile, notes: Notes) -> bool:
    """Whether anything about a file was found that could make a check mislead."""
    return any(problem.place.file == file.name and problem.rule not in HARMLESS for problem in notes.problems)


def _build(name: str, part: Fields, known: _Questions) -> Check:
    notes = known.notes
    conditions = part.part("conditions").values
    return Check(
        id=name,
        title=part.text("title") or "",
        intro=part.text("intro") or "",
        ask=keep_new(part.words("ask"), notes, check=name),
        questions=known.of(part),
        conditions={key: condition(value, notes) for key, value in conditions.items()},
        criteria=tuple(_rule(each, notes) for each in _records(part, "criteria")),
        outcomes=_outcomes(part.part("outcomes"), notes),
        unclear=_advice(part.part("unclear")),
        disclaimer=part.text("disclaimer") or "",
        points=tuple(
            _point(program, each, notes)
            for program in part.part("speaks").values
            for each in _records(part.part("speaks"), program)
        ),
        place=part.start("outcomes"),
        places=part.part("conditions").starts(),
    )


def _questions(part: Fields, notes: Notes) -> tuple[Question, ...]:
    return tuple(_question(key, each, part.start(key), notes) for key, each in part.parts())


def _question(name: str, part: Fields, place: Place, notes: Notes) -> Question:
    return Question(
        id=name,
        wording=part.text("ask") or "",
        kind=_kind(part, notes),
        help=part.text("help") or "",
        why=part.text("why") or "",
        unsure=part.text("unsure"),
        usually=part.text("usually"),
        said={key: part.part("said").texts(key) for key in part.part("said").values},
        understood=part.part("understood").table(),
        unless=part.texts("unless"),
        if_changed=part.part("if_changed").table(),
        if_more=part.text("if_more"),
        place=place,
        places=_values_of(part),
    )


def _values_of(part: Fields) -> Mapping[str, Place]:
    """Return where each value stands that a question names; where people's ways to state it stand, if it has any."""
    words = [word for name in ("unsure", "usually") if isinstance(word := part.values.get(name), Word)]
    named = [part.part(name).starts() for name in ("choices", "if_changed", "said", "understood")]
    return {word.value: word.place for word in words} | {key: place for each in named for key, place in each.items()}


def _kind(part: Fields, notes: Notes) -> Kind:
    """Return what a question takes: choices or a number where it has them, and else yes or no."""
    said, words = part.part("said"), part.part("words")
    watch_apart(((key, said.words(key)) for key in said.values), notes)
    if "choices" in part.written:
        options = tuple(part.part("choices").parts())
        watch_apart(((key, _names_of(each)) for key, each in options), notes)
        return Choice(
            options=tuple(
                Option(id=key, label=each.text("label") or "", words=each.texts("words")) for key, each in options
            )
        )
    if "number" in part.written:
        return _number(part.part("number"))
    watch_apart(((key, words.words(key)) for key in ("yes", "no")), notes)
    return YesNo(yes=words.texts("yes"), no=words.texts("no"))


def _names_of(option: Fields) -> tuple[Word, ...]:
    """Return all that a choice is called."""
    label = option.values.get("label")
    return (*([label] if isinstance(label, Word) else []), *option.words("words"))


def _number(part: Fields) -> WholeNumber:
    return WholeNumber(
        low=int(part.text("from") or 0),
        high=int(part.text("to") or 0),
        one=part.text("one") or "",
        many=part.text("many") or "",
        around=part.texts("around"),
    )


def _rule(part: Fields, notes: Notes) -> Rule:
    unsaid.watch_cases(part, notes)
    name = part.values.get("condition")
    return Rule(
        condition=Named(name=part.text("condition") or "", place=getattr(name, "place", part.place)),
        met=part.text("met") or "",
        not_met=part.text("not_met") or "",
        not_known=part.text("not_known") or "",
        sources=part.texts("sources"),
    )


def _outcomes(part: Fields, notes: Notes) -> tuple[Outcome, ...]:
    unsaid.watch_favour(part, notes)
    return tuple(_outcome(key, each, part.start(key), notes) for key, each in part.parts())


def _outcome(name: str, part: Fields, place: Place, notes: Notes) -> Outcome:
    if name == UNCLEAR:
        message = (
            f"'{UNCLEAR}' is what remains as long as answers are missing; write its words under '{UNCLEAR}' instead"
        )
        notes.report(place, "reserved-outcome", message)
    when = condition(part.values.get("when"), notes)
    return Outcome(id=name, when=when, advice=_advice(part), favourable=part.flag("favourable"), place=place)


def _advice(part: Fields) -> Advice:
    return Advice(
        title=part.text("title") or "",
        text=part.text("text") or "",
        next_steps=part.texts("next_steps"),
        sources=part.texts("sources"),
    )


def _point(program: str, part: Fields, notes: Notes) -> Point:
    return Point(
        program=program,
        when=condition(part.values.get("when"), notes),
        text=part.text("for") or part.text("against") or "",
        in_favour="for" in part.written,
        sources=part.texts("sources"),
    )


def _records(part: Fields, name: str) -> tuple[Fields, ...]:
    value = part.values.get(name)
    return tuple(each for each in value if isinstance(each, Fields)) if isinstance(value, tuple) else ()
