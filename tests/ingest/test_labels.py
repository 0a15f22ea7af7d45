"""Labels told from sentences that hold a colon."""

import pytest

from themetrail.ingest.labels import Head, head_of
from themetrail.ingest.suspicion import looks_like_label


@pytest.mark.parametrize(
    ("line", "label", "rest"),
    [
        ("Helen Weiss: Good morning.", "Helen Weiss", " Good morning."),
        ("  Helen\u00a0 Weiss : Bonjour", "Helen Weiss", " Bonjour"),
        ("\ufeffHelen Weiss: after an invisible mark", "Helen Weiss", " after an invisible mark"),
        ("P1: 10:30 is too early", "P1", " 10:30 is too early"),
        ("- Helen Weiss: dialogue in captions", "Helen Weiss", " dialogue in captions"),
        ("Helen Weiss： full width", "Helen Weiss", " full width"),
        ("Helen Weiss:", "Helen Weiss", ""),
    ],
)
def test_label_and_rest(line, label, rest):
    head = head_of(line)
    assert (head.label, head.rest) == (label, rest)


@pytest.mark.parametrize(
    ("line", "times"),
    [
        ("[00:00:01] Helen Weiss: a", (1.0, None)),
        ("Helen Weiss [00:00:05]: a", (5.0, None)),
        ("Helen Weiss (0:12): a", (12.0, None)),
        ("00:10 Helen Weiss: a", (10.0, None)),
        ("[00:13.5 --> 00:15.0] Helen Weiss: a", (13.5, 15.0)),
        ("Helen Weiss   0:03", (3.0, None)),
    ],
)
def test_stamps_around_a_label(line, times):
    head = head_of(line)
    assert (head.label, head.start_s, head.end_s) == ("Helen Weiss", *times)


@pytest.mark.parametrize(
    "line", ["**Helen Weiss:** yes", "**Helen Weiss**: yes", "__Helen Weiss__: yes", "*Helen Weiss*: yes"]
)
def test_emphasised_labels_of_markdown(line):
    head = head_of(line, markdown=True)
    assert (head.label, head.rest.strip()) == ("Helen Weiss", "yes")


@pytest.mark.parametrize("line", ["no colon here", "", ": begins with one", "x" * 200 + ": far away"])
def test_lines_without_a_label(line):
    assert head_of(line) is None


@pytest.mark.parametrize(
    "label",
    [
        "Bob",
        "B",
        "P2",
        "Dr. Egger",
        "Marie de la Tour",
        "JOB COACH",
        "speaker 2",
        "interviewer",
        "Weiss, Helen",
        "Head of Unit",
    ],
)
def test_what_looks_like_a_label(label):
    assert looks_like_label(Head(label, " words"))


@pytest.mark.parametrize(
    "label",
    [
        "He said",
        "and then my boss told me",
        "The thing is",
        "What he said was this",
        'She asked "why"',
        "I mean it... no",
    ],
)
def test_what_looks_like_a_sentence(label):
    assert not looks_like_label(Head(label, " words"))


@pytest.mark.parametrize(("label", "rest"), [("At 10", "30 we left"), ("https", "//example.org"), ("C", "\\temp")])
def test_a_colon_inside_something_is_no_label(label, rest):
    assert not looks_like_label(Head(label, rest))


def test_repetition_and_one_line_a_turn_make_a_sentence_suspect():
    assert looks_like_label(Head("Job coach", " yes"), repeated=True)
    assert looks_like_label(Head("Job coach", " yes"), line_a_turn=True)
    assert looks_like_label(Head("Bob", "Yes"))
