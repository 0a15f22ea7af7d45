"""Person or thing, decided for each form from all of its places in the study."""

import pandas as pd
import pytest

from anonymise.small_study import DEFAULTS, KEY, anonymised, resolved, sheets_of, turns_of
from themetrail.anonymise.detect.beside import Said, with_beside
from themetrail.anonymise.resolve.contexts import said_beside
from themetrail.anonymise.resolve.evidence import Seen
from themetrail.anonymise.resolve.kinds import kinds_of, stem_of
from themetrail.anonymise.resolve.verdicts import Verdicts
from themetrail.anonymise.review.review import review_queue
from themetrail.contracts.anonymise import DETECTIONS, REVIEW_DECISIONS

KEPT = {"place": "keep", "organisation": "keep"}


def seen(*said: tuple) -> list[Seen]:
    """Evidence as (surface, category, detector, times)."""
    return [Seen(surface, category, detector, 0.85, "en", times) for surface, category, detector, times in said]


def detected(talk: dict[str, list[str]], *found: tuple[str, str]) -> pd.DataFrame:
    """What a model would have found: each of these (surface, category) at all of its places."""
    rows = [
        {"transcript_id": transcript, "turn": turn, "start": at, "end": at + len(surface), "surface": surface}
        | {"category": category, "detector": "ner", "score": 0.85}
        for transcript, said in talk.items()
        for turn, text in enumerate(said)
        for surface, category in found
        for at in range(len(text))
        if text.startswith(surface, at)
    ]
    return DETECTIONS.frame(rows)


def study(said: list[str], *found: tuple[str, str], language: str = "en", categories: dict | None = None, **sheets):
    """The anonymised turns of one transcript, and the questions about forms: (kind, form, category)."""
    talk = {"T1": said}
    turns, known = turns_of(talk), sheets_of(["T1"], language=language, **sheets)
    detections = detected(talk, *found)
    resolution, _ = resolved(turns, detections, known, categories=categories or KEPT)
    shown, _, _ = anonymised(turns, detections, known, resolution)
    verdicts = Verdicts(REVIEW_DECISIONS.empty(), KEY)
    queue = review_queue(
        turns, detections, resolution, verdicts, KEY, review_below=DEFAULTS.review_below, sample=0, seed=1
    )
    asked = [
        (row.kind, row.form, row.category)
        for row in queue.itertuples()
        if row.status == "open" and row.kind != "frequent"
    ]
    return shown["text"].tolist(), asked


@pytest.mark.parametrize(
    ("evidence", "said", "category"),
    [
        # A firm that a model took for a person, and that is spoken of as firms are.
        ([("Dentsply Sirona", "person", "ner", 14)], Said(thing=5), "organisation"),
        ([("Dentsply Sirona", "person", "ner", 14)], Said(thing=1), "person"),
        ([("Dentsply Sirona", "person", "ner", 14)], Said(person=2, thing=5), "person"),
        ([("Enagas", "person", "ner", 9), ("Enagas", "place", "ner", 7)], Said(thing=4), "place"),
        # Whom a title announced, or who has a listed given name, is no firm.
        ([("Stiefel", "person", "ner", 5), ("Stiefel", "person", "title", 1)], Said(thing=5), "person"),
        ([("Nathan Jones", "person", "ner", 5)], Said(thing=5), "person"),
        # The surname of a whole name, whatever a model guessed where it stands alone.
        ([("Chris Singh", "person", "ner", 1), ("Singh", "place", "ner", 3)], Said(), "person"),
        ([("Anne-Marie Smith-Jones", "person", "ner", 1), ("Smith-Jones", "organisation", "ner", 1)], Said(), "person"),
        ([("Clark Kent", "person", "ner", 1), ("Kent", "place", "ner", 9)], Said(thing=4), "place"),
        # What people alone do.
        ([("Emeka", "organisation", "ner", 1)], Said(person=1), "person"),
        ([("Emeka", "organisation", "ner", 1)], Said(), "organisation"),
        ([("Novartis", "organisation", "ner", 4)], Said(person=1, thing=2), "organisation"),
    ],
)
def test_the_kind_of_a_form_is_told_by_all_of_its_places(evidence, said, category):
    surface = evidence[-1][0]
    form = surface.lower().replace("-", " ")
    kinds = kinds_of(seen(*evidence), {form: said})
    assert {one.category for one in kinds.seen if one.surface == surface} == {category}


@pytest.mark.parametrize(
    ("evidence", "said", "doubtful"),
    [
        ([("Emeka", "organisation", "ner", 1)], Said(), True),  # a model's guess alone
        ([("Emeka", "organisation", "ner", 1)], Said(thing=1), False),  # spoken of as a firm
        ([("UBS", "organisation", "ner", 1)], Said(), False),  # not written as a name is
        ([("Compass", "organisation", "ner", 1)], Said(), False),  # a common word
        ([("Clark Kent", "person", "ner", 1), ("Kent", "place", "ner", 9)], Said(thing=4), True),  # divided
        ([("Keller", "organisation", "ner", 2)], Said(person=2, thing=1), True),  # divided
        ([("Keller", "organisation", "ner", 2)], Said(person=2), False),  # a listed surname of somebody who speaks
    ],
)
def test_what_is_divided_or_only_guessed_is_in_doubt(evidence, said, doubtful):
    form = evidence[-1][0].lower()
    assert (form in kinds_of(seen(*evidence), {form: said}).doubtful) is doubtful


@pytest.mark.parametrize(
    ("guessed", "announced", "said", "told"),
    [
        # How often a model took the form for a thing and for a person, and a title announced it; what is said beside
        # it; and whether it is a person (p), a thing (t), in doubt (?), and asked about where things are kept (!).
        ((0, 9), 0, Said(thing=2), "t"),
        ((0, 9), 0, Said(thing=1), "p"),
        ((0, 9), 0, Said(person=1, thing=3), "t"),
        ((0, 9), 0, Said(person=1, thing=2), "p"),
        ((3, 0), 1, Said(), "p"),
        ((4, 0), 1, Said(), "pt?"),
        ((2, 0), 1, Said(thing=2), "pt"),
        ((3, 0), 1, Said(thing=2), "pt?"),
        ((2, 0), 0, Said(company=1), "p?"),
        ((3, 0), 0, Said(company=1), "t?"),
        ((2, 0), 0, Said(company=1, thing=1), "t"),
        ((2, 0), 0, Said(either=1), "t?!"),
        ((3, 0), 0, Said(either=1), "t?"),
        ((2, 0), 0, Said(either=1, thing=1), "t"),
        ((2, 2), 0, Said(), "pt"),
        ((2, 1), 0, Said(), "pt?"),
        ((2, 2), 0, Said(either=1), "pt?!"),
        ((2, 3), 0, Said(either=1), "pt"),
        ((5, 0), 0, Said(person=1), "p?"),
        ((5, 0), 0, Said(person=2, thing=1), "p?"),
        ((5, 0), 0, Said(person=1, thing=1), "t"),
        ((1, 0), 0, Said(family=1), "p?"),
    ],
)
def test_how_much_has_to_speak_for_a_person_and_for_a_thing(guessed, announced, said, told):
    evidence = [("Teerza", "organisation", "ner", guessed[0]), ("Teerza", "person", "ner", guessed[1])]
    evidence += [("Teerza", "person", "title", announced)]
    kinds = kinds_of(seen(*[one for one in evidence if one[3]]), {"teerza": said})
    categories = {one.category for one in kinds.seen}
    marks = {"p": "person" in categories, "t": "organisation" in categories}
    marks |= {"?": "teerza" in kinds.doubtful, "!": "teerza" in kinds.unclear}
    assert "".join(mark for mark, holds in marks.items() if holds) == told
    assert ("teerza" in kinds.people) is (told.startswith("p") and "t" not in told and guessed[0] > 0)


@pytest.mark.parametrize(
    ("surface", "asked"),
    [
        ("Teerza", True),
        ("TEERZA", True),  # a shout, and no abbreviation
        ("OTKA", True),
        ("OTK", False),
        ("Stone", True),  # lists have it as a name, dictionaries as a word
        ("Li", False),
        ("BMWx", False),
        ("McTeerza", True),
        ("Teerza Abiola", True),
        ("Teerza van Abiola", True),
        ("Teerza Abiola Oke", False),
        ("Teerza3", False),
    ],
)
def test_a_guessed_thing_is_asked_about_where_it_is_written_as_somebody_s_name(surface, asked):
    kinds = kinds_of(seen((surface, "organisation", "ner", 1)), {surface.lower(): Said(either=1)})
    assert (surface.lower() in kinds.unclear) is asked


@pytest.mark.parametrize(
    ("announced", "is_person"), [("Ghi", False), ("Abc Ghi", True), ("Abc Def Ghi", True), ("Abc Def Xyz Ghi", False)]
)
def test_behind_a_title_stands_a_whole_name_of_few_words(announced, is_person):
    kinds = kinds_of(seen((announced, "person", "title", 1), ("Ghi", "organisation", "ner", 9)), {})
    assert ({one.category for one in kinds.seen if one.surface == "Ghi"} == {"person"}) is is_person


def test_a_form_that_is_listed_is_a_person_s_whatever_a_model_took_it_for():
    kinds = kinds_of(seen(("Teerza", "place", "ner", 5)), {}, {"teerza"})
    assert (kinds.people, kinds.doubtful) == ({"teerza"}, frozenset())


@pytest.mark.parametrize(("surface", "is_person"), [("Smith-Jones", True), ("Smith-Xqz", False), ("Smith-J", False)])
def test_two_listed_names_with_a_hyphen_are_one(surface, is_person):
    kinds = kinds_of(seen((surface, "place", "ner", 1)), {})
    assert (kinds.seen[0].category == "person") is is_person


@pytest.mark.parametrize(
    ("text", "surface", "language", "said"),
    [
        ("Then Emeka told me to go.", "Emeka", "en", Said(person=1)),
        ("I live with Emeka now.", "Emeka", "en", Said(person=1)),
        ("Emeka and I went home.", "Emeka", "en", Said(person=1)),
        ("That was Emeka's mother.", "Emeka", "en", Said(person=1)),
        ("At Enagas, we pay well.", "Enagas", "en", Said(thing=1)),
        ("the employees of Enagas", "Enagas", "en", Said(thing=1)),
        ("Enagas' customers are nice.", "Enagas", "en", Said(thing=1)),
        ("We were at Emeka's.", "Emeka", "en", Said(either=1)),
        ("The team near Enagas said no.", "Enagas", "en", Said(thing=1)),
        ("The mother of Emeka told me.", "Emeka", "en", Said(person=1)),
        ("Emeka was there.", "Emeka", "en", Said(either=1)),
        ("The Guardian said so.", "Guardian", "en", Said(thing=1)),
        ("The Jacksons left.", "Jacksons", "en", Said(family=1)),
        ("The Jackson website.", "Jackson", "en", Said(thing=1)),
        ("Et puis Emeka m'a dit non.", "Emeka", "fr", Said(person=1)),
        ("Elle travaille pour Nestlé ici.", "Nestlé", "fr", Said(thing=1)),
        ("Chez les Rochat on rit.", "les Rochat", "fr", Said(family=1)),
        ("On va dans les Alpes.", "Alpes", "fr", Said()),
        ("Dann hat mir Emeka gesagt.", "Emeka", "de", Said()),
        ("Emeka hat mir geholfen.", "Emeka", "de", Said(person=1)),
        ("At Enagas Power, we pay well.", "Enagas", "en", Said()),  # a part of something longer
        ("AT ENAGAS POWER, WE PAY WELL.", "ENAGAS", "en", Said(thing=1)),  # where all is in capitals
        ("At Enagas I pay well.", "Enagas", "en", Said(thing=1)),
        ("Sie arbeitet bei Roche jetzt.", "Roche", "de", Said(thing=1)),
        ("Die Müllers sind nett.", "Müllers", "de", Said(family=1)),
    ],
)
def test_what_stands_beside_a_name_tells_what_it_is(text, surface, language, said):
    turns, detections = turns_of({"T1": [text]}), detected({"T1": [text]}, (surface, "place"))
    found = said_beside(with_beside(detections, turns, {"T1": language}))
    assert next(iter(found.values()), Said()) == said


def test_a_plural_is_told_by_the_name_it_is_of():
    assert stem_of("zbindens", {"zbinden"}) == "zbinden"
    assert stem_of("joneses") == "jones"
    assert stem_of("beatles") == ""
    assert (stem_of("abas", {"aba"}), stem_of("xus", {"xu"})) == ("aba", "")  # two letters end any word


def test_what_a_model_takes_for_a_firm_and_the_study_keeps_is_asked_about_where_nothing_else_tells():
    text, asked = study(
        ["Emeka was there with me.", "We work at Enagas."], ("Emeka", "organisation"), ("Enagas", "place")
    )
    assert text == ["Emeka was there with me.", "We work at Enagas."]
    assert asked == [("unknown_word", "emeka", "person")]


@pytest.mark.parametrize(
    ("said", "surface", "questions"),
    [
        ("Best wishes, Emeka", "Emeka", 1),  # under a letter, in a list
        ("Emeka (notes), Stone (time)", "Emeka", 1),
        ("There is Emeka.", "Emeka", 0),
        ("Then Emeka was there.", "Emeka", 1),  # who does something may be anybody
        ("And Stone was off sick.", "Stone", 1),  # a word, and a surname
        ("In Emeka it was warm.", "Emeka", 0),
        ("The EMEKA was there.", "EMEKA", 0),
        ("I went with EMEKA.", "EMEKA", 1),
        ("I went with EME.", "EME", 0),  # an abbreviation
    ],
)
def test_a_guess_that_is_replaced_anyway_is_asked_about_where_people_stand(said, surface, questions):
    text, asked = study([said], (surface, "organisation"), categories={"organisation": "placeholder"})
    assert text == [said.replace(surface, "[Organisation 1]")]
    assert asked == [("uncertain", surface.lower(), "organisation")] * questions


def test_what_a_model_takes_for_a_firm_again_and_again_is_no_question():
    _, asked = study(["Emeka was there."] * 3, ("Emeka", "organisation"), categories={"organisation": "placeholder"})
    assert asked == []


def test_two_listed_names_with_a_hyphen_are_a_persons():
    text, asked = study(["And Smith-Jones was there."], ("Smith-Jones", "organisation"))
    assert text == ["And [Person 1] was there."]
    assert asked == []


def test_the_answer_that_it_is_a_person_replaces_it_everywhere():
    talk = {"T1": ["Emeka was there with me."]}
    turns, sheets, detections = turns_of(talk), sheets_of(["T1"]), detected(talk, ("Emeka", "organisation"))
    answer = {"form": "emeka", "category": "person", "decision": "replace"}
    resolution, _ = resolved(turns, detections, sheets, categories=KEPT, decisions=[answer])
    shown, _, _ = anonymised(turns, detections, sheets, resolution)
    assert shown["text"].tolist() == ["[Person 1] was there with me."]


@pytest.mark.parametrize(
    ("said", "found", "becomes"),
    [
        # One who is told something by somebody is somebody, and so are the other places of the form.
        (
            ["I told Emeka.", "Emeka told me."],
            [("Emeka", "organisation")],
            ["I told [Person 1].", "[Person 1] told me."],
        ),
        (
            ["Anne-Marie Smith-Jones came. Smith-Jones left."],
            [("Anne-Marie Smith-Jones", "person"), ("Smith-Jones", "organisation")],
            ["[Person 1] came. [Person 1] left."],
        ),
        (
            ["Bob Jackson came. The Jacksons left, and the Jacksons' dog."],
            [("Bob Jackson", "person"), ("The Jacksons", "organisation"), ("the Jacksons", "place")],
            ["[Person 1] came. The [Person 1]s left, and the [Person 1]s' dog."],
        ),
        (
            ["Kevin O'Neill came. I like the O'Neills."],
            [("Kevin O'Neill", "person"), ("O'Neills", "organisation")],
            ["[Person 1] came. I like the [Person 1]s."],
        ),
        (["I met the Hendersons."], [("Hendersons", "organisation")], ["I met the [Person 1]s."]),
        (["The Emirates pay well."], [("Emirates", "place")], ["The Emirates pay well."]),
        (
            ["Kevin Jones came. The Joneses left."],
            [("Kevin Jones", "person")],
            ["[Person 1] came. The [Person 1]es left."],
        ),
    ],
)
def test_nothing_that_is_a_persons_stands_where_places_and_organisations_are_kept(said, found, becomes):
    assert study(said, *found)[0] == becomes


def test_families_in_french_and_german_keep_their_grammar():
    text, _ = study(
        ["M. Zbinden est là. Chez les Favre on rit. Les Favre sont venus."],
        *(("les Favre", "place"), ("Les Favre", "organisation")),
        language="fr",
    )
    assert text[0].endswith("Chez les [Person 1] on rit. Les [Person 1] sont venus.")
    text, _ = study(
        ["Anna Zbinden kam. Die Zbindens sind nett. Zbindens Haus ist gross. Bei Zbindens war es schön."],
        ("Anna Zbinden", "person"),
        language="de",
    )
    assert text == [
        "[Person 1] kam. Die [Person 1]s sind nett. [Person 1]s Haus ist gross. Bei [Person 1]s war es schön."
    ]


@pytest.mark.parametrize(
    ("said", "becomes"),
    [
        ("Christina M. came.", "[Person 1] came."),
        ("I saw Christina M yesterday.", "I saw [Person 1] yesterday."),
        ("That is Christina M's.", "That is [Person 1]'s."),
        ("It was Christina M.", "It was [Person 1]."),
        ("And Christina I like.", "And [Person 1] I like."),
        ("I saw Christina. I left.", "I saw [Person 1]. I left."),
        ("I saw Christina M. Martin came.", "I saw [Person 1] M. Martin came."),
    ],
)
def test_the_initial_of_a_surname_is_part_of_the_name(said, becomes):
    assert study([said], ("Christina", "person"))[0] == [becomes]


def test_two_of_one_given_name_are_told_apart_by_their_initials():
    text, asked = study(
        ["Martha S came and Martha B left. Peter K came. Then Peter left. Martha cried."],
        ("Martha", "person"),
        ("Peter", "person"),
    )
    names = [name for name in text[0].replace(".", "").split("[") if name.startswith("Person")]
    numbers = [name.split("]")[0] for name in names]
    s, b, k, peter, martha = numbers
    assert len({s, b, k, martha}) == 4 and peter == k
    assert ("doubtful_link", "martha", "person") in asked


def test_a_workplace_of_a_label_stays_whole_and_none_of_its_words_is_a_person():
    label = {"transcript_id": "T1", "speaker": "Okafor, Adaeze (LEEDS TEACHING HOSPITALS)", "participant_id": "P1"}
    text, _ = study(
        ["Leeds is far. Adaeze works for Leeds Teaching Hospitals."],
        ("Leeds", "person"),
        categories={"organisation": "placeholder"},
        speakers=[label],
        labels={"P1": "Nurse 1"},
    )
    assert text == ["[Organisation 2] is far. Nurse 1 works for [Organisation 1]."]
