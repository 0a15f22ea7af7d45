"""The step as a whole: it proposes with evidence, abstains, says why it has nothing, and is the same each time."""

import pandas as pd
import pytest

from suggest.talk import codebook, coded, examples, nothing_around, segments
from themetrail.contracts.suggestions import EVALUATION, EVIDENCE, SUGGESTIONS
from themetrail.suggest import meaning, proposals
from themetrail.suggest.examples import Examples
from themetrail.suggest.settings import Settings
from themetrail.suggest.tables import nothing, suggest

SAID = segments(
    "well, there is never any time, hours are short", "he told me a secret", "nice weather on Monday", "..."
)


def suggested(found=None, rows=SAID, book=None, **settings):
    """With probabilities, though the coded data are few."""
    book = book or codebook()
    settings = Settings(**{"percentages_from": 0, **settings})
    return suggest(examples() if found is None else found, rows, nothing_around(rows), book, settings)


def value(evaluation, method, measure, code_id=""):
    row = evaluation.query("method == @method and measure == @measure and code_id == @code_id").iloc[0]
    return row["value"]


def test_the_code_of_the_words_comes_first_and_small_talk_gets_none():
    table = suggested().suggestions
    first = table[table["rank"] == 1].set_index("segment_id")["code_id"].to_dict()
    assert first == {"NEW-0": "time", "NEW-1": "trust"}
    assert (table["probability"] >= 0.3).all()


def test_evidence_bears_the_code_and_is_in_the_table_of_evidence():
    result = suggested(evidence=2)
    codes = result.evidence.set_index("evidence_id")["codes"].str.split(";").to_dict()
    cited = result.suggestions["evidence"].str.split(";")
    assert cited.map(len).max() == 2
    for code, ids in zip(result.suggestions["code_id"], cited, strict=True):
        assert all(code in codes[one] for one in ids)
    assert set(codes) == {one for ids in cited for one in ids}


def test_no_more_than_asked_for_and_ranks_without_gaps():
    table = suggested(top=2, abstain_below=0.0).suggestions
    for _, ranks in table.groupby("segment_id")["rank"]:
        assert list(ranks) == [1, 2]
    for _, likely in table.groupby("segment_id")["probability"]:
        assert likely.is_monotonic_decreasing


def test_a_wordless_or_uncodable_segment_gets_nothing():
    rows = SAID.assign(codable=["no", "yes", "yes", "yes"])
    assert set(suggested(rows=rows, abstain_below=0.0).suggestions["segment_id"]) == {"NEW-1", "NEW-2"}


def test_a_code_with_few_examples_and_no_words_in_the_codebook_is_never_proposed():
    table = coded()
    rare = table["codes"].map(lambda codes: "forms" in codes)
    table.loc[rare.cumsum().gt(4) & rare, "codes"] = [()] * int((rare.cumsum().gt(4) & rare).sum())
    result = suggested(Examples.gather([table], codebook()), segments("forms again"), abstain_below=0.0)
    assert "forms" not in set(result.suggestions["code_id"])
    row = result.evaluation.query("code_id == 'forms' and measure == 'f1'").iloc[0]
    assert (row["n_segments"], row["reason"]) == (4, "too_few_examples")


def test_a_code_with_few_examples_is_proposed_by_its_words_but_without_a_probability():
    table = coded()
    rare = table["codes"].map(lambda codes: "forms" in codes)
    table.loc[rare.cumsum().gt(4) & rare, "codes"] = [()] * int((rare.cumsum().gt(4) & rare).sum())
    book = codebook(forms="paper, signatures and forms for an office")
    result = suggested(Examples.gather([table], book), segments("forms again"), book, abstain_below=0.0)
    of_forms = result.suggestions.query("code_id == 'forms'")
    assert len(of_forms) == 1
    assert of_forms["probability"].isna().all()
    assert set(result.evaluation.query("code_id == 'forms' and measure == 'probability_trusted'")["reason"]) == {
        "too_few_examples"
    }


def test_without_the_encoder_it_works_and_says_so(monkeypatch):
    monkeypatch.setattr(meaning, "find_spec", lambda _: None)
    result = suggested()
    assert len(result.suggestions) > 0
    assert result.encoder == ""
    assert any("is not installed" in remark for remark in result.remarks)
    assert not any("is not installed" in remark for remark in suggested(meaning=False).remarks)


@pytest.mark.parametrize("shuffle", [False, True])
def test_the_same_bytes_whatever_the_order_of_the_rows(tmp_path, shuffle):
    table = coded()
    first = suggested(Examples.gather([table], codebook()))
    again = suggested(
        Examples.gather([table.sample(frac=1, random_state=5) if shuffle else table], codebook()),
        SAID.sample(frac=1, random_state=7).sort_values("segment_id") if shuffle else SAID,
    )
    for contract, name in ((SUGGESTIONS, "suggestions"), (EVIDENCE, "evidence"), (EVALUATION, "evaluation")):
        contract.write(getattr(first, name), tmp_path / "first.csv")
        contract.write(getattr(again, name), tmp_path / "again.csv")
        assert (tmp_path / "first.csv").read_bytes() == (tmp_path / "again.csv").read_bytes()


@pytest.mark.parametrize("coded_too", [False, True])
def test_the_same_whatever_the_number_of_processes_and_the_size_of_chunks(monkeypatch, coded_too):
    found = coded()
    said = segments(*found["text"].iloc[::7])
    if coded_too:  # half of the segments are of transcripts that teach
        names = list(dict.fromkeys(found["transcript_id"]))
        found["source"] = "r1"
        said["transcript_id"] = [names[i % len(names)] if i % 2 else "NEW" for i in range(len(said))]
    texts = said["text"].tolist()
    around = pd.DataFrame({"previous": [*texts[1:], ""], "following": ["", *texts[:-1]]}, index=said.index, dtype="str")
    settings = Settings(abstain_below=0.1)
    gathered = Examples.gather([found], codebook())
    one = suggest(gathered, said, around, codebook(), settings)
    monkeypatch.setattr(proposals, "CHUNK", 3)
    two = suggest(gathered, said, around, codebook(), settings, processes=2)
    assert len(one.suggestions) > 3
    for name in ("suggestions", "evidence", "evaluation", "promises", "reading"):
        pd.testing.assert_frame_equal(getattr(one, name), getattr(two, name))


def test_the_model_is_known_by_its_data_and_settings():
    ids = {
        suggested().model_id,
        suggested(top=2).model_id,
        suggested(examples(seed=2)).model_id,
        suggested(book=codebook(time="lack of hours")).model_id,
    }
    assert len(ids) == 4
    assert suggested().model_id in ids


def test_other_segments_do_not_change_a_suggestion():
    alone = suggested(rows=SAID.iloc[[1]]).suggestions
    among = suggested().suggestions.query("segment_id == 'NEW-1'")
    assert alone.to_dict("records") == among.to_dict("records")


def test_better_than_the_baselines_where_words_say_the_code():
    evaluation = suggested().evaluation
    model, frequent = (value(evaluation, method, "recall_at_1") for method in ("model", "most_frequent"))
    assert model > 0.95
    assert frequent < 0.6
    assert value(evaluation, "model", "brier_skill") > 0.8
    assert value(evaluation, "model", "coverage_of_uncoded") < 0.1
    assert value(evaluation, "model", "f1", "time") > 0.9


@pytest.mark.parametrize("seed", range(3))
def test_codes_given_by_chance_are_not_found_in_the_words(seed):
    """The evaluation is honest: what cannot be known is not known, and probabilities are not trusted."""
    evaluation = suggested(examples(transcripts=8, each=30, by_chance=True, seed=seed)).evaluation
    assert value(evaluation, "model", "recall_at_1") < 0.45
    assert value(evaluation, "model", "brier_skill") < 0.02


def test_a_transcript_does_not_inform_its_own_suggestions():
    """What one coder decided in an earlier round must not be whispered to the next coder of the same transcript."""
    table = coded(source="r1")
    changed = table.copy()
    mine = changed["transcript_id"] == "T0"
    changed.loc[mine, "codes"] = [("forms",)] * int(mine.sum())
    rows = segments(*table.loc[mine, "text"], transcript="T0")
    suggestions = [
        suggested(Examples.gather([one], codebook()), rows, abstain_below=0.0).suggestions for one in (table, changed)
    ]
    columns = ["segment_id", "rank", "code_id", "evidence"]
    assert suggestions[0][columns].equals(suggestions[1][columns])
    assert len(suggestions[0]) > 0
    cited = {one for ids in suggestions[0]["evidence"] for one in ids.split(";")}
    assert not any(one.startswith("T0-") for one in cited)


def test_one_transcript_gives_suggestions_without_probability_and_says_so():
    result = suggested(examples(transcripts=1, each=60))
    assert len(result.suggestions) > 0
    assert result.suggestions["probability"].isna().all()
    assert set(result.evaluation["reason"]) == {"one_transcript"}
    assert "no probability" in result.remarks[0]


def test_a_code_of_one_transcript_has_no_probability():
    table = coded()
    elsewhere = (table["transcript_id"] != "T1") & table["codes"].map(lambda codes: "time" in codes)
    result = suggested(Examples.gather([table[~elsewhere]], codebook()), abstain_below=0.0, minimum_examples=2)
    by_code = result.suggestions.groupby("code_id")["probability"].count()
    assert by_code["time"] == 0
    assert by_code["trust"] > 0
    row = result.evaluation.query("code_id == 'time' and measure == 'probability_trusted'").iloc[0]
    assert row["reason"] == "one_transcript"


def test_without_prior_data_it_says_so_plainly():
    result = suggested(Examples.gather([], codebook()))
    assert len(result.suggestions) == len(result.evidence) == 0
    assert set(result.evaluation["reason"]) == {"no_prior_data"}
    assert result.evaluation["value"].isna().all()
    assert "no prior coded data" in result.remarks[0]


def test_no_code_with_enough_examples():
    assert set(suggested(minimum_examples=1000).evaluation["reason"]) == {"too_few_examples"}


@pytest.mark.parametrize("reason", ["disabled", "no_prior_data", "no_code", "too_few_examples"])
def test_nothing_is_a_set_of_valid_tables(tmp_path, reason):
    result = nothing(reason)
    SUGGESTIONS.write(result.suggestions, tmp_path / "s.csv")
    EVALUATION.write(result.evaluation, tmp_path / "e.csv")
    assert EVALUATION.read(tmp_path / "e.csv")["reason"].unique().tolist() == [reason]
    assert len(SUGGESTIONS.read(tmp_path / "s.csv")) == 0


def test_every_undefined_value_has_a_reason():
    evaluation = suggested(examples(transcripts=2, each=30), minimum_examples=12).evaluation
    undefined = evaluation["value"].isna()
    assert (evaluation.loc[undefined, "reason"] != "").all()
    assert (evaluation.loc[~undefined, "reason"] == "").all()
