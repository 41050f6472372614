"""Reads a knowledge folder: from YAML text to values that know their place, every mistake reported."""
