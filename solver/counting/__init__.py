"""Can decisions be completed? Answered by counting, without a solver, where laws are boxes."""
