"""One line of a conversation in, replies out: a pure function of what is known, what was said, and the date."""
