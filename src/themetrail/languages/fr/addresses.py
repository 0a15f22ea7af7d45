"""French addresses: `rue du Lac 14`, `14, rue du Lac`."""

from __future__ import annotations

from themetrail.languages.parts.addresses import Addresses

ADDRESSES = Addresses(
    street_words=(
        "[Rr]ue",
        "[Aa]venue",
        r"[Aa]v\.",
        "[Cc]hemin",
        r"[Cc]h\.",
        "[Rr]oute",
        "[Rr]te",
        "[Pp]lace",
        "[Qq]uai",
        "[Bb]oulevard",
        "[Bb]d",
        "[Aa]llée",
        "[Ii]mpasse",
        "[Rr]uelle",
        "[Pp]assage",
        "[Ss]entier",
        "[Cc]ours",
        "[Ff]aubourg",
    ),
    street_order="before",
    street_links=("de la", "de l['’]", "de", "du", "des", "d['’]", "la", "le", "les", "l['’]"),
    links_in_street=("de", "du", "des", "la", "le", "et", "d['’]", "l['’]"),
    number_additions=("bis", "ter"),
    postal_code=r"(?:CH-|F-)?\d{4,5}",
    spoken_dot=("point",),
    spoken_at=("arobase", "chez"),
    web_domains=("fr", "ch", "be"),
    number_signs=("no. ", "no ", "n° ", "nº "),
    phone_regions=("FR", "CH"),
)
