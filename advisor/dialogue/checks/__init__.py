"""The half of a conversation that is an eligibility check: from offering one to its result."""
