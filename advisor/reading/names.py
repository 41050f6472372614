"""What the files and folders of a knowledge base are called."""

TOPICS, CHECKS, EXAMPLES = "topics", "checks", "examples"
CONVERSATIONS = "conversations"
"""The folder in examples/ that holds whole conversations."""
SHARED = "questions"
"""The file of checks/, without its ending, that holds the questions which several checks share."""
ADVISOR, SOURCES, VOCABULARY, OUTSIDE, SMALLTALK = "advisor", "sources", "vocabulary", "outside", "smalltalk"
SINGLE = (ADVISOR, SOURCES, VOCABULARY, OUTSIDE, SMALLTALK)
"""The files, without their ending, that stand once, in the folder itself."""
