"""A small group of three for the tests of this step, with words that are hostile to every format."""

from types import SimpleNamespace

import pandas as pd
import pytest

from themetrail.codebook import Codebook
from themetrail.configuration.report import Report
from themetrail.contracts.coding import CODINGS, CONSENSUS
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import CODEBOOK, TRANSCRIPTS
from themetrail.contracts.themes import CUT_OFFS, LABEL_STABILITY, MATRIX, REPRESENTATIVENESS
from themetrail.report.material import Material
from themetrail.report.quotation_rows import quotations_table
from themetrail.report.quotations import best_of, passages_of

TREE = [
    ("gains", "", "theme", "Gains & <b>losses</b>", "#0072B2"),
    ("tools", "gains", "subtheme", "Tools", ""),
    ("cards", "tools", "code", "=Cards", ""),
    ("calm", "gains", "code", "Calm </script><script>document.title='owned'</script>", ""),
    ("trouble", "", "theme", "Trouble", ""),
    ("time", "trouble", "code", "Time", "#D55E00"),
]
# turn, participant, text, {code: support}
SAID = [
    (1, "P1", "=1+1 is what I told them, and they laughed about it for days.", {"cards": "2/2"}),
    (2, "P2", "I am calm now </script><script>document.title='owned'</script> and I stay so all day.", {"calm": "1/2"}),
    (3, "P3", "Yes.", {"cards": "2/2", "calm": "2/2"}),
    (4, "P1", "When they shout I breathe out slowly, and I wait until it has passed.", {"calm": "2/2"}),
    (5, "P2", "Nothing of this is coded.", {}),
]
COUNTS = {"gains": "P1;P2;P3", "tools": "P1;P3", "cards": "P1;P3", "calm": "P1;P2;P3", "trouble": "", "time": ""}
LABELS = {3: "general", 2: "typical", 1: "rare", 0: "not_mentioned"}
PEOPLE = ("P1", "P2", "P3")


def _segments_of(who: str, code: str, codebook: Codebook) -> int:
    under = set(codebook.codes_under(code))
    return sum(participant == who and bool(under & set(codes)) for _, participant, _, codes in SAID)


def _segments() -> list[dict]:
    return [
        {
            "segment_id": f"S{turn}",
            "transcript_id": "T1",
            "group": "talks",
            "participant_id": who,
            "role": "participant",
            "turn": turn,
            "start": 0,
            "end": len(text),
            "text": text,
            "codable": "yes",
        }
        for turn, who, text, _ in SAID
    ]


@pytest.fixture
def group() -> SimpleNamespace:
    blank = dict.fromkeys(CODEBOOK.columns, "")
    columns = ("code_id", "parent_id", "level", "name", "colour")
    codebook = Codebook.from_table(CODEBOOK.frame([blank | dict(zip(columns, row, strict=True)) for row in TREE]))
    decided = {"rule": "majority", "decided_by": "C1;C2"}
    coded = [(f"S{turn}", code, support) for turn, _, _, codes in SAID for code, support in codes.items()]
    mark = {"round": "r1", "coder_id": "C1", "start": 0, "end": 4}
    counts = [
        {
            "group": "talks",
            "level": codebook.levels[code],
            "code_id": code,
            "parent_id": codebook.parents[code],
            "n_participants": len(who.split(";")) if who else 0,
            "n_total": 3,
            "label": LABELS[len(who.split(";")) if who else 0],
            "reason": "",
            "participants": who,
            "n_alone": None,
        }
        for code, who in COUNTS.items()
    ]
    scheme = {"group": "talks", "n_total": 3, "scheme": "dunand2024", "rule": "all", "source": "Dunand et al., 2024"}
    return SimpleNamespace(
        codebook=codebook,
        segments=SEGMENTS.frame(_segments()),
        consensus=CONSENSUS.frame([{"segment_id": s, "code_id": c, "support": n, **decided} for s, c, n in coded]),
        codings=CODINGS.frame([{"segment_id": s, "code_id": c, **mark} for s, c, _ in coded]),
        counts=REPRESENTATIVENESS.frame(counts),
        cut_offs=CUT_OFFS.frame(
            [
                {**scheme, "label": label, "fewest": k, "most": k}
                for label, k in (("general", 3), ("typical", 2), ("variant", None), ("rare", 1))
            ]
        ),
        matrix=MATRIX.frame(
            [
                {
                    "group": "talks",
                    "code_id": code,
                    "participant_id": who,
                    "n_segments": _segments_of(who, code, codebook),
                }
                for code in codebook.levels
                for who in PEOPLE
                for n in [_segments_of(who, code, codebook)]
            ]
        ),
        names={"P1": "Coach 1", "P2": "-Coach 2", "P3": "Coach 3"},
        members=list(PEOPLE),
    )


def material_of(
    group: SimpleNamespace, missing=(), stability=None, quotations=None, counted=True, **settings
) -> Material:
    """What the tables of the small group are made from; `settings` of the section `report`, `quotations` what people
    chose for a code."""
    sheet = {"transcript_id": "T1", "group": "talks", "language": "fr", "collected_order": 1, "date": ""}
    return Material(
        transcripts=TRANSCRIPTS.frame([sheet]),
        labels=group.names,
        codebook=group.codebook,
        representativeness=group.counts,
        cut_offs=group.cut_offs,
        matrix=group.matrix,
        segments=group.segments,
        consensus=group.consensus,
        quotations=_quotations(group, quotations or {}, settings),
        missing=list(missing),
        settings=Report(**{"language": "english", **settings}).model_dump(),
        stability=LABEL_STABILITY.frame(stability or []),
        counted=counted,
    )


def _quotations(group: SimpleNamespace, chosen: dict, settings: dict) -> pd.DataFrame:
    """The quotations of the small group, chosen by the rules where nobody chose."""
    report = Report(**{"language": "english", **settings})
    passages = passages_of(group.consensus, group.segments, group.codings, group.members, report.quotation_words)
    order = list(group.codebook.levels)
    return quotations_table({"talks": best_of(passages, order, report.quotations_per_code, chosen)}, order, group.names)
