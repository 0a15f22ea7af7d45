"""Suggestions against baselines on coded data: `.venv/bin/python benchmarks/suggest.py FILE.jsonl...`

A FILE holds one JSON object a line: doc (what is held out together), text, prev (the turn before), speaker and codes.
Documents are drawn by a seed. Of each a contiguous block of at most 40 coded segments is taken until n coded segments
are there to learn from; up to 1,000 coded segments of the documents that are left are the test. Every method learns
from the same segments. Printed is one JSON object for each file, n, seed and method, then, without --json, a table of
means over seeds: 95 % intervals by test documents, drawn again with replacement, and the paired difference of
themetrail to each method with its interval.

micro_f1 and macro_f1 are of what is proposed by each code's cut for the best F1 (`suggest.cut: f1`), which every method
sets from its own left-out probabilities (the baselines in five parts of the documents that are learnt from);
micro_f1_at_30 and macro_f1_at_30 of what has a probability of .3 or more. As many codes per segment at most as nine in
ten coded ones bear in the data that are learnt from, three at least.

`--codebook FILE.json` holds what each code means ({code: words}); themetrail and ridge_names read it. Without one, the
codes are their own names where `--names` says that they are words. `--meanings FILE` keeps what sentences mean from one
run to the next, as a study does.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import scipy.sparse as sp
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier

from themetrail.codebook import Codebook
from themetrail.suggest.calibration import calibration_error
from themetrail.suggest.cuts import f1_cuts, most_of_a_segment
from themetrail.suggest.examples import Examples
from themetrail.suggest.measures import accepted_matrix, macro_f1, order_of, precision_recall_f1
from themetrail.suggest.proposals import chosen_codes
from themetrail.suggest.remembered import Remembered
from themetrail.suggest.settings import Settings
from themetrail.suggest.threads import one_thread
from themetrail.suggest.training import Training
from themetrail.suggest.validation import NOTHING, Model, folds_of, learn

ONE_CUT = 0.3  # for all codes and methods
PARTS = 5  # of the documents, by which a baseline finds its cuts
BLOCK, MOST_TESTED = 40, 1000
DRAWS = 1000
WORDS = {"ngram_range": (1, 2), "sublinear_tf": True}
LETTERS = {"analyzer": "char_wb", "ngram_range": (2, 5), "sublinear_tf": True}
OF_DOCUMENTS = ("r1", "r3", "r5", "mrr")  # means over segments
F1 = ("micro_f1", "macro_f1", "micro_f1_at_30", "macro_f1_at_30")
MEASURES = (*OF_DOCUMENTS, *F1, "ece", "precision_at_25", "coverage")


@dataclass(frozen=True)
class Data:
    """Coded segments: columns doc, text, previous, following, speaker, codes; the codes in use and what they mean, if
    known."""

    table: pd.DataFrame
    codes: list[str]
    meaning: dict[str, str]

    @property
    def bearing(self) -> np.ndarray:
        """Segments x codes, 0 or 1."""
        return np.array([[code in borne for code in self.codes] for borne in self.table["codes"]], dtype=np.int8)


@dataclass(frozen=True)
class Task:
    """What to learn from, and what to score."""

    data: Data
    train: np.ndarray
    test: np.ndarray

    @property
    def texts(self) -> tuple[list[str], list[str]]:
        """The texts to learn from, and those to score."""
        text = self.data.table["text"]
        return list(text.iloc[self.train]), list(text.iloc[self.test])

    @property
    def known(self) -> np.ndarray:
        """What people decided of the texts to learn from."""
        return self.data.bearing[self.train]


@dataclass(frozen=True)
class Answer:
    """Scores (test x codes), probabilities of the same shape, seconds to learn and to score, and each code's cut, where
    the method knows it without learning again."""

    scores: np.ndarray
    probabilities: np.ndarray
    fit_s: float
    score_s: float
    cuts: np.ndarray | None = None


@dataclass(frozen=True)
class Outcome:
    """What an answer is worth: all measures; those of each coded segment with its document; and for each kind of cut
    the codes that were right, proposed and borne (3 x documents x codes)."""

    values: dict[str, float]
    by_segment: pd.DataFrame
    tallies: list[np.ndarray]


def main() -> None:
    """Run the methods on each file and print their figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--codebook", type=Path, help="what each code means, as JSON")
    parser.add_argument("--names", action="store_true", help="codes are words that say what they mean")
    parser.add_argument("--n", nargs="+", type=int, default=[200, 1000], help="coded segments to learn from")
    parser.add_argument("--seeds", nargs="+", type=int, default=[1, 2, 3, 4, 5])
    parser.add_argument("--methods", nargs="+", choices=list(METHODS), default=list(METHODS))
    parser.add_argument("--no-embeddings", action="store_true", help="without the meaning of sentences")
    parser.add_argument("--meanings", type=Path, help="where what sentences mean is kept between runs")
    parser.add_argument("--json", action="store_true", help="no table")
    arguments = parser.parse_args()
    if arguments.meanings:
        remembered.append(Remembered(arguments.meanings))
    for file in arguments.files:
        data = coded_data(file, arguments.codebook, names=arguments.names)
        for n in arguments.n:
            found: dict[str, list[Outcome]] = {}
            for seed in arguments.seeds:
                task = split(data, n, seed)
                for name in arguments.methods:
                    with one_thread():
                        answer = METHODS[name](task, not arguments.no_embeddings)
                        cuts = answer.cuts if answer.cuts is not None else cuts_in_parts(METHODS[name], task)
                    outcome = figures(task, answer, cuts)
                    known = {"file": file.name, "method": name, "n": n, "seed": seed}
                    print(json.dumps(known | outcome.values), flush=True)
                    found.setdefault(name, []).append(outcome)
            if not arguments.json:
                print_table(f"{file.name}, n = {n}, {len(arguments.seeds)} seeds", found)
    for kept in remembered:
        kept.keep()


remembered: list[Remembered] = []  # none, or one


def coded_data(file: Path, codebook: Path | None, *, names: bool) -> Data:
    """The segments with a word in them."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line]
    following = {(row["doc"], row["idx"] - 1, row.get("prev", "")): row["text"] for row in rows}
    rows = [row for row in rows if row["text"].strip()]
    table = pd.DataFrame(
        {
            "doc": [str(row["doc"]) for row in rows],
            "text": [row["text"] for row in rows],
            "previous": [row.get("prev", "") for row in rows],
            "following": [following.get((row["doc"], row["idx"], row["text"]), "") for row in rows],
            "speaker": [row.get("speaker", "") for row in rows],
            "codes": [tuple(row["codes"]) for row in rows],
        }
    )
    codes = sorted({code for borne in table["codes"] for code in borne})
    meaning = {} if codebook is None else json.loads(codebook.read_text(encoding="utf-8"))
    if names and not meaning:
        meaning = {code: code.replace("_", " ").replace("-", " ") for code in codes}
    return Data(table, codes, meaning)


def split(data: Data, n: int, seed: int) -> Task:
    """Documents are drawn; blocks of them are learnt from up to n coded segments, the rest is tested."""
    draw = np.random.default_rng(seed)
    by_document = {doc: rows.to_numpy() for doc, rows in data.table.groupby("doc").groups.items()}
    documents = sorted(by_document)
    documents = iter([documents[place] for place in draw.permutation(len(documents))])
    coded = np.array([bool(codes) for codes in data.table["codes"]])
    train: list[int] = []
    while n > 0 and (document := next(documents, None)) is not None:
        rows = by_document[document]
        first = draw.integers(0, max(len(rows) - BLOCK, 0) + 1)
        block = list(up_to(rows[first : first + BLOCK], coded, n))
        n -= int(coded[block].sum())
        train += block
    left = [row for document in documents for row in by_document[document]]
    return Task(data, np.array(sorted(train)), np.array(list(up_to(left, coded, MOST_TESTED))))


def up_to(rows: list[int], coded: np.ndarray, most: int) -> Iterator[int]:
    """The rows up to so many coded ones."""
    for row in rows:
        if most <= 0:
            return
        yield row
        most -= int(coded[row])


def themetrail(task: Task, with_meaning: bool) -> Answer:
    """The step `suggest`, as it scores new transcripts."""
    started = time.perf_counter()
    book = codebook_of(task.data)
    rows = task.data.table.iloc[task.train]
    table = rows.assign(source="prior", transcript_id=rows["doc"], segment_id=[f"{row:07d}" for row in task.train])
    codes = {code: f"c{place}" for place, code in enumerate(task.data.codes)}
    table["codes"] = [tuple(codes[code] for code in borne) for borne in rows["codes"]]
    examples = Examples.gather([table.drop(columns="doc")], book)
    training = Training.of(
        examples, book, Settings(minimum_examples=1, meaning=with_meaning), *(remembered if with_meaning else [])
    )
    model = Model.fit(learn(training), NOTHING)
    learnt = time.perf_counter()
    test = task.data.table.iloc[task.test]
    scored = model.of_texts(training.read(test), ["*"] * len(test))
    ended = time.perf_counter()
    scores = np.full((len(test), len(task.data.codes)), scored.scores.min() - 1)
    likely = np.zeros(scores.shape)
    scores[:, training.taught], likely[:, training.taught] = scored.scores, scored.probabilities
    cuts = np.ones(len(task.data.codes))
    cuts[training.taught] = model.cuts
    return Answer(scores, likely, learnt - started, ended - learnt, cuts)


def codebook_of(data: Data) -> Codebook:
    """A codebook of the codes in use, with what they mean where that is known."""
    n = len(data.codes)
    rows = {"code_id": [f"c{place}" for place in range(n)], "parent_id": "", "level": "code", "name": ""}
    words = [data.meaning.get(code, "") for code in data.codes]
    return Codebook.from_table(
        pd.DataFrame({**rows, "definition": words, "include": "", "exclude": "", "example": "", "colour": ""})
    )


def prior(task: Task, _: bool) -> Answer:
    """The codes' frequencies, whatever the words."""
    started = time.perf_counter()
    share = np.tile(task.known.mean(axis=0), (len(task.test), 1))
    return Answer(share, share, time.perf_counter() - started, 1e-6)


def knn(task: Task, _: bool) -> Answer:
    """The 15 nearest examples by cosine of TF-IDF of words, the nearer the more."""
    train, test, fit_s, started = vectors(task, WORDS)
    alike = (test @ train.T).toarray()
    near = np.argsort(-alike, axis=1, kind="stable")[:, :15]
    weight = np.take_along_axis(alike, near, axis=1) + 1e-9
    votes = (task.known[near] * weight[:, :, None]).sum(axis=1) / weight.sum(axis=1, keepdims=True)
    return Answer(votes, votes, fit_s, time.perf_counter() - started)


def logistic(*parts: dict) -> Callable[[Task, bool], Answer]:
    """Logistic regression, one per code, on TF-IDF of these parts."""

    def method(task: Task, _: bool) -> Answer:
        started = time.perf_counter()
        train, test, *_ = vectors(task, *parts)
        learnable = (task.known.min(axis=0) == 0) & (task.known.max(axis=0) == 1)
        known = task.known[:, learnable].astype(int)  # of eight bits, numbers of codes above 127 would be others'
        model = OneVsRestClassifier(LogisticRegression(C=10, max_iter=1000)).fit(train, known)
        learnt = time.perf_counter()
        likely = np.zeros((len(task.test), task.known.shape[1]))
        likely[:, learnable] = model.predict_proba(test)
        return Answer(likely, likely, learnt - started, time.perf_counter() - learnt)

    return method


def ridge(*, names: bool) -> Callable[[Task, bool], Answer]:
    """Kernel ridge on words and letters (penalty 1), with the codes' names as further examples where they are known."""

    def method(task: Task, _: bool) -> Answer:
        started = time.perf_counter()
        told, known = task.texts[0], task.known.astype(float)
        described = [place for place, code in enumerate(task.data.codes) if names and task.data.meaning.get(code)]
        words = told + [task.data.meaning[task.data.codes[place]] for place in described]
        known = np.vstack([known, np.eye(known.shape[1])[described]])
        usual = known.mean(axis=0)
        fitted = [TfidfVectorizer(**part).fit(words) for part in (WORDS, LETTERS)]
        train, test = (sp.hstack([one.transform(texts) for one in fitted]) for texts in (words, task.texts[1]))
        kernel = (train @ train.T).toarray()
        weights = np.linalg.solve(kernel + np.eye(len(kernel)), known - usual)
        learnt = time.perf_counter()
        scores = (test @ train.T).toarray() @ weights + usual
        return Answer(scores, np.clip(scores, 0, 1), learnt - started, time.perf_counter() - learnt)

    return method


def vectors(task: Task, *parts: dict) -> tuple[sp.csr_matrix, sp.csr_matrix, float, float]:
    """Both sides as TF-IDF, the seconds that it took to learn the terms, and when scoring began."""
    started = time.perf_counter()
    told, asked = task.texts
    fitted = [TfidfVectorizer(**part).fit(told) for part in parts]
    train = sp.hstack([one.transform(told) for one in fitted], format="csr")
    learnt = time.perf_counter()
    return train, sp.hstack([one.transform(asked) for one in fitted], format="csr"), learnt - started, learnt


METHODS: dict[str, Callable[[Task, bool], Answer]] = {
    "themetrail": themetrail,
    "prior": prior,
    "knn": knn,
    "word_lr": logistic({}),
    "wc_lr": logistic(WORDS, LETTERS),
    "ridge": ridge(names=False),
    "ridge_names": ridge(names=True),
}


def cuts_in_parts(method: Callable[[Task, bool], Answer], task: Task) -> np.ndarray:
    """A baseline's cuts, from its probabilities of documents that it did not learn from."""
    documents = task.data.table["doc"].to_numpy()[task.train]
    of_document = folds_of(documents, PARTS)
    part = np.array([of_document[one] for one in documents])
    likely = np.zeros(task.known.shape)
    for one in range(part.max() + 1):
        likely[part == one] = method(
            Task(task.data, task.train[part != one], task.train[part == one]), False
        ).probabilities
    return f1_cuts(likely, np.ones(likely.shape, dtype=bool))


def figures(task: Task, answer: Answer, cuts: np.ndarray) -> Outcome:
    """What an answer is worth, with these cuts of the codes."""
    bearing, most = task.data.bearing[task.test], most_of_a_segment(task.known)
    coded = bearing.any(axis=1)
    document = task.data.table["doc"].to_numpy()[task.test]
    ordered = np.take_along_axis(bearing, order_of(answer.scores), axis=1)[coded]
    n_codes = ordered.sum(axis=1)
    by_segment = pd.DataFrame({f"r{k}": ordered[:, :k].sum(axis=1) / n_codes for k in (1, 3, 5)})
    by_segment["mrr"] = 1 / (ordered.argmax(axis=1) + 1)
    values = {name: float(by_segment[name].mean()) for name in OF_DOCUMENTS}
    place, names = pd.factorize(document)
    member = (np.arange(len(names))[:, None] == place).astype(int)
    tallies = []
    for suffix, lowest in (("", cuts), ("_at_30", ONE_CUT)):
        chosen = chosen_codes(answer.probabilities, answer.scores, most, lowest)
        accepted = accepted_matrix(chosen, bearing.shape[1])
        precision, _, micro = precision_recall_f1(accepted, bearing)
        values |= {f"micro_f1{suffix}": micro, f"macro_f1{suffix}": macro_f1(accepted, bearing)}
        values |= {f"precision{suffix}": precision, f"coverage{suffix}": float(accepted.any(axis=1).mean())}
        tallies.append(np.stack([member @ cells for cells in (accepted & bearing, accepted, bearing)]))
    values |= {
        "ece": calibration_error(answer.probabilities.ravel(), bearing.ravel()),
        "precision_at_25": precision_of_surest(answer, bearing, 0.25),
        "most_codes": most,
        "fit_s": answer.fit_s,
        "segments_per_s": len(task.test) / answer.score_s,
    }
    by_segment.insert(0, "doc", document[coded])
    return Outcome({name: round(value, 4) for name, value in values.items()}, by_segment, tallies)


def precision_of_surest(answer: Answer, bearing: np.ndarray, share: float) -> float:
    """How often the first code is right in that share of the segments of which the method is surest."""
    first = order_of(answer.scores)[:, 0]
    rows = np.arange(len(first))
    surest = np.argsort(-answer.probabilities[rows, first], kind="stable")[: max(int(share * len(first)), 1)]
    return float(bearing[surest, first[surest]].mean())


def print_table(title: str, found: dict[str, list[Outcome]]) -> None:
    """Means over seeds, with intervals by document; and themetrail's difference to each method."""
    print(f"\n{title}\n{'method':13}" + "".join(f"{name:>17}" for name in (*MEASURES, "fit_s", "segments_per_s")))
    for name, runs in found.items():
        means = {measure: np.mean([run.values[measure] for run in runs]) for measure in runs[0].values}
        cells = []
        for measure in MEASURES:
            cell = f"{means[measure]:.3f}"
            if measure in OF_DOCUMENTS:
                low, high = interval([run.by_segment for run in runs], measure)
                cell += f" [{low:.3f}-{high:.3f}]"[:16]
            cells.append(f"{cell:>17}")
        print(f"{name:13}" + "".join(cells) + f"{means['fit_s']:>17.2f}{means['segments_per_s']:>17.0f}")
    ours = found.get("themetrail")
    if ours:
        print(f"{'difference to':13}" + "".join(f"{name:>24}" for name in (*OF_DOCUMENTS, *F1)))
    for name, runs in found.items():
        if ours and name != "themetrail":
            pairs = [
                mine.by_segment.assign(**(mine.by_segment[list(OF_DOCUMENTS)] - its.by_segment[list(OF_DOCUMENTS)]))
                for mine, its in zip(ours, runs, strict=True)
            ]
            cells = []
            for measure in OF_DOCUMENTS:
                low, high = interval(pairs, measure)
                mean = np.mean([pair[measure].mean() for pair in pairs])
                cells.append(f"{f'{mean:+.3f} [{low:+.3f}, {high:+.3f}]':>24}")
            for cut in (0, 1):
                of_cut = [(mine.tallies[cut], its.tallies[cut]) for mine, its in zip(ours, runs, strict=True)]
                cells += [f"{told:>24}" for told in f1_differences(of_cut)]
            print(f"{name:13}" + "".join(cells))
    if ours:
        own_and_one = f1_differences([tuple(run.tallies) for run in ours])
        print(f"themetrail, each code's cut less one cut of {ONE_CUT}: micro F1, macro F1 {', '.join(own_and_one)}")
    print(flush=True)


def f1_differences(pairs: list[tuple[np.ndarray, np.ndarray]]) -> list[str]:
    """Micro and macro F1 of the first less that of the second, means over seeds, with intervals by document."""
    draw = np.random.default_rng(1)
    at, spread = np.zeros((len(pairs), 2)), np.zeros((len(pairs), DRAWS, 2))
    for seed, (mine, its) in enumerate(pairs):
        n = mine.shape[1]
        times = np.vstack([np.ones(n), draw.multinomial(n, np.full(n, 1 / n), size=DRAWS)])
        found = micro_and_macro(times, mine) - micro_and_macro(times, its)
        at[seed], spread[seed] = found[0], found[1:]
    low, high = np.quantile(spread.mean(axis=0), [0.025, 0.975], axis=0)
    of_each = zip(at.mean(axis=0), low, high, strict=True)
    return [f"{mean:+.3f} [{least:+.3f}, {most:+.3f}]" for mean, least, most in of_each]


def micro_and_macro(times: np.ndarray, tally: np.ndarray) -> np.ndarray:
    """Draws x 2, of how often each document is drawn (draws x documents); macro F1 over the codes that are borne."""
    right, said, borne = (times @ cells for cells in tally)
    micro = 2 * right.sum(axis=1) / (said + borne).sum(axis=1)
    by_code = np.divide(2 * right, said + borne, out=np.zeros_like(right), where=said + borne > 0)
    return np.column_stack([micro, (by_code * (borne > 0)).sum(axis=1) / (borne > 0).sum(axis=1)])


def interval(runs: list[pd.DataFrame], measure: str) -> tuple[float, float]:
    """95 % interval of the mean over seeds, the test documents of each seed drawn again with replacement."""
    draw = np.random.default_rng(1)
    means = np.zeros((len(runs), DRAWS))
    for place, run in enumerate(runs):
        sums = run.groupby("doc")[measure].agg(["sum", "size"]).to_numpy()
        drawn = sums[draw.integers(0, len(sums), (DRAWS, len(sums)))].sum(axis=1)
        means[place] = drawn[:, 0] / drawn[:, 1]
    low, high = np.quantile(means.mean(axis=0), [0.025, 0.975])
    return float(low), float(high)


if __name__ == "__main__":
    main()
