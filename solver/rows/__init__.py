"""Laws as rows of whole numbers, read before anybody searches. No solver in here."""
