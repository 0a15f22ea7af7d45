"""Names of files for the texts of a project of another program, whatever its names are."""

from types import SimpleNamespace

import pytest

from themetrail.commands.unpack import named


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Interview 1.docx", "Interview 1"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\y.docx", "y"),
        ("..", "text 1"),
        ("/", "text 1"),
        ("ann\u202etxt.exe", "ann_txt"),  # seen as annexe.txt
        ("a\u200bb", "a_b"),
        ("a\0b\nc\ud800", "a_b_c_"),
        ("  .hidden", "hidden"),
        ("x" * 400, "x" * 60),
        ("語" * 400 + ".txt", "語" * 60),
    ],
)
def test_a_name_is_one_that_every_file_system_takes_and_everybody_reads(name, file):
    (found,) = named([SimpleNamespace(name=name)])
    assert found == file and len(f"{found}.txt".encode()) < 255


def test_two_long_names_stay_two():
    assert len(named([SimpleNamespace(name="x" * length) for length in (100, 101, 102)])) == 3
