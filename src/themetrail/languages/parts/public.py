"""The part of a record on names that identify nobody."""

from __future__ import annotations

from dataclasses import dataclass

from themetrail.languages.parts.words import Phrases


@dataclass(frozen=True)
class Public:
    """Proper names that identify nobody, as they are written: so many people know, use or have what bears them."""

    care: Phrases = ()
    """Wards, specialities, and services of health and welfare that each region has."""
    health: Phrases = ()
    """Diseases, medicines and examinations."""
    institutions: Phrases = ()
    """Authorities, insurances and charities of a whole country."""
    products: Phrases = ()
    """Products, services on the web, shops and media of a whole country."""
    culture: Phrases = ()
    """Languages, religions, feasts, and what is learned at school."""
