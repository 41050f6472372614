"""Works out what an editor needs beside the files of a knowledge base: the schemas, and a line that names them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from advisor.authoring.places import files_of
from advisor.authoring.schema import schemas
from advisor.reading.folder import UTF16, KnowledgeFile
from advisor.reading.ids import detail_keys, known_ids, parse_files

SCHEMAS: Final = PurePosixPath(".schema")
"""The folder of the schemas within a knowledge base; its name keeps it from being read as knowledge."""
_BOM: Final = b"\xef\xbb\xbf"
_MARK: Final = b"# yaml-language-server:"


def for_editors(folder: Path) -> Mapping[Path, bytes]:
    """Return the files of a knowledge base that editors need otherwise than they are, with what they should hold."""
    texts = (file for file in files_of(folder) if not file.data.startswith(UTF16))
    lines = {folder / file.path: with_editor_line(file) for file in texts}
    return {**stale_schemas(folder), **_otherwise(lines)}


def stale_schemas(folder: Path) -> Mapping[Path, bytes]:
    """Return the schemas that are otherwise than they should be; one of them proposes the ids that are there."""
    parsed = parse_files(files_of(folder), [])
    ids = {**known_ids(parsed), "detail": detail_keys(parsed)}
    return _otherwise({folder / SCHEMAS / f"{name}.json": _dumped(body) for name, body in schemas(ids).items()})


def has_schemas(folder: Path) -> bool:
    """Tell whether editors check this knowledge base."""
    return (folder / SCHEMAS).is_dir()


def editor_line(path: PurePosixPath, kind: str) -> str:
    """Return the line by which the editor of a file at this path finds its schema."""
    up = PurePosixPath(*[".."] * (len(path.parts) - 1))
    return f"{_MARK.decode()} $schema={up / SCHEMAS / kind}.json"


def with_editor_line(file: KnowledgeFile) -> bytes:
    """Return a file's bytes with that line at the top, and every other byte as it was."""
    bom = _BOM if file.data.startswith(_BOM) else b""
    body = file.data.removeprefix(bom)
    first, end, rest = body.partition(b"\n")
    line = editor_line(file.path, file.read_as).encode()
    ending = b"\r\n" if first.endswith(b"\r") else b"\n"
    return bom + line + ending + (rest if end and first.startswith(_MARK) else body)


def _dumped(body: object) -> bytes:
    return (json.dumps(body, indent=2, ensure_ascii=False) + "\n").encode()


def _otherwise(files: Mapping[Path, bytes]) -> Mapping[Path, bytes]:
    return {path: data for path, data in files.items() if _data(path) != data}


def _data(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
