"""The page of the docs on the public names, written from the records."""

from __future__ import annotations

from dataclasses import fields

from themetrail.languages.everywhere import EVERYWHERE
from themetrail.languages.parts.public import Public
from themetrail.languages.table import LANGUAGES

_HEAD = """<!-- Written by docs/write_reference.py. Do not edit. -->

# Public names

These names identify nobody, since so many people know, use or have what bears them. They stay as they were said,
whatever becomes of other organisations and places, in transcripts of the languages below; with or without an article,
and in any case. `results/anonymise/risk.md` counts what stayed for this reason.

A name here is replaced all the same where somebody in the study bears it: where it stands in `data/private/people` or
in a speaker's label, behind a title or a word of kinship (`Mrs Parkinson`), or beside a given name or an initial. Given
names stand on no list. To replace one of these names, or to keep others, say so in `config/config.yaml`:

```yaml
anonymise:
  public:
    NHS: replace
    Sunny Hill Festival: keep
```

A row of the review comes before both. The lists are Themetrail's own, under its licence.
"""
_KINDS = {
    "care": "Wards, specialities and services of health and welfare",
    "health": "Diseases, medicines, examinations",
    "institutions": "Authorities, insurances, charities, parties",
    "products": "Products, services, shops, media",
    "culture": "Languages, religions, feasts, school",
}


def public_names_page() -> str:
    """The page in Markdown."""
    lists = {"Every language": EVERYWHERE} | {one.name: one.public for one in LANGUAGES.values()}
    return "\n".join([_HEAD, *(_section(name, public) for name, public in lists.items())])


def _section(name: str, public: Public) -> str:
    parts = [f"## {name}\n"]
    for kind in fields(public):
        names = getattr(public, kind.name)
        if names:
            listed = ", ".join(sorted(names, key=lambda one: (one.casefold(), one)))
            parts.append(f"**{_KINDS[kind.name]}**: {listed}.\n")
    return "\n".join(parts)
