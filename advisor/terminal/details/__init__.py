"""Finds the personal details in a line of text: addresses, numbers and names."""
