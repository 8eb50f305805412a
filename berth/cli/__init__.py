"""The command line: what is typed, how it ends, what a terminal shows meanwhile."""
