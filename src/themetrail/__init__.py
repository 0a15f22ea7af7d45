"""Themetrail: from interview transcripts to the tables of a paper, in one auditable run."""

__version__ = "0.1.0"
