"""Suggestions against baselines on coded data: `.venv/bin/python benchmarks/suggest.py FILE...`

A FILE is prior coded data (CSV, as in data/prior) or JSON lines with doc, text, prev and codes. Every method learns
from the same whole transcripts and ranks the codes of the others (five parts, dealt out by size). Ours reads a segment
and the turn before it; so does the last baseline, the others read the segment. Ours has no codebook here unless one is
given (`--codebook config/codebook.csv`), so that all methods know the same. Printed: recall at 1, 3 and 5, precision
at 1, mean average precision, and our value as a multiple of each baseline's.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier
from sklearn.neighbors import KNeighborsClassifier

from themetrail.codebook import Codebook
from themetrail.contracts.prior import PRIOR
from themetrail.contracts.study import CODEBOOK
from themetrail.sheets.read import read_sheet
from themetrail.suggest.examples import Examples, from_prior
from themetrail.suggest.measures import mean_average_precision, precision_at_1, recall_at
from themetrail.suggest.settings import Settings
from themetrail.suggest.training import Training
from themetrail.suggest.validation import folds_of, hold_out

PARTS = 5
NEIGHBOURS = 15


def main() -> None:
    """Run all methods on each file and print their figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--codebook", type=Path, help="the codebook whose definitions ours may learn from")
    arguments = parser.parse_args()
    for file in arguments.files:
        prior = coded_data(file)
        codebook = codebook_of(prior) if arguments.codebook is None else given_codebook(arguments.codebook)
        compare(file.name, Examples.gather([from_prior(prior)], codebook), codebook)


def coded_data(file: Path) -> pd.DataFrame:
    """Prior coded data from a CSV, or from JSON lines."""
    if file.suffix != ".jsonl":
        return read_sheet(file, PRIOR, optional=("speaker", "previous"))
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return PRIOR.frame(
        [
            {
                "transcript_id": row["doc"],
                "segment_id": f"{place}",
                "text": row["text"],
                "codes": ";".join(code.replace(";", ",") for code in row["codes"]),
                "speaker": "",
                "previous": row["prev"],
                "anonymised": "yes",
            }
            for place, row in enumerate(rows)
            if row["text"].strip()
        ]
    )


def codebook_of(prior: pd.DataFrame) -> Codebook:
    """A codebook that holds the codes in use, without a word about them."""
    used = sorted({code for codes in prior["codes"] for code in codes.split(";") if code})
    rows = {"code_id": used, "parent_id": "", "level": "code", "name": "", "definition": "", "include": ""}
    return Codebook.from_table(pd.DataFrame({**rows, "exclude": "", "example": "", "colour": ""}))


def given_codebook(file: Path) -> Codebook:
    """A study's codebook."""
    return Codebook.from_table(read_sheet(file, CODEBOOK, optional=tuple(CODEBOOK.columns)[4:]))


def compare(name: str, examples: Examples, codebook: Codebook) -> None:
    """Print one table: methods x measures, with ratios of ours to each."""
    bearing = examples.bearing(codebook.codes)
    transcripts = examples.transcripts
    by_name = folds_of(transcripts, PARTS)
    fold = np.array([by_name[one] for one in transcripts])
    print(f"\n{name}: {len(examples)} segments, {len(by_name)} transcripts, {bearing.shape[1]} codes, {PARTS} parts")
    print(f"{'method':34}{'recall@1':>16}{'recall@3':>16}{'recall@5':>16}{'precision@1':>16}{'MAP':>16}{'s':>7}")
    texts = examples.table[["text", "previous"]].to_numpy(dtype=object)
    started = time.perf_counter()
    ours = our_scores(Training.of(examples, codebook, Settings(minimum_examples=1, folds=PARTS)))
    own = figures(ours, bearing)
    print(f"{'themetrail':34}" + "".join(f"{value:>16.3f}" for value in own) + f"{time.perf_counter() - started:>7.1f}")
    for label, method in BASELINES.items():
        started = time.perf_counter()
        scores = np.zeros(bearing.shape)
        for part in range(PARTS):
            inside = fold == part
            scores[inside] = method(texts[~inside], bearing[~inside], texts[inside])
        values = figures(scores, bearing)
        cells = (f"{value:.3f} (x{mine / value:.2f})" for mine, value in zip(own, values, strict=True))
        print(f"{label:34}" + "".join(f"{cell:>16}" for cell in cells) + f"{time.perf_counter() - started:>7.1f}")


def figures(scores: np.ndarray, bearing: np.ndarray) -> list[float]:
    """Recall at 1, 3, 5, precision at 1, mean average precision."""
    recalls = [recall_at(k, scores, bearing) for k in (1, 3, 5)]
    return [*recalls, precision_at_1(scores, bearing), mean_average_precision(scores, bearing)]


def our_scores(training: Training) -> np.ndarray:
    """Scores of held-out segments by our model, exactly as the step `suggest` evaluates it."""
    scores = np.full((len(training.examples), len(training.codes)), -np.inf)
    scores[:, training.taught] = hold_out(training).scores
    return scores


def most_frequent(_: np.ndarray, bearing: np.ndarray, texts: np.ndarray) -> np.ndarray:
    """The codes' frequencies, whatever the words."""
    return np.tile(bearing.mean(axis=0), (len(texts), 1))


def neighbours(train: np.ndarray, bearing: np.ndarray, texts: np.ndarray) -> np.ndarray:
    """scikit-learn's nearest neighbours by cosine of TF-IDF, votes weighted by closeness."""
    train, texts = train[:, 0], texts[:, 0]
    vectors = TfidfVectorizer()
    model = KNeighborsClassifier(min(NEIGHBOURS, len(train)), metric="cosine", weights="distance")
    model.fit(vectors.fit_transform(train), bearing)
    return _positive(model.predict_proba(vectors.transform(texts)), model.classes_)


def logistic(train: np.ndarray, bearing: np.ndarray, texts: np.ndarray) -> np.ndarray:
    """scikit-learn's TF-IDF of words and one logistic regression per code, all at their defaults."""
    vectors = TfidfVectorizer()
    return _one_per_code(
        vectors.fit_transform(train[:, 0]), bearing, vectors.transform(texts[:, 0]), LogisticRegression()
    )


def logistic_in_context(train: np.ndarray, bearing: np.ndarray, texts: np.ndarray) -> np.ndarray:
    """The same with the words of the turn before as further terms and with classes weighted by their rarity."""
    vectors = ColumnTransformer([("text", TfidfVectorizer(), 0), ("previous", TfidfVectorizer(), 1)])
    model = LogisticRegression(class_weight="balanced", max_iter=1000)
    return _one_per_code(vectors.fit_transform(train), bearing, vectors.transform(texts), model)


def _one_per_code(vectors, bearing: np.ndarray, texts, model: LogisticRegression) -> np.ndarray:
    learnable = (bearing.min(axis=0) == 0) & (bearing.max(axis=0) == 1)
    scores = np.zeros((texts.shape[0], bearing.shape[1]))
    scores[:, learnable] = OneVsRestClassifier(model).fit(vectors, bearing[:, learnable]).predict_proba(texts)
    return scores


def _positive(probabilities: list[np.ndarray], classes: list[np.ndarray]) -> np.ndarray:
    """Of each code the column of class 1; zeros for a code that the training data do not have."""
    columns = [
        table[:, list(known).index(1)] if 1 in known else np.zeros(len(table))
        for table, known in zip(probabilities, classes, strict=True)
    ]
    return np.column_stack(columns)


BASELINES = {
    "most frequent codes": most_frequent,
    f"scikit-learn kNN ({NEIGHBOURS})": neighbours,
    "TF-IDF + logistic regression": logistic,
    "same, balanced, with turn before": logistic_in_context,
}

if __name__ == "__main__":
    main()
