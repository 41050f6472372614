"""The compiled index: all that answering needs, in one file of which only the rows that a question touches are read."""
