"""Places given back: who moves up, and who is next."""
