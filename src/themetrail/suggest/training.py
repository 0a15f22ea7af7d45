"""What suggestions learn from: the examples, the codes that can be proposed, and the codebook's own words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from themetrail.codebook import Codebook
from themetrail.suggest.counting import plain
from themetrail.suggest.examples import COLUMNS, Examples
from themetrail.suggest.framing import offered
from themetrail.suggest.likeness import Reader, Reading
from themetrail.suggest.meaning import Meaning, encoder_version
from themetrail.suggest.remembered import Remembered
from themetrail.suggest.settings import Settings
from themetrail.suggest.terms import Talk


@dataclass(frozen=True)
class Training:
    """Examples and codebook, read once. `codes` are all that coders may apply, `taught` those that can be proposed:
    with enough examples, or with words of the codebook that say what they mean.

    `told` reads the examples; `book` the texts of the codebook, `of_code` says of which taught code each is.
    `parent` has for each taught code the number of the entry above it, -1 at the top. `belong` has the questions that
    each code belongs to. `encoder` is the version of the sentence encoder, empty without one.
    """

    examples: Examples
    codes: list[str]
    taught: list[int]
    reader: Reader
    told: Reading
    book: Reading
    of_code: np.ndarray
    parent: np.ndarray
    settings: Settings
    encoder: str
    model_id: str
    belong: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        examples: Examples,
        codebook: Codebook,
        settings: Settings,
        remembered: Remembered | None = None,
        processes: int = 1,
    ) -> Training:
        """Read the examples and the codebook, and find the codes that can be proposed."""
        codes = codebook.codes
        told = Talk.of(examples.table)
        words, of_code = _words_of_the_book(codebook, codes, told.texts)
        enough = examples.bearing(codes).sum(axis=0) >= settings.minimum_examples
        taught = [place for place, is_enough in enumerate(enough) if is_enough or place in of_code]
        kept = [place for place, code in enumerate(of_code) if code in taught]
        encoder = encoder_version() if settings.meaning else ""
        book = Talk.alone(words)
        reader = Reader(told.and_then(book), Meaning(remembered) if encoder else None)
        reader.remember([told, book], processes)
        return cls(
            examples,
            codes,
            taught,
            reader,
            reader.read(told, list(examples.table["speaker"])),
            reader.read(book, [""] * len(words), in_talk=False).rows(np.array(kept, dtype=int)),
            np.array([taught.index(of_code[place]) for place in kept], dtype=int),
            _parents(codebook, [codes[place] for place in taught]),
            settings,
            encoder,
            _digest(examples, codebook, words, settings, encoder),
            codebook.questions,
        )

    def offered(self, questions: Sequence[str], *, taught: bool = True) -> np.ndarray | None:
        """Which of the taught codes (or of all) may be proposed for texts that answer these questions."""
        codes = [self.codes[place] for place in self.taught] if taught else self.codes
        return offered(questions, codes, self.belong)

    def allowed(self, questions: Sequence[str]) -> np.ndarray:
        """The same as an array in every case."""
        may = self.offered(questions)
        return np.ones((len(questions), len(self.taught)), dtype=bool) if may is None else may

    def remember(self, tables: Iterable[pd.DataFrame], processes: int) -> None:
        """Read the meaning of further texts and of what was said around them, before the work on them is shared out."""
        self.reader.remember(map(Talk.of, tables), processes)

    def read(self, rows: pd.DataFrame) -> Reading:
        """Further texts (columns text, previous, following and speaker)."""
        return self.reader.read(Talk.of(rows), list(rows["speaker"]))

    @cached_property
    def bearing(self) -> np.ndarray:
        """Examples x codes, 0 or 1."""
        return self.examples.bearing(self.codes)

    @cached_property
    def borne(self) -> np.ndarray:
        """Examples x taught codes, 0 or 1."""
        return self.bearing[:, self.taught]

    @property
    def few(self) -> np.ndarray:
        """Which taught codes have fewer examples than they need to be judged."""
        return self.borne.sum(axis=0) < self.settings.minimum_examples


def _words_of_the_book(codebook: Codebook, codes: list[str], texts: Sequence[str]) -> tuple[list[str], list[int]]:
    """Name, definition, inclusion and path of each code as one text, its example as another; and whose each is.

    An example that is quoted from the coded data is left out: held-out data must not come back through the codebook.
    """
    coded = "\n".join(plain(text) for text in texts)
    rows = codebook.table.set_index("code_id")
    words, of_code = [], []
    for place, code in enumerate(codes):
        meaning = " ".join(filter(None, (rows.at[code, part] for part in ("name", "definition", "include"))))
        above = " ".join(filter(None, (codebook.names[step] for step in codebook.path(code)[:-1])))
        example = rows.at[code, "example"]
        if meaning.strip():
            words.append(f"{meaning} {above}".strip())
            of_code.append(place)
        if example.strip() and plain(example).strip() not in coded:
            words.append(example)
            of_code.append(place)
    return words, of_code


def _parents(codebook: Codebook, codes: list[str]) -> np.ndarray:
    above = [codebook.parents[code] for code in codes]
    number = {parent: place for place, parent in enumerate(dict.fromkeys(filter(None, above)))}
    return np.array([number.get(parent, -1) for parent in above], dtype=int)


def _digest(examples: Examples, codebook: Codebook, words: list[str], settings: Settings, encoder: str) -> str:
    """16 hexadecimal digits that change with the examples, the codebook's words and codes, the settings and the
    encoder."""
    known = [asdict(settings), codebook.codes, codebook.parents, words, encoder]
    digest = hashlib.sha256(json.dumps(known, sort_keys=True).encode())
    for row in examples.table[[*COLUMNS, "speaker"]].itertuples(index=False):
        digest.update(json.dumps(list(row), ensure_ascii=False).encode() + b"\n")
    return digest.hexdigest()[:16]
