"""What a comment in the margin is read as, line by line."""

import pytest

from coding.small_study import book
from themetrail.codebook import Codebook
from themetrail.coding.sheets.comment_text import NamesInComments, read_comment
from themetrail.contracts.study import CODEBOOK

NAMES = NamesInComments(book())


def book_of(*rows):
    """A codebook of (code_id, parent_id, level, name)."""
    columns = ("code_id", "parent_id", "level", "name", "colour")
    blank = dict.fromkeys(("definition", "include", "exclude", "example"), "")
    return Codebook.from_table(
        CODEBOOK.frame([{**blank, **dict(zip(columns, (*row, "#0072B2"), strict=True))} for row in rows])
    )


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("time", ["time"]),
        ("  TOO LITTLE TIME ", ["time"]),
        ("Everything: Too little time", ["time"]),
        ("everything / time", ["time"]),
        ("Everything > time", ["time"]),
        ("#time", ["time"]),
        ("#time #forms", ["time", "forms"]),
        ("# time; #forms", ["time", "forms"]),
        ("time; forms", ["time", "forms"]),
        ("time, Forms and paperwork", ["time", "forms"]),
        ("Everything: time; Everything: forms", ["time", "forms"]),
        ("- time", ["time"]),
        ("\u2022 forms", ["forms"]),
    ],
)
def test_a_line_names_codes(line, codes):
    read = read_comment([line], NAMES)
    assert list(read.codes) == codes and not (read.notes or read.proposed or read.wrong)


def test_a_name_that_is_proposed_has_at_most_sixty_characters_and_five_words():
    longest = "x" * 60
    assert set(read_comment([longest], NAMES).proposed) == {longest}
    assert set(read_comment(["one day at a time"], NAMES).proposed) == {"one day at a time"}
    for longer in ("x" * 61, "one day at a time only"):
        read = read_comment([longer], NAMES)
        assert not read.proposed and read.notes == [longer]


def test_a_line_longer_than_any_list_of_codes_is_a_note():
    longest = f"time; forms{' ' * 1983}; time"
    assert len(longest) == 2_000
    assert list(read_comment([longest], NAMES).codes) == ["time", "forms"]
    longer = longest.replace("forms", "forms ")
    read = read_comment([longer], NAMES)
    assert not read.codes and read.notes == [longer]


def test_a_note_may_be_as_long_as_it_likes_behind_the_codes_of_its_line():
    memo = "She says it again, with other words; so I keep it. " * 60
    read = read_comment([f"time; forms \u2013 {memo}"], NAMES)
    assert read.codes == {"time": [memo.strip()], "forms": [memo.strip()]} and not read.notes


@pytest.mark.parametrize("more", ["time; " * 51, "time; " * 400])
def test_more_codes_than_are_read_in_one_place_are_refused_as_that(more):
    read = read_comment([more], NAMES)
    assert not (read.codes or read.notes or read.proposed)
    assert "more than 50 codes stand here" in "".join(read.wrong)


@pytest.mark.parametrize("dash", ["--", "\u2013", "\u2014"])
def test_behind_a_dash_stands_a_note_on_the_codes_of_the_line(dash):
    read = read_comment(
        [f"time; forms {dash} she laughs {dash} twice", "listen", "Ask about this again, please."], NAMES
    )
    note = f"she laughs {dash} twice"
    assert read.codes == {"time": [note], "forms": [note], "listen": []}
    assert read.notes == ["Ask about this again, please."]


def test_names_that_hold_a_comma_a_dash_or_a_colon_are_known():
    names = NamesInComments(
        book_of(
            ("work", "", "theme", "Work"),
            ("pay", "work", "code", "Money, pay"),
            ("early", "work", "code", "Trust \u2013 early"),
            ("home", "work", "code", "Home: children"),
        )
    )
    lines = [
        "Money, pay",
        "Trust \u2013 early",
        "Home: children",
        "Trust \u2013 early \u2013 as she says",
        "Work: Money, pay",
    ]
    read = read_comment(lines, names)
    assert read.codes == {"pay": [], "early": ["as she says"], "home": []} and not read.wrong


def test_a_subtheme_may_stand_between():
    names = NamesInComments(
        book_of(
            ("a", "", "theme", "Benefits"),
            ("b", "a", "subtheme", "Relationship"),
            ("c", "b", "code", "Trust"),
            ("d", "", "theme", "Limits"),
            ("e", "d", "code", "Time"),
        )
    )
    read = read_comment(["Benefits / Relationship / Trust", "Relationship: Trust", "Benefits: trust"], names)
    assert list(read.codes) == ["c"]
    assert read_comment(["Limits: Trust"], names).wrong == [
        "the code 'c' does not stand under the theme that is named before it; name its own"
    ]


@pytest.mark.parametrize(
    ("line", "near"),
    [
        ("Too litle time", "time"),
        ("Listenning first", "listen"),
        ("#fomrs", "forms"),
        ("Everything: Too litle time", "time"),
        ("time; Too litle tme; forms", "time"),
        ("Listenning first -- a note", "listen"),
    ],
)
def test_a_near_miss_is_asked_about(line, near):
    [what] = read_comment([line], NAMES).wrong
    assert f"did you mean {near!r}?" in what and line not in what


def test_one_code_among_texts_that_are_none_is_a_fault():
    [what] = read_comment(["time; weather"], NAMES).wrong
    assert "several codes seem to stand here" in what


@pytest.mark.parametrize(
    ("line", "name", "note"),
    [
        ("Fear of falling", "Fear of falling", ""),
        ("#guilt -- new?", "guilt", "new?"),
        ("Everything: guilt", "Everything: guilt", ""),
    ],
)
def test_a_short_line_that_matches_nothing_proposes_a_code(line, name, note):
    read = read_comment([line], NAMES)
    assert read.proposed == {name: note} and not (read.codes or read.notes or read.wrong)


@pytest.mark.parametrize(
    "line",
    [
        "She says this to please her boss, I think.",
        "why here?",
        "not at all what the others said about the training",
        "x" * 3000,
        "???",
    ],
)
def test_all_other_lines_are_notes(line):
    read = read_comment([line], NAMES)
    assert read.notes == [line] and not (read.codes or read.proposed or read.wrong)


def test_words_of_a_fixed_meaning():
    read = read_comment(["Seen", "Never quote", " unsure ", "stop here", "-- a note"], NAMES)
    assert read.said == {"seen", "never quote", "unsure", "stop here"} and read.notes == ["a note"]


def test_a_code_of_which_a_theme_has_the_name_is_the_code():
    names = NamesInComments(book_of(("t", "", "theme", "Time"), ("s", "t", "code", "Time")))
    assert list(read_comment(["Time", "Time: Time"], names).codes) == ["s"]
