"""Whether a code that is not there is found among what nothing fits: `.venv/bin/python benchmarks/unlike.py FILE.jsonl`

Documents are split as in `benchmarks/suggest.py`. Each code in turn is withheld: it is no code of the codebook, and the
coded passages that bear it lose it, as if nobody had thought of it. The step `suggest` then reads `--new` coded
segments of other documents, and groups those that nothing fits. A code counts if ten such passages of ten words or more
bear it, in three documents.

Printed for each code: how many passages bear it, how many segments nothing fits and which share of them bear it, the
groups that would be shown (20 at most), and the best of them: its place, purity (share of its segments that bear the
code) and recall (share of the code's passages that it holds). A code is found where a group has three of its passages
or more, and half of the group bears it, and one and a half times the share among all that nothing fits.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd

import suggest as benchmark
from themetrail.contracts.segments import SEGMENTS
from themetrail.suggest.examples import Examples
from themetrail.suggest.remembered import Remembered
from themetrail.suggest.settings import Settings
from themetrail.suggest.tables import suggest
from themetrail.suggest.unlike import FEWEST_WORDS
from themetrail.suggest.unlike_page import MOST

FEWEST_PASSAGES, FEWEST_DOCUMENTS = 10, 3
HALF, LIFT, FEWEST_IN_A_GROUP = 0.5, 1.5, 3
_WORD = re.compile(r"[^\W\d_]{3,}")


def main() -> None:
    """Withhold each code of each file, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--codebook", type=Path, help="what each code means, as JSON")
    parser.add_argument("--n", type=int, default=300, help="coded segments to learn from")
    parser.add_argument("--new", type=int, default=600, help="coded segments to read")
    parser.add_argument("--seeds", nargs="+", type=int, default=[1])
    parser.add_argument("--no-embeddings", action="store_true", help="without the meaning of sentences")
    parser.add_argument("--meanings", type=Path, help="where what sentences mean is kept between runs")
    arguments = parser.parse_args()
    benchmark.MOST_TESTED = arguments.new
    for file in arguments.files:
        data = benchmark.coded_data(file, arguments.codebook, names=False)
        known = Remembered(arguments.meanings) if arguments.meanings else None
        found = []
        for seed in arguments.seeds:
            task = benchmark.split(data, arguments.n, seed)
            for code in codes_to_withhold(task):
                outcome = {"file": file.name, "seed": seed, "code": code}
                outcome |= without(task, code, Settings(meaning=not arguments.no_embeddings, folds=6), known)
                print(json.dumps(outcome), flush=True)
                found.append(outcome)
        if known:
            known.keep()
        table = pd.DataFrame(found)
        means = table[["groups", "segments_in_groups", "purity", "recall"]].mean().round(3).to_dict()
        print(json.dumps({"file": file.name, "codes": len(table), "found": int(table["found"].sum()), **means}))


def codes_to_withhold(task: benchmark.Task) -> Iterator[str]:
    """The codes of which there is enough to find."""
    new = task.data.table.iloc[task.test]
    worded = new["text"].map(has_words)
    for code in task.data.codes:
        bearing = worded & new["codes"].map(lambda borne, code=code: code in borne)
        if bearing.sum() >= FEWEST_PASSAGES and new.loc[bearing, "doc"].nunique() >= FEWEST_DOCUMENTS:
            yield code


def has_words(text: str) -> bool:
    """Whether it is long enough to be unlike anything."""
    return len(_WORD.findall(text)) >= FEWEST_WORDS


def without(task: benchmark.Task, code: str, settings: Settings, known: Remembered | None) -> dict[str, object]:
    """What the step finds where the code is withheld."""
    data = replace(task.data, codes=[one for one in task.data.codes if one != code])
    book, rows = benchmark.codebook_of(data), data.table.iloc[task.train]
    table = rows.assign(source="prior", transcript_id=rows["doc"], segment_id=[f"P{row:07d}" for row in task.train])
    number = {one: f"c{place}" for place, one in enumerate(data.codes)}
    table["codes"] = [tuple(number[one] for one in borne if one != code) for borne in rows["codes"]]
    new = data.table.iloc[task.test]
    ids = [f"N{row:07d}" for row in task.test]
    segments = segments_of(new, ids)
    around = new[["previous", "following"]].set_axis(segments.index)
    found = suggest(
        Examples.gather([table.drop(columns="doc")], book), segments, around, book, settings, remembered=known
    )
    bears = pd.Series([code in borne for borne in new["codes"]], index=ids)
    worded = pd.Series([has_words(text) for text in new["text"]], index=ids)
    return judged(found.unlike, found.n_unlike, bears & worded)


def segments_of(new: pd.DataFrame, ids: list[str]) -> pd.DataFrame:
    """The segments to read, as the step takes them (contract SEGMENTS)."""
    return SEGMENTS.frame(
        [
            {
                "segment_id": one,
                "transcript_id": row.doc,
                "group": "all",
                "participant_id": "",
                "role": "participant",
                "turn": place,
                "start": 0,
                "end": len(row.text),
                "text": row.text,
                "codable": "yes",
                "speaker": row.speaker,
            }
            for place, (one, row) in enumerate(zip(ids, new.itertuples(index=False), strict=True))
        ]
    )


def judged(unlike: pd.DataFrame, far: int, bears: pd.Series) -> dict[str, object]:
    """The groups that would be shown, held against the passages that bear the code."""
    shown = unlike[unlike["group"] <= MOST]
    of_group = bears.reindex(shown["segment_id"]).to_numpy(dtype=bool)
    inside = pd.DataFrame({"group": shown["group"].to_numpy(), "bears": of_group}).groupby("group")["bears"]
    right, size = inside.sum(), inside.size()
    usual = bears.reindex(unlike["segment_id"]).mean() if len(unlike) else 0.0
    enough = (right >= FEWEST_IN_A_GROUP) & (right / size >= max(HALF, min(LIFT * usual, 0.9)))
    best = (2 * right / (size + bears.sum())).where(enough).idxmax() if enough.any() else 0
    return {
        "passages": int(bears.sum()),
        "unlike": far,
        "share_in_groups": round(float(usual), 3),
        "groups": int(shown["group"].nunique()),
        "segments_in_groups": len(shown),
        "found": bool(enough.any()),
        "place": int(best),
        "purity": round(float(right[best] / size[best]), 3) if best else 0.0,
        "recall": round(float(right[best] / bears.sum()), 3) if best else 0.0,
    }


if __name__ == "__main__":
    main()
