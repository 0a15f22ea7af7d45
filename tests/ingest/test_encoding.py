"""Encodings: each that occurs in practice gives the same characters, and what is no text is said to be none."""

import pytest

from themetrail.contracts.errors import StudyError

TALK = "Helen Weiss: Où est-ce, là-bas?\r\nSandra Keller: Au café – “peut-être”…\r\n"
EXPECTED = [("Helen Weiss", "Où est-ce, là-bas?"), ("Sandra Keller", "Au café – “peut-être”…")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_recognised(said, encoding):
    assert said("a.txt", TALK.encode(encoding)) == EXPECTED


def test_named_encoding_comes_first(said):
    assert said("a.txt", TALK.encode("mac_roman"), encodings=["mac_roman"]) == EXPECTED


def test_decomposed_letters_are_composed_and_old_line_ends_read(said):
    assert said("a.txt", "I: cafe\u0301\rP1: yes\r") == [("I", "caf\u00e9"), ("P1", "yes")]


@pytest.mark.parametrize(
    "content",
    [
        bytes(range(256)) * 3,
        b"I: a\x00b\n",
        b"PK\x03\x04 I: hello",
        b"%PDF-1.7 I: hello",
        b"\xd0\xcf\x11\xe0 I: hello",
        b"\xef\xbb\xbfI: \xff\xfe\n",
    ],
)
def test_no_text(read, content):
    with pytest.raises(StudyError, match="INT1: the file is "):
        read("a.txt", content)
