"""The command `kb schema`: writes what lets an editor complete and check the files of the knowledge base."""

from __future__ import annotations

from pathlib import Path

from advisor.authoring.editor import SCHEMAS, for_editors
from advisor.terminal import streams
from advisor.terminal.kb.changing import write
from advisor.terminal.options import CannotUseError

DONE = 0


def run(folder: Path) -> int:
    """Bring the schemas and the editor lines of a knowledge base up to date."""
    if not folder.is_dir():
        message = f"there is no folder {folder}; name the one that holds advisor.yaml with --knowledge"
        raise CannotUseError(message)
    changes = for_editors(folder)
    write(changes)
    schemas = sum(path.suffix == ".json" for path in changes)
    streams.tell(
        f"Wrote {schemas} schemas into {folder.absolute() / SCHEMAS}, and the line that names them into "
        f"{len(changes) - schemas} files."
        if changes
        else f"The schemas in {folder / SCHEMAS} are up to date."
    )
    return DONE
