"""The entities that spaCy's transition-based recogniser finds, decided for all words of a batch at once.

spaCy (3.8) takes its decisions word by word and asks each time which of all actions are allowed, at the cost of more
than half of a recogniser's time. Yet outside an entity a decision hangs on the word alone, since of the three features
of `spacy.TransitionBasedParser` (the word, the entity's first word, and its last so far) two are then missing. So these
decisions are taken in one go, and only entities of several words are followed word by word, all of them at once. The
sums are those of spaCy in their order, and so are the entities.

All of it rests on how spaCy is built within, so nothing may depend on it: `Recogniser` lets the decoder and spaCy read
the same texts first, and leaves everything to spaCy from the first difference or error on.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from themetrail.contracts.errors import where_raised

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Entity = tuple[int, int, str]  # start and end in characters, label

_FEATURES = 3  # the word, the entity's first word, its last word so far
FAST, SPACY = "all words at once", "spaCy"
# Read both ways before a pipeline is left to the decoder: another version of spaCy might decide in another way.
_TRIED = (
    "Anna Keller went from New York to the University of Zürich on 3 March with Dr. Tom Brown.",
    "Depuis juin, Jean-Luc Morel habite à La Chaux-de-Fonds et travaille pour l'Hôpital de Vevey.",
    "",
    "so did anna  keller\n\nKeller & Sons, Geneva",
)
_TRIED_OF_TEXTS = 2_000  # characters of the first texts that are read both ways too


class Recogniser:
    """Finds the entities of texts with a pipeline: by the decoder while that does as spaCy does, else by spaCy."""

    def __init__(self, nlp: Language, fast: bool = True) -> None:
        self.nlp = nlp
        self.why_spacy = "" if fast else "the decoder is turned off"
        self._decoder: Decoder | None = None
        self._used: list[str] = []

    def how_decided(self) -> dict[str, str]:
        """What decided on entities so far (empty where no text was read), and why spaCy did."""
        return {"decoder": ", then ".join(self._used), "why_spacy": self.why_spacy}

    def entities(self, texts: list[str]) -> list[list[Entity]]:
        """The entities of each text, in order."""
        found = None if self.why_spacy else self._decoded(texts)
        used = SPACY if found is None else FAST
        if texts and used not in self._used:
            self._used.append(used)
        return entities_by_spacy(self.nlp, texts) if found is None else found

    def _decoded(self, texts: list[str]) -> list[list[Entity]] | None:
        """What the decoder finds; None, and so for good, where it cannot be relied upon, whatever the reason."""
        try:
            if self._decoder is None:
                self._decoder = self._proven(texts)
            return (
                None if self._decoder is None else self._decoder.entities([self.nlp.make_doc(text) for text in texts])
            )
        except Exception as problem:
            self.why_spacy = f"the decoder failed with {type(problem).__name__} in {where_raised(problem)}"
            return None

    def _proven(self, texts: list[str]) -> Decoder | None:
        """The pipeline's decoder, if it finds in sentences of ours and in the first texts what spaCy finds."""
        if not _can_be_decoded(self.nlp):
            self.why_spacy = "the pipeline is of another kind than the decoder reads"
            return None
        decoder = Decoder(self.nlp)
        for tried in (list(_TRIED), _beginning(texts)):
            if decoder.entities([self.nlp.make_doc(text) for text in tried]) != entities_by_spacy(self.nlp, tried):
                self.why_spacy = "the decoder found other names than spaCy"
                return None
        return decoder


def entities_by_spacy(nlp: Language, texts: list[str]) -> list[list[Entity]]:
    """The entities of each text as spaCy's own pipe finds them."""
    documents = nlp.pipe(texts, batch_size=max(1, len(texts)))
    return [[(entity.start_char, entity.end_char, entity.label_) for entity in doc.ents] for doc in documents]


def _beginning(texts: list[str]) -> list[str]:
    """The first of the texts, at least one, of about as many characters as are tried."""
    tried, characters = [], 0
    for text in texts:
        tried.append(text)
        characters += len(text)
        if characters >= _TRIED_OF_TEXTS:
            break
    return tried


class Decoder:
    """Decides on entities with the weights of a pipeline's recogniser."""

    def __init__(self, nlp: Language) -> None:
        self._pipes: dict[str, Any] = dict(nlp.pipeline)  # spaCy states no more than that they can be called
        ner = self._pipes.pop("ner")
        self._words, self._lower, self._upper = (ner.model.get_ref(name) for name in ("tok2vec", "lower", "upper"))
        self._layers = list(ner.model.walk())
        self._actions = _Actions.of(ner.moves, self._upper.get_dim("nO"))

    def entities(self, docs: list[Doc]) -> list[list[Entity]]:
        """The entities of each document, in order."""
        if not any(map(len, docs)):
            return [[] for _ in docs]
        with self._numpys_own():
            return list(self._entities(docs))

    @contextmanager
    def _numpys_own(self) -> Iterator[None]:
        """For a while numpy's own linear algebra, which is the faster one, in the recogniser's layers."""
        from thinc.api import NumpyOps

        before = [layer.ops for layer in self._layers]
        try:
            for layer in self._layers:
                layer.ops = NumpyOps(use_blis=False)
            yield
        finally:
            for layer, ops in zip(self._layers, before, strict=True):
                layer.ops = ops

    def _entities(self, docs: list[Doc]) -> Iterator[list[Entity]]:
        for pipe in self._pipes.values():  # what the recogniser listens to
            docs = list(pipe.pipe(docs, batch_size=len(docs)))
        features = self._lower.predict(self._words.predict(docs))  # of word n at n + 1; what stands for none at 0
        last = np.cumsum([len(doc) for doc in docs]) - 1
        is_last = np.zeros(len(features) - 1, dtype=bool)
        is_last[last[[len(doc) > 0 for doc in docs]]] = True
        is_space = np.concatenate([doc.to_array("IS_SPACE") for doc in docs]).astype(bool)
        best = self._outside(features, is_last, is_space)
        ends = self._ends(features, best, is_last)
        first = 0
        for doc in docs:
            yield list(self._of_document(doc, best[first : first + len(doc)], ends, first))
            first += len(doc)

    def _outside(self, features: np.ndarray, is_last: np.ndarray, is_space: np.ndarray) -> np.ndarray:
        """The best action at each word outside an entity."""
        scores = self._scores(features[1:, 0] + features[0, 1] + features[0, 2])
        allowed = self._actions
        scores[:, allowed.inside] = -np.inf
        scores[np.ix_(is_last, allowed.begin)] = -np.inf
        scores[np.ix_(is_space, allowed.begin | allowed.unit)] = -np.inf
        return scores.argmax(axis=1)

    def _ends(self, features: np.ndarray, best: np.ndarray, is_last: np.ndarray) -> dict[int, int]:
        """Where each entity of several words ends, by its first word."""
        start = np.flatnonzero(self._actions.begin[best])
        go_on, stop = self._actions.go_on[best[start]], self._actions.stop[best[start]]
        at = start + 1
        ends: dict[int, int] = {}
        while len(start):
            scores = self._scores(features[at + 1, 0] + features[start + 1, 1] + features[at, 2])
            rows = np.arange(len(start))
            goes_on = ~is_last[at] & (scores[rows, go_on] >= scores[rows, stop])
            ends |= dict(zip(start[~goes_on].tolist(), (at[~goes_on] + 1).tolist(), strict=True))
            start, at, go_on, stop = start[goes_on], at[goes_on] + 1, go_on[goes_on], stop[goes_on]
        return ends

    def _scores(self, features: np.ndarray) -> np.ndarray:
        """The score of each action, from the sum of a state's features."""
        strongest, _ = self._lower.ops.maxout(features + self._lower.get_param("b"))
        return self._upper.predict(strongest)

    def _of_document(self, doc: Doc, best: np.ndarray, ends: dict[int, int], first: int) -> Iterator[Entity]:
        free = 0  # the first word that no entity has taken
        for start in np.flatnonzero(best != self._actions.out).tolist():
            if start >= free:
                free = ends.get(first + start, first + start + 1) - first
                after = doc[free - 1]
                yield doc[start].idx, after.idx + len(after), self._actions.labels[best[start]]


class _Actions(NamedTuple):
    """The recogniser's actions by their numbers: B(egin), I(nside), L(ast), U(nit) of each label, and O(utside)."""

    labels: list[str]
    begin: np.ndarray
    unit: np.ndarray
    inside: np.ndarray  # what is allowed in no word outside an entity
    go_on: np.ndarray  # for B of a label its I, and its L
    stop: np.ndarray
    out: int

    @classmethod
    def of(cls, moves: Any, number: int) -> _Actions:
        names = [moves.get_class_name(place) for place in range(number)]
        kinds, labels = np.array([name[0] for name in names]), [name[2:] for name in names]
        number_of = {name: place for place, name in enumerate(names)}
        begin = kinds == "B"
        pairs = [
            (number_of[f"I-{label}"], number_of[f"L-{label}"]) if is_begin else (0, 0)
            for label, is_begin in zip(labels, begin, strict=True)
        ]
        go_on, stop = np.array(pairs).T
        unit = (kinds == "U") & np.array([bool(label) for label in labels])
        return cls(labels, begin, unit, ~(begin | unit | (kinds == "O")), go_on, stop, number_of["O"])


def _can_be_decoded(nlp: Language) -> bool:
    """Whether the pipeline's recogniser is of the kind that `Decoder` knows, and nothing else names entities."""
    if not {"ner"} <= set(nlp.pipe_names) <= {"tok2vec", "ner"}:
        return False
    ner: Any = nlp.get_pipe("ner")
    model, settings = ner.model, nlp.config["components"]["ner"]
    return (
        settings["factory"] == "ner"
        and model.name == "parser_model"
        and model.attrs["has_upper"]
        and not model.attrs["unseen_classes"]
        and model.get_ref("lower").get_dim("nF") == _FEATURES
        and not ner.postprocesses
    )
