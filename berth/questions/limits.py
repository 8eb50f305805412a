"""How long a question may take where nobody says otherwise."""

#: Seconds for the solver.
DEFAULT_SECONDS = 60.0
