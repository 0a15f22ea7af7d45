"""Names after the words with which people are addressed."""

import pytest

from themetrail.anonymise.detect.address_forms import (
    begins_sentence,
    given_and_surname,
    glued_names,
    greeted_names,
    initialled_names,
    initials_in,
    names_before_letters,
    titled_names,
)
from themetrail.anonymise.detect.company import names_after_roles
from themetrail.anonymise.names.forms import words_in

GREETINGS = """
thanks, thank you, hi, hey, hello, morning, good morning, good afternoon, good evening, good day, sorry, sure, over to,
go ahead, my name is, my name's, I am called, merci, bonjour, bonsoir, salut, coucou, pardon, je m'appelle, danke,
hallo, guten Tag, guten Morgen, guten Abend, grüezi, salü
"""


@pytest.mark.parametrize("greeting", [words.strip() for words in GREETINGS.split(",")])
def test_every_greeting_announces_a_name(greeting):
    for said in (greeting, greeting.capitalize(), greeting.upper()):
        text = f"Well, {said} Zwahlen"
        assert [text[span.start : span.end] for span in greeted_names(text, "en")] == ["Zwahlen"]


def found(finder, text: str, language: str) -> list[str]:
    """What a finder finds in a text, as it stands there."""
    spans = finder(text, words_in(text), language) if finder is titled_names else finder(text, language)
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Then Mrs Zwahlen came.", ["Zwahlen"]),
        ("en", "I saw Dr. A. Keller there", ["A. Keller"]),
        ("en", "as Professor van der Berg said", ["van der Berg"]),
        ("en", "Sergeant H wrote it", ["H"]),
        ("en", "and Mr O'Brien left", ["O'Brien"]),
        ("en", "Ms Rose was there", ["Rose"]),
        ("en", "the President of the court", []),
        ("en", "Miss you all", []),
        ("en", "tell me Anna came", []),
        ("en", "Mrs came later", []),
        ("fr", "Mme Rochat est là", ["Rochat"]),
        ("fr", "M. Favre et Mlle Petit", ["Favre", "Petit"]),
        ("fr", "MM. Pettiti, Foighel et Loizou", ["Pettiti", "Foighel", "Loizou"]),
        ("fr", "Me Jaccard plaide", ["Jaccard"]),
        ("fr", "chez Madame de Watteville hier", ["de Watteville"]),
        ("fr", "une dame est venue", []),
        ("de", "Frau Lüthi kam", ["Lüthi"]),
        ("de", "mit Herrn von Allmen", ["von Allmen"]),
        ("de", "Frau Dr. Keller hat", ["Keller"]),
        ("de", "die Frau kam", []),
        ("de", "Frau Meier-Lüthi und Herr Zbinden", ["Meier-Lüthi", "Zbinden"]),
        ("de", "Frau Meier und Anna", ["Meier"]),
        ("de", "Herr von und zu Gutenau kam", ["von und zu Gutenau"]),
    ],
)
def test_names_behind_titles(language, text, names):
    assert found(titled_names, text, language) == names


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Thanks, um, Claire. Next", ["Claire"]),
        ("en", "over to Rod Stewart now", ["Rod Stewart"]),
        ("en", "Thank you Operator", []),
        ("en", "hello Everyone", []),
        ("en", "Sorry I was late", []),
        ("en", "Hi Hope, how are you", ["Hope"]),
        ("en", "my name is Adaeze Okafor", ["Adaeze Okafor"]),
        ("fr", "merci beaucoup, Aline, c'est bon", ["Aline"]),
        ("fr", "bonjour Madame", []),
        ("fr", "je m'appelle Kofi", ["Kofi"]),
        ("fr", "Merci Rose", ["Rose"]),
        ("de", "danke vielmals, Vreni", ["Vreni"]),
        ("de", "Grüezi Frau Keller", []),
        ("de", "hallo zusammen", []),
        ("de", "Guten Morgen Petra", ["Petra"]),
    ],
)
def test_who_is_greeted(language, text, names):
    assert found(greeted_names, text, language) == names


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "my colleague Sandra helped", ["Sandra"]),
        ("en", "my brother, Emeka, came", ["Emeka"]),
        ("en", "my manager The best", []),
        ("en", "her husband Will left", ["Will"]),
        ("fr", "ma sœur, Aline", ["Aline"]),
        ("fr", "mon collègue Bastien Favre", ["Bastien Favre"]),
        ("fr", "mon mari Il dit", []),
        ("de", "meine Kollegin Vreni", ["Vreni"]),
        ("de", "mein Bruder Jonas", ["Jonas"]),
        ("de", "die Mutter Und dann", []),
    ],
)
def test_names_behind_what_somebody_is_to_the_speaker(language, text, names):
    assert found(names_after_roles, text, language) == names


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "said D. Pannick QC", ["D. Pannick"]),
        ("en", "Adaeze Okafor, PhD", ["Okafor"]),
        ("en", "the PhD was long", []),
        ("en", "The MD came", []),
    ],
)
def test_names_before_letters(language, text, names):
    assert found(names_before_letters, text, language) == names


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "told by P. Duffy and others", ["P. Duffy"]),
        ("en", "with L.-E. Pettiti", ["L.-E. Pettiti"]),
        ("en", "vitamin C. Maybe not", []),
        ("fr", "chez M. Favre", []),
        ("de", "bei A. Zbinden und V. Lüthi", ["V. Lüthi"]),
        ("de", "und B. Zbinden", ["B. Zbinden"]),
    ],
)
def test_surnames_behind_initials(language, text, names):
    assert found(initialled_names, text, language) == names


@pytest.mark.parametrize(
    ("text", "initials"),
    [
        ("as W.K. said", ["W.K"]),
        ("J.-P. B. came", ["J.-P. B"]),
        ("at 8 a.m. or 9 P.M. sharp", []),
        ("in the U.S. and U.K. too", []),
        ("z.B. so", []),
        ("Z.B. so", []),
        ("D.h. nichts", []),
    ],
)
def test_initials(text, initials):
    assert [text[span.start : span.end] for span in initials_in(text)] == initials


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "I met Petra Zwahlen there", ["Petra Zwahlen"]),
        ("en", "we went with Hope Moody", ["Hope Moody"]),
        ("en", "Will Anybody come", []),
        ("en", "Anna Street is long", []),
        ("fr", "avec Aline Rochat hier", ["Aline Rochat"]),
        ("fr", "Marie est là", []),
        ("de", "mit Jonas Frey gesprochen", ["Jonas Frey"]),
        ("de", "ich sah PETRA MEIER", []),
    ],
)
def test_a_given_name_and_a_surname(language, text, names):
    spans = given_and_surname(text, words_in(text), language, [])
    assert [text[span.start : span.end] for span in spans] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("avec MmeE. Palm hier", ["E. Palm"]),
        ("MmesE. Palm et autres", ["E. Palm"]),
        ("MlleA. B. Rochat", ["A. B. Rochat"]),
        ("MmeÉ.Zwahlen", ["É.Zwahlen"]),
        ("MmeE. D'Arcy", ["E. D'Arcy"]),
        ("chez Mme E. Palm", []),
        ("Mlles A. Rochat", []),
        ("MmeRochat", []),
        ("MmeE. palm", []),
        ("la femmeE. Palm", []),
    ],
)
def test_names_that_stand_against_their_title(text, names):
    assert [text[span.start : span.end] for span in glued_names(text)] == names


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Anna came", True),
        ("I said so. Anna came", True),
        ("first line\nAnna came", True),
        ("and then… Anna came", True),
        ("I said so, Anna came", False),
        ("I saw Anna", False),
        ("So – Anna came", False),
        ("« Anna est venue »", True),
        ("elle dit : « Anna est venue »", True),
        ("chez « Anna »", False),
        ("Was? Anna kam", True),
        ("er sagte: „Anna kam“", True),
        ("er sagte „Anna“", False),
    ],
)
def test_where_every_word_would_be_capitalised(text, begins):
    assert begins_sentence(text, text.index("Anna")) is begins
