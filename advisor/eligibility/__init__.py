"""Eligibility checks: a few questions, rules kept as data, and a result that says why."""
