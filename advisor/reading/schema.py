"""What each file of a knowledge base may hold: the one description that reading, messages and editors share."""

from __future__ import annotations

from advisor.model import ANY, Move
from advisor.reading.shapes import (
    PARAGRAPHS,
    PHRASING,
    Among,
    Day,
    Email,
    Field,
    Flag,
    Limit,
    ListOf,
    Month,
    Percent,
    Record,
    Reference,
    TableOf,
    TextShape,
    WebAddress,
)

ID = TextShape(max_length=60, pattern=r"[a-z][a-z0-9-]*", example="yellow-ribbon")
LINE = TextShape()
PROSE = TextShape(one_line=False, max_length=PARAGRAPHS)
ASK = ListOf(shape=TextShape(max_length=PHRASING), min=1, ways_to_ask=True)
CONTACTS = ListOf(shape=Reference(kind="contact"), min=1, max=10, or_one=True)


def _says(*slots: str) -> TextShape:
    """Return the shape of a sentence in which the advisor fills in these names in braces."""
    return TextShape(one_line=False, max_length=PARAGRAPHS, slots=frozenset(slots))


ANSWER = Record(
    name="answer",
    limit=Limit(
        names=("sources", "refer"),
        least=1,
        most=2,
        rule="answer-without-source",
        message="this answer has no source, and is left out. Add the ids of the pages that it rests on, "
        "as in sources: [some-page]; or, as in refer: some-office, whom to ask",
    ),
    fields={
        "short": Field(shape=LINE, help="The verdict in one line of at most 120 characters: what students read first."),
        "text": Field(shape=PROSE, required=True, help="What students read then: some sentences, or a list."),
        "sources": Field(
            shape=ListOf(shape=Reference(kind="source"), min=1, max=20, or_one=True),
            help="The pages that the answer rests on: ids of sources.yaml.",
        ),
        "refer": Field(
            shape=CONTACTS, help="Whom to ask where no confirmed answer is at hand: ids of contacts in advisor.yaml."
        ),
        "volatile": Field(shape=Flag(), help="yes, if this changes from year to year."),
        "review": Field(shape=Day(), help="The day from which students are told that this may be out of date."),
    },
)

DETAIL_ANSWER = Record(
    name="answer",
    limit=ANSWER.limit,
    fields={
        **ANSWER.fields,
        "short": Field(shape=LINE, required=True, help=ANSWER.fields["short"].help),
        "text": Field(shape=PROSE, help="What students read then, if there is more to say."),
    },
)

DETAIL = Record(
    name="detail",
    fields={
        "title": Field(shape=LINE, required=True, help="The detail's name in menus, three to eight words."),
        "answers": Field(
            shape=TableOf(key=Reference(kind="program", also=(ANY,)), value=DETAIL_ANSWER, name="answer", min=1),
            required=True,
            help="An answer for each program, under the program's id; or one under `any`.",
        ),
        "ask": Field(shape=ASK, required=True, help="Ways in which students ask this, each naming what it is about."),
    },
)

TOPIC = Record(
    name="topic",
    fields={
        "title": Field(shape=LINE, required=True, help="The topic's name in menus, two to six words."),
        "category": Field(
            shape=Reference(kind="category"),
            required=True,
            help="The heading it is listed under: a category of advisor.yaml.",
        ),
        "answers": Field(
            shape=TableOf(key=Reference(kind="program", also=(ANY,)), value=ANSWER, name="answer", min=1),
            required=True,
            help="An answer for each program, under the program's id; or one under `any`.",
        ),
        "see_also": Field(
            shape=ListOf(shape=Reference(kind="topic"), max=10, or_one=True), help="Topics that students may want next."
        ),
        "check": Field(shape=Reference(kind="check"), help="The eligibility check that is offered after the answer."),
        "details": Field(
            shape=TableOf(key=ID, value=DETAIL, name="detail"), help="What students ask next, each detail under an id."
        ),
        "ask": Field(shape=ASK, required=True, help="Ways in which students ask this, as different as possible."),
    },
)

PROGRAM = Record(
    name="program",
    fields={
        "name": Field(shape=LINE, required=True, help="The program's full name."),
        "short": Field(shape=LINE, required=True, spare=True, help="What the advisor calls it in headings."),
        "contact": Field(
            shape=Reference(kind="contact"), required=True, help="Whom to ask about it: the id of a contact."
        ),
        "called": Field(shape=ListOf(shape=LINE, min=1), required=True, help="All that people call it."),
        "background": Field(shape=ListOf(shape=LINE), help="Words after which a name is the asker's own past."),
    },
)

CONTACT = Record(
    name="contact",
    fields={
        "name": Field(shape=LINE, required=True, help="Who it is, as said in a sentence."),
        "email": Field(shape=Email(), required=True, help="The e-mail address."),
        "phone": Field(shape=TextShape(max_length=40), help="The phone number."),
    },
)

WORDS = Record(
    name="words",
    fields={
        "unknown": Field(shape=_says(), required=True, spare=True, help="Said when there is no answer."),
        "outside": Field(
            shape=_says("title"), help="Said about a subject that lies outside; without it, `unknown` is said."
        ),
        "refer_to": Field(shape=_says("name", "address"), required=True, spare=True, help="Names whom to ask."),
        "no_answer_for": Field(
            shape=_says("programs", "missing"), required=True, spare=True, help="Said when one program has no answer."
        ),
        "volatile": Field(
            shape=_says("as_of"), required=True, spare=True, help="Said after facts that change from year to year."
        ),
        "stale": Field(
            shape=_says("review", "name", "address"),
            required=True,
            spare=True,
            help="Said after an answer past its review day.",
        ),
        "did_you_mean": Field(shape=_says(), required=True, spare=True, help="Said before a choice of topics."),
    },
)

BARE_WORDS = {
    name: " ".join(f"{{{slot}}}" for slot in sorted(field.shape.slots or (), reverse=True))
    for name, field in WORDS.fields.items()
    if isinstance(field.shape, TextShape)
}
"""What stands in place of words that cannot be read: only what would be filled into them."""

ADVISOR = Record(
    name="advisor",
    fields={
        "name": Field(shape=LINE, required=True, spare=True, help="What the advisor is called."),
        "school": Field(shape=LINE, help="The school that it advises for, named on what people save and print."),
        "greeting": Field(shape=PROSE, required=True, spare=True, help="The first words of a conversation."),
        "wrong_answers": Field(
            shape=Percent(least=0.1, most=50),
            help="How many of a hundred questions may be answered wrongly; without it, 2%.",
        ),
        "right_turns": Field(
            shape=Percent(least=0, most=100),
            help="How many of a hundred turns of examples/conversations/ must come out right; without it, 0%.",
        ),
        "words": Field(shape=WORDS, required=True, spare=True, help="What the advisor says around its answers."),
        "programs": Field(
            shape=TableOf(key=ID, value=PROGRAM, name="program", min=1),
            required=True,
            help="The programs, each under its id.",
        ),
        "categories": Field(
            shape=TableOf(key=ID, value=LINE, name="category"),
            required=True,
            help="The headings of topics, in this order.",
        ),
        "contacts": Field(
            shape=TableOf(key=ID, value=CONTACT, name="contact"), required=True, help="Whom to ask, each under its id."
        ),
    },
)

SOURCES = TableOf(
    key=ID,
    name="source",
    value=Record(
        name="source",
        fields={
            "title": Field(shape=LINE, required=True, help="The page's title."),
            "url": Field(shape=WebAddress(), required=True, help="The page's address."),
            "as_of": Field(shape=Month(), help="The month or year in which the page was read."),
        },
    ),
)

VOCABULARY = Record(
    name="vocabulary",
    fields={
        "means": Field(
            shape=TableOf(key=TextShape(), value=LINE, name="short form"),
            help="Short forms, each with what it stands for.",
        ),
        "related": Field(
            shape=ListOf(shape=ListOf(shape=LINE, min=2)), help="Groups of words that mean nearly the same."
        ),
    },
)

SUBJECT = Record(
    name="subject",
    fields={
        "title": Field(shape=LINE, required=True, help="The subject's name, two to five words."),
        "ask": Field(shape=ASK, required=True, help="Ways in which students ask about it."),
        "contact": Field(shape=CONTACTS, help="Whom to ask instead."),
        "text": Field(shape=PROSE, help="Said in place of the usual sentence."),
    },
)

FAMILY = Record(
    name="family",
    fields={
        "title": SUBJECT.fields["title"],
        "called": Field(shape=ListOf(shape=LINE, min=1), required=True, help="The names of the family."),
        "ask": Field(shape=ASK, required=True, help="Ways to ask; a word in braces stands for any of the names."),
        "background": Field(shape=ListOf(shape=LINE), help="Words after which a name is the asker's own past."),
        "contact": SUBJECT.fields["contact"],
        "text": SUBJECT.fields["text"],
    },
)

OUTSIDE = Record(
    name="outside",
    fields={
        "subjects": Field(
            shape=TableOf(key=ID, value=SUBJECT, name="subject"), help="Subjects that lie outside, each under an id."
        )
    },
    rest=TableOf(key=ID, value=FAMILY, name="family"),
)

SMALLTALK = TableOf(
    key=ID,
    name="small talk",
    value=Record(
        name="small talk",
        fields={
            "ask": Field(shape=ASK, required=True, help="What people say."),
            "text": Field(shape=PROSE, required=True, help="The reply."),
            "move": Field(
                shape=Among(words=tuple(Move)),
                help="What it asks of the last answer; then the text is the reply to none.",
            ),
            "topic": Field(
                shape=Reference(kind="topic"),
                help="With the move whom: the topic that answers it, where the answer before names nobody special.",
            ),
        },
    ),
)
