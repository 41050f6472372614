"""What keeps a knowledge base in order: mistakes found, examples tried, texts patched, gaps filled."""
