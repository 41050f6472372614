"""Tests of the eligibility checks: the engine, the shipped checks, and how staff mistakes are reported."""
