"""An instance as CP-SAT. With `symmetry` the only room that knows ortools."""
