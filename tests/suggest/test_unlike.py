"""Segments that nothing fits: which they are, their groups, and that nothing is said of too few."""

import numpy as np
import pandas as pd
import pytest

from in_english import OTHERS, english_in, seen
from suggest.talk import codebook, coded, nothing_around, segments
from themetrail.interface.suggestions.words import suggestion_words
from themetrail.rows import tuples_of
from themetrail.suggest.examples import Examples
from themetrail.suggest.settings import Settings
from themetrail.suggest.tables import nothing, suggest
from themetrail.suggest.training import Training
from themetrail.suggest.unlike import FEWEST, Said, far_segments, grouped
from themetrail.suggest.unlike_page import unlike_page
from themetrail.suggest.validation import NOTHING, Model, learn

LONG = "one two three four five six seven eight nine ten eleven"


def said(texts, transcripts):
    return Said(texts, transcripts, np.zeros((len(texts), 0)))


def test_far_is_what_has_no_code_and_is_further_than_half_of_the_coded_passages():
    ids = ["near", "far", "further", "proposed", "coded", "short", "unknown"]
    texts = pd.DataFrame({"segment_id": ids, "text": [*[LONG] * 5, "too short to say it", LONG]})
    closest = pd.Series({"near": 0.5, "far": 0.3, "further": 0.1, "proposed": 0.1, "coded": 0.1, "short": 0.1})
    of_coded = np.array([0.2, 0.4, 0.6])  # half are further than .4
    rows = far_segments(texts, closest, {"proposed"}, {"coded"}, of_coded)
    assert [ids[row] for row in rows] == ["further", "far"]
    assert not len(far_segments(texts, closest, set(), set(), np.empty(0)))


# Two subjects that nobody coded, and talk about nothing; passages of one code share one word of three.
DOG = ["dog barks garden", "dog barks street", "dog barks night", "dog garden night"]
MONEY = ["wage debt rent", "wage debt bill", "wage debt loan"]
REST = ["alpha beta", "gamma delta", "epsilon zeta", "eta theta", "iota kappa"]
CODED = said(["apple pear plum", "apple fig grape", "apple lemon melon", "stone wood iron"], ["T"] * 4)
BEARING = np.array([[1], [1], [1], [0]])


def test_what_is_alike_stands_together_with_its_words_and_the_rest_stands_nowhere():
    texts = [*DOG, *MONEY, *REST]
    groups = grouped(said(texts, ["A", "A", "B", "C", "A", "B", "B", *["D"] * 5]), [], CODED, BEARING)
    assert [sorted(group.rows) for group in groups] == [[0, 1, 2, 3], [4, 5, 6]]
    assert set(groups[0].words[:2]) == {"dog", "barks"}
    assert set(groups[1].words) == {"wage", "debt"}
    transcripts = [["A", "A", "B", "C"][row] for row in groups[0].rows]
    assert len(set(transcripts[:3])) == 3  # the most typical of each transcript first


def test_what_one_transcript_says_alone_is_no_group():
    texts = [*DOG, *MONEY, *REST]
    groups = grouped(said(texts, ["A", "A", "B", "C", *["E"] * 3, *["D"] * 5]), [], CODED, BEARING)
    assert len(groups) == 1


def test_groups_are_as_alike_as_passages_of_a_code_are_and_without_such_there_are_none():
    texts = [*DOG, *MONEY, *REST]
    transcripts = ["A", "A", "B", "C", "A", "B", "B", *["D"] * 5]
    same = said(["apple pear plum"] * 3, ["T"] * 3)
    assert grouped(said(texts, transcripts), [], same, np.ones((3, 1))) == []
    assert grouped(said(texts, transcripts), [], CODED, np.zeros((4, 1))) == []


def test_of_too_few_segments_nothing_is_said():
    texts = [*DOG, *MONEY][: FEWEST - 1]
    assert grouped(said(texts, list("ABCABCA")), [], CODED, BEARING) == []


@pytest.fixture(scope="module")
def study():
    """Talk that is coded elsewhere, and talk about a dog, in two transcripts each."""
    calls = [f"{how} {when}" for how in ("loudly", "hoarsely", "sadly") for when in ("nightly", "daily", "yearly")]
    told = {
        name: [f"nice weather, dog barked {how}, {whose} never slept, cats fled, garden ruined" for how in calls]
        for name, whose in (("N1", "neighbours"), ("N2", "children"))
    }
    coded_alike = ["well, there is never any time, hours are short and the week is full again"] * 3
    rows = pd.concat([segments(*dog, *coded_alike, transcript=name) for name, dog in told.items()], ignore_index=True)
    book = codebook()
    made = Examples.gather([coded(transcripts=8, each=20)], book)
    found = suggest(made, rows, nothing_around(rows), book, Settings(meaning=False, abstain_below=0.9))
    return found, rows


def test_a_study_with_a_subject_that_the_codebook_lacks(study):
    found, _ = study
    assert found.n_unlike == 18
    assert found.unlike["group"].tolist() == [1] * 18
    assert {"dog", "garden", "barked"} <= set(found.unlike["words"].iloc[0].split(", "))
    assert set(found.unlike["segment_id"].str[:2]) == {"N1", "N2"}
    assert not set(found.unlike["segment_id"]) & set(found.suggestions["segment_id"])
    assert found.unlike["rank"].tolist() == list(range(1, 19))


def test_the_page_shows_three_passages_and_says_that_no_group_is_a_code(study):
    found, rows = study
    rows = rows.assign(text=rows["text"].str.replace("dog", "<dog>"))
    page = unlike_page(found.unlike, found.n_unlike, rows)
    assert page.count("<blockquote") == 3
    assert "&lt;dog&gt;" in page and "<dog>" not in page
    assert "No group is a\ncode" in page
    assert "18 segments are of this kind; some of them make up 1 group." in page


def test_the_page_says_plainly_when_there_is_nothing_to_say(study):
    found, rows = study
    none = found.unlike.iloc[:0]
    assert "9 segments are of this kind: too few to say anything." in unlike_page(none, 9, rows)
    assert "1 segment is of this kind: too few" in unlike_page(none, 1, rows)
    assert "alike enough to say anything" in unlike_page(none, 30, rows)
    assert "No segment is of this kind." in unlike_page(none, 0, rows)


def test_where_nothing_was_compared_the_page_says_why(study):
    _, rows = study
    uncoded = coded(transcripts=4, each=5).assign(codes=[()] * 20)
    said = {
        "disabled": "Suggestions are switched off",
        "no_prior_data": "no prior coded data and no earlier round",
        "no_coded_passage": "Nothing that people read so far bears a code",
    }
    book, found = codebook(time="hours and weeks"), {}
    found["disabled"] = nothing("disabled")
    for reason, made in (("no_prior_data", uncoded.iloc[:0]), ("no_coded_passage", uncoded)):
        examples = Examples.gather([made], book)
        found[reason] = suggest(examples, rows, nothing_around(rows), book, Settings(meaning=False))
    for reason, one in found.items():
        assert one.uncompared == reason
        page = seen(unlike_page(one.unlike, one.n_unlike, rows, one.uncompared))
        assert said[reason] in page
        assert "too few" not in page and "0 segments" not in page
    keys = {key for key in suggestion_words().sentences if key.startswith("uncompared_")}
    assert keys == {f"uncompared_{why}" for why in (*said, "no_code", "too_few_examples")}


@pytest.mark.parametrize("language", OTHERS)
def test_the_page_is_in_the_studys_language(study, language):
    found, rows = study
    rows = rows.assign(text="mots", speaker="")
    unlike = found.unlike.assign(words="chien")
    for far, groups, why in ((18, unlike, ""), (9, unlike[:0], ""), (30, unlike[:0], ""), (0, unlike[:0], "disabled")):
        assert english_in(seen(unlike_page(groups, far, rows, why, language))) == set()
    many = unlike.assign(group=range(1, 19))
    more = pd.concat([many, many.assign(group=many["group"] + 18)])
    words = {
        "french": "18 segments sont de cette sorte\u00a0; certains",
        "german": "18 Segmente sind von dieser Art; einige",
    }
    assert words[language] in seen(unlike_page(unlike, 18, rows, "", language))
    assert "unlike.csv" in unlike_page(more, 90, rows, "", language)


def test_what_people_read_and_gave_no_code_does_not_make_a_passage_fit():
    """The same words stand in an example without a code: alike to the last letter, and nothing fits all the same."""
    said = "the garden gate was locked at night and nobody could say why"
    without = coded(transcripts=6, each=20)
    without.loc[without["transcript_id"] == "T0", "text"] = said
    closest = {}
    for how, codes in (("uncoded", ()), ("coded", ("time",))):
        table = without.copy()
        table["codes"] = [
            codes if name == "T0" else borne for name, borne in tuples_of(table, "transcript_id", "codes")
        ]
        training = Training.of(Examples.gather([table], codebook()), codebook(), Settings(meaning=False))
        rows = pd.DataFrame({"text": [said], "previous": "", "following": "", "speaker": ""})
        closest[how] = Model.fit(learn(training), NOTHING).of_texts(training.read(rows), ["*"]).closest[0]
    assert closest["uncoded"] < 1 < closest["coded"]
