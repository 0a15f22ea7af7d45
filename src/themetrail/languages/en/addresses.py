"""English addresses: `12 Acacia Avenue`."""

from __future__ import annotations

from themetrail.languages.parts.addresses import Addresses

ADDRESSES = Addresses(
    street_words=(
        "Street",
        r"St\.?",
        "Road",
        r"Rd\.?",
        "Avenue",
        r"Ave\.?",
        "Lane",
        "Drive",
        "Square",
        "Terrace",
        "Crescent",
        "Close",
        "Way",
        "Court",
        "Row",
        "Gardens",
        "Hill",
    ),
    street_order="behind",
    postal_code=r"\d{5}",
    spoken_dot=("dot",),
    spoken_at=("at", "at sign"),
    web_domains=("uk",),
    number_signs=("no. ", "nos. ", "no ", "No. ", "number "),
    phone_regions=("GB", "US"),
)
