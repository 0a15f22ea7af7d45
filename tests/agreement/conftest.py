"""A small made-up study: two themes, five codes, three coders."""

import numpy as np
import pandas as pd
import pytest

CODEBOOK = [
    ("T1", "", "theme"),
    ("S1", "T1", "subtheme"),
    ("c1", "S1", "code"),
    ("c2", "S1", "code"),
    ("c3", "T1", "code"),
    ("T2", "", "theme"),
    ("c4", "T2", "code"),
    ("c5", "T2", "code"),  # nobody uses c5
]


def make_study(segments=120, coders="ABC", transcripts=12, rounds=2, missing=0.2, seed=0):
    """segments, assignments, codings and codebook of a study whose coders mostly agree."""
    rng = np.random.default_rng(seed)
    names = [f"s{number:03}" for number in range(segments)]
    table = pd.DataFrame(
        {
            "segment_id": names,
            "transcript_id": [f"t{number * transcripts // segments:02}" for number in range(segments)],
            "group": ["g1" if number < segments / 2 else "g2" for number in range(segments)],
            "participant_id": "p1",
            "role": "participant",
            "codable": "yes",
        }
    )
    assigned, applied = [], []
    for number, name in enumerate(names):
        round_ = f"r{1 + number % rounds}"
        truth = {code for code in ("c1", "c2", "c3", "c4") if rng.random() < 0.25}
        for coder in coders:
            if rng.random() < missing:
                assigned.append((round_, coder, name, "none", "unseen"))
                continue
            mine = {c for c in ("c1", "c2", "c3", "c4") if (c in truth if rng.random() < 0.85 else rng.random() < 0.25)}
            assigned.append((round_, coder, name, "none", "coded" if mine else "no_code"))
            applied += [(round_, coder, name, 0, 5, code) for code in sorted(mine)]
    codebook = pd.DataFrame(CODEBOOK, columns=["code_id", "parent_id", "level"])
    return (
        table,
        pd.DataFrame(assigned, columns=["round", "coder_id", "segment_id", "arm", "status"]),
        pd.DataFrame(applied, columns=["round", "coder_id", "segment_id", "start", "end", "code_id"]),
        codebook.assign(name=codebook["code_id"]),
    )


@pytest.fixture
def study():
    return make_study()


@pytest.fixture
def study_of():
    """The maker itself, for other sizes."""
    return make_study
