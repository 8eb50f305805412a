"""An instance as CP-SAT. The only room that knows ortools."""
