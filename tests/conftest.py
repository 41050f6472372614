"""What all tests share: a small knowledge base, and a cache folder of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from small import write

from advisor.compiled.cache import digest_of, file_for
from advisor.engine import Opened, learn, open_advisor

KNOWLEDGE = Path(__file__).parents[1] / "knowledge"

# How long an example takes says something of the machine, and of what else runs on it.
settings.register_profile("busy", deadline=None)
settings.load_profile("busy")


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep what is compiled away from the user's own cache, and the size of the user's terminal from the tests."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("COLUMNS", "LINES"):
            patch.delenv(name, raising=False)
        patch.setenv("XDG_CACHE_HOME", str(folder))
        yield folder


@pytest.fixture(scope="session")
def school(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a small knowledge base; nobody changes it."""
    return write(tmp_path_factory.mktemp("school"))


@pytest.fixture(scope="session")
def learned(cache: Path) -> Opened:
    """Learn the knowledge base that ships with the advisor, and keep it compiled; this takes a while."""
    assert cache.is_dir()
    return learn(KNOWLEDGE, digest_of(KNOWLEDGE), file_for(KNOWLEDGE))


@pytest.fixture(scope="session")
def shipped(learned: Opened) -> Opened:
    """Open the shipped knowledge base as every start but the first does: from its compiled file."""
    assert learned.knowledge is not None
    return open_advisor(KNOWLEDGE)
