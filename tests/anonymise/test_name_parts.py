"""Which words of a text belong to one name."""

import pytest

from themetrail.anonymise.names.forms import words_of
from themetrail.anonymise.resolve.name_parts import has_capital, holds_together, is_written_as_initials, joined


def names_in(text: str, *known: str) -> list[str]:
    """The names of a text in which these words are known as parts of names."""
    words = words_of(text)
    marked = [at for at, word in enumerate(words) if word.surface in known]
    return [text[span.start : span.end] for span in joined(text, words, marked)]


@pytest.mark.parametrize(
    ("text", "known", "names"),
    [
        # What stands before a name.
        ("so N. Rochat came", ["Rochat"], ["N. Rochat"]),
        ("so N Rochat came", ["Rochat"], ["Rochat"]),
        ("so n. Rochat came", ["Rochat"], ["Rochat"]),
        ("S. L. Rochat came", ["Rochat"], ["S. L. Rochat"]),
        ("then I. Rochat came", ["Rochat"], ["Rochat"]),
        ("et M. Rochat vint", ["Rochat"], ["Rochat"]),
        ("so O'Neill came", ["Neill"], ["O'Neill"]),
        ("so o'neill came", ["neill"], ["o'neill"]),
        ("so Mc-Neill came", ["Neill"], ["Mc-Neill"]),
        ("so x'Neill came", ["Neill"], ["Neill"]),
        ("d'Anne", ["Anne"], ["Anne"]),
        ("so Al-Amin came", ["Amin"], ["Al-Amin"]),
        ("with De Rose", ["Rose"], ["De Rose"]),
        ("with de Rose", ["Rose"], ["Rose"]),
        ("WITH DE ROSE", ["ROSE"], ["ROSE"]),
        ("with La Rose", ["Rose"], ["Rose"]),
        ("so Ann Rose", ["Rose"], ["Rose"]),
        # A name begun twice.
        ("so R-Rebecca came", ["Rebecca"], ["R-Rebecca"]),
        ("so Re- Rebecca came", ["Rebecca"], ["Re- Rebecca"]),
        ("so Ra-Rebecca came", ["Rebecca"], ["Rebecca"]),
        # What joins two names.
        ("Anne Meulen", ["Anne", "Meulen"], ["Anne Meulen"]),
        ("Anne\nMeulen", ["Anne", "Meulen"], ["Anne\nMeulen"]),
        ("Anne   Meulen", ["Anne", "Meulen"], ["Anne   Meulen"]),
        ("Anne    Meulen", ["Anne", "Meulen"], ["Anne", "Meulen"]),
        ("Anne\n\nMeulen", ["Anne", "Meulen"], ["Anne", "Meulen"]),
        ("Anne-Meulen", ["Anne", "Meulen"], ["Anne-Meulen"]),
        ("Anne-\nMeulen", ["Anne", "Meulen"], ["Anne-\nMeulen"]),
        ("Anne - Meulen", ["Anne", "Meulen"], ["Anne", "Meulen"]),
        ("Anne, Meulen", ["Anne", "Meulen"], ["Anne", "Meulen"]),
        ("Anne. Meulen", ["Anne", "Meulen"], ["Anne", "Meulen"]),
        ("Anne van Meulen", ["Anne", "Meulen"], ["Anne van Meulen"]),
        ("Anne van der Meulen", ["Anne", "Meulen"], ["Anne van der Meulen"]),
        ("Anne van und zu der Meulen", ["Anne", "Meulen"], ["Anne", "Meulen"]),
        ("Anne M. Meulen", ["Anne", "Meulen"], ["Anne M. Meulen"]),
        ("Anne m. Meulen", ["Anne", "Meulen"], ["Anne", "Meulen"]),
        ("Anne saw Meulen", ["Anne", "Meulen"], ["Anne", "Meulen"]),
        ("Ana y María", ["Ana", "María"], ["Ana", "María"]),
        ("Ana e María", ["Ana", "María"], ["Ana", "María"]),
        ("Ana Y María", ["Ana", "María"], ["Ana Y María"]),
        ("Anne Lea Meulen, Lea Anne", ["Anne", "Lea", "Meulen"], ["Anne Lea Meulen", "Lea Anne"]),
    ],
)
def test_neighbours_are_one_name_with_what_belongs_to_it(text, known, names):
    assert names_in(text, *known) == names


@pytest.mark.parametrize(
    ("text", "is_so"),
    [("I.D.", True), ("I D", True), ("i.d.", False), ("I.d.", False), ("I'D", False), ("I’D", False), ("Ann'D", True)],
)
def test_initials_are_written_in_capitals_without_an_apostrophe(text, is_so):
    assert is_written_as_initials(text, list(words_of(text))) is is_so


@pytest.mark.parametrize(
    ("text", "of_a_person", "of_a_thing"),
    [
        ("la rose", False, False),
        ("La rose", False, True),
        ("la Rose", True, True),
        ("rose Keller", True, True),
        ("De La", True, True),
    ],
)
def test_a_name_of_several_words_has_a_capital_that_is_no_particle_s(text, of_a_person, of_a_thing):
    words = list(words_of(text))
    assert (has_capital(words, "person"), has_capital(words, "organisation")) == (of_a_person, of_a_thing)


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("Tarn & Welby", True),
        ("Tarn/Welby", True),
        ("St. Annes", True),
        ("T. Welby", True),
        ("Tarn. Welby", False),
        ("Tarn, Welby", False),
        ("Tarn Welby, Oak", False),
        ("Tarn Welby Oak", True),
    ],
)
def test_a_longer_form_is_one_where_its_words_stand_as_parts_of_a_name_do(text, together):
    assert holds_together(text, list(words_of(text))) is together
