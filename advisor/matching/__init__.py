"""From a question, however typed, to ranked entries of the knowledge base."""
