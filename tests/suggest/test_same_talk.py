"""The same talk under two names is one transcript: it neither informs nor judges its own suggestions."""

from suggest.talk import codebook, coded, nothing_around, segments
from themetrail.suggest.examples import Examples
from themetrail.suggest.same_talk import same_talk
from themetrail.suggest.settings import Settings
from themetrail.suggest.tables import suggest


def talk(number, start=0, n=12):
    about = enumerate(WORDS[start : start + n])
    return [f"In week {i} of year {number} we talked at length about {word}." for i, word in about]


WORDS = [f"{a}{b}" for a in ("tea", "rain", "debt", "work", "sleep") for b in ("time", "house", "talk", "less")]


def test_copies_are_found_whatever_the_numbers_of_their_pseudonyms():
    told = [("a", " ".join(talk(1))), *(("b", text) for text in talk(27)), ("c", " ".join(talk(1, 14, 6)))]
    assert same_talk(told) == {"b": "a"}


def test_copies_of_copies_are_one():
    told = [(name, text) for name in ("z", "m", "a") for text in talk(3)]
    assert same_talk(told) == {"m": "a", "z": "a"}


def test_a_few_sentences_of_the_guide_are_not_the_same_talk():
    guide = ["Could you please tell me what your usual day is like?"] * 9
    told = [(f"T{n}", " ".join(guide)) for n in range(9)]
    told += [("x", " ".join(talk(1, 0, 4))), ("y", " ".join(talk(1, 0, 4)))]
    assert same_talk(told) == {}


def test_a_transcript_that_came_back_as_prior_data_does_not_inform_its_own_suggestions():
    made = coded(transcripts=5, each=20)
    made["text"] = [f"{text} and that is what I wanted to say on {place}" for place, text in enumerate(made["text"])]
    mine = made["transcript_id"] == "T0"
    own = zip(made.loc[mine, "text"], "abcdefghijklmnopqrst", strict=True)  # no sentence is said twice in it
    made.loc[mine, "text"] = [f"{text} {letter} {letter}{letter}" for text, letter in own]
    rows = segments(*made.loc[mine, "text"], transcript="I1")
    around, book = nothing_around(rows), codebook()
    settings = Settings(meaning=False, folds=5, abstain_below=0.0)
    result = suggest(Examples.gather([made], book), rows, around, book, settings)
    cited = {one for ids in result.suggestions["evidence"] for one in ids.split(";")}
    assert len(cited) > 3
    assert not any(one.startswith("T0-") for one in cited)
    assert any("same talk" in remark for remark in result.remarks)
