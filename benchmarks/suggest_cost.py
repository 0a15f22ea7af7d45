"""What suggestions cost: `.venv/bin/python benchmarks/suggest_cost.py [--segments 1000] [--codes 50] [--new 5000]`

Made-up talk of so many coded segments, 40 to a transcript, and of new segments that nobody has coded. Each code has
words of its own among common ones; seven in ten coded segments bear a code or two. Measured are seconds, CPU seconds of
all processes and the highest memory of one, for each step: reading and training, leaving transcripts out and
calibrating, evaluating; and the new segments that are scored in a second by all processes, and in a CPU second.

What sentences mean is taken as known, as in a study that is run again: each sentence's vector is the sum of vectors
drawn for its words. The new segments are scored with what they mean known, and without embeddings; and others, answers
of the interviews of `benchmarks/scale`, of which the encoder has read nothing (made-up words would be read letter by
letter). On a machine with other work judge by CPU seconds.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd

from themetrail.codebook import Codebook
from themetrail.in_parallel import in_parallel
from themetrail.suggest.abstention import Footing
from themetrail.suggest.evaluation import evaluate, what_was_proposed
from themetrail.suggest.examples import COLUMNS, Examples
from themetrail.suggest.labour import labour_curve
from themetrail.suggest.meaning import STEPS, encoder_version
from themetrail.suggest.proposals import CHUNK, promised_of
from themetrail.suggest.remembered import WIDTH, Remembered
from themetrail.suggest.settings import Settings
from themetrail.suggest.threads import one_thread
from themetrail.suggest.training import Training
from themetrail.suggest.validation import NOTHING, Model, Scored, hold_out, learn

sys.path.append(str(Path(__file__).parent / "scale"))  # a program of its own, not a package
from talk import transcript

COMMON_WORDS, WORDS_OF_A_CODE, SENTENCES, WORDS_OF_A_SENTENCE = 4000, 12, 2, 14
OF_A_TRANSCRIPT = 40


def main() -> None:
    """Make the talk, do each step once, and print one JSON object for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--segments", type=int, default=1000, help="coded segments")
    parser.add_argument("--codes", type=int, default=50)
    parser.add_argument("--new", type=int, default=5000, help="segments to score")
    parser.add_argument("--unread", type=int, default=1000, help="segments to score whose sentences nobody has read")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--no-embeddings", action="store_true", help="words and letters alone")
    arguments = parser.parse_args()
    talk = Talk(arguments.codes)
    book, coded, new = talk.codebook(), talk.table(arguments.segments, "C"), talk.table(arguments.new, "N")
    processes = arguments.processes
    print(json.dumps({"segments": len(coded), "codes": len(book.codes), "new": len(new), "processes": processes}))
    with one_thread():
        if not arguments.no_embeddings:
            with TemporaryDirectory() as folder:
                known = Known(Path(folder) / "meanings")
                training, model = work(coded, book, known, processes)
                score(training, model, new, "new segments scored, what they mean is known", processes)
                if encoder_version():
                    known.is_asked = False
                    training.remember([talk.table(1, "L")], 1)  # loads the encoder
                    unread = interviews(arguments.unread)
                    score(training, model, unread, "new segments read for what they mean and scored", processes)
        training, model = work(coded, book, None, processes)
        score(training, model, new, "new segments scored without embeddings", processes)


def work(coded: pd.DataFrame, book: Codebook, known: Known | None, processes: int) -> tuple[Training, Model]:
    """Each step of learning and evaluating once."""
    how = Settings(meaning=known is not None)
    print(json.dumps({"embeddings": known is not None}), flush=True)
    started = Used.now()
    with measured("read and train"):
        training = Training.of(Examples.gather([coded], book), book, how, known, processes)
    with measured("regressions, each transcript left out"):
        signals = learn(training, processes)
    with measured("weights and calibration, each part left out"):
        held_out = hold_out(signals, {}, processes)
        model = Model.fit(signals, NOTHING)
    assert held_out is not None
    with measured("limits and promises"):
        footing = Footing.of(training, held_out, model.cuts)
        promised_of(training, held_out)
    with measured("evaluation beside baselines"):
        evaluate(training, held_out, footing, model.calibration.informative, processes)
        proposed = what_was_proposed(training, held_out, footing, model.calibration.informative)
        labour_curve(training, held_out, proposed)
    started.told("all of these")
    return training, model


def score(training: Training, model: Model, new: pd.DataFrame, step: str, processes: int) -> None:
    """As the step scores what nobody has coded: read first, then shared out in blocks."""
    blocks = [new.iloc[first : first + CHUNK] for first in range(0, len(new), CHUNK)]

    def of_block(rows: pd.DataFrame) -> Scored:
        return model.of_texts(training.read(rows), ["*"] * len(rows))

    with measured(step, items=len(new)):
        training.remember([new], processes)
        in_parallel(of_block, blocks, processes)


def interviews(n: int) -> pd.DataFrame:
    """So many answers of one or two sentences, as people would say them, with what was said around each."""
    draw, turns = random.Random(1), []
    while len(turns) < n + 2:
        turns += [turn.text for turn in transcript(draw, "I", ["A", "B"], 3000, sentences=(1, 1))]
    table = pd.DataFrame({"text": turns[1 : n + 1], "previous": turns[:n], "following": turns[2 : n + 2]})
    print(json.dumps({"unread": n, "words_of_one": round(table["text"].str.split().str.len().mean(), 1)}), flush=True)
    return table.assign(speaker="")


@dataclass(frozen=True)
class Used:
    """Seconds, CPU seconds of this process and of those that it started and that ended, and the peak memory of one."""

    seconds: float
    cpu_s: float
    peak_mib: float

    @classmethod
    def now(cls) -> Used:
        """Up to now."""
        of = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        cpu = sum(one.ru_utime + one.ru_stime for one in of)
        return cls(time.perf_counter(), cpu, max(one.ru_maxrss for one in of) / 1024)

    def told(self, step: str, items: int = 0) -> None:
        """Print what was used since then."""
        now = Used.now()
        values = {"step": step, "seconds": now.seconds - self.seconds, "cpu_s": now.cpu_s - self.cpu_s}
        values["peak_mib"] = now.peak_mib
        if items:
            values["per_s"] = items / max(now.seconds - self.seconds, 1e-9)
            values["per_cpu_s"] = items / max(now.cpu_s - self.cpu_s, 1e-9)
        print(json.dumps({name: round(one, 1) if name != "step" else one for name, one in values.items()}), flush=True)


@contextmanager
def measured(step: str, items: int = 0) -> Iterator[None]:
    """Tell what the step used."""
    started = Used.now()
    yield
    started.told(step, items)


class Talk:
    """Talk that is drawn, always the same."""

    def __init__(self, n_codes: int) -> None:
        self._draw = np.random.default_rng(1)
        self._common = [self._word() for _ in range(COMMON_WORDS)]
        self._share = 1 / np.arange(3, COMMON_WORDS + 3)
        self._share /= self._share.sum()
        self.codes = [f"c{code}" for code in range(n_codes)]
        self._own = [[self._word() for _ in range(WORDS_OF_A_CODE)] for _ in self.codes]
        often = 1 / np.arange(5, n_codes + 5)
        self._often = often / often.sum()

    def _word(self) -> str:
        return "".join(self._draw.choice(list("abcdefghiklmnoprstuvwz"), self._draw.integers(3, 10)))

    def codebook(self) -> Codebook:
        """Each code with some of its words as definition."""
        table = dict.fromkeys(("parent_id", "name", "include", "exclude", "example", "colour"), "")
        words = [" ".join(own[:4]) for own in self._own]
        return Codebook.from_table(pd.DataFrame({"code_id": self.codes, "level": "code", **table, "definition": words}))

    def sentence(self, codes: list[int]) -> str:
        """Common words, and a few of the codes."""
        words = self._draw.choice(self._common, WORDS_OF_A_SENTENCE, p=self._share).tolist()
        for code in codes:
            words += self._draw.choice(self._own[code], 3, replace=False).tolist()
        return " ".join(self._draw.permutation(words)) + "."

    def table(self, n: int, name: str) -> pd.DataFrame:
        """Segments in transcripts (columns as those of examples, and question)."""
        rows = []
        for place in range(n):
            often = int(self._draw.choice(3, p=[0.3, 0.5, 0.2]))
            codes = self._draw.choice(len(self.codes), often, replace=False, p=self._often).tolist()
            text = " ".join(self.sentence(codes) for _ in range(SENTENCES))
            given = tuple(sorted(self.codes[code] for code in codes))
            rows.append(("prior", f"{name}{place // OF_A_TRANSCRIPT:05d}", f"{name}{place:07d}", text, given))
        table = pd.DataFrame(rows, columns=["source", "transcript_id", "segment_id", "text", "codes"])
        of = table.groupby("transcript_id")["text"]
        table["previous"], table["following"] = of.shift(1).fillna(""), of.shift(-1).fillna("")
        return table[list(COLUMNS)].assign(question="*", speaker="")


class Known(Remembered):
    """Every sentence is known, as long as it `is_asked`: its vector is made of its words'."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.is_asked = True  # else the encoder reads
        self._of_word: dict[str, np.ndarray] = {}

    def look_up(self, texts: Iterable[str], read_by: bytes) -> dict[str, np.ndarray]:
        """The vectors of all texts and sentences."""
        return {text: self._vector(text) for text in texts} if self.is_asked else {}

    def add(self, vectors: Mapping[str, np.ndarray], read_by: bytes) -> None:
        """What the encoder reads is not kept."""

    def _vector(self, text: str) -> np.ndarray:
        total = np.zeros(WIDTH)
        for word in text.split():
            if word not in self._of_word:
                seed = np.frombuffer(word.encode(), dtype=np.uint8)
                self._of_word[word] = np.random.default_rng(seed).standard_normal(WIDTH)
            total += self._of_word[word]
        return np.rint(total / max(float(np.linalg.norm(total)), 1e-9) * STEPS).astype(np.int16)


if __name__ == "__main__":
    main()
