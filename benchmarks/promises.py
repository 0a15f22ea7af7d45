"""Whether certified help keeps its promises: `python benchmarks/promises.py` and, on coded data, `... FILE.jsonl...`

Without files, data are simulated: transcripts are clusters with a number of passages, a share of the code and a
clearness of their own, and the truth is known. A promise is broken where the true share that is missed, or wrong, at
its threshold is above what was promised; that may happen in 10 of 100 draws at most. `exact` draws scores that know
nothing of the transcripts; `cross-fitted` learns a model from the transcripts themselves, sets thresholds on scores
with each left out, and applies them to the model of all: what the step `suggest` does.

With files, the documents are parted at random: thresholds are set on some (in `suggest` itself), and the promise is
looked up in all others. There the truth is an estimate too.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.stats import beta

from themetrail.suggest.promises import CERTIFIED, MISSED, WRONG, Level, promises

KINDS = (MISSED, WRONG)
TRUTH = 4000  # transcripts by which the truth is known


def main() -> None:
    """Run the campaign and print shares of broken promises."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--draws", type=int, default=1000)
    parser.add_argument("--n", nargs="+", type=int, default=[30, 60], help="transcripts (with files: documents)")
    arguments = parser.parse_args()
    for row in on_files(arguments) if arguments.files else simulated(arguments.draws):
        print(json.dumps(row), flush=True)


def talk(rng: np.random.Generator, n: int, *, alike: float, flip: bool = False) -> tuple[np.ndarray, ...]:
    """Transcripts, log-odds and decisions of their passages; the larger `alike`, the more transcripts differ.

    With `flip`, the surest passages are wrong in some transcripts (irony, say), so that what is wrong is not monotone.
    """
    sizes = 5 + rng.poisson(25, n)
    transcript = np.repeat(np.arange(n), sizes)
    share = 1 / (1 + np.exp(2 - alike * rng.normal(size=n)))
    clear = 2.5 * np.exp(0.4 * alike * rng.normal(size=n))
    borne = rng.random(len(transcript)) < share[transcript]
    score = np.where(borne, clear[transcript], -clear[transcript]) + 1.3 * rng.normal(size=len(transcript)) - 1
    if flip:
        score = np.where((rng.random(n) < 0.15)[transcript] & ~borne & (rng.random(len(score)) < 0.1), 5.0, score)
    return transcript, score, borne.astype(np.int8)


def losses(kind: str, transcript: np.ndarray, reaches: np.ndarray, borne: np.ndarray) -> np.ndarray:
    """What is missed or wrong, as a share in each transcript that has the code or a passage that reaches."""
    counted = borne == 1 if kind == MISSED else reaches
    bad = counted & (~reaches if kind == MISSED else borne == 0)
    of = np.bincount(transcript[counted])
    return np.bincount(transcript[bad], minlength=len(of))[of > 0] / of[of > 0]


def simulated(draws: int) -> Iterator[dict]:
    """Coverage over draws of transcripts, for scores from elsewhere and for those that are learnt."""
    for alike in (0.3, 1.0):
        for flip in (False, True):
            for n in (12, 20, 30, 60):
                level = Level()
                rng = np.random.default_rng([int(10 * alike), flip, n])
                truth = talk(rng, TRUTH, alike=alike, flip=flip)
                drawn = (broken(level, talk(rng, n, alike=alike, flip=flip), truth) for _ in range(draws))
                yield {"scores": "exact", "alike": alike, "flip": flip, "n": n, **summed(drawn)}
    for n in (15, 30, 60):
        rng = np.random.default_rng([7, n])
        yield {"scores": "cross-fitted", "n": n, **summed(cross_fitted(rng, n) for _ in range(draws))}


def broken(level: Level, known: tuple[np.ndarray, ...], truth: tuple[np.ndarray, ...]) -> dict[str, bool | None]:
    """Whether each promise is broken in truth; None where none was made."""
    transcript, score, borne = known
    made = promises(odds(score)[:, None], borne[:, None], transcript, level)[0]
    return {kind: is_broken(made[kind], level, truth) for kind in KINDS}


def is_broken(promise, level: Level, truth: tuple[np.ndarray, ...]) -> bool | None:
    """Whether more is missed or wrong than promised."""
    if promise.status != CERTIFIED:
        return None
    transcript, score, borne = truth
    return bool(losses(promise.kind, transcript, odds(score) >= promise.threshold, borne).mean() > level.share)


def odds(score: np.ndarray) -> np.ndarray:
    """Probabilities of log-odds."""
    return 1 / (1 + np.exp(-score))


def cross_fitted(rng: np.random.Generator, n: int) -> dict[str, bool | None]:
    """Ridge regression on 40 features, most of them worthless, with each transcript left out in closed form."""
    features = 40
    direction = rng.normal(size=features) * (np.arange(features) < 4) * 1.2

    def drawn(n: int, size: int) -> tuple[np.ndarray, ...]:
        transcript = np.repeat(np.arange(n), size)
        x = rng.normal(size=(n * size, features)) + 0.6 * rng.normal(size=(n, features))[transcript]
        return transcript, x, (x @ direction + rng.normal(size=n * size) > 2.5).astype(np.int8)

    transcript, x, borne = drawn(n, 20)
    x = np.column_stack([x, np.ones(len(x))])
    inverse = np.linalg.inv(x.T @ x + 10 * np.eye(features + 1))
    residual = borne - x @ (inverse @ (x.T @ borne))
    score = np.zeros(len(x))
    for one in range(n):
        rows = transcript == one
        own = x[rows] @ inverse @ x[rows].T
        score[rows] = borne[rows] - np.linalg.solve(np.eye(rows.sum()) - own, residual[rows])
    level = Level()
    made = promises(odds(6 * score - 3)[:, None], borne[:, None], transcript, level)[0]
    if all(made[kind].status != CERTIFIED for kind in KINDS):
        return dict.fromkeys(KINDS)
    of_new, new, truly = drawn(500, 20)
    new = np.column_stack([new, np.ones(len(new))])
    known = (of_new, 6 * (new @ (inverse @ (x.T @ borne))) - 3, truly)
    return {kind: is_broken(made[kind], level, known) for kind in KINDS}


def summed(drawn: Iterator[dict[str, bool | None]]) -> dict[str, float | int]:
    """Per promise: how many were made, the share of all draws in which one was broken, and its upper 97.5 % limit."""
    found = pd.DataFrame(list(drawn), dtype=object)
    row: dict[str, float | int] = {"draws": len(found)}
    for kind in KINDS:
        bad = int((found[kind] == True).sum())  # noqa: E712
        row |= {
            f"{kind}_certified": int(found[kind].notna().sum()),
            f"{kind}_broken": round(bad / len(found), 4),
            f"{kind}_broken_high": round(float(beta.ppf(0.975, bad + 1, len(found) - bad)), 4),
        }
    return row


def on_files(arguments: argparse.Namespace) -> Iterator[dict]:
    """For each file, number of documents and draw: per kind how many codes are certified, how many of these break."""
    from suggest import coded_data

    for file in arguments.files:
        data = coded_data(file, None, names=False)
        for n in arguments.n:
            drawn = [_on_draw(data, n, seed) for seed in range(min(arguments.draws, 20))]
            row = {"file": file.name, "documents": n, "draws": len(drawn), "codes": len(data.codes)}
            for kind in KINDS:
                kept = [pair for found in drawn for pair in found[kind]]
                bad = sum(lost > Level().share for lost, _ in kept)
                row |= {
                    f"{kind}_certified": len(kept),
                    f"{kind}_broken_per_code": round(bad / (len(drawn) * len(data.codes)), 4),
                    f"{kind}_read": round(float(np.mean([read for _, read in kept])), 3) if kept else None,
                }
            yield row


def _on_draw(data, n: int, seed: int) -> dict[str, list[tuple[float, float]]]:
    """Per kind, for each certified code the mean loss in the documents that are left, and the share to be read."""
    from suggest import codebook_of
    from themetrail.suggest.examples import Examples
    from themetrail.suggest.settings import Settings
    from themetrail.suggest.training import Training
    from themetrail.suggest.validation import NOTHING, Model, hold_out, learn

    book = codebook_of(data)
    documents = np.random.default_rng(seed).permutation(sorted(set(data.table["doc"])))
    rows = data.table[data.table["doc"].isin(documents[:n])]
    place = {code: f"c{number}" for number, code in enumerate(data.codes)}
    table = rows.assign(source="prior", transcript_id=rows["doc"], segment_id=[f"{row:07d}" for row in rows.index])
    table["codes"] = [tuple(place[code] for code in borne) for borne in rows["codes"]]
    training = Training.of(Examples.gather([table.drop(columns="doc")], book), book, Settings(meaning=False))
    signals = learn(training, 2)
    held_out = hold_out(signals, processes=2)
    made = promises(held_out.probabilities, training.borne, training.examples.transcripts, Level())
    test = data.table[data.table["doc"].isin(documents[n:])]
    likely = Model.fit(signals, NOTHING).of_texts(training.read(test), ["*"] * len(test)).probabilities
    document = pd.factorize(test["doc"])[0]
    found: dict[str, list[tuple[float, float]]] = {kind: [] for kind in KINDS}
    for column, code in enumerate(training.taught):
        borne = np.array([data.codes[code] in codes for codes in test["codes"]], dtype=np.int8)
        for kind in KINDS:
            promise = made[column][kind]
            if promise.status == CERTIFIED:
                reaches = likely[:, column] >= promise.threshold
                found[kind].append((float(losses(kind, document, reaches, borne).mean()), float(reaches.mean())))
    return found


if __name__ == "__main__":
    main()
