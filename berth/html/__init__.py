"""Answers as HTML, by Jinja templates: fragments, which the page and the report are made of."""
