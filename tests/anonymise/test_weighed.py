"""A rare word that only capitals tell of is replaced in all its places, or asked about in all, and asked about once."""

from anonymise.small_study import resolved, sheets_of, turns_of
from anonymise.test_review import queue_of
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
