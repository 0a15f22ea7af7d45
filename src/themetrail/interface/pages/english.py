"""English."""

SENTENCES: dict[str, str | tuple[str, str]] = {
    "close": "Close",
    "keys": "Keys",
    "single_keys": " Single keys do something (turn off if they get in the way of your screen reader)",
    "theme": "Light or dark",
    "theme_choices": "Light, dark, or as the computer has it",
    "theme_system": "Colours as the computer has them.",
    "theme_light": "Light.",
    "theme_dark": "Dark.",
}
