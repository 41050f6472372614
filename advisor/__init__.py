"""An advisor on study programs for the terminal: it answers from a folder of knowledge, or says that it cannot."""

__version__ = "0.1.0"
