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
    with pytest.raises(StudyError, match="INT1(?:, line 1)?: the file is "):
        read("a.txt", content)


@pytest.mark.parametrize(
    ("encoding", "bad", "lines"),
    [("cp1252", "Théa", "line 2"), ("cp1252", "naïve “so”", "line 2"), ("mac_roman", "Théa", "line 2")],
)
def test_utf8_with_bytes_of_another_encoding_names_their_lines(read, encoding, bad, lines):
    content = "I: Où est Théa ?\n".encode() + f"P1: {bad}\n".encode(encoding) + "I: Là-bas.\n".encode()
    with pytest.raises(StudyError, match=f"INT1, {lines}: the file is UTF-8, but some bytes"):
        read("a.txt", content)
    with pytest.raises(StudyError, match="INT1, line 1(?: and 3)?: characters here were garbled"):
        read("a.txt", content, encodings=[encoding])


def test_capitals_before_closing_marks_are_no_utf8(said):
    talk = "I: «CLARTÉ» und SPASS, weiß… Spaß“ ENTRÉ’ Ä–Ö\nP1: Déjà vu.\n"
    assert said("a.txt", talk.encode("cp1252"))[1] == ("P1", "Déjà vu.")


def test_an_encoding_of_the_study_leaves_its_utf8_files_alone(said):
    assert said("a.txt", TALK.encode(), encodings=["cp1252"]) == EXPECTED


@pytest.mark.parametrize("twice", ["cp1252", "latin-1"])
@pytest.mark.parametrize("word", ["Théa", "Ångström", "Zoë", "Škoda", "voilà", "I’m", "Łódź", "中文", "Юлия"])
def test_what_was_garbled_before_is_said(read, twice, word):
    bytes_ = word.encode()
    try:
        garbled = bytes_.decode(twice)
    except UnicodeDecodeError:
        garbled = bytes_.decode("latin-1")
    with pytest.raises(StudyError, match="INT1, line 3: characters here were garbled"):
        read("a.txt", f"I: Hello.\nP1: Yes,\nit was {garbled} there.\n")


def test_a_lost_letter_is_said(read):
    with pytest.raises(StudyError, match="INT1, line 1(?: and 3)?: characters here were garbled"):
        read("a.txt", "I: Th\ufffda came.\n")


@pytest.mark.parametrize(
    "text", ["NÃO", "MANHÃ…", "«ÂGE»", "Ñandú", "ÅÄÖ", "IRMÃ”", "Â", "â€", "50 €", "Ü“ so “Ö”", "90 °C", "½"]
)
def test_rare_letters_are_not_garbled(said, text):
    assert said("a.txt", f"I: {text} so\n") == [("I", f"{text} so")]


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("الباحثة: كيف كان يومك؟", "ليلى حداد: سألت أولاً وانتظرت. لا، لم يكن هناك وقت!"),
        ("מראיין: איך היה היום?", "נועה לוי: שאלתי קודם. לא היה זמן!"),
        ("采访者：你今天怎么样？", "王小明：我先听他们说。不够！"),
        ("聞き手：今日はどうでしたか？", "佐藤花子：まず話を聞きました。「もう疲れた。」"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_talk_in_other_scripts_is_read_letter_for_letter(said, asked, answered, encoding):
    lines = [asked, answered]
    pairs = [tuple(part.strip() for part in line.replace("：", ":").split(":", 1)) for line in lines]
    assert said("a.txt", "\n\n".join(lines).encode(encoding), labels=tuple(who for who, _ in pairs)) == pairs


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1255", "מראיין: איך היה היום?"),
        ("cp1251", "Ирина: мы долго ждали ответа."),
        ("cp1253", "Ελένη: περίμενα πολύ."),
        ("cp1256", "ليلى حداد: سألت أولاً وانتظرت. لا، لم يكن هناك وقت!"),
        ("gb18030", "王小明: 我先听他们说。不够！我们等了很久，没有人回答。"),
        ("shift_jis", "佐藤花子: まず話を聞きました。もう疲れた。"),
    ],
)
def test_another_script_is_not_taken_for_the_letters_of_western_europe(said, encoding, text):
    with pytest.raises(StudyError, match="another script|not recognised"):
        said("a.txt", (text + "\n" + text).encode(encoding))
    assert (
        said("a.txt", text.encode(encoding), labels=(text.split(":")[0],), encodings=[encoding])[0][1]
        == text.split(": ")[1]
    )
