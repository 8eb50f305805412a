"""How files become values, and what is wrong with them: file, line, column. Called by `files`."""
