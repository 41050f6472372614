"""What keeps a knowledge base in order: examples tried, texts patched, gaps found."""
