"""Eligibility checks as people and programs meet them: in the conversation, as a command, as JSON."""
