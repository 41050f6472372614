"""Tests of advisor.authoring.lint."""
