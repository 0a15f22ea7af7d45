"""Section `audit`: who may open what is sealed."""

from themetrail.configuration.section import Section


class Audit(Section):
    """Who may open what is sealed."""

    recipients: list[str] = []
    """age public keys for which the key of pseudonyms is encrypted; empty: it is written with owner-only rights."""
