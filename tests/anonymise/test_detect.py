"""What is found in a turn: names by their titles, greetings, roles and initials, and what is no name."""

import pytest

from anonymise.small_study import DEFAULTS, anonymised, detections_of, resolved, sheets_of, turns_of
from themetrail.anonymise.detect.detect import spans_of
from themetrail.anonymise.detect.models import model_named, recogniser_of
from themetrail.contracts.replacements import REPLACEMENT_LEDGER

PERSONS = [
    ("en", "And Mme Jacquier told me so.", ["Jacquier"]),
    ("en", "Then Dr. Egger and Sergeant H came.", ["Egger", "H"]),
    ("en", "Kevin's boss turned it down.", ["Kevin"]),
    ("en", "Thanks, um, Nathalie. And over to Rod.", ["Nathalie", "Rod"]),
    ("en", "I told my colleague Vreni about it.", ["Vreni"]),
    ("en", "My badge says SANDRA KELLER in capitals.", ["SANDRA KELLER"]),
    ("en", "It was signed W.K. and nothing else.", ["W.K"]),
    ("en", "I rang Claire O'Donnell at noon.", ["Claire O'Donnell"]),
    (
        "en",
        "We met Jan van der Berg and Nathalie, Claire and Ibrahim.",
        ["Jan van der Berg", "Nathalie", "Claire", "Ibrahim"],
    ),
    ("en", "So I went there with Hope Moody, um, in spring.", ["Hope Moody"]),
    ("en", "You could always ask Tzerina if you needed something.", ["Tzerina"]),
    ("fr", "Hier, Maître Favre et l'amie d'Élodie sont venues.", ["Favre", "Élodie"]),
    ("fr", "MM. Pettiti, Foighel et Loizou ont siégé.", ["Pettiti", "Foighel", "Loizou"]),
    ("en", "I told Captain J about it, and then J.J came with W.K to us.", ["J", "J.J", "W.K"]),
    ("en", "We met Tony deSouza, and deSouza left.", ["Tony deSouza", "deSouza"]),
    ("en", "Judges A., B. and C. sat on the bench.", ["A", "B", "C"]),
    ("en", "Then Drs Stone and Field left.", ["Stone", "Field"]),
    ("fr", "Les juges Favre, Blanc et Petit ont siégé.", ["Favre", "Blanc", "Petit"]),
    ("fr", "Et MmeE. Palm a répondu.", ["E. Palm"]),
]


def persons_in(text: str, language: str) -> set[str]:
    recogniser = recogniser_of(model_named(DEFAULTS.models[language]))
    (spans,) = spans_of([text], recogniser, language, tuple(DEFAULTS.phone_regions))
    return {text[s.start : s.end] for s in spans if s.category == "person" and s.score >= 0.4}


@pytest.mark.parametrize(("language", "text", "expected"), PERSONS)
def test_persons_are_found(language, text, expected):
    assert set(expected) <= persons_in(text, language)


def test_a_rare_word_that_begins_a_sentence_is_asked_about():
    recogniser = recogniser_of(model_named(DEFAULTS.models["en"]))
    (spans,) = spans_of(["Yes. Vronizka. Well then."], recogniser, "en", tuple(DEFAULTS.phone_regions))
    assert {(span.start, span.end) for span in spans} == {(5, 13)}


@pytest.mark.parametrize(
    "text",
    [
        "The President of the Second Section decided that in March.",
        "Good morning. Thanks, everyone. Hi, you all.",
        "I'd say it was fine. Me. I did it.",
        "Captain I said. My iPhone, an eBay account, vitamin C and plan B.",
    ],
)
def test_what_is_no_name_stays(text):
    assert persons_in(text, "en") == set()


def test_initials_of_the_people_list_are_nobody_in_a_contraction():
    talk = {"A": ["I'd have asked I.D. about it."]}
    sheets = sheets_of(["A"], people=[{"participant_id": "P4", "initials": "I.D."}], labels={"P4": "Job Coach 4"})
    turns = turns_of(talk)
    detections = detections_of(turns, sheets)
    resolution, _ = resolved(turns, detections, sheets)
    said, _, _ = anonymised(turns, detections, sheets, resolution)
    assert said["text"].tolist() == ["I'd have asked Job Coach 4. about it."]


def test_a_name_found_once_is_a_name_everywhere():
    talk = {"A": ["Mrs Schorderet came.", "And Mrs Schorderet left."], "B": ["so schorderet it was, or SCHORDERET."]}
    sheets, turns = sheets_of(["A", "B"]), turns_of(talk)
    detections = detections_of(turns, sheets)
    resolution, _ = resolved(turns, detections, sheets)
    said, _, _ = anonymised(turns, detections, sheets, resolution)
    assert "schorderet" not in " ".join(said["text"]).lower()


def test_a_placeholder_reads_on_with_its_possessive_and_speakers_are_labels():
    talk = {"A": ["I met Luana Weber's boss."]}
    sheets = sheets_of(
        ["A"],
        speakers=[{"transcript_id": "A", "speaker": "Sandra Keller", "participant_id": "P3"}],
        labels={"P3": "Job Coach 3"},
    )
    turns = turns_of(talk, {"A": "P3"})
    detections = detections_of(turns, sheets)
    resolution, _ = resolved(turns, detections, sheets)
    said, replacements, ledger = anonymised(turns, detections, sheets, resolution)
    assert said["text"].tolist() == ["I met [Person 1]'s boss."]
    assert said["speaker"].tolist() == ["Job Coach 3"]
    assert replacements["surface"].tolist() == ["Luana Weber"]
    assert "surface" not in ledger.columns and list(ledger.columns) == list(REPLACEMENT_LEDGER.columns)
    (row,) = ledger.to_dict("records")
    assert said["text"].iloc[0][row["start"] : row["end"]] == row["replacement"]


def test_categories_follow_their_rule():
    talk = {"A": ["In March 2024 Luana Weber, 47 years old, moved to Lausanne."]}
    sheets, turns = sheets_of(["A"]), turns_of(talk)
    detections = detections_of(turns, sheets)
    resolution, _ = resolved(turns, detections, sheets, categories={"place": "keep", "age": "generalise"})
    said, replacements, _ = anonymised(turns, detections, sheets, resolution)
    assert said["text"].tolist() == ["In March 2024 [Person 1], [aged 40-49] years old, moved to Lausanne."]
    assert set(replacements["status"]) == {"applied", "kept"}
