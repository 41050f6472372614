"""The matching benchmark: this project's matcher and its peers, on the same questions in one run."""
