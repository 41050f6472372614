"""Tests of the compiled file: it answers as what it was made from, or it is passed over."""
