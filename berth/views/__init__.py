"""What an answer holds: one value per question, which every renderer shows and JSON dumps."""
