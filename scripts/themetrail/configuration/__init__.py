"""The configuration of a study: every key, its default and its meaning, one module per section.

This is the one source: `make docs` writes the JSON Schema and the reference page from it.
"""

from themetrail.configuration.load import (
    Configuration,
    check_no_key_twice,
    load_configuration,
    read_configuration,
)

__all__ = ["Configuration", "check_no_key_twice", "load_configuration", "read_configuration"]
