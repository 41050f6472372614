"""The rules that look at a knowledge base as a whole: each in a file of its own, with its page."""
