"""Disagreements settled in Word: what the file shows, what its answers come to, and what is said where they are not
certain."""

import re

import pandas as pd
import pytest
from lxml import etree

from coding.small_study import book, round_of, segments
from coding.test_adjudication_desk import GIVEN, IDS, MEMO, data_of, study
from coding.word_files import WordReturned, made, w
from office.libreoffice import saved_again
from themetrail.codebook_changes import CodebookChanges
from themetrail.coding.adjudication import read_adjudication
from themetrail.coding.carrying import carry_adjudications
from themetrail.coding.consensus import votes_of
from themetrail.coding.deliveries import delivered_files, places_of, resolve_deliveries
from themetrail.coding.desk.adjudication import write_adjudication_desk
from themetrail.coding.disagreements import RoundToSettle, disagreements_of, memos_of, settled_so_far
from themetrail.coding.labels import CodeNames
from themetrail.coding.rounds import judged_in_word
from themetrail.coding.sheets.word_adjudication import ToJudge, write_word_adjudications
from themetrail.configuration.coding import Round
from themetrail.contracts.errors import StudyError

FIND = CodeNames(book()).find


def written(folder, *, key=b"", settled=None, issued_ids=None, given=GIVEN, language="english"):
    """The file of each transcript of a round with these codings."""
    talk, codings, decisions, assignments = study(given)
    found = disagreements_of(votes_of(codings, assignments), decisions, talk, book())
    to_settle = RoundToSettle("r1", "abc123", found, issued_ids or {one: one for one in IDS}, settled or {}, "A1")
    to_judge = ToJudge.of(to_settle, codings=codings, memos=memos_of(decisions), key=key, language=language)
    paths = {name: folder / f"{name}.docx" for name in ("INT1", "INT2", "INT9")}
    write_word_adjudications(paths, to_judge, talk, book(), title="A study")
    return paths


def read(path, issued=IDS):
    return read_adjudication(path, "r1", "abc123", FIND, issued)


def rulings(path, **how):
    table, _ = read(path, **how)
    columns = ["segment_id", "code_id", "decision", "reason", "decided_by"]
    return sorted(table[columns].itertuples(index=False, name=None))


def told(path):
    with pytest.raises(StudyError) as problem:
        read(path)
    assert "\n" not in str(problem.value)
    return problem.value.what


@pytest.fixture
def file(tmp_path):
    return WordReturned(written(tmp_path)["INT1"])


@pytest.fixture
def back(tmp_path):
    return tmp_path / "back.docx"


def asked(file, segment_id, code):
    return file.commented(f"To settle: {segment_id} \u00b7 {book().names[code]} [{code}]")


def test_the_comments_of_all_coders_stand_at_their_words_in_one_file(file):
    lines = ["".join(element.itertext()) for element in _comments(file)]
    assert sorted(line for line in lines if "To settle" in line) == [
        "\u25b8 To settle: INT1-001 \u00b7 Listening first [listen] \u00b7 1 of 2 gave it",
        "\u25b8 To settle: INT1-001 \u00b7 Too little time [time] \u00b7 1 of 2 gave it",
    ]
    on = {
        line.partition(": ")[2]: file.text()[slice(*place)] for line, place in _places(file) if "To settle" not in line
    }
    assert on[f"Listening first [listen] -- {MEMO}"] == "I ask first"
    assert on["Too little time [time]"] == segments().set_index("segment_id").at["INT1-004", "text"]
    assert sum("Too little time [time]" in line and "Coder" in line for line in lines) == 3  # two of them agree


def test_a_memo_without_a_code_hangs_on_the_whole_segment(tmp_path):
    talk, codings, decisions, assignments = study()
    found = disagreements_of(votes_of(codings, assignments), decisions, talk, book())
    to_settle = RoundToSettle("r1", "abc123", found, {one: one for one in IDS}, {}, "A1")
    memos = {**memos_of(decisions), ("r1", "C1", "INT1-003"): "is this irony?"}
    to_judge = ToJudge.of(to_settle, codings=codings, memos=memos, key=b"")
    paths = {"INT1": tmp_path / "INT1.docx"}
    write_word_adjudications(paths, to_judge, talk, book(), title="A study")
    file = WordReturned(paths["INT1"])
    (place,) = [place for line, place in _places(file) if "is this irony?" in line]
    assert file.text()[slice(*place)] == talk.set_index("segment_id").at["INT1-003", "text"]


def test_each_comment_and_each_segment_begins_and_ends_once(file):
    for begins, ends in (("commentRangeStart", "commentRangeEnd"), ("bookmarkStart", "bookmarkEnd")):
        begun, ended = ([one.get(w("id")) for one in file.body.iter(w(name))] for name in (begins, ends))
        assert begun and sorted(begun) == sorted(ended) and len(set(begun)) == len(begun)
    referred = [one.get(w("id")) for one in file.body.iter(w("commentReference"))]
    assert len(set(referred)) == len(referred) == len(_comments(file))


@pytest.mark.parametrize(
    ("language", "keep", "drop"), [("french", "Garder", "écarter"), ("german", "Behalten", "verwerfen")]
)
def test_a_file_in_another_language_is_answered_in_it(tmp_path, back, language, keep, drop):
    settled = {("INT1-001", "time"): ("keep", "A1", "so far")}
    file = WordReturned(written(tmp_path, language=language, settled=settled)["INT1"])
    file.parts.pop("docProps/custom.xml")  # then the line above the conversation says what the file is
    lines = {number: "".join(element.itertext()) for number, element in enumerate(_comments(file))}
    said = {
        code: number
        for number, line in lines.items()
        for code in ("listen", "time")
        if f"[{code}]" in line and "INT1-001" in line
    }
    file.comment(f"{keep} -- deux fois", parent=said["listen"])
    file.say("INT1-004", f"{drop} forms")
    file.save(back)
    assert rulings(back) == [
        ("INT1-001", "listen", "keep", "deux fois", "A1"),
        ("INT1-001", "time", "keep", "so far", "A1"),
        ("INT1-004", "forms", "drop", "", "A1"),
    ]


def _comments(file):
    return etree.fromstring(file.parts["word/comments.xml"])


def _places(file):
    """Each comment as it was written, and where its words stand in the text of the runs."""
    starts, ends, at = {}, {}, 0
    for one in file.body.iter():
        if one.tag == w("commentRangeStart"):
            starts[one.get(w("id"))] = at
        elif one.tag == w("commentRangeEnd"):
            ends[one.get(w("id"))] = at
        elif one.tag == w("t"):
            at += len(one.text or "")
    for element in _comments(file):
        marked = element.get(w("id"))
        yield "".join(element.itertext()), (starts[marked], ends[marked])


def test_coders_bear_the_letters_that_they_bear_on_the_desk(tmp_path):
    key = b"k"
    talk, codings, decisions, assignments = study()
    found = disagreements_of(votes_of(codings, assignments), decisions, talk, book())
    to_settle = RoundToSettle("r1", "abc123", found, {one: one for one in IDS}, {})
    page = tmp_path / "desk.html"
    write_adjudication_desk(page, to_settle, book(), codings=codings, segments=talk, title="A", key=key)
    on_desk = {
        (one["id"], coder["who"], mark[0])
        for one in data_of(page)["segments"]
        for coder in one["coders"]
        for mark in coder["marks"]
    }
    for name, path in written(tmp_path, key=key).items():
        if name == "INT9":
            continue
        file = WordReturned(path)
        for who, (code, segment_id) in _given_in(file, {"INT1": ("INT1-001",), "INT2": ("INT2-002",)}[name]):
            assert (segment_id, who, code) in on_desk
    shown = WordReturned(written(tmp_path, key=None)["INT1"])
    assert {who for who, _ in _given_in(shown, ("INT1-001",))} == {"C1", "C2"}


def _given_in(file, ids):
    for line, (start, _) in _places(file):
        for segment_id in ids:
            first, last = file.place(segment_id)
            if first <= start < last and "To settle" not in line:
                who, _, said = line.removeprefix("\u25b8 ").partition(": ")
                yield who, (said.partition("[")[2].partition("]")[0], segment_id)


def test_answers_are_adjudications(file, back):
    file.answer(asked(file, "INT1-001", "time"), "Keep -- =She says so\ntwice")
    file.answer(asked(file, "INT1-001", "listen"), "drop")
    file.say("INT1-004", "keep #forms -- nobody saw it\ndrop Too little time [time]", "never enough")
    file.save(back)
    assert rulings(back) == [
        ("INT1-001", "listen", "drop", "", "A1"),
        ("INT1-001", "time", "keep", "=She says so; twice", "A1"),
        ("INT1-004", "forms", "keep", "nobody saw it", "A1"),
        ("INT1-004", "time", "drop", "", "A1"),
    ]
    assert read(back)[1] == {"settled": 4, "left_open": 0}


def test_an_answer_to_a_coder_is_about_what_that_coder_gave(file, back):
    file.answer(file.commented(f"Listening first [listen] -- {MEMO}"), "keep")
    file.save(back)
    assert rulings(back) == [("INT1-001", "listen", "keep", "", "A1")]
    assert read(back)[1] == {"settled": 1, "left_open": 1}


def test_a_line_in_the_comment_that_asks_is_an_answer_and_what_is_unanswered_stays_open(file, back, tmp_path):
    number = asked(file, "INT1-001", "time")
    file._comments[number] = file._comments[number].replace(
        "</w:p></w:comment>", "</w:p><w:p><w:r><w:t>drop -- the boss</w:t></w:r></w:p></w:comment>"
    )
    file.save(back)
    assert rulings(back) == [("INT1-001", "time", "drop", "the boss", "A1")]
    assert rulings(written(tmp_path)["INT2"]) == [] and read(written(tmp_path)["INT2"])[1]["left_open"] == 1
    assert read(written(tmp_path)["INT9"])[1] == {"settled": 0, "left_open": 0}


def test_what_is_said_where_it_is_asked_is_the_reason_of_what_is_decided_elsewhere(file, back):
    file.answer(asked(file, "INT1-001", "listen"), "She does not ask here")
    file.say("INT1-001", "drop Listening first [listen] -- see below", "I ask first")
    file.save(back)
    assert rulings(back) == [("INT1-001", "listen", "drop", "see below; She does not ask here", "A1")]


def test_answers_whose_threads_a_program_lost_say_themselves_what_they_are_of(file, back):
    parent = asked(file, "INT1-001", "time")
    answer = file.answer(parent, "keep time -- twice")
    file.on_words(answer, *file.place("INT1-001"))
    file.save(back, threads=False)
    assert rulings(back) == [("INT1-001", "time", "keep", "twice", "A1")]
    file._comments[answer] = file._comments[answer].replace("keep time", "keep")
    file.save(back, threads=False)
    assert "say which code is to be kept or dropped (comment" in told(back)


def test_saved_again_by_libreoffice_it_is_read_alike(file, back, tmp_path):
    for code in ("time", "listen"):
        answer = file.answer(asked(file, "INT1-001", code), f"keep {code} -- in L\u00e9man")
        file.on_words(answer, *file.place("INT1-001"))
    file.save(back)
    expected = rulings(back)
    assert len(expected) == 2 and rulings(saved_again(back, "docx", tmp_path)) == expected


def test_what_was_settled_stands_in_the_next_file_and_can_be_settled_anew(file, back, tmp_path):
    file.answer(asked(file, "INT1-001", "time"), "keep -- twice")
    file.say("INT1-004", "keep forms -- unseen", "never")
    file.save(back)
    table, _ = read(back)
    so_far = settled_so_far(carry_adjudications(table, CodebookChanges()), "r1")
    next_one = written(tmp_path, settled=so_far)["INT1"]
    assert read(next_one)[0].equals(table)
    again = WordReturned(next_one)
    again.answer(asked(again, "INT1-001", "time"), "drop -- once")
    again.save(back)
    assert rulings(back) == [
        ("INT1-001", "time", "drop", "once", "A1"),
        ("INT1-004", "forms", "keep", "unseen", "A1"),
    ]


def test_a_segment_that_has_become_several_is_asked_about_once_under_its_issued_id(tmp_path, back):
    ids = dict.fromkeys(IDS[:3], "OLD-1") | dict.fromkeys(IDS[3:], "OLD-2")
    file = WordReturned(written(tmp_path, issued_ids=ids)["INT1"])
    first, last = file.place("OLD-1")
    said = segments().set_index("segment_id")["text"]
    assert file.text()[first:last].startswith(said["INT1-001"]) and file.text()[first:last].endswith(said["INT1-004"])
    file.answer(asked(file, "OLD-1", "time"), "keep")
    file.save(back)
    assert rulings(back, issued=["OLD-1", "OLD-2"]) == [("OLD-1", "time", "keep", "", "A1")]


def test_all_that_is_not_certain_is_told_at_once_with_its_comment(file, back):
    time, listen = asked(file, "INT1-001", "time"), asked(file, "INT1-001", "listen")
    file.answer(time, "keep because she says so")
    file.answer(listen, "I am not sure, ask Rochat")
    file.say("INT1-003", "see page 3", "my boss")
    file.say("INT1-003", "see page 4", "my boss")
    at = file.text().index("the training?")  # what nobody codes
    file.on_words(file.comment("keep time"), at, at + 12)
    file.save(back)
    what = told(back)
    assert (
        "what stands behind 'keep' is no code of the codebook of this round; a reason stands behind -- (comment" in what
    )
    assert (
        what.count("what is written here settles nothing; write 'keep' or 'drop'") == 1 and "the whole file" not in what
    )
    assert re.search(r"behind -- the reason \(comment \d+, comment \d+\)", what)
    assert "it is not certain of which words this is said" in what and "Rochat" not in what

    lonely = WordReturned(file_path(file, back))
    lonely.answer(asked(lonely, "INT1-001", "listen"), "I am not sure")
    lonely.save(back)
    assert told(back).startswith("a reason needs a decision: 'keep' or 'drop' (comment")


def file_path(file, back):
    """The file as it was written, anew."""
    return written(back.parent)["INT1"]


def test_two_answers_to_one_question_and_a_talk_that_was_closed_without_one(file, back):
    number = asked(file, "INT1-001", "time")
    file.answer(number, "keep")
    file.answer(number, "drop")
    file.save(back)
    assert "repeats comment" in told(back)
    closed = WordReturned(file_path(file, back))
    number = asked(closed, "INT1-001", "time")
    closed._threads[number] = closed._threads[number].replace('done="0"', 'done="1"')
    closed.save(back)
    assert "marked as resolved and nobody says how" in told(back) and "on INT1-001" in told(back)


@pytest.mark.parametrize("change", ["text", "inserted", "comment", "deleted"])
def test_what_was_changed_beside_the_answers_is_told(file, back, change):
    if change == "text":
        piece = next(one for one in file.body.iter(w("t")) if "I ask first" in (one.text or ""))
        piece.text = piece.text.replace("ask", "asked")
    elif change == "inserted":
        run = file.run_of("INT1-001")
        run.addnext(made("<w:ins w:id='99' w:author='x'><w:r><w:t>drop this</w:t></w:r></w:ins>"))
    else:
        number = file.commented(MEMO)
        file._comments[number] = file._comments[number].replace("Not sure", "DROP")
        if change == "deleted":
            del file._comments[number], file._threads[number]
    file.save(back)
    expected = "words were typed into the text" if change in ("text", "inserted") else "was changed or deleted"
    assert expected in told(back)


def test_files_of_another_round_issue_or_kind(file, back, tmp_path):
    file.answer(asked(file, "INT1-001", "time"), "keep")
    file.save(back)
    with pytest.raises(StudyError, match="another issue of round 'r1'"):
        read_adjudication(back, "r1", "d2", FIND, IDS)
    assert len(read_adjudication(back, "r1", "d2", FIND, IDS, ["abc123"])[0]) == 1
    with pytest.raises(StudyError, match="not of the adjudication of round 'r2'"):
        read_adjudication(back, "r2", "abc123", FIND, IDS)
    del file.parts["docProps/custom.xml"]
    file.save(back)
    assert len(rulings(back)) == 1  # the line above the conversation says what it is
    _put(tmp_path / "r1/returned/C1.docx", back)
    with pytest.raises(StudyError, match="a Word file of an adjudication; put it into the folder 'adjudication'"):
        resolve_deliveries([round_of("C1-", "C2-")], ["r1"], tmp_path)


def _put(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.read_bytes())


def test_they_come_back_under_any_name_one_of_each_transcript(file, back, tmp_path):
    file.answer(asked(file, "INT1-001", "time"), "keep")
    file.save(back)
    place, entry = tmp_path / "r1/adjudication", [round_of("C1-", "C2-")]
    _put(place / "Nathalie Rochat.docx", back)
    _put(place / "INT2.docx", written(tmp_path)["INT2"])
    found = resolve_deliveries(entry, ["r1"], tmp_path)
    files = delivered_files(found, "r1")["adjudication"]
    assert [name.rpartition("/")[2] for name in files] == ["adjudication_INT1.docx", "adjudication_INT2.docx"]
    at = places_of(found, b"")
    assert [len(read_adjudication(name, "r1", "abc123", FIND, IDS, at=at[name])[0]) for name in files] == [1, 0]

    _put(place / "INT1 copy.docx", back)
    with pytest.raises(StudyError) as problem:
        resolve_deliveries(entry, ["r1"], tmp_path)
    assert "there are 2 exports of adjudication on INT1" in str(problem.value) and "Rochat" not in str(problem.value)
    assert "INT1 copy.docx" in str(problem.value)
    (place / "INT1 copy.docx").unlink()
    _put(tmp_path / "r1/adjudication.json", back)
    with pytest.raises(StudyError, match="keep one kind"):
        resolve_deliveries(entry, ["r1"], tmp_path)


def test_a_file_is_written_of_each_transcript_that_several_coders_are_given():
    talks = pd.DataFrame([{"transcript_id": name, "group": "a"} for name in ("T1", "T2", "T3")])
    coders = [{"coder_id": "C1"}, {"coder_id": "C2", "transcripts": ["T3", "T1"]}]
    entry = {"name": "r1", "coders": coders, "adjudicator": {"adjudicator_id": "A1", "word": True}}
    assert judged_in_word(Round.model_validate(entry), talks, 1) == ["T1", "T3"]
    assert judged_in_word(Round.model_validate(entry | {"transcripts": ["T2", "T3"]}), talks, 1) == ["T3"]
    assert judged_in_word(Round.model_validate(entry | {"adjudicator": {"adjudicator_id": "A1"}}), talks, 1) == []
    with pytest.raises(ValueError, match="needs an `adjudicator_id` where it has `word`"):
        Round.model_validate(entry | {"adjudicator": {"word": True}})


def test_the_same_disagreements_give_the_same_bytes(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    for name, path in written(tmp_path / "a").items():
        assert path.read_bytes() == written(tmp_path / "b")[name].read_bytes()
