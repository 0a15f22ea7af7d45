"""German."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "close": "Schließen",
    "keys": "Tasten",
    "single_keys": " Einzelne Tasten tun etwas (ausschalten, wenn sie Ihrem Screenreader im Weg sind)",
    "theme": "Hell oder dunkel",
    "theme_choices": "Hell, dunkel oder wie der Computer",
    "theme_system": "Farben wie der Computer.",
    "theme_light": "Hell.",
    "theme_dark": "Dunkel.",
}
