"""Where the words of segments stand in a file that came back, letter by letter."""

from hypothesis import given, settings
from hypothesis import strategies as st

from themetrail.coding.sheets.word_places import Letters, as_one_piece, place_segments

# `q` with a tilde has no form of its own, so that a letter is two characters; a tilde alone is a letter too.
_TEXTS = st.text(alphabet="aq\u0303 ", max_size=8)
_TALK = st.lists(_TEXTS.filter(str.strip), min_size=1, max_size=3)


def _place(letters: list[str], sought: list[str], first: int, last: int, *, from_left: bool) -> int | None:
    places = [at for at in range(first, last - len(sought) + 1) if letters[at : at + len(sought)] == sought]
    return (places[0] if from_left else places[-1]) if places else None


@settings(deadline=None)
@given(_TALK, _TEXTS, _TEXTS)
def test_words_without_a_bookmark_are_where_nothing_else_they_could_be_stands(talk, above, below):
    """All of them stand behind each other: from the first place that each can have to the last one."""
    text = above + "\n" + "\n".join(talk) + "\n" + below
    letters = Letters.of(text)
    owns = [Letters.of(said).folded for said in talk]
    found = place_segments(letters, [(str(at), said) for at, said in enumerate(talk)], {}, {})
    at, lefts = 0, []
    for own in owns:
        lefts.append(_place(letters.folded, own, at, len(letters.folded), from_left=True))
        at = lefts[-1] + len(own)
    at, rights = len(letters.folded), []
    for own in reversed(owns):
        rights.append(_place(letters.folded, own, 0, at, from_left=False))
        at = rights[-1]
    certain = {
        str(number): (left, left + len(own))
        for number, (left, right, own) in enumerate(zip(lefts, reversed(rights), owns, strict=True))
        if left == right
    }
    assert {one: (placed.first, placed.last) for one, placed in found.items()} == certain


@settings(deadline=None)
@given(_TALK, st.data())
def test_segments_with_a_bookmark_bound_where_the_others_can_be(talk, data):
    """A segment whose words stand twice in a file is told by the bookmarks of its neighbours."""
    text, marks = "", {}
    for number, said in enumerate(talk):
        marks[str(number)] = (len(text) + 1, len(text) + 1 + len(said))
        text += f"\n{said}"
    kept = data.draw(st.sets(st.sampled_from(sorted(marks))))
    issued = [(str(number), said) for number, said in enumerate(talk)]
    found = place_segments(Letters.of(text), issued, {one: marks[one] for one in kept}, {})
    everywhere = place_segments(Letters.of(text), issued, marks, {})
    assert set(everywhere) == set(marks) and kept <= set(found)
    assert all(found[one] == everywhere[one] for one in found)
    for one in set(marks) - kept:  # a lone one between two that are marked can be nowhere else
        beside = {str(int(one) - 1), str(int(one) + 1)} & set(marks)
        assert one in found or not beside <= kept


def test_a_bookmark_that_stands_on_other_words_is_not_believed():
    text = "Ann asked.\nBob said no.\nShe left."
    issued = [("1", "Ann asked."), ("2", "Bob said no."), ("3", "She left.")]
    found = place_segments(Letters.of(text), issued, {"1": (0, 10), "2": (0, 10), "3": (24, 33)}, {})
    placed = {one: "".join(Letters.of(text).folded[found[one].first : found[one].last]) for one in found}
    assert placed == {"1": "Annasked.", "2": "Bobsaidno.", "3": "Sheleft."}


def test_letters_of_a_file_are_the_stretch_of_the_issued_words_that_they_say():
    own = Letters.of("Then [Person 1] laughed at me.")
    here = Letters.of("Then Ann-Lee laughed at me.")
    placed = as_one_piece(here, own, [(5, 15)])
    assert placed is not None
    issued = "Then [Person 1] laughed at me."

    def said(start: int, end: int) -> str:
        first, last = placed.stretch(*here.between(start, end))
        return issued[first:last]

    assert said(0, 4) == "Then"
    assert said(13, 20) == "laughed"
    assert said(5, 12) == said(6, 8) == "[Person 1]"  # any part of a name is all of what stands for it
    assert said(2, 7) == "en [Person 1]"
    assert said(9, 15) == "[Person 1] la"
    assert said(0, 27) == issued
    assert placed.stretch(*here.between(12, 13)) is None  # a space says nothing
    assert as_one_piece(Letters.of("Then Ann-Lee left me."), own, [(5, 15)]) is None
    assert as_one_piece(Letters.of("Then laughed at me."), own, [(5, 15)]) is None  # no name at all
    assert as_one_piece(here, own, []) is None
