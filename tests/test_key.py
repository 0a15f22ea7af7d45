"""The study's key is read as it was written, or told what is wrong with it."""

import pytest

from themetrail.contracts.errors import StudyError
from themetrail.key import read_key


def test_a_key_is_32_bytes_in_hexadecimal(tmp_path):
    file = tmp_path / "study.key"
    file.write_text("0a" * 32 + "\n")
    assert read_key(file) == bytes([10]) * 32


@pytest.mark.parametrize("content", ["0a" * 31, "0a" * 33, "0a" * 31 + "xy", ""])
def test_what_is_no_key_is_told(tmp_path, content):
    file = tmp_path / "study.key"
    file.write_text(content)
    with pytest.raises(StudyError) as caught:
        read_key(file)
    assert str(caught.value) == f"{file}: the study's key must be 64 hexadecimal digits"


def test_a_key_that_is_gone_is_to_be_put_back(tmp_path):
    with pytest.raises(StudyError, match="another key gives other pseudonyms"):
        read_key(tmp_path / "study.key")
