"""Section `ingest`: how transcripts are read."""

from themetrail.configuration.section import Section


class Ingest(Section):
    """How transcripts are read."""

    encodings: list[str] = []
    """Encodings to try on text files, in this order, before they are detected; empty: detect."""
