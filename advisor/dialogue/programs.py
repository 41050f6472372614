"""Finds which programs a message is about: those that it names, leaves out, or points to ("both", "the other one")."""

from __future__ import annotations

from advisor.dialogue.context import Context
from advisor.dialogue.function_words import ALL, FIRST, OTHER, SECOND, is_filler
from advisor.dialogue.past import answers_in
from advisor.dialogue.understanding import Finding
from advisor.model import ProgramId


def asked_programs(context: Context, finding: Finding) -> tuple[ProgramId, ...]:
    """Return the programs that a message names, by name or as "both", "the other one", "the second one"."""
    programs = tuple(context.knowledge.programs)
    if finding.excluded and not finding.programs:
        return tuple(program for program in programs if program not in finding.excluded)
    if OTHER in finding.pointers and len(context.conversation.programs) == 1:
        return tuple(program for program in programs if program not in context.conversation.programs)
    if ALL in finding.pointers and not finding.programs:
        return programs
    placed = [place for place, pointer in enumerate((FIRST, SECOND)) if pointer in finding.pointers]
    told = _told(context)
    if placed and told and not finding.programs:
        return tuple(told[place] for place in placed)
    return finding.programs


def spelt_out(context: Context, line: str) -> Finding:
    """Find what a line asks about; the only word of one that says no more may name a program: "and the second?".

    To point to one, something must have been spoken of.
    """
    finding = context.understanding.find(line)
    own = [word for word in finding.words if not is_filler([word])]
    if finding.programs or finding.pointers or len(own) != 1:
        return finding
    whole = context.understanding.find(f"the {own[0]} one")
    pointed = whole.pointers and context.conversation.topic
    return whole if whole.programs or pointed else finding


def _told(context: Context) -> list[ProgramId]:
    """Return the programs that the topic in focus was last answered for, if they were several, in their order."""
    for turn in reversed(context.conversation.past):
        answers = (each for each in answers_in([turn]) if each.key == context.conversation.topic)
        programs = dict.fromkeys(each.program for each in answers if each.program)
        if len(programs) > 1:
            return list(programs)
    return []
