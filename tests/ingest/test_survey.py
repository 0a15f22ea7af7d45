"""Survey tables as people have them: each answer is read as it was written, or its place is told."""

import datetime

import openpyxl
import pytest

from themetrail.contracts.errors import StudyError
from themetrail.contracts.study import SURVEY
from themetrail.ingest.source import Source
from themetrail.ingest.speakers import speakers_of, turns_of
from themetrail.ingest.survey.answers import read_survey
from themetrail.ingest.survey.cells import plain_cell
from themetrail.ingest.survey.grid import first_answers, header_row, read_grid
from themetrail.ingest.survey.guess import lay_rows
from themetrail.ingest.survey.plan import plans_of
from themetrail.ingest.survey.turns import ASKED_BY, talk_of
from themetrail.sheets.read import read_sheet

PLAN = """file\tcolumn\tuse\tname\tquestion
a.csv\t\tlanguage\ten\t
a.csv\tid\tid\t\t
a.csv\tQ1\tquestion\thelp\tWhat helped you?
a.csv\tWhat would you change?\tquestion\tchange\t
a.csv\tage\tattribute\tage_band\t
"""
HEADER = ["id", "Q1", "What would you change?", "age"]


@pytest.fixture
def survey(tmp_path):
    """Read a survey from its rows, as CSV or as a workbook that `change` makes wrong; `more` are rows of the sheet."""

    def read(rows, *, header=HEADER, more="", kind="csv", encoding="utf-8", change=None, plan=PLAN):
        place = tmp_path / f"a.{kind}"
        if kind == "xlsx":
            book = openpyxl.Workbook()
            for row in [header, *rows]:
                book.active.append(row)
            if change:
                change(book.active)
            book.save(place)
        else:
            quoted = [",".join('"' + str(cell).replace('"', '""') + '"' for cell in row) for row in [header, *rows]]
            place.write_bytes("\n".join(quoted).encode(encoding))
        return read_survey(Source.of(place, "the survey"), planned(tmp_path, plan + more))

    return read


def planned(folder, text):
    (folder / "survey.tsv").write_text(text, encoding="utf-8")
    return next(iter(plans_of(read_sheet(folder / "survey.tsv", SURVEY), "survey.tsv").values()))


def answers(read):
    return {each.key: each.answers for each in read.respondents}


def refused(survey, *given, **more):
    with pytest.raises(StudyError) as problem:
        survey(*given, **more)
    return str(problem.value)


def test_each_answer_is_read_as_it_stands_and_an_empty_cell_is_none(survey):
    read = survey([["R1", "My\nmentor, really", "", "30-39"], ["R2", "42", "  ", ""], ["R3", "", "", "40-49"]])
    assert answers(read) == {"R1": {"help": "My\nmentor, really"}, "R2": {"help": "42"}, "R3": {}}
    assert [each.key for each in read.answered] == ["R1", "R2"]
    assert [each.cells["age"] for each in read.respondents] == ["30-39", "", "40-49"]
    assert [each.row for each in read.respondents] == [2, 3, 4]


def test_marks_are_answers_until_the_sheet_says_that_they_are_none(survey):
    rows = [["R1", "NA", "-", ""], ["R2", "n/a", "none of it", ""]]
    assert answers(survey(rows))["R1"] == {"help": "NA", "change": "-"}
    read = survey(rows, more="a.csv\t\tempty\tna; -;N/A\t\n")
    assert answers(read) == {"R1": {}, "R2": {"change": "none of it"}}
    assert [each.marks for each in read.respondents] == [2, 1]


def test_the_same_answer_many_times_is_everybodys_own(survey):
    read = survey([[f"R{n}", "Time", "Time", ""] for n in range(1, 9)])
    assert all(each.answers == {"help": "Time", "change": "Time"} for each in read.respondents)
    assert len(read.answered) == 8


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("<p>One &amp; two</p><p>three</p>", "One & two\nthree"),
        ("a<br />b<BR>c", "a\nb\nc"),
        ('<span style="color: red">red</span>&nbsp;<b>ink</b>', "red ink"),
        ("5 < 6 and <unclear> R&D &amp", "5 < 6 and <unclear> R&D &amp"),
        ("<a href='x'>link</a> x <y> z", "link x <y> z"),
        ("e\u0301te\u0301\r\nfin", "été\nfin"),
        ("two\n\n\nlines", "two\n\n\nlines"),
    ],
)
def test_markup_of_survey_tools_is_resolved_and_words_in_angle_brackets_stay(written, said):
    assert plain_cell(written) == said


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_a_file_of_any_encoding_is_read(survey, encoding):
    read = survey([["R1", "Les élèves d’abord – à côté", "Zürich", ""]], encoding=encoding)
    assert answers(read)["R1"] == {"help": "Les élèves d’abord – à côté", "change": "Zürich"}


def test_numbers_of_a_workbook_are_read_as_they_are_shown(survey):
    assert answers(survey([["R1", 3, 2.5, 7]], kind="xlsx"))["R1"] == {"help": "3", "change": "2.5"}


def test_a_date_that_excel_made_of_an_answer_stops_and_one_in_an_attribute_does_not(survey):
    day = datetime.datetime(2024, 4, 3)
    said = refused(survey, [["R1", "fine", day, ""], ["R2", "fine", "no", ""]], kind="xlsx")
    assert said.startswith("the survey, cell C2: Excel made a date")
    assert survey([["R1", "fine", "no", day]], kind="xlsx").respondents[0].cells["age"] == "2024-04-03"


def test_a_merged_title_above_the_header_is_no_answer_and_merged_answers_stop(survey):
    def titled(sheet):
        sheet.insert_rows(1)
        sheet["A1"] = "Survey of staff"
        sheet.merge_cells("A1:D1")

    def merged(sheet):
        titled(sheet)
        sheet.merge_cells("B3:B4")

    rows, more = [["R1", "one", "two", ""], ["R2", "", "four", ""]], "a.csv\t\theader\t2\t\n"
    assert answers(survey(rows, kind="xlsx", change=titled, more=more))["R2"] == {"change": "four"}
    assert "row 3, column B: the cells B3 to B4 are merged" in refused(
        survey, rows, kind="xlsx", change=merged, more=more
    )


def test_columns_that_nobody_spoke_of_stop_with_their_letters(survey):
    said = refused(survey, [["R1", "a", "b", "c", "d", "e"]], header=[*HEADER, "Remarks", "Phone"])
    assert said.startswith("the survey, row 1: it is said of no row of the sheet what the columns E, F are")
    assert "Remarks" not in said
    gone = refused(survey, [["R1", "a", "b"]], header=HEADER[:3])
    assert "1 columns of the sheet are not in the file under the same heading (attribute)" in gone
    assert "the columns A, B share a heading" in refused(survey, [], header=["id", "id", *HEADER[1:]])


def test_rows_without_an_id_stop_where_they_hold_answers_and_are_counted_where_not(survey):
    rows = [["R1", "a", "b", ""], ["", "", "", "30-39"], ["", "c", "", ""], ["", "", "d", ""]]
    assert refused(survey, rows).startswith("the survey, row 4 and 5: answers stand here without the respondent's id")
    assert survey(rows[:2]).nameless == 1


def test_repeated_ids_stop_with_all_rows(survey):
    said = refused(survey, [["R1", "a", "", ""], ["R2", "b", "", ""], ["r1", "c", "", ""], ["R1 ", "d", "", ""]])
    assert "row 2, 4 and 5 bear the ids of other rows" in said


def test_what_a_spreadsheet_could_not_read_stops_and_so_do_cells_without_a_heading(survey):
    assert "cell B2: a spreadsheet wrote an error" in refused(survey, [["R1", "#NAME?", "", ""]])
    assert "cell E3: something stands in a column" in refused(survey, [["R1", "a", "", ""], ["R2", "a", "", "", "x"]])


QUALTRICS = [
    ["StartDate", "ResponseId", "Q1", "Q2_TEXT", "UserLanguage"],
    ["Start Date", "Response ID", "What <b>helped</b> you most at your work?", "Anything else?", "User Language"],
    ['{"ImportId":"startDate","timeZone":"Z"}', *['{"ImportId":"QID1"}'] * 4],
    ["2024-01-02 10:00", "R_2abcDEF", "The colleagues who took time to show me all of it", "no", "EN"],
    ["2024-01-02 11:00", "R_9xyzDEF", "My mentor, who came with me to the first meetings", "", "FR"],
]


def test_the_second_and_third_header_of_qualtrics_are_no_respondents(survey, tmp_path):
    plan = "file\tcolumn\tuse\tname\tquestion\na.csv\t\tanswers\t{}\t\n"
    plan += "a.csv\tResponseId\tkey\t\t\na.csv\tQ1\tquestion\t\tWhat helped?\na.csv\tQ2_TEXT\tquestion\tmore\t\n"
    plan += "a.csv\tUserLanguage\tlanguage\t\t\na.csv\tStartDate\tskip\t\t\n"
    read = survey(QUALTRICS[1:], header=QUALTRICS[0], plan=plan.format(4))
    assert [each.key for each in read.respondents] == ["R_2abcDEF", "R_9xyzDEF"]
    assert read.plan.questions[0].question_id == "q1" and read.plan.questions[0].wording == "What helped?"
    assert "row 3: this row is a header of Qualtrics" in refused(
        survey, QUALTRICS[1:], header=QUALTRICS[0], plan=plan.format(2)
    )
    laid = {row["column"] or row["use"]: row for row in lay_rows(Source.of(tmp_path / "a.csv", "a"), "a.csv")}
    assert {name: laid[name]["name"] for name in ("header", "answers")} == {"header": "1", "answers": "4"}
    uses = {name: laid[name]["use"] for name in QUALTRICS[0]}
    assert uses == {
        "StartDate": "skip", "ResponseId": "id", "Q1": "question", "Q2_TEXT": "", "UserLanguage": "language"
    }  # fmt: skip
    assert laid["Q1"]["question"] == "What helped you most at your work?"
    assert laid["Q2_TEXT"]["question"] == "Anything else?"


@pytest.mark.parametrize("heading", ["token", "Token", "TAN", "Access token"])
def test_what_somebody_was_invited_with_is_shown_nowhere(tmp_path, heading):
    (tmp_path / "a.csv").write_text(f"{heading},What helped?\ntk12,Time\ntk13,Talk\n")
    laid = {row["column"]: row["use"] for row in lay_rows(Source.of(tmp_path / "a.csv", "a"), "a.csv")}
    assert laid[heading] == "key"


def test_titles_and_rows_of_kinds_are_found(tmp_path):
    (tmp_path / "a.csv").write_text(
        "Staff survey 2024,,,\n\nRespondent ID,What helped?,What not?,Age\n,Open-Ended Response,Open-Ended Response,"
        "Response\n101,x,y,3\n"
    )
    grid = read_grid(Source.of(tmp_path / "a.csv", "a"))
    assert (header_row(grid), first_answers(grid, 3)) == (3, 5)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"age\tattribute\tage_band": "age\t\t"}, "survey.tsv, row 6: it is not said yet what this column"),
        ({"Q1\tquestion\thelp": "Q1\tquestion\tI need help!"}, "survey.tsv, row 4: a question needs a short id"),
        ({"age_band": "label"}, "survey.tsv, row 6: an attribute needs in 'name'"),
        ({"question\tchange": "question\thelp"}, "survey.tsv, row 5: 'name' stands above"),
        ({"\tid\tid": "\tid\tskip"}, "row 2: one column must be the respondents' id"),
        ({"\tlanguage\ten": "\tlabel\tNurse"}, "row 2: the language of the answers is not said"),
        ({"\tlanguage\ten": "\tlanguage\t"}, "row 2: 'name' must hold the value"),
        ({"\tlanguage\ten": "\theader\ttwo"}, "row 2: 'name' must be the number of a row"),
        ({"\tlanguage\ten": "\ttranscripts\tall"}, "row 2: 'name' must be one of: respondent, group"),
        ({"age\tattribute\tage_band": "age\tlanguage\t"}, "row 2 and 6: 'language' is said in each of these rows"),
    ],
)
def test_the_sheet_is_checked_with_all_rows_that_are_wrong(tmp_path, changes, said):
    text = PLAN
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    with pytest.raises(StudyError, match="survey.tsv") as problem:
        planned(tmp_path, text)
    assert said in str(problem.value)


def test_two_undecided_columns_are_one_message(tmp_path):
    with pytest.raises(StudyError, match="row 4 and 6: it is not said yet"):
        planned(tmp_path, PLAN.replace("question\thelp", "\t").replace("attribute\tage_band", "\t"))


def test_a_question_is_an_interviewers_turn_and_each_answer_its_respondents(survey, tmp_path):
    read = survey([["R1", "a1", "a2", ""], ["R2", "", "b2", ""], ["R3", "c1", "", ""]])
    source = Source.of(tmp_path / "a.csv", "R1")
    alone = talk_of(read, source, ["R1"])
    assert [(said.speaker, said.text, said.question, said.place_from) for said in alone.utterances] == [
        ("Interviewer", "What helped you?", "help", 1),
        ("R1", "a1", "help", 2),
        ("Interviewer", "What would you change?", "change", 1),
        ("R1", "a2", "change", 2),
    ]
    together = talk_of(read, source, ["R1", "R2", "R3"])
    assert [said.text for said in together.utterances] == [
        "What helped you?", "a1", "c1", "What would you change?", "a2", "b2"
    ]  # fmt: skip
    assert together.dropped == {"questions without an answer": 2}
    assert [said.question for said in talk_of(read, source, ["R2"]).utterances] == ["change", "change"]


def test_turns_of_a_survey_know_their_question_and_who_answers(survey, tmp_path):
    read = survey([["R1", "a1", "", ""]])
    source = Source.of(tmp_path / "a.csv", "T1")
    (tmp_path / "sources.tsv").write_text("transcript_id\tfile\tspeaker\tparticipant_id\trole\nT1\ta.csv\tR1\tP1\t\n")
    speakers = speakers_of(read_sheet(tmp_path / "sources.tsv"))
    turns = turns_of(talk_of(read, source, speakers), source, speakers | ASKED_BY)
    assert [(row["role"], row["participant_id"], row["question"]) for row in turns.rows] == [
        ("interviewer", "", "help"), ("participant", "P1", "help")
    ]  # fmt: skip


def test_a_respondent_whose_answers_are_gone_is_asked_about(survey, tmp_path):
    read = survey([["R1", "", "", ""]])
    with pytest.raises(StudyError, match="^T1: the survey holds no answer"):
        talk_of(read, Source.of(tmp_path / "a.csv", "T1"), ["R1"])


def test_the_digest_of_a_batch_knows_its_own_rows_and_the_questions_alone(survey):
    rows = [["R1", "a", "b", "x"], ["R2", "c", "d", "y"]]
    before = survey(rows)
    after = survey([rows[0], ["R2", "c", "other words", "y"]])
    assert before.digest_of(["R1"]) == after.digest_of(["R1"]) != before.digest_of(["R2"])
    assert before.digest_of(["R2"]) != after.digest_of(["R2"])
    asked = survey(rows, plan=PLAN.replace("What helped you?", "What helped?"))
    assert asked.digest_of(["R1"]) != before.digest_of(["R1"])
