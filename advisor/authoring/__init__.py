"""What the keepers of the knowledge base work with: the schema for their editors, and tables for their spreadsheets."""
