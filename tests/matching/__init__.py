"""Tests of the matching, from typed text to ranked entries and their confidence."""
