"""Which rules cannot be kept together, and the smallest repairs."""
