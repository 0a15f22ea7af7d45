"""The benchmark of names: what is marked, how a frame is set, and what counts as masked, asked or missed in silence."""

import importlib.util
import sys
from pathlib import Path

from themetrail.contracts.anonymise import DETECTIONS

# By their places, and last in the path: files of benchmarks/ are called as folders of tests are.
BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
sys.path.append(str(BENCHMARKS))


def module(name: str):
    """A module of benchmarks/."""
    spec = importlib.util.spec_from_file_location(f"benchmark_{name}", BENCHMARKS / f"{name}.py")
    loaded = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


STUDY, FRAMES, MARKED = module("anonymise_study"), module("anonymise_frames"), module("anonymise_marked")
Answer, document, score = STUDY.Answer, MARKED.document, module("anonymise").score
elided, frames, in_case, outcome = FRAMES.elided, FRAMES.frames, FRAMES.in_case, FRAMES.outcome


def test_a_mark_becomes_a_place_in_the_text(tmp_path: Path) -> None:
    file = tmp_path / "en_careful_9.txt"
    file.write_text("I told Mrs [[P2|Ó Sé]] in [[L1|Leeds]].\n", encoding="utf-8")
    read = document(file)
    assert (read["doc"], read["lang"], read["text"]) == ("en_careful_9", "en", "I told Mrs Ó Sé in Leeds.")
    assert read["entities"] == [[11, 15, "PERSON", "P2", "QUASI"], [19, 24, "LOC", "L1", "QUASI"]]


def test_there_are_three_interviews_of_each_register_and_six_of_each_language() -> None:
    names = [file.stem.split("_") for file in (BENCHMARKS / "names" / "interviews").glob("*.txt")]
    registers, languages = [name[1] for name in names], [name[0] for name in names]
    assert {register: registers.count(register) for register in registers} == dict.fromkeys(
        ("careful", "colloquial", "speech", "written"), 3
    )
    assert (languages.count("en"), languages.count("fr")) == (6, 6)


def test_what_is_in_capitals_goes_from_the_document_to_the_name() -> None:
    talk, said = ["Was it?", "Oh. {frame} Yes."], "I saw {name} there."
    texts = [in_case(talk, said, "Kevin", "capitals", turn) for turn in range(4)]
    assert [text for text, _, _ in texts] == [
        "WAS IT?\nOH. I SAW KEVIN THERE. YES.",
        "Was it?\nOH. I SAW KEVIN THERE. YES.",
        "Was it?\nOh. I SAW KEVIN THERE. Yes.",
        "Was it?\nOh. I saw KEVIN there. Yes.",
    ]
    assert {text[start:end] for text, start, end in texts} == {"KEVIN"}
    assert in_case(talk, said, "Kevin", "lower", 0)[0] == "was it?\noh. i saw kevin there. yes."


def test_french_elides_before_a_vowel() -> None:
    assert elided("L'idée de {name}, que {name} garde.", "Olivier", "fr") == "L'idée d'{name}, qu'{name} garde."
    assert elided("L'idée de {name}.", "Nicolas", "fr") == "L'idée de {name}."


def test_a_name_stands_once_in_each_of_its_frames() -> None:
    for language in ("en", "fr", "de"):
        documents = frames(language, None, ("normal",))
        assert len(documents) == 60 * 20
        assert {one["text"][slice(*one["place"])] == one["name"] for one in documents} == {True}


def test_the_outcome_of_a_name() -> None:
    talk = {"text": "I told Anne-Marie that.", "place": (7, 17)}
    anne, marie, both = (7, 11), (12, 17), (7, 17)
    assert outcome(talk, Answer([], [(*both, "person")], [], 0)) == "masked"
    assert outcome(talk, Answer([], [(*anne, "person")], [marie], 1)) == "asked"
    assert outcome(talk, Answer([], [(*anne, "person")], [], 0)) == "a thing"
    assert outcome(talk, Answer([], [(*both, "place")], [], 0)) == "a thing"
    assert outcome(talk, Answer([], [], [anne], 1)) == "silent"


def test_the_figures_tell_what_is_asked_and_what_is_masked_for_nothing() -> None:
    text = "Ann met Bo and Cy in Mark Lane, fair enough."
    places = {name: [text.index(name), text.index(name) + len(name)] for name in ("Ann", "Bo", "Cy", "Mark Lane")}
    entities = [[*places[name], "PERSON", name, "QUASI"] for name in ("Ann", "Bo", "Cy")]
    entities.append([*places["Mark Lane"], "LOC", "l", "QUASI"])
    fair = (text.index("fair"), text.index("fair") + 4, "organisation")
    masked = [(*places["Ann"], "person"), (*places["Mark Lane"], "person"), fair]
    answer = Answer(masked, masked, [tuple(places["Bo"])], 1)
    figures = score([{"doc": "d", "text": text, "original": text, "entities": entities}], [answer], frozenset())
    assert (figures["person_recall"], figures["missed_unasked"]) == (0.3333, 0.3333)
    assert figures["person_precision"] == round(3 / 12, 4)
    assert figures["overmasked"] == round(10_000 * 4 / len(text), 1)


def test_a_study_asks_about_each_place_of_a_doubtful_word_and_masks_what_is_sure() -> None:
    text = "We had a problem with Zorbix.\n\nThe others went to Anna, and Zorbix stayed."
    document = {"doc": "d", "lang": "en", "text": text}
    seen = [
        ("d", 0, 22, 28, "Zorbix", "person", "capitalised", 0.2, ""),
        ("d", 1, 19, 23, "Anna", "person", "ner", 0.95, ""),
    ]
    detections = DETECTIONS.frame([dict(zip(DETECTIONS.columns, row, strict=True)) for row in seen])
    answer = STUDY._answers_of([document], STUDY._turns([document]), detections)["d"]
    anna, zorbix = text.index("Anna"), [text.index("Zorbix"), text.rindex("Zorbix")]
    assert answer.named == answer.replaced == [(anna, anna + 4, "person")]
    assert answer.asked == [(at, at + 6) for at in zorbix]
    assert answer.questions == 1
