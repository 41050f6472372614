"""Tests of what the keepers of a knowledge base work with."""
