"""The configuration of a study: every key, its default and its meaning, one module per section.

This is the one source: `make docs` writes the JSON Schema and the reference page from it.
"""
