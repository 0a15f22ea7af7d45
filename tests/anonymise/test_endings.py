"""Where a name ends: without the ending of a plural or a genitive, with the initial of a surname."""

import pytest

from themetrail.anonymise.resolve.endings import with_endings, with_initial, without_ending

ENDINGS = with_endings(["jackson", "jones", "lea", "favre", "meyer", "bosch", "anne-marie", "kurt"])


def test_a_name_has_the_ending_that_its_last_sound_takes_and_a_short_one_has_none():
    assert ENDINGS == {
        "jacksons": "s",
        "joneses": "es",
        "favres": "s",
        "meyers": "s",
        "bosches": "es",
        "kurts": "s",
    }


@pytest.mark.parametrize(
    ("text", "name", "stays"),
    [
        ("the Jacksons came", "Jacksons", "s"),
        ("chez les Favres", "Favres", "s"),
        ("the Joneses came", "Joneses", "es"),
        ("the O'Jacksons left", "O'Jacksons", "s"),
        ("over the Anna Jacksons of old", "Anna Jacksons", "s"),
        ("Jacksons' house", "Jacksons", "s"),
        ("Jacksons’ house", "Jacksons", "s"),
        ("dann Meyers Haus", "Meyers", "s"),
        # Nothing tells an ending from a name.
        ("Jacksons came", "Jacksons", ""),
        ("at Jacksons", "Jacksons", ""),
        ("at Jacksons\nThen", "Jacksons", ""),
        ("the jacksons came", "jacksons", ""),
        ("Jackson came", "Jackson", ""),
        ("the Jackson", "Jackson", ""),
        ("the Meulens", "Meulens", ""),
    ],
)
def test_an_ending_stays_in_the_text_where_its_place_tells_that_it_is_one(text, name, stays):
    start = text.index(name)
    end = start + len(name)
    assert text[without_ending(text, start, end, ENDINGS, set()) : end] == stays


@pytest.mark.parametrize(
    ("text", "stays"), [("dann Meyers Haus", ""), ("die Meyers kamen", "s"), ("Meyers' Haus", "s")]
)
def test_the_ending_of_what_is_a_name_itself_needs_an_article_or_an_apostrophe(text, stays):
    """`Meyers` is a surname of the study beside `Meyer`."""
    start = text.index("Meyers")
    assert text[without_ending(text, start, start + 6, ENDINGS, {"meyers"}) : start + 6] == stays


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Christina M. came", "Christina M."),
        ("Christina M came", "Christina M"),
        ("Christina\u00a0M. came", "Christina\u00a0M."),
        ("Christina M, yes", "Christina M"),
        ("Christina M., yes", "Christina M"),
        ("Christina M", "Christina M"),
        ("Christina M.", "Christina M"),
        ("Christina M's dog", "Christina M"),
        ("Christina I. came", "Christina I."),
        # A new sentence, a pronoun, a longer word.
        ("Christina M. Then", "Christina"),
        ("Christina M Then", "Christina"),
        ("Christina I came", "Christina"),
        ("Christina m. came", "Christina"),
        ("Christina Mo came", "Christina"),
        ("Christina. M. came", "Christina"),
    ],
)
def test_an_initial_behind_a_name_is_a_part_of_it(text, name):
    assert text[: with_initial(text, len("Christina"))] == name


@pytest.mark.parametrize("called", ["C", "C4", "4C"])
def test_an_initial_is_behind_a_word_and_not_behind_a_number_or_another_letter(called):
    assert with_initial(f"1 {called} M. came", len(called) + 2) == len(called) + 2
