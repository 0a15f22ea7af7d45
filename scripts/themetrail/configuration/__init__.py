"""The configuration of a study: every key, its default and its meaning, one module per section.

This is the one source: the JSON Schema and the reference page are written from it (`python -m themetrail.configuration`).
"""

from themetrail.configuration.load import Configuration, load_configuration

__all__ = ["Configuration", "load_configuration"]
