"""Finds the greeting of a knowledge base without reading the rest of it, so that something is on the screen at once."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

_ENOUGH = 100_000
"""Characters of the file that are looked at."""
_BLOCK = re.compile(r"^greeting: *\| *\n((?:(?: +\S.*| *)(?:\n|\Z))+)", re.MULTILINE)
"""A greeting as it is nearly always written: indented lines after a bar."""
_BETWEEN_PARAGRAPHS = re.compile(r"\n\s*\n")


def greeting(folder: Path) -> str | None:
    """Return the greeting, a paragraph a line; None where there is none to be had. What is wrong is told later."""
    try:
        with (folder / "advisor.yaml").open("rb") as stream:
            data = stream.read(_ENOUGH)
    except (OSError, ValueError):
        return None
    found = _BLOCK.search(data.decode("utf-8", errors="replace").replace("\r\n", "\n"))
    text = found[1] if found else _read(data)
    return _paragraphs(text) if text else None


def _read(data: bytes) -> str | None:
    """Read a greeting that is written in another way, which takes longer."""
    from advisor.reading.folder import KnowledgeFile  # noqa: PLC0415 mostly not needed
    from advisor.reading.names import ADVISOR  # noqa: PLC0415 mostly not needed
    from advisor.reading.tree import Table, Text  # noqa: PLC0415 as above

    node = KnowledgeFile(path=PurePosixPath(f"{ADVISOR}.yaml"), name=ADVISOR, data=data).parse([])
    entries = node.entries if isinstance(node, Table) else ()
    return next((value.value for key, value in entries if key.value == "greeting" and isinstance(value, Text)), None)


def _paragraphs(text: str) -> str:
    return "\n\n".join(" ".join(part.split()) for part in _BETWEEN_PARAGRAPHS.split(text.strip()))
