"""Is a table lawful, has anybody reason to complain? Counted, by code that is no solver."""
