"""No file makes a reader take very long: what is searched for is bounded, whatever stands in the text."""

import time

import pytest

SECONDS = 10  # of the processor: each takes a fraction of a second; what is guarded against takes minutes
CUE = "00:00:01.000 --> 00:00:02.000\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", "I: a\n" + " " * 200_000 + "b\n"),
        ("a.txt", "I: a" + " " * 200_000 + "b\n"),
        ("a.txt", "I: a\n" + "[00:00:01] " * 20_000 + "b\n"),
        ("a.txt", "I: " + "x " * 1_000_000),
        ("a.md", "I: a\n" + "*" * 200_000 + "b\n"),
        ("a.vtt", f"WEBVTT\n\n{CUE}<v I>" + "<v" + "." * 50_000 + "\n"),
        ("a.vtt", f"WEBVTT\n\n{CUE}<v I>" + "<c." * 50_000 + "\n"),
        ("a.srt", f"1\n{CUE}I: yes" + "\n" * 50_000 + "x\n"),
        ("a.srt", f"1\n{CUE}I: yes" + "<font " * 50_000 + "x\n"),
        ("a.rtf", "{\\rtf1 I: yes" + "{\\field{" * 20_000 + "}" * 40_001),
        ("a.otr", '{"text": "I: ' + "<b>x</b>" * 20_000 + '"}'),
        ("a.json", '[{"speaker": "I", "text": "a", "start": 1' + "0" * 400 + "}]"),
        ("a.json", "[" + '{"speaker": "I", "text": "a"},' * 20_000 + '{"speaker": "I", "text": "a"}]'),
        ("a.cha", "@Begin\n*I:\t" + "\x151_2" * 50_000 + "a_" * 50_000 + "\n"),
        ("a.txt", "Title\nnoScribe\n" + "(" * 100_000 + "\nI: a\n"),
        ("a.txt", "I: a" + "\tb" * 100_000 + "\n"),
    ],
)
def test_bounded(said, name, content):
    begun = time.process_time()
    assert [who for who, _ in said(name, content)] == ["I"]
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.rtf", "{\\rtf1 I: " + "\\'e9\\u233?" * 100_000 + "}"),
        ("a.rtf", "{\\rtf1 I: a" + "{" * 100_000 + "}" * 100_001),
        ("a.txt", "I: a\n" + ("said " * 30 + ": b\n") * 5_000),
        ("a.txt", "I: a\n" + "(" * 100_000 + "\n" + "Ã" * 100_000 + "\n"),
        ("a.txt", "I: a\n" + "00:00:01 - " * 20_000 + "\n" + "P " * 100_000 + "\n"),
    ],
)
def test_bounded_too(said, name, content):
    begun = time.process_time()
    assert {who for who, _ in said(name, content)} == {"I"}
    assert time.process_time() - begun < SECONDS
