"""The compiled index: all that answering needs, in one file from which only the rows that a question touches are read."""
