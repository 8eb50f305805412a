"""Instance to outcome: the one lawful allocation that respects the ranking."""
