"""Tests of advisor.authoring."""
