"""The configuration of a study: every key, its default and its meaning, one module per section.

This is the one source: `make docs` writes the JSON Schema and the reference page from it.
"""

from themetrail.configuration.load import Configuration, load_configuration, read_configuration
from themetrail.configuration.source import ConfigurationFile, read_file

__all__ = ["Configuration", "ConfigurationFile", "load_configuration", "read_configuration", "read_file"]
