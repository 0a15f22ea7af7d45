"""The reflexivity log: dated entries of each coder, and one sentence for all that is wrong."""

import pytest

from themetrail.contracts.errors import StudyError
from themetrail.sheets.reflexivity_log import logs_in, read_logs


@pytest.fixture
def write(tmp_path):
    def written(name: str, text: str):
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        return file

    return written


def test_each_dated_heading_begins_an_entry_and_keeps_its_paragraphs(write):
    text = "# Notes\n\n## 2026-03-04 After the pilot\nOne.\n\nTwo.\n### Later\n- three\n## 2026-03-09: Again\r\nFour\n"
    found = read_logs([write("C1.md", text), write("C2.md", "\ufeff## 2026-01-02\nFive")])
    assert found.values.tolist() == [
        ["C1", 1, "2026-03-04", "After the pilot", "One.\n\nTwo.\n### Later\n- three"],
        ["C1", 2, "2026-03-09", "Again", "Four"],
        ["C2", 1, "2026-01-02", "", "Five"],
    ]


def test_everything_that_is_wrong_is_told_at_once_with_file_and_line(write):
    first = write("C1.md", "Words before\n## In March\nx\n## 2026-02-30\ny\n## 2026-03-04\n\n## 2026-03-05\nright\n")
    second = write("C2.md", "## 4.3.2026\nz\n")
    with pytest.raises(StudyError) as told:
        read_logs([first, second])
    said = str(told.value)
    assert said.startswith(f"{first}, row 1: this stands before the first date")
    for row in (2, 4):
        assert f"{first}, row {row}: this heading begins with no date" in said
    assert f"{first}, row 6: nothing stands below this date" in said
    assert f"{second}, row 1: this heading begins with no date" in said
    assert "Words before" not in said and "In March" not in said


@pytest.mark.parametrize("name", ["anna.md", "C1.docx", "C1.MD", "Anna Muster 2.md"])
def test_a_file_that_may_bear_a_name_stops_the_run_without_telling_it(write, name):
    write("R1.md", "## 2026-01-02\nx")
    file = write(name, "## 2026-01-02\nx")
    with pytest.raises(StudyError, match="of 2 in the order of their names") as told:
        logs_in(file.parent, {"C1"})
    assert name.split(".")[0].lower() not in str(told.value).lower().replace("(r1)", "")


def test_a_coder_of_the_study_may_have_an_id_of_letters_and_an_absent_folder_holds_nothing(write, tmp_path):
    file = write("lead.md", "## 2026-01-02\nx")
    write(".DS_Store", "")
    assert logs_in(tmp_path, {"lead"}) == [str(file)]
    assert logs_in(tmp_path / "none", {"lead"}) == []


def test_bytes_that_are_no_text_are_told(tmp_path):
    file = tmp_path / "C1.md"
    file.write_bytes(b"## 2026-01-02\n\xe9t\xe9")
    with pytest.raises(StudyError, match="no plain text in UTF-8"):
        read_logs([file])
