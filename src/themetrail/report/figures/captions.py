"""The figures of a study by name, and their captions, which stand in the manuscript and not in the figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from themetrail.method_profiles import CODEBOOK_TA, Profile
from themetrail.words_in_print import Words


def figure_names(groups: Sequence[str], profile: Profile = CODEBOOK_TA) -> list[str]:
    """The names of the files of all figures that the method profile makes, without their endings, in the order of
    their numbers."""
    names = [f"matrix_{group}" for group in groups]
    names += ["representativeness"] if profile.counts else []
    return [*names, "cooccurrence", *(["saturation"] if profile.saturation else [])]


def captions_text(captions: Iterable[tuple[str, str]], words: Words, mark: str = "") -> str:
    """Markdown with a numbered caption for each figure; `captions` are pairs of file name (without ending) and text."""
    head = [f"# {words.say('figures')}", ""]
    if mark:
        head += [f"**{mark}**", ""]
    blocks = [
        f"**{words.say('figure', number=number)}** {text}\n\n`{name}`\n"
        for number, (name, text) in enumerate(captions, start=1)
    ]
    return "\n".join(head + blocks)
