"""A small study as tables: two groups, of which one is read by one coder alone, and suggestions for one segment of two.

Every number that the text tells stands here once, so that a test can change it.
"""

import pandas as pd

from themetrail.contracts.coding import ADJUDICATIONS, CARRIED
from themetrail.in_print import WRITINGS
from themetrail.report.methods.counted import (
    anonymisation_of,
    coding_of,
    data_of,
    saturation_of,
    software_of,
    themes_of,
)
from themetrail.report.methods.facts import Facts
from themetrail.report.methods.markdown import as_markdown
from themetrail.report.methods.page import Page, page_of
from themetrail.report.progress import missing_of

FILE = "config/methods.yaml"


def table(columns: str, *rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=columns.split())


def saturation(*new: int) -> pd.DataFrame:
    so_far = [sum(new[: place + 1]) for place in range(len(new))]
    return pd.DataFrame(
        {"group": "talks", "collected_order": range(1, len(new) + 1), "n_new_codes": new, "n_codes_so_far": so_far}
    )


def threshold(base=4, run=2, limit=0.05, status="not_reached", before=4, codes=15, new=1, after=0, at_start=16):
    known = status != "not_computable"
    found = (before, codes, new, new / codes, after) if known else (None,) * 5
    return ("talks", base, run, limit, status, *found, at_start)


THRESHOLD = (
    "group base_size run_length threshold status n_before_run n_base_codes n_new_codes value n_new_after "
    "n_codes_at_start"
)
SUGGESTION = "segment_id rank code_id model_id"
ANCHOR = "round issued_segment_id segment_id how"
ADJUDICATION = ("round", "segment_id", "code_id", "decision", "decided_by", "reason", "code_now")


def adjudications(*decisions: str, by: str = "A1", now: str | None = None) -> pd.DataFrame:
    rows = [("r1", f"s{n}", "a", decision, by, "", "a" if now is None else now) for n, decision in enumerate(decisions)]
    return ADJUDICATIONS.frame([dict(zip(ADJUDICATION, row, strict=True)) for row in rows])


def changed(**counts: int) -> pd.DataFrame:
    blank = dict.fromkeys(("new_code_id", "after_round", "date", "reason", "code_now"), "")
    sums = dict.fromkeys(("decisions", "carried", "decided_anew", "dropped", "waiting"), 0)
    return CARRIED.frame([{"old_code_id": "a", "change": "renamed", **blank, **sums, **counts}])


TABLES = {
    "turns": table(
        "transcript_id role text question",
        ("F1", "interviewer", "How is it going there?", ""),
        ("F1", "participant", "Well enough, thank you.", ""),
        ("I1", "participant", "One two three.", ""),
        ("I2", "participant", "", ""),
    ),
    "transcripts": table("transcript_id group", ("F1", "circle"), ("I1", "talks"), ("I2", "talks"), ("I9", "talks")),
    "participants": table("participant_id withdrawn", ("P1", ""), ("P2", ""), ("P3", "")),
    "people": {"circle": ["P1", "P2"], "talks": ["P1", "P2", "P3"]},
    "ledger": table(
        "transcript_id category status",
        ("F1", "person", "applied"),
        ("F1", "person", "awaiting_review"),
        ("I1", "phone", "applied"),
        ("I1", "date", "kept"),
        ("I2", "place", "refused"),
    ),
    "review": table("item_id status", ("1", "decided"), ("2", "decided"), ("3", "decided")),
    "recall": table("turns replaced missed share ci_low ci_high", (20, 31, 1, 31 / 32, 0.838, 0.999)),
    "segments": table(
        "segment_id group codable",
        ("a", "circle", "no"),
        ("b", "circle", "yes"),
        ("c", "talks", "yes"),
        ("d", "talks", "yes"),
    ),
    "assignments": table(
        "round coder_id segment_id arm status",
        ("r1", "C1", "b", "suggestions", "coded"),
        ("r1", "C1", "c", "suggestions", "coded"),
        ("r1", "C2", "c", "suggestions", "no_code"),
        ("r1", "C1", "d", "suggestions", "coded"),
        ("r1", "C2", "d", "suggestions", "unseen"),
    ),
    "given": {"r1": table("segment_id coder_id", ("b", "C1"), ("c0", "C1"), ("c0", "C2"), ("d", "C1"), ("d", "C2"))},
    "suggestions": {"r1": table(SUGGESTION, ("c0", 1, "a", "m1"), ("c0", 2, "b", "m1"))},
    "suggestions_now": table(SUGGESTION, ("c", 1, "a", "m1")),
    "anchors": table(ANCHOR, ("r1", "b", "b", "same"), ("r1", "c0", "c", "moved"), ("r1", "d", "d", "same")),
    "consensus": table("segment_id rule", ("b", "single"), ("c", "adjudicated"), ("c", "majority"), ("d", "majority")),
    "adjudications": adjudications("keep", "drop", "drop"),
    "changes": CARRIED.empty(),
    "codebook": table(
        "code_id parent_id level codable", ("t", "", "theme", ""), ("a", "t", "code", ""), ("b", "t", "code", "")
    ),
    "cut_offs": table(
        "group scheme label fewest most source",
        *(
            ("talks", "dunand2024", label, low, high, "Dunand et al., 2024")
            for label, low, high in (("general", 3, 3), ("typical", 2, 2), ("variant", None, None), ("rare", 1, 1))
        ),
    ),
    "saturation": saturation(2, 1, 0),
    "thresholds": table(THRESHOLD, threshold()),
    "added": 0,
    "together": True,
    "still_to_come": table("what round coder_id transcript_id segment_id"),
    "unit": "turn",
    "versions": {
        "themetrail": "0.1.0",
        "snakemake": "9.19.0",
        "python": "3.11.7",
        "spacy": "3.8.18",
        "sklearn": "1.9.1",
    },
    "models": ["en_core_web_md 3.8.0"],
    "without_model": [],
    "engine": "",
    "stated": {},
    "agreement": "Alpha was computed.\n",
    "language": "english",
    "style": "bmc",
    "counts": True,
    "assessed": True,
}


def facts_of(**changes) -> Facts:
    """The facts of the small study, with some of its tables changed."""
    given = TABLES | changes
    data = data_of(given["turns"], given["transcripts"], given["participants"], given["people"])
    of_coding = (
        "segments",
        "assignments",
        "given",
        "suggestions",
        "anchors",
        "consensus",
        "adjudications",
        "changes",
        "unit",
    )
    saturated = saturation_of(given["saturation"], given["thresholds"], given["added"])
    return Facts(
        data=data,
        anonymisation=anonymisation_of(given["ledger"], given["review"], given["recall"]),
        coding=coding_of(**{name: given[name] for name in of_coding}, groups=data.groups),
        themes=themes_of(
            given["codebook"],
            given["cut_offs"],
            given["people"],
            counts=given["counts"],
            together=given["together"],
        ),
        saturation=saturated if given["assessed"] else None,
        software=software_of(
            given["versions"],
            given["models"],
            given["suggestions"],
            given["suggestions_now"],
            without_model=given["without_model"],
            engine=given["engine"],
        ),
        missing=tuple(missing_of(given["still_to_come"])),
    )


def page(**changes) -> Page:
    """The page of the small study, with some of what it is made of changed."""
    given = TABLES | changes
    return page_of(
        facts_of(**changes),
        given["stated"],
        given["agreement"],
        language=given["language"],
        writing=WRITINGS[given["style"]],
        file=FILE,
    )


def text(**changes) -> str:
    """Its Markdown."""
    return as_markdown(page(**changes))
