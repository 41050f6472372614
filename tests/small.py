"""A small knowledge base of another school as text, which learns in milliseconds."""

from __future__ import annotations

from pathlib import Path

ADVISOR = """\
name: Music guide
greeting: |
  Hello! I know two courses of the Harbor School of Music:
  the evening course and the diploma.

  Ask me anything about them.
words:
  unknown: I don't have an answer to that.
  outside: "{title}: I have no information about that."
  refer_to: "{name} can tell you: {address}"
  no_answer_for: I only have this for {programs}, not for {missing}.
  volatile: Published in {as_of}; please check.
  stale: Due for a review in {review}; ask {name}, {address}.
  did_you_mean: I'm not sure which of these you mean.
programs:
  evening:
    name: Evening course in music
    short: evening course
    contact: office
    called: [evening course, evening class, evening programme]
  diploma:
    name: Diploma in music
    short: diploma
    contact: dean
    called: [diploma, the diploma, diploma course]
categories:
  study: Study
  cost: Cost
contacts:
  office: {name: The office, email: office@harbor.example}
  dean: {name: The dean, email: dean@harbor.example, phone: 412-000-0000}
"""
SOURCES = """\
fees: {title: Fees, url: "https://harbor.example/fees", as_of: 2025-11}
notes:
  title: Reading notes [all]
  url: "https://harbor.example/a-very-long-address-that-goes-on-and-on/which-no-view-may-break/reading-notes"
"""
TUITION = """\
title: What it costs
category: cost
ask:
  - how much does it cost
  - what is the tuition
  - tuition fees
  - price of the course
  - is it expensive
  - what do I have to pay
  - how much money is the semester
answers:
  evening:
    text: |
      The evening course costs 400 a term. You pay when the term begins, and there are no other fees
      beside the tuition.
    sources: [fees]
    volatile: yes
  diploma: {text: The diploma costs 3000 a year., sources: [fees]}
"""
NOTES = """\
title: Reading notes before you start
category: study
ask:
  - do I need to read notes
  - must I know sheet music
  - I can't read notes, is that a problem
  - reading music required?
  - sheet music knowledge needed
  - is musical notation necessary
  - never learned notation
answers:
  any: {text: "You learn to read notes with us [really]. Nothing is required.", sources: [notes]}
"""
DEADLINE = """\
title: Deadlines
category: study
ask:
  - when is the application deadline
  - until when can I apply
  - last date for applications
  - deadline
  - due date to apply
  - is it too late to apply
  - closing date of applications
answers:
  evening: {text: Apply until the first of June., refer: office}
  diploma: {text: Apply until the first of March., sources: [fees]}
"""
INSTRUMENT = """\
title: Which instruments are taught
category: study
ask:
  - which instruments can I learn
  - do you teach piano
  - is there a violin class
  - can I study guitar
  - drums lessons
  - instruments taught
  - do you offer singing lessons
answers:
  any: {text: "Piano, violin, guitar and drums.", sources: [notes]}
"""
LENDING = """\
title: Borrowing an instrument
category: study
ask:
  - can I borrow an instrument
  - do you lend instruments
  - I have no instrument of my own
  - renting a piano
  - is there an instrument for rent
  - borrow a violin
  - lend me a guitar
answers:
  evening: {text: The school lends instruments., sources: [fees]}
"""
OUTSIDE = """\
subjects:
  parking:
    title: Parking
    ask: [where can I park, is there parking, parking lot, parking permit, car park, leave my car]
  dancing:
    title: Dance classes
    ask: [do you teach ballet, dance classes, can I learn tango, dancing lessons, hip hop dance, salsa evenings]
    contact: office
  weather:
    title: The weather
    ask: [will it rain, how is the weather, is it cold there, how warm does it get, snow in winter, umbrella]
"""
SMALLTALK = """\
greeting: {ask: [hi, hello, hey there, good morning, good evening, howdy], text: Hello! What would you like to know?}
thanks: {ask: [thanks, thank you, many thanks, thank you so much, cheers, much obliged], text: You are welcome.}
goodbye: {ask: [bye, goodbye, see you, bye bye, see you later, so long], text: Bye! Come and play.}
"""

FILES = {
    "advisor.yaml": ADVISOR,
    "sources.yaml": SOURCES,
    "outside.yaml": OUTSIDE,
    "smalltalk.yaml": SMALLTALK,
    "vocabulary.yaml": "means: {fee: tuition}\n",
    "topics/tuition.yaml": TUITION,
    "topics/notes.yaml": NOTES,
    "topics/deadline.yaml": DEADLINE,
    "topics/instruments.yaml": INSTRUMENT,
    "topics/lending.yaml": LENDING,
}


def write(folder: Path, **changes: str) -> Path:
    """Write the small knowledge base into a folder, with other contents for the topics named in `changes`."""
    files = FILES | {f"topics/{name}.yaml": text for name, text in changes.items()}
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder
