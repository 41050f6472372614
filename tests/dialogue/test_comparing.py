"""Comparing programs where there is nothing to compare, and where a topic is named in other ways."""

from __future__ import annotations

from pathlib import Path

from small import TUITION

from advisor.dialogue.replies import Notice
from advisor.engine import Opened

from .talking import Chat, base


def test_where_every_answer_is_the_same_there_is_nothing_to_list(tmp_path: Path) -> None:
    same = TUITION.split("answers:", maxsplit=1)[0] + "answers:\n  any: {text: It is free., sources: [fees]}\n"
    chat = Chat(base(tmp_path, {"topics/tuition.yaml": same}))
    assert chat.texts("/compare") == [
        "There is no question that I answer for each program on its own; /topics lists all."
    ]
    assert chat.say("/compare tuition") == ["notice", "answer tuition any"]


def test_a_topic_is_named_by_its_id_its_title_or_a_question(tmp_path: Path) -> None:
    chat = Chat(base(tmp_path, {}))
    for named in ("tuition", "What it", "how much does it cost"):
        turn = chat.turn(f"/compare {named}")
        assert turn.compared, named
        assert not any(isinstance(reply, Notice) for reply in turn.replies)


def test_all_topics_in_which_the_programs_differ_are_listed(shipped: Opened) -> None:
    (reply,) = Chat(shipped).turn("/compare all").replies
    assert shipped.knowledge
    programs = shipped.knowledge.programs.keys()
    differing = [each.title for each in shipped.knowledge.topics.values() if programs <= each.answers.keys()]
    assert len(differing) > 9
    assert isinstance(reply, Notice)
    assert sorted(reply.listed) == sorted(differing)
