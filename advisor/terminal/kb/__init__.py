"""What the commands for the keepers of the knowledge base print."""
