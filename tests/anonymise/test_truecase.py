"""Truecasing moves no letter, and lets names be found in text without capitals."""

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
