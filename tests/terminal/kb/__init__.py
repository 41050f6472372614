"""Tests of the commands for the keepers of a knowledge base."""
