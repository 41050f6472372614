"""What is said anew counts at once, before what leads to it is learned anew."""

from __future__ import annotations

from pathlib import Path

from advisor.dialogue.renewing import combined, reworded

from .talking import Chat, base

SCHOOLS = 'subjects: {}\nschools: {title: Other schools, called: [Elsewhere], ask: ["is {school} better"]}\n'


def test_outside_names_are_spoken_of_as_they_are_now(tmp_path: Path) -> None:
    before = Chat(base(tmp_path / "before", {"outside.yaml": SCHOOLS}))
    now = Chat(base(tmp_path / "now", {"outside.yaml": SCHOOLS.replace("Other schools", "Schools in town")}))
    before.understanding = reworded(before.understanding, now.knowledge)
    before.knowledge = combined(now.knowledge, before.knowledge)
    before.say("is Elsewhere better")
    (text,) = before.texts("/why")
    assert "Schools in town" in text
    assert "Other schools" not in text
