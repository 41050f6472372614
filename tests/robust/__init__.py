"""Tests of what happens when content, questions, files, streams and signals mean harm, or many come at once."""
