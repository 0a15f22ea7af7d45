"""Curves, intervals and the ceiling of the evaluation, by hand or by what must be true."""

import re

import numpy as np
import pandas as pd
import pytest

from in_english import OTHERS, english_in, seen
from suggest.talk import codebook, coded, nothing_around, segments
from themetrail.in_print import CODES
from themetrail.interface.suggestions.words import suggestion_words
from themetrail.suggest.by_transcript import interval
from themetrail.suggest.evaluation import COVERED, undefined_evaluation
from themetrail.suggest.evaluation_figure import evaluation_figure
from themetrail.suggest.evaluation_page import evaluation_page
from themetrail.suggest.examples import Agreement, Examples
from themetrail.suggest.settings import Settings
from themetrail.suggest.tables import Suggested, suggest

SAID = segments("no time", "nice weather")


def suggested(made, agreement=None, **settings) -> Suggested:
    book, around = codebook(), nothing_around(SAID)
    settings = Settings(**{"meaning": False, "folds": 4, **settings})
    return suggest(Examples.gather([made], book, agreement), SAID, around, book, settings)


@pytest.fixture(scope="module")
def clear():
    return suggested(coded(transcripts=8, each=20), Agreement(40, 50, 45))


def value(result, method, measure, column="value"):
    of = result.evaluation.query("scope == 'overall' and method == @method and measure == @measure")
    return of[column].item()


def test_precision_falls_from_the_surest_to_all_and_ends_at_the_share_that_is_right(clear):
    curve = [value(clear, "model", f"precision_at_coverage_{covered}") for covered in COVERED]
    assert curve[0] == 1
    assert curve[0] >= curve[4] >= curve[-1]
    coded_share = value(clear, "model", "precision_at_1", "n_segments") / 160
    assert curve[-1] == pytest.approx(value(clear, "model", "precision_at_1") * coded_share)


def test_bins_of_probabilities_add_up_to_what_people_gave(clear):
    rows = clear.evaluation.set_index("measure")
    bins = [name for name in rows.index if name.startswith("observed_in_bin_")]
    assert {"observed_in_bin_1", "observed_in_bin_10"} <= set(bins)
    assert rows.loc["observed_in_bin_10", "value"] > 0.9
    assert rows.loc["observed_in_bin_1", "value"] < 0.1
    for name in bins:
        assert rows.loc[name, "ci_low"] <= rows.loc[name, "value"] + 1e-6 or np.isnan(rows.loc[name, "ci_low"])


def test_words_in_a_regression_and_the_coders_stand_beside_the_model(clear):
    assert value(clear, "word_regression", "recall_at_1") > 0.9
    assert value(clear, "most_frequent", "recall_at_1") < 0.6
    assert value(clear, "coders", "micro_f1") == 0.9
    assert value(clear, "coders", "micro_f1", "n_segments") == 40


def test_the_ceiling_has_an_interval_by_transcript():
    each = ((9, 10), (18, 20), (8, 10), (10, 10))
    made = coded(transcripts=8, each=20)
    ceiling = suggested(made, Agreement(40, 50, 45, each))
    low, high = interval(np.array([9.0, 18, 8, 10]), np.array([10.0, 20, 10, 10]))
    assert 0.8 <= low < 0.9 < high <= 1
    assert [value(ceiling, "coders", "micro_f1", name) for name in ("value", "ci_low", "ci_high")] == [0.9, low, high]
    assert value(ceiling, "coders", "micro_f1", "n_transcripts") == 4


def test_an_interval_holds_its_value_and_knows_only_transcripts():
    above, below = np.array([9.0, 5.0, 7.0, 0.0]), np.array([10.0, 10.0, 10.0, 0.0])
    low, high = interval(above, below)
    assert 0.5 <= low < 0.7 < high <= 0.9
    assert interval(above * 100, below * 100) == (low, high)  # passages of a transcript are no evidence of their own
    assert np.isnan(interval(above[:1], below[:1])).all()


def test_what_was_decided_with_a_suggestion_on_view_teaches_but_is_not_judged():
    made = coded(transcripts=8, each=20)
    on_view = made.assign(on_view=np.where(made["transcript_id"].isin(["T0", "T1"]), "yes", ""))
    on_view.loc[on_view["on_view"] == "yes", "codes"] = pd.Series([("forms",)] * 40, index=range(40))
    result = suggested(on_view)
    assert value(result, "model", "coverage", "n_segments") == 120
    assert value(result, "model", "coverage", "n_transcripts") == 6
    forms = result.promises.query("code_id == 'forms' and promise == 'missed'").iloc[0]
    assert forms["transcripts"] == 6
    all_of_it = suggested(made.assign(on_view="yes"))
    assert set(all_of_it.evaluation["reason"]) == {"no_blind_decision"}


def test_the_page_says_it_in_plain_words_and_escapes_what_people_wrote(clear):
    names = {"time": "<b>Time</b>", "trust": "Trust"}
    page = evaluation_page(clear.evaluation, clear.promises, clear.labour, names, "<svg></svg>")
    assert "&lt;b&gt;Time&lt;/b&gt;" in page
    assert "<b>Time</b>" not in page
    assert "<svg></svg>" in page
    assert "3 more transcripts would do" in page  # eight of eleven
    assert "nan" not in page.lower()
    page = re.sub(r' data-head="[^"]*"', "", page)
    assert "<td>Two coders, without suggestions</td><td></td><td></td><td></td><td>90 %</td>" in page
    assert "with 5 of 8 transcripts coded by hand" in page
    assert "no code counts that nobody confirmed" in page


def test_the_page_of_a_study_without_coded_data_says_so():
    result = suggested(coded(transcripts=1, each=5).iloc[:0])
    page = evaluation_page(result.evaluation, result.promises, result.labour, {}, "")
    assert "no prior coded data" in page


def whole_page(result, language):
    figure = evaluation_figure(result.evaluation, result.labour, language)
    return evaluation_page(result.evaluation, result.promises, result.labour, {}, figure, language)


@pytest.mark.parametrize("language", OTHERS)
def test_page_and_figure_are_in_the_studys_language_and_write_its_numbers(clear, language):
    page = whole_page(clear, language)
    read = seen(page)
    assert english_in(read) == set()
    assert f'lang="{CODES[language]}"' in page
    assert re.search(r"\b[01],\d", read) and not re.search(r"\d\.\d", read)
    assert set(re.findall(r"\d(.)%", read)) == {"\u00a0"}


def test_what_the_page_and_its_figure_say_in_french(clear):
    read = seen(whole_page(clear, "french"))
    assert "Ce que valent les suggestions" in read
    assert (
        "Le programme a codé chaque transcription comme si personne ne l’avait encore codée\u00a0: 160 segments" in read
    )
    assert "si 5 transcriptions sur 8 étaient codées à la main" in read
    assert "dans 3 autres transcriptions" in read  # eight of eleven
    assert "Deux codeurs, sans suggestions 90\u00a0%" in read
    assert "0,0 0,2 0,4 0,6 0,8 1,0 Premier code juste" in read
    assert "Kappa avec le codage des personnes" in read


@pytest.mark.parametrize("language", CODES)
def test_where_the_nearest_segments_alone_are_shown_the_page_says_so_and_judges_no_proposals(clear, language):
    words = suggestion_words(language)
    tables = clear.evaluation, clear.promises, clear.labour
    page = evaluation_page(*tables, {}, "", language, nearest_only=True)
    whole = evaluation_page(*tables, {}, "", language)
    start = words.say("proposed_for", share="@").split("@")[0]
    assert words.say("nearest_only") in page
    assert words.say("nearest_only") not in whole
    assert start in whole
    assert start not in page
    assert words.say("proposals_right", share="@").split("@")[0] not in page
    assert language == "english" or english_in(seen(page)) == set()


@pytest.mark.parametrize("language", CODES)
def test_each_reason_for_no_evaluation_is_said_in_each_language(language):
    empty = suggested(coded(transcripts=1, each=5).iloc[:0])
    reasons = [key for key in suggestion_words(language).sentences if key.startswith("nothing_")]
    assert len(reasons) == 6
    for key in reasons:
        evaluation = undefined_evaluation(key.removeprefix("nothing_"))
        page = evaluation_page(evaluation, empty.promises, empty.labour, {}, "", language)
        assert suggestion_words(language).say(key) in page
        assert language == "english" or english_in(seen(page)) == set()
