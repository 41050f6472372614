"""The pages of the rules that the reader keeps: what each means, an example, and how to mend it."""
