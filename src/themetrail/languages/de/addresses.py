"""German addresses: `Hobelgasse 3`."""

from __future__ import annotations

from themetrail.languages.parts.addresses import Addresses

ADDRESSES = Addresses(
    street_words=("strasse", "straße", "gasse", "weg", "platz", "allee", r"str\."),
    street_order="ending",
    postal_code=r"(?:CH-|D-|A-)?\d{4,5}",
    spoken_dot=("punkt",),
    spoken_at=("at",),
    web_domains=("de", "ch", "at"),
    number_signs=("Nr. ",),
    phone_regions=("DE", "CH"),
)
