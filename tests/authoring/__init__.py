"""What the keepers of the knowledge base work with."""
