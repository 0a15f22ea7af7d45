"""Words with pseudonyms collapsed: the same under another pseudonym, and after a name was found."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coding.small_study import PSEUDONYM, ledger, segments
from themetrail.coding.words import collapsed_words, same_but_for_pseudonyms


def _words(text, *places):
    table = segments({"INT1": [("P1", text)]})
    return collapsed_words(table, ledger(*[("INT1", 0, *place) for place in places]))[0]


def test_the_pseudonym_itself_does_not_count():
    one = _words("I asked [Person 1] twice.", (8, 18, "person"))
    other = _words("I  asked Léa twice.", (9, 12, "person"))
    assert one == other
    assert one != _words("I asked [Place 1] twice.", (8, 17, "place"))
    assert one != _words("I asked [Person 1] twice.")


def test_a_pseudonym_across_the_edge_of_a_segment_counts_in_both():
    table = segments({"INT1": [("P1", "Hello [Person 1]")]})
    first, second = table.assign(end=10, text="Hello [Per"), table.assign(start=10, text="son 1]")
    place = ledger(("INT1", 0, 6, 16, "person"))
    assert collapsed_words(first, place) == ["hello \ue000person\ue001"]
    assert collapsed_words(second, place) == ["\ue000person\ue001"]


def test_replacements_that_were_not_applied_stay_words():
    table = segments()
    kept = ledger(PSEUDONYM).assign(status="kept")
    assert "[person 1]" in collapsed_words(table, kept)[1]


@settings(deadline=None, max_examples=25)
@given(st.lists(st.text(st.sampled_from("aÄß \n\t\u00a0\u2003\x1c."), max_size=12), min_size=1, max_size=8))
def test_words_stand_in_lower_case_with_single_spaces(texts):
    table = segments({"INT1": [("P1", text) for text in texts]})
    assert collapsed_words(table, ledger()) == [" ".join(text.casefold().split()) for text in texts]


@pytest.mark.parametrize(
    ("before", "now", "same"),
    [
        ("kevin's boss said no", "\ue000person\ue001's boss said no", True),
        ("mrs ada king said no", "\ue000person\ue001 said no", True),
        ("\ue000person\ue001 said no", "kevin said no", True),
        ("\ue000person\ue001 and kevin", "\ue000person\ue001 and \ue000person\ue001", True),
        ("kevin's boss said yes", "\ue000person\ue001's boss said no", False),
        ("one two three four five said no", "\ue000person\ue001 said no", False),
        ("yes. i am the only porter with a doctorate.", "yes. \ue000detail\ue001.", True),
        ("no. i am the only porter with a doctorate.", "yes. \ue000detail\ue001.", False),
        ("we were all of us very tired.", "\ue000detail\ue001.", False),
        ("she said no", "she said yes", False),
        ("she said no", "she said no.", False),
    ],
)
def test_a_name_found_later_leaves_the_words_the_same(before, now, same):
    assert same_but_for_pseudonyms(before, now) is same
