"""A survey in a study: nobody types its respondents, none of them is passed over, and one of them may withdraw."""

import openpyxl
import pandas as pd
import pytest

from commands.calling import call
from text_sheets import as_text
from themetrail.audit.follow.withdrawal import OWN_ROW, files_to_destroy
from themetrail.configuration.load import load_configuration
from themetrail.contracts.errors import StudyError
from themetrail.contracts.study import PARTICIPANTS, PEOPLE, SOURCES, SURVEY, TRANSCRIPTS
from themetrail.new_study import new_study
from themetrail.sheets.read import find_sheet, read_sheet
from themetrail.study import Study

HEADER = "Respondent ID,Name,E-mail,What helped you?,What would you change?,Role,Site,Remarks of the office\n"
ANSWERS = HEADER + (
    "tk-a1,Anna Muster,anna@x.example,The colleagues who took time for me,Less paper,=nurse,Zürich,called\n"
    "tk-b2,Bo Lind,,My mentor on the ward helped me most,,doctor,Bern,\n"
    "tk-c3,Cy Quist,,,,nurse,Bern,no answer\n"
)
SAID = {
    "Role\t": "Role\tattribute\t",
    "Site\t": "Site\tgroup\t",
    "What would you change?\t\t": "What would you change?\tquestion\tq2",
    "What helped you?\tquestion\tq1": "What helped you?\tquestion\thelp",
    "Remarks of the office\t": "Remarks of the office\tskip\t",
    "answers.csv\t\tgroup\tsurvey\t\n": "",
}


@pytest.fixture
def study(tmp_path):
    """A new study with a survey's file among its transcripts."""
    new_study(tmp_path / "study")
    (tmp_path / "study/data/transcripts/answers.csv").write_text(ANSWERS)
    return tmp_path / "study"


@pytest.fixture
def described(study):
    """The same, its sheet of the survey laid and corrected."""
    assert call("survey", "data/transcripts/answers.csv", "--language", "en", "--directory", study).returncode == 0
    correct(study, SAID)
    return study


def correct(study, changes):
    sheet = as_text(study / "data/private/survey")
    text = sheet.read_text()
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    sheet.write_text(text)


def in_place_of(study, name, text):
    """Put a sheet of text into the place of the workbook of this name."""
    (study / f"{name}.xlsx").unlink(missing_ok=True)
    (study / f"{name}.tsv").write_text(text)


def fill_in(study):
    done = call("survey", "--directory", study)
    assert done.returncode == 0, done.stderr
    return done.stdout


def sheet(study, name, contract):
    return read_sheet(find_sheet(study / name), contract)


def read(root, **more):
    return Study.read(
        load_configuration({}),
        transcripts=root / "config/transcripts",
        participants=root / "config/participants",
        sources=root / "data/private/sources",
        survey=root / "data/private/survey",
        source_folder=root / "data/transcripts",
        rounds_folder=root / "data/rounds",
        key=root / "data/private/study.key",
        **more,
    )


def test_the_sheet_is_laid_and_what_nobody_knows_stops_until_it_is_said(study):
    laid = call("survey", "data/transcripts/answers.csv", "--directory", study)
    assert "?                       Remarks of the office" in laid.stdout
    assert "Of 4 of them (?) you have to say it" in laid.stdout and "in which language" in laid.stdout
    rows = sheet(study, "data/private/survey", SURVEY).set_index("column")
    assert rows.loc[["Respondent ID", "Name", "E-mail"], "use"].tolist() == ["id", "name", "name"]
    assert rows.loc["What helped you?", ["use", "name"]].tolist() == ["question", "q1"]
    stopped = call("survey", "--directory", study)
    assert stopped.returncode == 1 and "row 12, 13, 14 and 15: it is not said yet" in stopped.stderr
    assert (study / "data/private/survey.xlsx").stat().st_mode & 0o077 == 0


def test_every_respondent_who_answered_gets_a_row_in_each_sheet(described):
    said = fill_in(described)
    assert "3 respondents, 2 of whom answered anything; 2 questions, 3 answers, 1 left empty" in said
    transcripts = sheet(described, "config/transcripts", TRANSCRIPTS)
    assert transcripts[["transcript_id", "group", "language", "collected_order"]].to_numpy().tolist() == [
        ["tk-a1", "Zurich", "en", 1], ["tk-b2", "Bern", "en", 1]
    ]  # fmt: skip
    people = sheet(described, "config/participants", PARTICIPANTS)
    assert people[["participant_id", "label", "role"]].to_numpy().tolist() == [
        ["tk-a1", "Respondent 1", "'=nurse"], ["tk-b2", "Respondent 2", "doctor"]
    ]  # fmt: skip
    sources = sheet(described, "data/private/sources", SOURCES)
    assert sources[["file", "speaker", "participant_id"]].to_numpy().tolist() == [
        ["answers.csv", "tk-a1", "tk-a1"], ["answers.csv", "tk-b2", "tk-b2"]
    ]  # fmt: skip
    named = sheet(described, "data/private/people", PEOPLE)
    assert named[["participant_id", "names"]].to_numpy().tolist() == [
        ["tk-a1", "Anna Muster; anna@x.example"], ["tk-b2", "Bo Lind"]
    ]  # fmt: skip
    public = people.to_csv() + transcripts.to_csv()
    assert not any(name in public for name in ("Anna", "Lind", "@", "called"))


def test_a_second_time_adds_nothing_and_a_new_respondent_alone(described):
    fill_in(described)
    before = {path: path.read_bytes() for path in described.glob("*/**/*.xlsx")}
    assert len(before) == 5
    assert "new in the sheets: 0 respondents" in fill_in(described)
    assert {path: path.read_bytes() for path in before} == before
    with (described / "data/transcripts/answers.csv").open("a") as file:
        file.write("tk-d4,Di Roth,,Nothing helped me,,nurse,Bern,\n")
    with pytest.raises(StudyError, match=r"survey.tsv, row 2: the respondents of row 5 are not in .*themetrail survey"):
        read(described)
    fill_in(described)
    transcripts = sheet(described, "config/transcripts", TRANSCRIPTS)
    assert transcripts.iloc[-1][["transcript_id", "collected_order"]].tolist() == ["tk-d4", 2]
    assert read(described).transcripts["transcript_id"].tolist() == ["tk-a1", "tk-b2", "tk-d4"]


def test_a_column_that_came_later_is_laid_and_asked_about(described):
    fill_in(described)
    file = described / "data/transcripts/answers.csv"
    file.write_text("".join(f"{line},x\n" for line in ANSWERS.splitlines()).replace("office,x", "office,Phone"))
    with pytest.raises(StudyError, match="what the columns I are"):
        read(described)
    assert "?                       Phone" in call("survey", "--directory", described).stdout
    correct(described, {"Phone\t": "Phone\tskip\t"})
    fill_in(described)
    assert len(read(described).surveys["answers.csv"].answered) == 2


def test_ids_that_may_not_be_shown_are_replaced_and_kept(described):
    correct(described, {"Respondent ID\tid": "Respondent ID\tkey"})
    fill_in(described)
    sources = sheet(described, "data/private/sources", SOURCES)
    assert sources[["transcript_id", "speaker", "participant_id"]].to_numpy().tolist() == [
        ["R001", "tk-a1", "R001"], ["R002", "tk-b2", "R002"]
    ]  # fmt: skip
    file = described / "data/transcripts/answers.csv"
    new = "tk-0,Al Ott,,It helped me,,nurse,Bern,\n"
    file.write_text(ANSWERS.replace("tk-a1", new + "tk-a1"))
    fill_in(described)
    assert sheet(described, "data/private/sources", SOURCES)["speaker"].tolist() == ["tk-a1", "tk-b2", "tk-0"]


def test_an_id_that_could_be_a_name_is_not_shown(described):
    file = described / "data/transcripts/answers.csv"
    file.write_text(ANSWERS.replace("tk-a1", "anna").replace("tk-b2", "17"))
    refused = call("survey", "--directory", described)
    assert refused.returncode == 1 and "row 2: an id that is shown must be letters with digits" in refused.stderr
    file.write_text(ANSWERS.replace("tk-b2", "17"))
    fill_in(described)
    assert sheet(described, "config/participants", PARTICIPANTS)["participant_id"].tolist() == ["tk-a1", "R17"]


def test_a_group_may_be_one_transcript(described):
    correct(described, {"transcripts\trespondent": "transcripts\tgroup"})
    fill_in(described)
    assert sheet(described, "config/transcripts", TRANSCRIPTS)["transcript_id"].tolist() == ["Zurich", "Bern"]
    with (described / "data/transcripts/answers.csv").open("a") as file:
        file.write("tk-d4,Di Roth,,Nothing helped me,,nurse,Bern,\n")
    fill_in(described)
    rows = sheet(described, "data/private/sources", SOURCES)
    assert rows[["transcript_id", "speaker"]].to_numpy().tolist() == [
        ["Zurich", "tk-a1"], ["Bern", "tk-b2"], ["Bern", "tk-d4"]
    ]  # fmt: skip
    assert len(read(described).transcripts) == 2


def test_somebody_who_was_interviewed_too_is_one_participant(described):
    in_place_of(described, "config/participants", "participant_id\tlabel\ttitle\ntk-b2\tDoctor 1\tDr\n")
    transcript = "transcript_id\tgroup\tlanguage\tcollected_order\ntk-b2\tBern\ten\t1\n"
    in_place_of(described, "config/transcripts", transcript)
    source = "transcript_id\tfile\tspeaker\tparticipant_id\trole\ntk-b2\ttalk.txt\tBo\ttk-b2\t\n"
    in_place_of(described, "data/private/sources", source)
    (described / "data/transcripts/talk.txt").write_text("Bo: Hello.\n")
    fill_in(described)
    people = sheet(described, "config/participants", PARTICIPANTS)
    assert people["label"].tolist() == ["Doctor 1", "Respondent 1"]
    assert people.columns.tolist() == [*PARTICIPANTS.columns, "title", "role"]
    transcripts = sheet(described, "config/transcripts", TRANSCRIPTS)
    assert transcripts[["transcript_id", "collected_order"]].to_numpy().tolist() == [
        ["tk-b2", 1], ["tk-a1", 1], ["tk-b2-2", 2]
    ]  # fmt: skip
    read(described)


def test_sheets_in_workbooks_get_the_rows_as_text(described):
    for name, columns in (("config/participants", ["Participant ID", "Label", "Withdrawn", "Note"]),):
        book = openpyxl.Workbook()
        book.active.append(columns)
        book.active.append(["P9", "Nurse 9", None, "kept"])
        book.save(described / f"{name}.xlsx")
    file = described / "data/transcripts/answers.csv"
    file.write_text(ANSWERS.replace("doctor", "3-4"))
    fill_in(described)
    people = sheet(described, "config/participants", PARTICIPANTS)
    assert people["participant_id"].tolist() == ["P9", "tk-a1", "tk-b2"]
    assert people["note"].tolist() == ["kept", "", ""] and people["role"].tolist() == ["", "'=nurse", "3-4"]
    page = openpyxl.load_workbook(described / "config/participants.xlsx").active
    assert [page["E3"].data_type, page["E4"].number_format] == ["s", "@"]


@pytest.mark.parametrize(
    ("changes", "answers", "said"),
    [
        ({}, {"Bern": "***"}, "row 3: the group is empty"),
        ({"language\ten": "language\tEnglish please"}, {}, "row 2 and 3: the language must be a code"),
        ({"Role\tattribute\t": "Role\tdate\t"}, {}, "row 2 and 3: the date must be written YYYY-MM-DD"),
    ],
)
def test_cells_of_which_no_row_can_be_made_stop_with_all_their_rows(described, changes, answers, said):
    correct(described, changes)
    text = ANSWERS
    for old, new in answers.items():
        text = text.replace(old, new)
    (described / "data/transcripts/answers.csv").write_text(text)
    refused = call("survey", "--directory", described)
    assert refused.returncode == 1 and said in refused.stderr
    assert len(sheet(described, "data/private/sources", SOURCES)) == 0, "all or nothing"


def test_a_file_elsewhere_or_of_another_kind_and_a_study_without_a_survey_are_told(study, tmp_path):
    (tmp_path / "a.csv").write_text(ANSWERS)
    assert "must lie in" in call("survey", tmp_path / "a.csv", "--directory", study).stderr
    (study / "data/transcripts/a.docx").write_text("x")
    assert "a survey's file is a table" in call("survey", "data/transcripts/a.docx", "--directory", study).stderr
    assert "no survey is described here yet" in call("survey", "--directory", study).stderr


def test_withdrawing_takes_one_row_and_the_study_goes_on(described):
    fill_in(described)
    root = described
    assert files_to_destroy("tk-a1", root, root / "data/private/sources.xlsx") == [
        ("data/transcripts/answers.csv", OWN_ROW)
    ]
    people = sheet(root, "config/participants", PARTICIPANTS)
    gone = people.assign(withdrawn=people["participant_id"].map({"tk-a1": "2024-05-01"}).fillna(""))
    in_place_of(root, "config/participants", gone.to_csv(sep="\t", index=False))
    kept = [line for line in ANSWERS.splitlines(keepends=True) if "tk-a1" not in line]
    (root / "data/transcripts/answers.csv").write_text("".join(kept))
    study = read(root)
    assert study.ended == ["tk-a1"]
    in_place_of(root, "config/participants", people.to_csv(sep="\t", index=False))
    with pytest.raises(StudyError, match="row 2: no row of the survey's file bears this id any more"):
        read(root)


def test_a_corrected_answer_is_another_digest_of_its_batch_alone(described):
    fill_in(described)
    before = read(described)
    digests = {batch: before.digest_of_sources(batch) for batch in before.batches}
    assert len(digests) == 2, "the two respondents are in two batches"
    (described / "data/transcripts/answers.csv").write_text(ANSWERS.replace("Less paper", "Less of it"))
    after = read(described)
    changed = {batch for batch in digests if after.digest_of_sources(batch) != digests[batch]}
    assert changed == {after.batch_of["tk-a1"]}


def test_jobs_do_not_open_the_file_to_read_the_sheets(described):
    fill_in(described)
    (described / "data/transcripts/answers.csv").unlink()
    assert isinstance(read(described, look_for_files=False).sources, pd.DataFrame)
    with pytest.raises(StudyError, match="row 2, column 'file': the file of transcript tk-a1 is not in the folder"):
        read(described)
