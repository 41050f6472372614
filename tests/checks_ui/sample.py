"""Two checks of the small school, as text: one with a number, and one that compares the courses."""

from __future__ import annotations

from pathlib import Path

from small import write

QUESTIONS = """\
level:
  ask: How well do you play?
  help: Your own impression is enough.
  why: The diploma asks for some experience.
  choices:
    new: {label: I am new to it, words: [beginner]}
    some: {label: I play a little, words: [a little]}
    well: {label: I play well, words: [advanced]}
"""
AUDITION = """\
title: Diploma audition
intro: Three questions at most tell whether you may come to the audition.
ask: [may I audition, check my audition]
shared: [level]
questions:
  years:
    ask: For how many years have you played?
    number: {from: 0, to: 80, one: year, many: years}
    if_more: With {more} of playing ({total} in all), you may audition.
  letter:
    ask: Do you have a letter from a teacher?
    unsure: no
conditions:
  plays-well: {is: {level: well}}
  long-enough: {at_least: {years: 4}}
  has-letter: {is: {letter: yes}}
  both: {all_of: [long-enough, has-letter]}
criteria:
  - {condition: plays-well, met: You play well., not_met: You do not play well yet., not_known: How well you play is open., sources: notes}
  - {condition: long-enough, met: You have played long enough., not_met: Four years are needed., not_known: Your years are open.}
  - {condition: has-letter, met: You have a letter., not_met: You have no letter., not_known: Whether you have a letter is open.}
outcomes:
  welcome:
    title: You may audition
    favourable: yes
    when: {any_of: [plays-well, both]}
    text: Come and play.
    next_steps: [Write to the dean.]
    sources: fees
  wait:
    title: Not yet
    favourable: no
    when: {not: {any_of: [plays-well, both]}}
    text: Play some more first.
    sources: fees
unclear: {title: Not clear yet, text: Something is still open., sources: fees}
disclaimer: The dean decides.
"""  # noqa: E501 a criterion a line
COURSE = """\
title: Which course
intro: One question tells which course suits you.
ask: [which course suits me]
shared: [level]
conditions:
  experienced: {one_of: {level: [some, well]}}
criteria:
  - {condition: experienced, met: You have played before., not_met: You are new to it., not_known: Your level is open.}
outcomes:
  diploma: {title: The diploma, favourable: yes, when: experienced, text: Take the diploma., sources: fees}
  evening:
    title: The evening course
    favourable: yes
    when: {not: experienced}
    text: Take the evening course.
    sources: fees
unclear: {title: Not clear yet, text: Your level is open., sources: fees}
disclaimer: The school decides.
speaks:
  evening:
    - {when: {not: experienced}, for: It begins at the beginning., sources: notes}
    - {when: experienced, against: It would bore you.}
  diploma:
    - {when: experienced, for: It goes far beyond what you know so far.}
    - {when: {not: experienced}, against: It asks for some experience.}
"""
ADMISSION = """\
title: Getting into the diploma
category: study
check: audition
ask:
  - who can join the diploma
  - admission to the diploma
  - what do I need for the diploma
  - is there an audition
  - how good do I have to be
answers:
  any: {text: The diploma asks for an audition., sources: [fees]}
"""
FILES = {
    "checks/questions.yaml": QUESTIONS,
    "checks/audition.yaml": AUDITION,
    "checks/course.yaml": COURSE,
}


def write_school(folder: Path, **changes: str) -> Path:
    """Write the small school with its checks into a folder; `changes` are other texts of its checks."""
    write(folder, admission=ADMISSION)
    for name, text in (FILES | {f"checks/{name}.yaml": text for name, text in changes.items()}).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder
