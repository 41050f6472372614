"""Finds what is wrong with a knowledge base, explains it, and mends what is certain."""
