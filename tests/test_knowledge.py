"""The shipped knowledge base holds what its brief asks for, and says it right."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from conftest import KNOWLEDGE

from advisor.authoring.trying import try_each
from advisor.engine import Opened
from advisor.model import Answer, Knowledge, Topic
from advisor.reading.examples import load_examples
from advisor.reading.load import load
from advisor.reading.nodes import REMARKS

BOTH, MSPM, TSPM, ANY = ("mspm", "tspm"), ("mspm",), ("tspm",), ("any",)
TOPICS = {
    "program-overview": BOTH, "compare-programs": ANY, "program-length": BOTH, "start-date": BOTH, "study-format": BOTH,
    "history": MSPM, "scs-partnership": BOTH, "stem-designation": BOTH, "mba-tracks": TSPM, "cs-background": BOTH,
    "prerequisites": BOTH, "work-experience": BOTH, "who-should-apply": BOTH, "nontechnical-story": MSPM,
    "class-profile": MSPM, "community": MSPM, "women": MSPM, "curriculum": BOTH, "capstone": BOTH, "internship": BOTH,
    "focus-areas": TSPM, "career-support": MSPM, "faculty-coordinator": TSPM, "how-to-apply": BOTH, "deadlines": BOTH,
    "gmat-gre": BOTH, "english-test": BOTH, "recommendations": MSPM, "essays-video": MSPM, "interview": MSPM,
    "application-fee": MSPM, "international": BOTH, "gpa": ANY, "acceptance-rate": ANY, "tuition": BOTH,
    "scholarships": BOTH, "living-costs": ANY, "yellow-ribbon": ANY, "yellow-ribbon-eligibility": ANY,
    "yellow-ribbon-coverage": ANY, "yellow-ribbon-apply": ANY, "yellow-ribbon-amount": ANY, "gi-bill-level": ANY,
    "veterans": ANY, "student-clubs": MSPM, "product-wars": MSPM, "careers": BOTH, "salary": BOTH, "housing": ANY,
    "ambassadors": MSPM, "contact": BOTH, "request-info": MSPM, "events": MSPM, "visit": ANY,
}  # fmt: skip
"""The brief's topics, and for which programs each owes an answer."""

IMPORTANT = (
    "cs-background prerequisites yellow-ribbon yellow-ribbon-eligibility tuition deadlines gmat-gre work-experience "
    "who-should-apply compare-programs program-overview capstone careers how-to-apply international scholarships"
).split()
REFERRED = {
    ("stem-designation", "mspm"), ("internship", "tspm"), ("how-to-apply", "tspm"), ("gmat-gre", "tspm"),
    ("english-test", "tspm"), ("international", "tspm"), ("gpa", "any"), ("acceptance-rate", "any"),
    ("scholarships", "tspm"), ("living-costs", "any"), ("yellow-ribbon-amount", "any"), ("salary", "mspm"),
    ("salary", "tspm"), ("housing", "any"), ("visit", "any"),
}  # fmt: skip
VOLATILE = {
    ("class-profile", "mspm"), ("deadlines", "mspm"), ("deadlines", "tspm"), ("application-fee", "mspm"),
    ("tuition", "mspm"), ("tuition", "tspm"),
}  # fmt: skip
CHECKS = {
    "compare-programs": "program-fit",
    "prerequisites": "mba-track",
    "yellow-ribbon": "yellow-ribbon",
    "yellow-ribbon-eligibility": "yellow-ribbon",
}
SMALL_TALK = "greeting thanks goodbye capabilities identity official privacy".split()
TEPPER, SFS, VA = (
    "https://www.cmu.edu/tepper/programs/",
    "https://www.cmu.edu/sfs/tuition/graduate/tepper/",
    "https://www.va.gov/education/",
)
PAGES = {
    f"{TEPPER}master-product-management/student-journey": "2025-11",
    f"{TEPPER}mba/curriculum/tracks/technology-leadership": "2025-11",
    f"{TEPPER}master-product-management": "2025-11",
    f"{TEPPER}master-product-management/apply": "2025-11",
    f"{TEPPER}master-product-management/curriculum": "2025-11",
    f"{TEPPER}graduate-services/tuition-and-scholarships": "2025-11",
    f"{SFS}mspm-spring2026.html": "2025-11",
    f"{TEPPER}mba": "2025-11",
    f"{TEPPER}mba/curriculum/tracks": "2025-11",
    f"{TEPPER}mba/online-hybrid": "2025-11",
    f"{SFS}full-accel-mba.html": "2025-11",
    f"{VA}about-gi-bill-benefits/post-9-11/yellow-ribbon-program/": "2025",
    f"{VA}benefit-rates/post-9-11-gi-bill-rates/": "2025",
    "https://www.benefits.va.gov/GIBILL/yellow_ribbon/yellow-ribbon-frequently-asked-questions.asp": "2025",
    "https://www.cmu.edu/veterans/current/tepper.html": None,
}
"""The pages of the brief, and as of when each was read (the last one was not)."""

LINKED = {
    f"{TEPPER}master-product-management/student-journey#paragraph-1557",
    f"{TEPPER}masters-admissions/student-ambassadors",
    "https://substack.com/@productcmu",
    "https://www.youtube.com/watch?v=bKc2fPMhi4c",
    "https://www.youtube.com/watch?v=RGQ1rUGItvs",
    "https://www.youtube.com/watch?v=7ol6i_MZT-E",
    "https://www.cmu.edu/node/893",
}
"""What the student journey page links to."""

FACTS = [
    (
        "program-overview",
        "mspm",
        "one-year|2018|School of Computer Science|business|technology|design|leadership|hands-on",
    ),
    ("program-overview", "tspm", "optional|strategy|School of Computer Science"),
    ("compare-programs", "any", "degree of its own|track|one year|21 months|computer science|engineering"),
    ("program-length", "mspm", "one year|January|December"),
    ("program-length", "tspm", "21 months|32 months|Online Hybrid"),
    ("start-date", "mspm", "January|BaseCamp"),
    ("start-date", "tspm", "September|calendar"),
    ("study-format", "mspm", "Pittsburgh|part-time|online|mspm@cmu.edu"),
    ("study-format", "tspm", "full-time|Online Hybrid|part-time|confirm"),
    ("history", "mspm", "2018|traditions"),
    ("scs-partnership", "mspm", "Human-Computer Interaction Institute"),
    ("scs-partnership", "tspm", "number one ranked"),
    ("stem-designation", "tspm", "STEM-designated|F-1|OPT"),
    ("mba-tracks", "tspm", "optional|8|10|capstone|five tracks|Management of Innovation and Product Development"),
    ("cs-background", "mspm", "not|inherently require|technical aptitude|introductory course"),
    ("cs-background", "tspm", "computer science or engineering|comparable .*experience|high.technology"),
    ("prerequisites", "mspm", "four|equivalent"),
    ("prerequisites", "tspm", "admission|computer science or engineering|comparable .*experience"),
    ("work-experience", "mspm", "no minimum"),
    ("work-experience", "tspm", "two to eight years|high.technology"),
    ("who-should-apply", "mspm", "varied backgrounds|product career"),
    (
        "who-should-apply",
        "tspm",
        ("product manager|technology consultant|vice president|chief technology officer|"
        "chief information officer|chief executive officer"),
    ),
    ("nontechnical-story", "mspm", "Jeff|senior product manager|Time Warner and MAX|nontechnical"),
    ("class-profile", "mspm", "Class of 2025|35|43%|5.5|mspm@cmu.edu"),
    ("community", "mspm", "wide range of backgrounds|lead|men and women"),
    ("women", "mspm", "Women in Tech|balance"),
    ("curriculum", "mspm", "spring|summer|internship|fall"),
    ("curriculum", "tspm", "8 to 10 electives|capstone|high-tech healthcare|mobile apps|Internet of Things|robotics"),
    ("capstone", "mspm", "fall|client companies"),
    ("capstone", "tspm", "required|corporate partners"),
    ("internship", "mspm", "summer|course"),
    (
        "focus-areas",
        "tspm",
        ("FinTech|high-tech healthcare|mobile apps|Internet of Things|robotics|hardware|"
        "software"),
    ),
    ("career-support", "mspm", "Masters Career Center|Accelerate Leadership Center"),
    (
        "faculty-coordinator",
        "tspm",
        "Tim Derdenger|Associate Professor of Marketing and Strategy|derdenge@andrew.cmu.edu",
    ),
    (
        "how-to-apply",
        "mspm",
        ("online form|one to two pages|two required essays|video|recommendations|transcripts|waiver|fee|"
        "no fixed weights"),
    ),
    ("how-to-apply", "tspm", "Tepper MBA"),
    ("deadlines", "mspm", "January 2026|May 6|July 7|September 1|September 29, 2025|December 1|next"),
    ("deadlines", "tspm", "fall 2026|September 30, 2025|January 8|March 3|May 5, 2026"),
    ("gmat-gre", "mspm", "GMAT Focus|GRE|waiver|five years|take the test"),
    ("english-test", "mspm", "TOEFL|IELTS|Duolingo|25|7|120"),
    ("recommendations", "mspm", "two|supervisors|GMAC"),
    ("essays-video", "mspm", "two|optional|video|two minutes"),
    ("interview", "mspm", "invitation"),
    ("application-fee", "mspm", "$125|not refundable"),
    ("international", "mspm", "every round|two|proof of funds|412-268-5231|oie@andrew.cmu.edu"),
    ("tuition", "mspm", "$81,474|$39,636|$2,202|2026"),
    ("tuition", "tspm", "$40,670|2025.+26|semester"),
    ("scholarships", "mspm", "partial|merit|no separate form|international"),
    ("living-costs", "any", "Pittsburgh|laptop"),
    ("yellow-ribbon", "any", "takes part|MSPM|Post-9/11 GI Bill"),
    (
        "yellow-ribbon-eligibility",
        "any",
        ("100%|36 months|active duty|honorably|Purple Heart|September 11, 2001|30 continuous days|"
        "service-connected disability|spouse or child|Fry Scholar|August 1, 2022"),
    ),
    ("yellow-ribbon-coverage", "any", "tuition and required fees|match|room and board"),
    ("yellow-ribbon-apply", "any", "Certificate of Eligibility|certifying official|financial aid"),
    ("yellow-ribbon-amount", "any", "year to year|limited"),
    (
        "gi-bill-level",
        "any",
        ("36 months|30 to 35 months|90%|24 to 29 months|80%|18 to 23 months|70%|6 to 17 months|60%|"
        "90 to 179 days|50%"),
    ),
    ("veterans", "any", "Ethan Moody|first U.S. military veteran"),
    ("student-clubs", "mspm", "Product@CMU|networking|guest speakers"),
    ("product-wars", "mspm", "2024|twenty|half"),
    ("careers", "mspm", "banking|gaming|retail|technology|tart-ups"),
    (
        "careers",
        "tspm",
        ("product manager|technology consultant|VP of products|CTO|CIO|CEO"),
    ),
    ("ambassadors", "mspm", "ambassadors"),
    ("contact", "mspm", "mspm@cmu.edu"),
    ("contact", "tspm", "mba-admissions@andrew.cmu.edu|Tim Derdenger|derdenge@andrew.cmu.edu"),
    ("request-info", "mspm", "Get Program Details"),
    ("events", "mspm", "virtual office hours|information sessions|application workshops|ask-me-anything"),
]  # fmt: skip
"""Topic, program, and the patterns of what must stand in its answer, with `|` between them."""


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    loaded = load(KNOWLEDGE)
    assert (loaded.problems, loaded.held_back) == ((), ())
    assert loaded.knowledge
    return loaded.knowledge


def answers(knowledge: Knowledge) -> Iterator[tuple[Topic, str, Answer]]:
    return (
        (topic, program, answer) for topic in knowledge.topics.values() for program, answer in topic.answers.items()
    )


def test_every_topic_of_the_brief_answers_for_its_programs(knowledge: Knowledge) -> None:
    assert {topic.id: set(topic.answers) for topic in knowledge.topics.values()} == {
        topic: set(programs) for topic, programs in TOPICS.items()
    }
    assert set(knowledge.programs) == set(BOTH)


def test_what_is_not_confirmed_is_referred_and_what_changes_is_marked(knowledge: Knowledge) -> None:
    assert {(topic.id, program) for topic, program, answer in answers(knowledge) if answer.refer} == REFERRED
    assert {(topic.id, program) for topic, program, answer in answers(knowledge) if answer.volatile} == VOLATILE
    assert all(answer.sources for _, _, answer in answers(knowledge) if not answer.refer)


def test_checks_are_offered_where_the_brief_offers_them(knowledge: Knowledge) -> None:
    offered = {topic.id: topic.check for topic in knowledge.topics.values() if topic.check}
    assert CHECKS.items() <= offered.items()


def test_there_are_many_ways_to_ask(knowledge: Knowledge) -> None:
    counts = {topic.id: len(set(topic.ask)) for topic in knowledge.topics.values()}
    assert min(counts.values()) >= 20
    assert {topic: counts[topic] for topic in IMPORTANT if counts[topic] < 40} == {}
    assert len(knowledge.subjects) >= 40
    assert min(len(set(subject.ask)) for subject in knowledge.subjects.values()) >= 5
    assert set(knowledge.smalltalk) >= set(SMALL_TALK)


def test_sources_are_the_pages_of_the_brief(knowledge: Knowledge) -> None:
    found = {source.url: source.as_of for source in knowledge.sources.values()}
    assert PAGES.items() <= found.items()
    assert set(found) - set(PAGES) == LINKED


@pytest.mark.parametrize(("topic", "program", "words"), FACTS)
def test_the_answer_says_what_it_must(knowledge: Knowledge, topic: str, program: str, words: str) -> None:
    answer = knowledge.topics[topic].answers[program]
    text = f"{answer.short} {answer.text}"
    assert [fact for fact in words.split("|") if not re.search(re.sub(r"[$]", r"\\$", fact), text, re.IGNORECASE)] == []


def test_every_confirmed_answer_has_facts_that_are_checked(knowledge: Knowledge) -> None:
    confirmed = {(topic.id, program) for topic, program, answer in answers(knowledge) if not answer.refer}
    assert confirmed <= {(topic, program) for topic, program, _ in FACTS}


def test_answers_are_short_and_plain(knowledge: Knowledge) -> None:
    parts = [part for topic in knowledge.topics.values() for part in topic.parts]
    said = [(part.key, answer) for part in parts for answer in part.answers.values()]
    for key, answer in said:
        assert 1 <= len(answer.short) <= 120, key
        whole = f"{answer.short}\n{answer.text}"
        count = len(re.findall(r"[.!?](?:\s|$)", whole.replace("U.S.", "US")))
        assert 1 <= count <= 8, (key, whole)
        unseen = {letter for letter in whole if unicodedata.category(letter).startswith("C") and letter != "\n"}
        assert not unseen, key
        assert not re.search(r"\*\*|^[#*] |\]\(|<\w", whole, re.MULTILINE), key


def test_no_two_verdicts_are_the_same(knowledge: Knowledge) -> None:
    parts = [part for topic in knowledge.topics.values() for part in topic.parts]
    said = Counter(answer.short for part in parts for answer in part.answers.values())
    assert [text for text, count in said.items() if count > 1] == []


def test_no_example_gets_a_wrong_answer_that_nobody_knew_of(shipped: Opened) -> None:
    """What `advisor kb test` says of a fresh clone: exit status 0."""
    assert shipped.knowledge
    assert shipped.understanding
    examples, problems = load_examples(KNOWLEDGE)
    assert [problem for problem in problems if problem.rule not in REMARKS] == []
    tried = try_each(shipped.knowledge, shipped.understanding, examples, date(2026, 1, 15))
    assert [trial.example.question for trial in tried if trial.is_fault] == []
