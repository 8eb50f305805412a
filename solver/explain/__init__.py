"""Why a place is held, why not, what would change it, and what changed a table."""
