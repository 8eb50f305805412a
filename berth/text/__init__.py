"""Answers as text: sentences and tables."""
