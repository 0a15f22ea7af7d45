"""`python -m themetrail.ingest FILE` shows the labels that a file holds."""

from themetrail.ingest.__main__ import main


def test_labels_with_their_turns(tmp_path, capsys):
    file = tmp_path / "a.txt"
    file.write_text("Date: today\n\nHelen Weiss: Hello.\nBob: Yes.\nHe said: no\nHelen Weiss: Well.\n")
    assert main([str(file)]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown[0].endswith("a.txt: 3 turns, 1 header lines before the first")
    assert shown[1:] == ["speaker\tturns\tfirst", "Helen Weiss\t2\tline 3", "Bob\t1\tline 4"]


def test_a_bad_file_is_said_and_the_next_read(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("I: Hello.\n")
    assert main([str(tmp_path / "none.txt"), str(tmp_path / "a.txt")]) == 1
    shown = capsys.readouterr()
    assert "the file is missing" in shown.err
    assert "I\t1\tline 1" in shown.out


def test_what_the_sheet_lists_decides_as_in_a_run(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("job coach one: Yes.\n\nBo: No.\nRemarks: none\njob coach one: Well.\n")
    (tmp_path / "sources.tsv").write_text(
        "transcript_id\tfile\tspeaker\tparticipant_id\trole\nINT1\ta.txt\tjob coach one\tP1\t\n"
        "INT1\ta.txt\tRemarks\t\tnobody\nINT2\tb.txt\tBo\tP2\t\n"
    )
    assert main([str(tmp_path / "a.txt"), "--sources", str(tmp_path / "sources")]) == 0
    shown = capsys.readouterr().out.splitlines()[1:]
    assert shown == ["speaker\tturns\tfirst\tlisted", "job coach one\t2\tline 1\tyes", "Bo\t1\tline 3\tno"]


def test_a_study_without_a_sheet_shows_its_labels_too(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("I: Hello.\n")
    assert main([str(tmp_path / "a.txt"), "--sources", str(tmp_path / "sources")]) == 0
    shown = capsys.readouterr()
    assert "I\t1\tline 1\tno" in shown.out
    assert "without the sheet of sources" in shown.err
