"""How people appear: by label, by placeholder, or under invented names."""

from anonymise.small_study import anonymised, detections_of, resolved, sheets_of, turns_of
from themetrail.anonymise.names.forms import words_of

TALK = {
    "A": ["Nathalie Rochat met Kevin Brunner.", "Then Nathalie told Kevin, and Mme Rochat left."],
    "B": ["Sandra Keller came."],
}
PEOPLE = [{"participant_id": "P1", "names": "Nathalie Rochat"}, {"participant_id": "P3", "names": "Sandra Keller"}]
LABELS = {"P1": "Job Coach 1", "P3": "Job Coach 3"}


def said_with(persons, registry=None):
    sheets, turns = sheets_of(["A", "B"], people=PEOPLE, labels=LABELS), turns_of(TALK)
    detections = detections_of(turns, sheets)
    resolution, grown = resolved(turns, detections, sheets, persons=persons, registry=registry)
    said, _, _ = anonymised(turns, detections, sheets, resolution)
    return said["text"].tolist(), resolution, grown


def test_participants_appear_by_label():
    said, _, _ = said_with("labels")
    assert said[0] == "Job Coach 1 met [Person 1]."
    assert said[1] == "Then Job Coach 1 told [Person 1], and Mme Job Coach 1 left."


def test_placeholders_keep_people_apart():
    said, resolution, _ = said_with("placeholder")
    shown = resolution.key.set_index("entity_id")["replacement"]
    assert len({shown["P1"], shown["P3"], shown["person-1"]}) == 3
    assert said[0] == f"{shown['P1']} met {shown['person-1']}."


def test_invented_names_are_nobody_of_the_study_and_hold():
    said, _, grown = said_with("invented")
    words = {word.folded for text in said for word in words_of(text)}
    assert not words & {"nathalie", "rochat", "kevin", "brunner", "sandra", "keller"}
    given, surname = said[0].split(" met ")[0].split(" ")
    assert said[1].startswith(f"Then {given} told ") and said[1].endswith(f"Mme {surname} left.")
    again, _, second = said_with("invented", grown.grown())
    assert again == said and second.added == []
