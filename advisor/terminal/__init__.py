"""The screen: harmless text, the plain view, the pretty view, the prompt, and the commands' output."""
