"""Small tables of English: how people say yes, no, and that they are not sure."""

from __future__ import annotations

from typing import Final


def _phrases(text: str) -> frozenset[str]:
    """Return the phrases of a text that stand between commas."""
    return frozenset(" ".join(phrase.split()) for phrase in text.split(","))


YES_PHRASES: Final = _phrases(
    """y, yes, yeah, yea, yep, yup, yess, yesss, yeh, yah, ya, aye, sure, definitely, absolutely, certainly, correct,
    right, true, affirmative, indeed, totally, ofcourse, of course, for sure, ok, okay, i do, i am, i did, i have,
    i was, it was, they were, he was, she was, he is, she is, they are, that's right, thats right, very much so,
    no doubt, i sure do, i sure am"""
)
NO_PHRASES: Final = _phrases(
    """n, no, nope, nah, naw, nay, never, negative, false, non, none, not at all, of course not, i do not, i don't,
    i dont, i'm not, im not, i am not, i did not, i didn't, i have not, i haven't, i was not, i wasn't, it was not,
    it wasn't, they were not, they weren't, he wasn't, he isn't, she wasn't, she isn't, they aren't, definitely not,
    absolutely not, certainly not, not yet, no way, not me, not any more, not anymore, no longer, not really"""
)

SUBJECTS: Final = _phrases(
    "i, i'm, he, he's, she, she's, they, they're, it, we, was, is, were, am, are, has, have, had"
)
"""Words in front of an answer that only say who or what it is about."""
APPROXIMATE: Final = _phrases(
    "about, around, almost, nearly, over, under, roughly, only, just, some, maybe, since, like"
)
"""Words in front of a number that is no exact one."""

BEGINS_YES: Final = _phrases("yes, yeah, yea, yep, yup")
BEGINS_NO: Final = _phrases("no, nope, nah")
TURNS_YES: Final = _phrases(
    """no, not, never, nor, nope, but, if, or, unless, except, kind, sort, kinda, sorta, partly, partially, almost,
    nearly, maybe, think, guess, until, used, isn't, wasn't, don't, didn't, haven't, hasn't, doesn't, aren't, weren't"""
)
"""After one of these, a sentence that begins with yes may mean something else."""
TURNS_NO: Final = _phrases(
    "yes, yeah, yep, but, if, or, unless, except, doubt, problem, one, idea, clue, maybe, think, guess, matter, only, "
    "just, until"
)

NEGATIONS: Final = _phrases(
    """not, no, never, neither, nor, without, except, isn't, wasn't, don't, dont, didn't, haven't, hasn't, doesn't,
    aren't, nope"""
)
"""A sentence with one of these may rule out what it names."""

HEDGES: Final = _phrases(
    """half, almost, nearly, partly, too, if, whether, unless, until, instead, maybe, perhaps, might, wonder, wondering,
    means, meaning, can't, cant, cannot, won't, wont, wouldn't, couldn't, isnt, doesnt, hate, dislike, avoid,
    doubt, worried, afraid, expensive, hard"""
)
"""A sentence with one of these may name a choice without making it."""

UNSURE_PHRASES: Final = _phrases(
    """unsure, i'm unsure, not sure, i'm not sure, im not sure, i am not sure, not really sure, not so sure, no idea,
    not certain, i'm not certain, dunno, i dunno, idk, don't know, dont know, do not know, i don't know, i dont know,
    i do not know, i don't really know, i have no idea, no clue, not a clue, i have no clue, who knows, can't say,
    cant say, i can't say, hard to say, can't tell, i can't tell, can't remember, i can't remember, don't remember,
    i don't remember, dont remember, don't recall, i don't recall, i forgot, i forget, unknown, not known, unclear,
    beats me, skip, pass, maybe, perhaps, possibly, it depends, depends, undecided, haven't decided,
    i haven't decided"""
)
AFTER_UNSURE: Final = _phrases(
    """what, it, says, say, this, that, about, if, i, i'm, do, did, have, was, am, is, are, really, honestly, yet, the,
    answer, exactly, how, many, much, which, at, moment, right, now, sorry, anymore, any, more, for, of, them, to, be,
    honest, off, hand"""
)
"""Words that may follow "I don't know" without answering after all."""

NOT_OF_ONESELF: Final = _phrases(
    """you, he, she, his, her, they, them, their, someone, somebody, anyone, anybody, people, person, students, student,
    who, everyone, dad, father, mom, mother, parent, parents, wife, husband, spouse, partner, brother, sister, son,
    daughter, friend, friends, boss, colleague, colleagues, cousin, uncle, aunt, roommate, mentor, professor"""
)
"""Where one of these stands before a statement, it may be about somebody else."""
NOT_STATED: Final = _phrases(
    """want, wants, wanted, wish, need, needs, needed, require, required, requires, if, whether, should, would, could,
    might, considering, consider, interested, plan, planning, hope, hoping, pretend, suppose, unless, instead, or,
    almost, maybe, perhaps, like, versus, vs"""
)
"""Where one of these stands before it, it may not be so."""
NOT_GIVEN: Final = _phrases("required, needed, necessary, mandatory, instead, either, yet")
"""Where one of these stands after it, it may not be so."""
ASKING: Final = _phrases(
    """is, are, am, was, were, do, does, did, can, could, will, would, should, must, may, might, has, have, what, which,
    who, whom, whose, when, where, why, how, tell, explain"""
)
"""A part of a message that begins with one of these asks, and states nothing."""

HESITATION: Final = _phrases("well, um, umm, uh, hmm, hm, so, oh, i'd, i'll, say, think, guess, it's, its, the, my")
"""Words in front of an answer that are not part of it."""
