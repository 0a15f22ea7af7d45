"""French."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "close": "Fermer",
    "keys": "Touches",
    "single_keys": " Des touches seules agissent (à désactiver si elles gênent votre lecteur d’écran)",
    "theme": "Clair ou sombre",
    "theme_choices": "Clair, sombre, ou comme l’ordinateur",
    "theme_system": "Couleurs comme l’ordinateur.",
    "theme_light": "Clair.",
    "theme_dark": "Sombre.",
}
