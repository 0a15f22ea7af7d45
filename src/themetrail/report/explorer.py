"""The explorer: one page that works offline, to go from themes to codes to what was said, with the counts.

The page's looks and behaviour are in explorer.css and explorer.js beside this module; here the data are put into it.
"""

from __future__ import annotations

from importlib import resources

import pandas as pd

from themetrail.codebook import Codebook
from themetrail.colours import colours_of
from themetrail.offline_page import offline_page
from themetrail.report.quotation_bars import marked_as
from themetrail.report.theme_table import printed_label
from themetrail.report.wording import printed_group

KEPT_BACK = "[words that a coder marked as never to be quoted]"


def explorer_data(
    *,
    study: str,
    codebook: Codebook,
    consensus: pd.DataFrame,
    segments: pd.DataFrame,
    matrix: pd.DataFrame,
    representativeness: pd.DataFrame,
    labels: dict[str, str],
    languages: dict[str, str],
    missing: list[str],
    marks: pd.DataFrame | None = None,
) -> dict:
    """What the page shows. `labels` names participants, `languages` gives the language of each transcript.

    It holds the coded segments of the participants in `matrix`, and of nobody else; the words of those that coders
    marked as never to be quoted are kept back.
    """
    members = matrix.drop_duplicates(["group", "participant_id"])
    colours = colours_of(codebook)
    return {
        "study": study,
        "provisional": missing,
        "groups": [
            {"id": group, "name": printed_group(group), "members": list(rows["participant_id"])}
            for group, rows in members.groupby("group", sort=False)
        ],
        "participants": [{"id": who, "label": labels[who]} for who in dict.fromkeys(members["participant_id"])],
        "entries": [
            {
                "id": row.code_id,
                "parent": row.parent_id,
                "level": row.level,
                "name": row.name,
                "definition": row.definition,
                "colour": colours[row.code_id],
            }
            for row in codebook.table.itertuples(index=False)
        ],
        "labels": {
            f"{row.group} {row.code_id}": printed_label(row.label)
            for row in representativeness.itertuples()
            if row.label
        },
        "segments": _coded_segments(consensus, segments, members, codebook, languages, marked_as("never_quote", marks)),
    }


def page_of(data: dict) -> str:
    """The whole page."""
    style = resources.files(__package__).joinpath("explorer.css").read_text(encoding="utf-8")
    script = resources.files(__package__).joinpath("explorer.js").read_text(encoding="utf-8")
    return offline_page(
        f"{data['study']} – themes and quotations",
        data,
        styles=[style],
        scripts=[script],
        without="This page needs JavaScript, which it holds itself; the tables beside it do not.",
    )


def _coded_segments(
    consensus: pd.DataFrame,
    segments: pd.DataFrame,
    members: pd.DataFrame,
    codebook: Codebook,
    languages: dict[str, str],
    kept_back: set[str],
) -> list[dict]:
    place = {code_id: position for position, code_id in enumerate(codebook.levels)}
    codes_of: dict[str, list[str]] = {}
    for segment_id, code_id in consensus[["segment_id", "code_id"]].itertuples(index=False):
        codes_of.setdefault(segment_id, []).append(code_id)
    coded = segments[segments["segment_id"].isin(list(codes_of))]
    counted = set(zip(members["group"], members["participant_id"], strict=True))
    return [
        {
            "id": row.segment_id,
            "transcript": row.transcript_id,
            "group": row.group,
            "participant": row.participant_id,
            "turn": int(row.turn),
            "lang": languages.get(row.transcript_id, ""),
            "text": KEPT_BACK if row.segment_id in kept_back else row.text,
            "codes": sorted(codes_of[row.segment_id], key=place.__getitem__),
        }
        for row in coded.sort_values(["transcript_id", "turn", "start"]).itertuples()
        if row.role == "participant" and (row.group, row.participant_id) in counted
    ]
