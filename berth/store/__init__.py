"""Results of sweeps, kept in SQLite."""
