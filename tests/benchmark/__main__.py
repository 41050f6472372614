"""Starts the benchmark as `python -m tests.benchmark`."""

from .run import main

if __name__ == "__main__":
    main()
