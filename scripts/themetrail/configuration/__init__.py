"""The configuration of a study: every key, its default and its meaning, one module per section.

This is the one source: `make docs` writes the JSON Schema and the reference page from it.
"""

from themetrail.configuration.load import Configuration, load_configuration

__all__ = ["Configuration", "load_configuration"]
