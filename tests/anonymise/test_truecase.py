"""Truecasing moves no letter, and lets names be found in text without capitals."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anonymise.small_study import anonymised, detections_of, resolved, sheets_of, turns_of
from themetrail.anonymise.detect.truecase import lacks_capitals, truecased


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="abßıŉ éÀ'’-.\n\tstevé", max_size=80))
def test_truecasing_changes_capitals_alone(text):
    cased = truecased(text, "en")
    assert len(cased) == len(text)
    assert all(new in (old, old.upper()) for new, old in zip(cased, text, strict=True))


def test_edited_text_is_told_from_speech_recognition():
    assert lacks_capitals(["so i said to steve that we would be there at nine and he never came back " * 2])
    assert not lacks_capitals(["So I said to Steve that we would meet Claire. He never came. That was Monday. " * 2])


def test_names_are_found_without_capitals_and_punctuation():
    talk = {
        "A": ["so i spoke with steve and julien smith about it and then thanks nathalie said the boss of kevin " * 2]
    }
    sheets, turns = sheets_of(["A"]), turns_of(talk)
    detections = detections_of(turns, sheets)
    resolution, _ = resolved(turns, detections, sheets)
    said, _, _ = anonymised(turns, detections, sheets, resolution)
    for name in ("steve", "julien", "smith", "nathalie", "kevin"):
        assert name not in said["text"].iloc[0]


ANNOUNCED = [
    ("en", "appeared mr c. whomersley, and mr s. wright", "appeared Mr C. Whomersley, and Mr S. Wright"),
    ("en", "then ms n.ö. akın and mr cz. sławski came", "then Ms N.Ö. Akın and Mr Cz. Sławski came"),
    ("en", "so mr franz cede, head of it, and mr o'brien", "so Mr Franz Cede, head of it, and Mr O'Brien"),
    ("en", "of w.k. and f.e., you see", "of W.K. And F.E., you see"),
    ("en", "so mr j.s., and mr president said so", "so Mr J.S., and Mr President said so"),
    ("en", "so captain j left and sergeant a man", "so Captain J left and Sergeant a man"),
    ("fr", "et mm. pettiti, foighel et loizou, mm. et puis", "et MM. Pettiti, Foighel et Loizou, mm. Et puis"),
    ("fr", "devant mmee. palm, m. et mme robins, mmes thune et blanc", None),
]


@pytest.mark.parametrize(("language", "text", "expected"), ANNOUNCED)
def test_titles_and_initials_announce_names_without_capitals(language, text, expected):
    cased = truecased(f"bon {text}" if language == "fr" else f"well {text}", language)
    expected = expected or "devant MmeE. Palm, M. Et Mme Robins, Mmes Thune et Blanc"
    assert cased.partition(" ")[2] == expected
