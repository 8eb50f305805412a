"""Answers as tables for other documents: CSV, Markdown, LaTeX."""
