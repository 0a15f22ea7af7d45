"""A rare word that only capitals tell of is replaced in all its places, or asked about in all, and asked about once."""

import pytest

from anonymise.small_study import resolved, sheets_of, turns_of
from anonymise.test_review import queue_of
from themetrail.anonymise.detect.cases import ADDRESSED, UNKNOWN_WORD
from themetrail.anonymise.resolve.evidence import SURE_ENOUGH
from themetrail.anonymise.resolve.weighed import weighed
from themetrail.anonymise.spans import REPLACED_FROM
from themetrail.contracts.anonymise import DETECTIONS


def study_in_which(text: str, scores: list[tuple[str, float]]):
    """A study of two transcripts that both say this, in which capitals alone gave the words scores."""
    turns = turns_of({"A": [text], "B": [text]})
    rows = [
        {
            "transcript_id": name,
            "turn": 0,
            "start": (start := text.index(word)),
            "end": start + len(word),
            "surface": word.rstrip("?"),
            "category": "person",
            "detector": "capitalised",
            "score": score,
        }
        for name in ("A", "B")
        for word, score in scores
    ]
    return sheets_of(["A", "B"]), turns, DETECTIONS.frame(rows)


def replaced_and_asked(study) -> tuple[int, list[str]]:
    sheets, turns, detections = study
    resolution, _ = resolved(turns, detections, sheets)
    queue, _ = queue_of(study, sample=0)
    return len(resolution.mentions), queue.loc[queue["status"] == "open", "kind"].tolist()


def test_what_mostly_stands_where_people_do_is_replaced_everywhere_and_asked_about_once():
    study = study_in_which("I told Teerza. By Teerza, too.", [("Teerza. B", 0.45), ("Teerza,", 0.2)])
    study[2]["surface"], study[2]["end"] = "Teerza", study[2]["start"] + 6
    assert replaced_and_asked(study) == (4, ["uncertain"])


def test_what_seldom_does_is_asked_about_and_stands_open_everywhere():
    places = ["Oakcombe a", "Oakcombe b", "Oakcombe c", "Oakcombe d", "Oakcombe e"]
    study = study_in_which(" by ".join(places), [(place, 0.2) for place in places[1:]] + [(places[0], 0.45)])
    study[2]["surface"], study[2]["end"] = "Oakcombe", study[2]["start"] + 8
    assert replaced_and_asked(study) == (0, ["unknown_word"])


def test_of_a_common_word_each_place_tells_for_itself():
    study = study_in_which("I told Hope. In Hope, too.", [("Hope. I", 0.5), ("Hope,", 0.2)])
    study[2]["surface"], study[2]["end"] = "Hope", study[2]["start"] + 4
    replaced, asked = replaced_and_asked(study)
    assert replaced == 2 and len(asked) == 1


@pytest.mark.parametrize(("open_places", "replaced"), [(3, True), (4, False)])
def test_a_form_is_replaced_where_it_is_only_asked_about_up_to_three_times_as_often(open_places, replaced):
    rows = [("capitalised", REPLACED_FROM), *[("clause", 0.2)] * open_places]
    scores = weighed(_detected("Teerza", rows), {"A": "en"})["score"]
    assert (scores >= REPLACED_FROM).tolist() == [replaced] * len(rows)


def test_weighing_moves_no_score_further_than_it_has_to():
    rows = [("capitalised", 0.45), ("capitalised", 0.2), ("capitalised", 0.5)]
    assert weighed(_detected("Teerza", rows), {"A": "en"})["score"].tolist() == [max(ADDRESSED, 0.45), ADDRESSED, 0.5]
    rows = [("capitalised", 0.45), *[("capitalised", 0.1)] * 4]
    assert weighed(_detected("Teerza", rows), {"A": "en"})["score"].tolist() == [UNKNOWN_WORD, *[0.1] * 4]


@pytest.mark.parametrize("other", [("ner", 0.9), ("ner", SURE_ENOUGH)])
def test_a_form_that_something_else_is_sure_of_is_not_weighed(other):
    detections = _detected("Teerza", [("capitalised", 0.45), ("capitalised", 0.2), other])
    assert weighed(detections, {"A": "en"})["score"].tolist() == [0.45, 0.2, other[1]]


def test_a_form_that_is_only_replaced_or_only_asked_about_is_left_as_it_is():
    for scores in ([0.45, 0.5], [0.1, 0.2]):
        detections = _detected("Teerza", [("capitalised", score) for score in scores])
        assert weighed(detections, {"A": "en"})["score"].tolist() == scores


def test_places_and_other_detectors_are_not_weighed():
    detections = _detected("Teerza", [("capitalised", 0.45), ("ner", 0.2)])
    assert weighed(detections, {"A": "en"})["score"].tolist() == [0.45, 0.2]
    things = _detected("Teerza", [("capitalised", 0.45), ("capitalised", 0.2)]).assign(category="place")
    assert weighed(things, {"A": "en"})["score"].tolist() == [0.45, 0.2]


def _detected(surface: str, rows: list[tuple[str, float]]):
    """A word with a capital, by who found it in each of its places and how surely."""
    place = {"transcript_id": "A", "start": 0, "end": len(surface), "surface": surface, "category": "person"}
    return DETECTIONS.frame(
        [{**place, "turn": turn, "detector": detector, "score": score} for turn, (detector, score) in enumerate(rows)]
    )
