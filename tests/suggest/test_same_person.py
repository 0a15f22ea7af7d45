"""Transcripts of one person are left out together; a focus group is nobody's."""

import pandas as pd
import pytest

from suggest.talk import codebook, coded, nothing_around, segments
from themetrail.suggest.examples import Examples
from themetrail.suggest.same_person import same_person, together
from themetrail.suggest.settings import Settings
from themetrail.suggest.tables import suggest

OF = {"A": "P1", "B": "P1", "C": "P2", "D": "P3", "E": "P4", "F": "P1"}


def talk(of=OF, **texts):
    parts = [
        segments(*texts.get(name, ["one", "two", "three"]), transcript=name).assign(participant_id=person)
        for name, person in of.items()
    ]
    return pd.concat(parts, ignore_index=True)


def test_coded_transcripts_of_one_person_are_one():
    assert same_person(talk(), ["A", "B", "C", "D", "E"]) == {"B": "A"}
    assert same_person(talk(), ["F", "B", "C"]) == {"F": "B"}
    assert same_person(talk(), ["A", "C", "D"]) == {}


@pytest.mark.parametrize(
    ("who", "same"), [(["P1", "P1", "P2"], {"B": "A"}), (["P1", "P2", "P3"], {}), (["", "", ""], {})]
)
def test_a_transcript_is_of_the_person_who_says_more_than_half_of_it(who, same):
    rows = talk()
    rows.loc[rows["transcript_id"] == "B", "participant_id"] = who
    assert same_person(rows, ["A", "B", "C"]) == same


def test_what_the_interviewer_says_does_not_count():
    rows = talk()
    of_b = rows["transcript_id"] == "B"
    rows.loc[of_b, "participant_id"], rows.loc[of_b, "codable"] = ["P1", "P9", "P9"], ["yes", "no", "no"]
    assert same_person(rows, ["A", "B"]) == {"B": "A"}


def test_reasons_to_go_together_are_joined():
    assert together({"c": "b", "z": "y"}, {"b": "a"}) == {"b": "a", "c": "a", "z": "y"}
    assert together({}, {"a": "a"}) == {}


def test_the_evaluation_leaves_out_a_person_and_not_a_transcript():
    made = coded(transcripts=5, each=20, source="r1")
    made["transcript_id"] = made["transcript_id"].map(dict(zip(("T0", "T1", "T2", "T3", "T4"), "ABCDE", strict=True)))
    rows = talk(**{name: made.loc[made["transcript_id"] == name, "text"].tolist() for name in "ABCDE"})
    rows["participant_id"] = rows["transcript_id"].map(OF)
    rows.loc[rows["transcript_id"] == "F", "text"] = ["no time", "another form to fill", "she trusts me"]
    settings = Settings(meaning=False, abstain_below=0.0, percentages_from=0)
    result = suggest(Examples.gather([made], codebook()), rows, nothing_around(rows), codebook(), settings)
    cited = {
        name: {one.split("-")[0] for ids in result.suggestions["evidence"][mine] for one in ids.split(";")}
        for name in "ACF"
        if (mine := result.suggestions["segment_id"].str.startswith(f"{name}-")).any()
    }
    number = dict(zip("ABCDE", ("T0", "T1", "T2", "T3", "T4"), strict=True))
    assert not cited["A"] & {number["A"], number["B"]}
    assert number["C"] not in cited["C"]
    assert cited["F"] & {number["A"], number["B"]}  # nobody has coded it
    assert set(result.labour["transcripts"]) == set()  # four persons are too few
    assert any("of a person who has another" in remark for remark in result.remarks)
