"""NOCs in the same situation counted together, so that a long order of award is looked ahead."""
