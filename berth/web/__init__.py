"""`berth serve`: the page, on this machine alone. Asks the API, and shows what `berth.html` makes
of its answers."""
