"""Tests of the dialogue: whole conversations with small knowledge bases and with the shipped one."""
