"""Where the workflow lies that this library belongs to: its Snakefile, rules, scripts and profiles."""

from __future__ import annotations

from pathlib import Path

LIBRARY = Path(__file__).resolve().parents[2]  # the folder that holds the package
_CHECKOUT = LIBRARY.parent
IS_CHECKOUT = (_CHECKOUT / "Snakefile").is_file()
PROJECT = _CHECKOUT if IS_CHECKOUT else LIBRARY / "themetrail" / "_project"
SCRIPTS = PROJECT / "scripts"
