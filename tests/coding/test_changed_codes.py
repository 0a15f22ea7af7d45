"""What may not stand in the table of changes, and codes of which nobody says what became of them: each one sentence."""

from pathlib import Path

import pytest

from themetrail.codebook import Codebook
from themetrail.codebook_changes import HEADING, CodebookChanges
from themetrail.coding.changed_codes import (
    check_changes,
    check_codes,
    check_no_code_is_lost,
    issued_codebooks,
    lists_of_splits,
)
from themetrail.configuration.coding import Round
from themetrail.contracts.errors import StudyError
from themetrail.contracts.study import CODEBOOK, CODEBOOK_CHANGES
from themetrail.sheets.changes_sheet import changes_as_typed

HEAD = "old_code_id,change,new_code_id,after_round,date,reason\n"


def book(*codes):
    """A codebook of these codes: id, name and definition, or the id alone."""
    rows = [(code, code.capitalize(), "") if isinstance(code, str) else code for code in codes]
    theme = {"code_id": "T", "level": "theme", "name": "Theme"}
    entries = [
        {"code_id": code, "parent_id": "T", "level": "code", "name": name, "definition": meaning}
        for code, name, meaning in rows
    ]
    return Codebook.from_table(CODEBOOK.frame([theme, *entries]))


GIVEN = {"r1": book("slow", "late", "help", "trust", "gone"), "r2": book("slow", "help", "pace", "faith")}
NOW = book("slowness", "help", "early", "later", "faith")


def checked(tmp_path, *rows, now=NOW, issued=GIVEN, prior=()):
    file = tmp_path / "codebook_changes.csv"
    file.write_text(HEAD + "".join(f"{row}{',' * (5 - row.count(','))}\n" for row in rows), encoding="utf-8")
    typed = changes_as_typed(file)
    return check_changes(typed, file, now, issued, rounds=["r1", "r2", "r3"], prior_codes=lambda: prior)


def test_a_table_that_says_all_of_it_is_taken_however_it_is_typed(tmp_path):
    changes = checked(
        tmp_path,
        "slow,Renamed,slowness,r2,2026-03-01,clearer",
        "late,merged,slow,r1",  # through the row above
        "trust,split,early; later ;faith",
        "gone,DELETED",
        "pace,merged,slowness",
    )
    assert changes.now("late").codes == ("slowness",)
    assert changes.now("trust").codes == ("early", "later", "faith")
    check_no_code_is_lost(changes, NOW, GIVEN, codebook_file="codebook.csv", table="t.csv")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",deleted", "'old_code_id': must not be empty"),
        ("slow,moved,slowness", "'change': must be one of: renamed, merged, split, deleted"),
        ("gone,deleted,help", "a code that was deleted has no new one; leave this empty"),
        ("trust,split,early", "a code that was split became two codes or more; write their ids here, with ';' between"),
        ("slow,renamed", "a code that was renamed is one code now; write its id here"),
        ("slow,merged,help;early", "a code that was merged is one code now"),
        ("slow,renamed,slow", "the new code is the old one; a code that keeps its id needs no row"),
        ("help,split,help;early", "the new code is the old one; give what is left of it another id in the codebook"),
        ("slow,renamed,slowness,r9", "'after_round': no round of coding.rounds has this name"),
        ("slow,renamed,slowness,,March", "'date': must be a date written YYYY-MM-DD, or empty"),
        ("help,renamed,slowness", "the code 'help' is still in the codebook; take it out there, or this row out"),
        ("help,split,early;later", "is still in the codebook; give what is left of it another id there, or take this"),
        ("slwo,renamed,slowness", "no issued round has the code 'slwo', nor have prior coded data; did you mean"),
        ("Gone,deleted", "did you mean 'gone'?"),
        ("nothing,deleted", "no issued round has the code 'nothing', nor have prior coded data; correct it, or take"),
        ("T,renamed,help", "'T' is none that coders apply, and what themes are called or where they stand needs"),
        ("slow,renamed,slownes", "the code 'slownes' is neither one that coders apply by the codebook nor changed"),
        ("slow,renamed,T", "the code 'T' is neither one that coders apply"),
        ("slow,renamed,Slowness", "did you mean 'slowness'?"),
        ("trust,split,early;zzz", "the code 'zzz' is neither"),
        ("slow,renamed,help", "the code 'help' stood beside 'slow' in the codebook of round r1, so that two codes"),
        ("slow,renamed,slowness,r1", "round r2 was issued with the code 'slow' all the same, so write 'r2'"),
    ],
)  # fmt: skip
def test_each_row_that_cannot_be_is_one_sentence_with_its_place(tmp_path, row, said):
    with pytest.raises(StudyError) as problem:
        checked(tmp_path, row)
    assert said in str(problem.value)
    assert str(problem.value).startswith(f"{tmp_path}/codebook_changes.csv, row 2, column '")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["slow,renamed,slowness", "slow,deleted"], "row 3, column 'old_code_id': row 2 says otherwise what became of"),
        (["gone,deleted", "gone,deleted"], "row 3, column 'old_code_id': this row repeats row 2; keep one of the two"),
        (["slow,merged,late", "late,merged,slow"], "the changes lead in a circle ('late' to 'slow' to 'late')"),
        (["late,renamed,slowness", "pace,renamed,slowness"], "row 3 renames another code to 'slowness', so that two"),
    ],
)
def test_rows_that_contradict_each_other_are_one_sentence(tmp_path, rows, said):
    with pytest.raises(StudyError) as problem:
        checked(tmp_path, *rows)
    assert said in str(problem.value)


def test_all_that_is_wrong_is_said_at_once(tmp_path):
    with pytest.raises(StudyError) as problem:
        checked(tmp_path, "slwo,renamed,slowness", "help,deleted", "trust,split,early;zzz")
    said = str(problem.value)
    assert "row 2" in said and "row 3" in said and "row 4" in said
    assert "'slwo'" in said and "'help' is still" in said and "'zzz'" in said


def test_a_code_of_prior_coded_data_alone_is_known(tmp_path):
    assert checked(tmp_path, "before,renamed,help", prior={"before"}).now("before").codes == ("help",)


def test_a_code_that_is_a_theme_now_is_no_longer_applied_and_may_be_split(tmp_path):
    now = Codebook.from_table(
        CODEBOOK.frame(
            [
                {"code_id": "help", "level": "theme", "name": "Help"},
                *({"code_id": one, "parent_id": "help", "level": "code", "name": one} for one in ("more", "less")),
            ]
        )
    )
    assert checked(tmp_path, "help,split,more;less", now=now).now("help").codes == ("more", "less")


@pytest.mark.parametrize("missing", ["old_code_id", "change"])
def test_a_table_without_a_column_says_which(tmp_path, missing):
    (tmp_path / "t.csv").write_text(HEAD.replace(f"{missing},", "", 1) + "a,b,,,\n")
    with pytest.raises(StudyError, match=f"the column '{missing}' is missing"):
        changes_as_typed(tmp_path / "t.csv")


def lost(now, issued=GIVEN):
    with pytest.raises(StudyError) as problem:
        check_no_code_is_lost(
            CodebookChanges(), now, issued, codebook_file="config/codebook.csv", table="config/changes.csv"
        )
    return str(problem.value)


def test_codes_that_are_gone_are_named_with_their_round_and_the_row_to_write_all_at_once():
    given = {
        "r1": book(
            ("slow", "Too slow", "It takes long"), ("talk", "Talking", "They talk"), ("help", "Help", ""),
            ("aid", "Helps", ""), ("odd", "Remarkable", ""), ("listen", "Listening first", ""),
        )
    }  # fmt: skip
    now = book(
        ("slowly", "Too  Slow", "Of time"), ("chat", "Chats", "they talk"), ("help", "Help", ""),
        ("listens", "Listening at first", ""),
    )  # fmt: skip
    said = lost(now, given)
    assert said.startswith("config/codebook.csv: the codes 'slow' (round r1), 'talk' (round r1), 'aid' (round r1)")
    assert "say in config/changes.csv, below the heading `old_code_id,change,new_code_id`" in said
    for row in (
        "`slow,renamed,slowly` (it has the same name)",
        "`talk,renamed,chat` (it has the same definition)",
        "`aid,merged,help` (it has a similar name)",  # help stood beside it
        "`odd,deleted,` (no code is like it)",
        "`listen,renamed,listens` (it has a similar name)",
    ):
        assert row in said
    assert "\n" not in said


def test_two_codes_that_are_most_likely_one_now_are_merged_and_one_alone_is_said_in_the_singular():
    given = {"r1": book(("a", "Lack of time", ""), ("b", "Lack of Time", "x"), "help")}
    said = lost(book(("time", "Lack of time", ""), "help"), given)
    assert "`a,merged,time`" in said and "`b,merged,time`" in said
    said = lost(book("help"), {"r1": book("help", "odd")})
    assert "the code 'odd' (round r1), which coders were given, is no longer in the codebook; put it back" in said


def test_a_code_whose_name_stands_in_new_ones_is_most_likely_these_and_not_deleted():
    given = {"r1": book(("slow", "Slow", ""), ("help", "Help", ""), ("aid", "First aid", ""), ("odd", "Odd", ""))}
    now = book(("slowness", "Slowness", ""), ("asked", "Help asked for", ""), ("got", "Unasked help", ""),
               ("aid", "First aid", ""), ("oddity", "Modding", ""))  # fmt: skip
    said = lost(now, given)
    assert "`slow,renamed,slowness` (the old name stands in the new one)" in said
    assert "`help,split,asked;got` (the old name stands in the new names)" in said
    assert "`odd,deleted,` (no code is like it)" in said  # in the middle of a word


def test_the_rows_that_are_proposed_are_taken(tmp_path):
    said = lost(NOW)
    rows = [part.split("`")[0] for part in said.split("`")[3::2]]
    assert len(rows) == 5
    changes = checked(tmp_path, *rows)
    check_no_code_is_lost(changes, NOW, GIVEN, codebook_file="c.csv", table="t.csv")


def test_a_definition_or_name_that_was_corrected_and_a_theme_that_moved_need_nothing():
    before = {"r1": book(("slow", "Slow", "A typpo"), "help")}
    table = before["r1"].table.copy()
    table.loc[table["code_id"] == "slow", ["name", "definition", "parent_id"]] = ("Slower", "A typo", "")
    table.loc[table["code_id"] == "T", "name"] = "Another"
    now = Codebook.from_table(table)
    check_no_code_is_lost(CodebookChanges(), now, before, codebook_file="c.csv", table="t.csv")
    table.loc[table["code_id"] == "slow", "code_id"] = "slower"  # the id alone is what coders' decisions hold to
    said = lost(Codebook.from_table(table), before)
    assert "the code 'slow' (round r1)" in said and "`slow," in said and "'help'" not in said


def write_study(folder, *, changes=None, codes=("slow", "help")):
    """A study's codebook and an issued round, in which other codes were given."""
    CODEBOOK.write(book(*codes).table, folder / "config/codebook.csv")
    CODEBOOK.write(book("late", "help").table, folder / "data/rounds/r1/issued/codebook.csv")
    if changes is None:
        return []
    file = folder / "config/codebook_changes.csv"
    file.write_text(f"{HEADING}\n{changes}\n")
    return [file]


def check(sheet):
    table = str(next(iter(sheet), "config/codebook_changes.csv"))
    rounds = {"rounds": ["r1", "r2"], "prior_codes": set}
    check_codes(Path("config/codebook.csv"), sheet, ["r1"], "data/rounds", table=table, **rounds)


def test_a_study_is_checked_from_its_files_and_the_sentence_names_the_file_that_is_there(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StudyError, match=r"say in config/codebook_changes\.csv, below .*`late,deleted,`"):
        check(write_study(tmp_path))
    check(write_study(tmp_path, changes="late,renamed,slow"))
    with pytest.raises(StudyError, match=r"codebook_changes\.csv, row 2, column 'old_code_id': no issued round"):
        check(write_study(tmp_path, changes="lat,renamed,slow"))
    assert list(issued_codebooks(["r1"], "data/rounds")["r1"].codes) == ["late", "help"]


def test_coders_of_rounds_that_had_a_code_that_was_split_get_a_list_each(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    rounds = [
        Round.model_validate({"name": name, "coders": [{"coder_id": "A"}, {"coder_id": "B"}]}) for name in ("r1", "r2")
    ]
    sheet = write_study(tmp_path, changes="late,split,slow;help")
    assert lists_of_splits(sheet, rounds, ["r1"], "data/rounds") == [("r1", "A"), ("r1", "B")]
    sheet = write_study(tmp_path, changes="late,merged,help")
    assert lists_of_splits(sheet, rounds, ["r1"], "data/rounds") == []
    assert lists_of_splits([], rounds, ["r1"], "data/rounds") == []


def test_the_heading_that_sentences_name_is_of_columns_of_the_table():
    assert set(HEADING.split(",")) < set(CODEBOOK_CHANGES.columns)
