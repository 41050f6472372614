"""Tests of advisor.reading."""
