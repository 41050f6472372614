"""Starts the command `advisor`, as does `python -m advisor`; Ctrl-C while it is still starting is met as well."""

import sys


def run() -> int:
    """Run the command line; return the exit status."""
    try:
        from advisor.cli import main  # noqa: PLC0415 - an interrupt can strike while this is taken in

        return main()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    if not sys.flags.safe_path:
        del sys.path[0]  # the folder that somebody stands in: no file there is taken for a library
    sys.exit(run())
