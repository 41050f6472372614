"""The pages of the rules about what stands in a field: texts, days, addresses, ids."""

from __future__ import annotations

from advisor.authoring.lint.pages.page import error, warning
from advisor.authoring.lint.rule import Rule


def _unknown(kind: str, where: str, example: str) -> Rule:
    return error(
        f"unknown-{kind}",
        f"A {kind} is named that does not exist. Mostly its id is misspelt.",
        example,
        f"Correct the id. The ids of each {kind} stand in {where}.",
    )


VALUES = (
    error(
        "unknown-field",
        "Each kind of entry has certain fields, and this name is none of them. Mostly it is misspelt.",
        "anwsers:",
        "Correct the name as proposed. If it was meant as text, put it where text stands.",
    ),
    error(
        "missing-field",
        "A field that the entry cannot do without is not there, so the entry is left out.",
        "(a topic without title:)",
        "Write the field; the message says what it is for.",
    ),
    error(
        "empty",
        "A field has a name, but nothing in it; or ~ or null, which YAML takes for nothing.",
        "title:",
        "Write its text, or take the field out.",
    ),
    error(
        "answer-without-source",
        "Every answer names the pages that it rests on, or whom to ask. Without either it is not shown.",
        "any:\n  text: It is free.",
        "Write sources: [page] with the id of a page in sources.yaml; or refer: office with the id of a contact.",
    ),
    error(
        "topic-or-check",
        "An example, or a turn of a conversation, names what must be reached: a topic, or a check that must begin.",
        "- question: am I eligible\n  topic: eligibility\n  check: eligibility",
        "Keep one of the two. Where nothing may be answered, write topic: none; where nothing is asked, topic: told.",
    ),
    error(
        "detail-of-one-topic",
        "The field detail: names a detail of the one topic beside it. With several, it is not clear whose it is.",
        "- question: when does it begin, and may I pay in halves\n  topic: [dates, fees]\n  detail: halves",
        "Write the detail after its topic and a slash, as in topic: [dates, fees/halves].",
    ),
    warning(
        "repeated-phrasing",
        "The same question stands twice: in one topic, in two, or in a topic and a check. Only the first counts.",
        "topics/fees.yaml:     - how much is it\ntopics/tuition.yaml:  - How much is it?",
        "Keep it where the answer is.",
    ),
    error(
        "not-a-percentage",
        "This field holds a number of percent, and what stands there is none, or it is too small or too large.",
        "wrong_answers: few",
        "Write a number as the message says it, as in wrong_answers: 2%.",
    ),
    error(
        "not-a-text",
        "A list or a table stands where a text belongs, mostly because of a bracket or a colon.",
        "text: [free]",
        "Put the text in quotes.",
    ),
    error(
        "not-a-list",
        "A list belongs here: each item on a line of its own, with a dash and a space before it.",
        "ask: how much is it",
        "Write the items below the name, each after '- '.",
    ),
    error(
        "not-a-table",
        "Entries with names belong here, each with its parts.",
        "answers: It is free.",
        "Write the entry's name, a colon, and its parts below it, two spaces deeper.",
    ),
    error("list-length", "A list has too few items, or too many.", "sources: []", "Add items, or take some out."),
    warning(
        "repeated-item",
        "An item stands twice in a list. The second changes nothing; perhaps something else was meant.",
        "sources: [fees, visit, fees]",
        "Take one of the two out, or write what was meant.",
    ),
    warning(
        "repeated-words",
        "The same words stand twice in a list, where the second changes nothing; or they stand for two things that "
        "they are to tell apart, such as two choices of a question or two programs.",
        "choices:\n  science: {label: Science, words: [psychology]}\n  arts: {label: Arts, words: [psychology]}",
        "Keep them where they belong.",
    ),
    error("too-long", "A text is longer than can be shown.", "(a title of 300 characters)", "Shorten it."),
    error(
        "bad-id",
        "An id consists of small letters, digits and hyphens, and begins with a letter.",
        "Yellow Ribbon:",
        "Write it as in yellow-ribbon. An id is never shown to students.",
    ),
    error(
        "unknown-slot",
        "In the advisor's own words, names in braces are filled in, and only certain ones.",
        'refer_to: "{nmae} can tell you"',
        "Use one of the names that the message lists; a brace that is text has to go.",
    ),
    error("not-a-number", "A whole number stands here.", "at_least: {months: three}", "Write it in digits, as in 3."),
    error("not-a-choice", "Only a few words may stand here.", "move: shure", "Write one of those in the message."),
    error("not-a-flag", "This field says yes or no.", "volatile: perhaps", "Write yes or no."),
    error(
        "not-a-day",
        "A day is written as year-month-day, and must exist.",
        "review: 2026-02-30",
        "Write it as in 2026-08-01.",
    ),
    error(
        "not-a-month", "A month is written as year-month.", "as_of: November 2025", "Write it as in 2025-11, or 2025."
    ),
    error("not-an-address", "A web address begins with https://.", "url: school.example", "Copy it from the browser."),
    error("not-an-email", "This is no e-mail address.", "email: office", "Write it as in office@school.example."),
    warning(
        "misspelt-id",
        "Nothing names this id, while an id like it is named elsewhere that does not exist. So it is mostly misspelt "
        "here, and not where it is named.",
        "# in advisor.yaml\ncategories:\n  stuyd: Study\n# in topics/exams.yaml\ncategory: study",
        "Write the id alike in both places.",
    ),
    _unknown("topic", "the names of the files in topics/", "see_also: [tution]"),
    _unknown("detail", "the file of its topic, under details:", "topic: interview\ndetail: duraton"),
    _unknown("program", "advisor.yaml, under programs:", "answers:\n  evenning: ..."),
    _unknown("source", "sources.yaml", "sources: [fee-page]"),
    _unknown("contact", "advisor.yaml, under contacts:", "refer: offfice"),
    _unknown("category", "advisor.yaml, under categories:", "category: csot"),
    _unknown("check", "the names of the files in checks/", "check: yelow-ribbon"),
)
"""The rules about values."""
