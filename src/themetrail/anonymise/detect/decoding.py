"""The entities that spaCy's transition-based recogniser finds, decided for all words of a batch at once.

spaCy (3.8) takes its decisions word by word and asks each time which of all actions are allowed, at the cost of more
than half of a recogniser's time. Yet outside an entity a decision hangs on the word alone, since of the three features
of `spacy.TransitionBasedParser` (the word, the entity's first word, and its last so far) two are then missing. So these
decisions are taken in one go, and only entities of several words are followed word by word, all of them at once. The
sums are those of spaCy in their order, and so are the entities.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np

Entity = tuple[int, int, str]  # start and end in characters, label

_FEATURES = 3  # the word, the entity's first word, its last word so far
# Read both ways before a pipeline is left to the decoder: another version of spaCy might decide in another way.
_TRIED = (
    "Anna Keller went from New York to the University of Zürich on 3 March with Dr. Tom Brown.",
    "Depuis juin, Jean-Luc Morel habite à La Chaux-de-Fonds et travaille pour l'Hôpital de Vevey.",
    "",
    "so did anna  keller\n\nKeller & Sons, Geneva",
)


class Decoder:
    """Decides on entities with the weights of a pipeline's recogniser."""

    def __init__(self, nlp: object) -> None:
        from thinc.api import NumpyOps

        self._pipes = dict(nlp.pipeline)
        ner = self._pipes.pop("ner")
        self._words, self._lower, self._upper = (ner.model.get_ref(name) for name in ("tok2vec", "lower", "upper"))
        self._layers = {layer: layer.ops for layer in ner.model.walk()}
        for layer in self._layers:
            layer.ops = NumpyOps(use_blis=False)  # numpy's own linear algebra is the faster one
        self._actions = _Actions.of(ner.moves, self._upper.get_dim("nO"))

    def entities(self, docs: list[object]) -> Iterator[list[Entity]]:
        """The entities of each document, in order."""
        if not any(map(len, docs)):
            yield from ([] for _ in docs)
            return
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

    def let_go(self) -> None:
        """Leave the pipeline as it was."""
        for layer, ops in self._layers.items():
            layer.ops = ops

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
        at, ends = start + 1, {}
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

    def _of_document(self, doc: object, best: np.ndarray, ends: dict[int, int], first: int) -> Iterator[Entity]:
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
    def of(cls, moves: object, number: int) -> _Actions:
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


@lru_cache(maxsize=8)
def decoder_of(nlp: object) -> Decoder | None:
    """The decoder of a pipeline; None where it has to be asked itself: another kind, or one that decides otherwise."""
    if not _can_be_decoded(nlp):
        return None
    decoder = Decoder(nlp)
    decided = list(decoder.entities([nlp.make_doc(text) for text in _TRIED]))
    by_spacy = [[(name.start_char, name.end_char, name.label_) for name in doc.ents] for doc in nlp.pipe(_TRIED)]
    if decided == by_spacy:
        return decoder
    decoder.let_go()
    return None


def _can_be_decoded(nlp: object) -> bool:
    """Whether the pipeline's recogniser is of the kind that `Decoder` knows, and nothing else names entities."""
    if not {"ner"} <= set(nlp.pipe_names) <= {"tok2vec", "ner"}:
        return False
    ner, settings = nlp.get_pipe("ner"), nlp.config["components"]["ner"]
    model = ner.model
    return (
        settings["factory"] == "ner"
        and model.name == "parser_model"
        and model.attrs["has_upper"]
        and not model.attrs["unseen_classes"]
        and model.get_ref("lower").get_dim("nF") == _FEATURES
        and not ner.postprocesses
    )
