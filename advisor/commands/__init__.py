"""The commands of the command line: what each is called, which arguments it takes, and what runs it."""
