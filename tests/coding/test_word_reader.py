"""Word files that came back: what coders and programs do to them, and what each comes to."""

import json

import pytest

from coding.small_study import SAID, issue_to, round_of
from coding.word_files import BODY, NOTES, WordReturned, bytes_of, issued_word_file, made, w
from themetrail.coding.deliveries import delivered_files, places_of, resolve_deliveries
from themetrail.coding.reading import read_round
from themetrail.contracts.errors import StudyError

ENTRY = round_of("C1-", "C2-")
TEXT = {f"{name}-{turn:03d}": text for name, turns in SAID.items() for turn, (_, text) in enumerate(turns)}


class Round:
    """A round that is issued with Word files, and what is read of those that came back."""

    def __init__(self, folder):
        self.folder = folder
        self.issue = issue_to(folder / "r1/issued", ENTRY)
        self.issued = {
            (coder, name): issued_word_file(self.issue, coder, name, folder / "r1/issued")
            for coder in ("C1", "C2")
            for name in SAID
        }

    def file(self, coder="C1", name="INT1"):
        return WordReturned(self.issued[coder, name])

    def read(self, file, **how):
        """Decisions, assignments, counts and what stands beside, of a file of C1."""
        path = file.save(self.folder / "C1.docx", **how)
        return read_round(self.issue, {"C1": [str(path)]})

    def codes(self, file, **how):
        """Of each code that was given: the segment, the words, the code and the memo."""
        decisions = self.read(file, **how)[0]
        own = decisions[decisions["action"] == "own"]
        return sorted(
            (row.segment_id, TEXT[row.segment_id][row.start : row.end], row.code_id, row.memo)
            for row in own.itertuples()
        )

    def told(self, file, **how):
        with pytest.raises(StudyError) as problem:
            self.read(file, **how)
        return problem.value.what


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    return Round(tmp_path_factory.mktemp("study"))


def test_comments_are_decisions_on_the_words_below_them(study):
    file = study.file()
    file.say("INT1-001", "time -- so soon", "I ask first now")
    file.say("INT1-004", "Everything: Listening first; #forms\nShe laughs when she says it, twice.")
    assert study.codes(file) == [
        ("INT1-001", "I ask first now", "time", "so soon"),
        ("INT1-004", TEXT["INT1-004"], "forms", "She laughs when she says it, twice."),
        ("INT1-004", TEXT["INT1-004"], "listen", "She laughs when she says it, twice."),
    ]


def test_a_file_that_came_back_was_read_whole(study):
    file = study.file()
    file.say("INT1-003", "time")
    _, assignments, counts, _ = study.read(file)
    own = assignments[assignments["coder_id"] == "C1"]
    statuses = dict(zip(own["segment_id"], own["status"], strict=True))
    assert statuses == {
        **{"INT1-001": "no_code", "INT1-003": "coded", "INT1-004": "no_code"},
        **dict.fromkeys(["INT2-001", "INT2-002", "INT2-003"], "unseen"),
    }
    assert counts["rows_in"] == 3 == counts["rows_decided"]


def test_behind_stop_here_nothing_is_seen_but_what_is_coded(study):
    file = study.file(name="INT2")
    file.say("INT2-001", "stop here")
    file.say("INT2-003", "time")
    _, assignments, counts, _ = study.read(file)
    own = assignments[(assignments["coder_id"] == "C1") & assignments["segment_id"].str.startswith("INT2")]
    assert list(own["status"]) == ["no_code", "unseen", "coded"]
    assert (counts["rows_in"], counts["rows_decided"], counts["rows_unmarked"]) == (3, 2, 1)


def test_a_file_without_any_comment_was_read_only_where_it_says_so(study):
    assert "no comment stands in this file" in study.told(study.file())
    file = study.file()
    file.say("INT1-000", "seen")  # on a question
    assert set(study.read(file)[0]["action"]) == {"seen"}


def test_words_over_several_segments_are_a_decision_on_each_that_they_say_something_of(study):
    file = study.file(name="INT2")
    first, last = file.place("INT2-001")[0] + 1, file.place("INT2-003")[1]
    number = file.comment("time")
    file.on_words(number, first, last)
    assert [one[1] for one in study.codes(file)] == ["m.", TEXT["INT2-002"], "Hm."]
    decisions = study.read(file)[0]
    own = decisions[decisions["action"] == "own"]
    assert list(own["segment_id"]) == ["INT2-001", "INT2-002", "INT2-003"] and set(own["span"]) == {"w-1"}


def test_a_full_stop_that_is_touched_is_not_meant(study):
    file = study.file(name="INT2")
    number = file.comment("time")
    file.on_words(number, file.place("INT2-001")[1] - 1, file.place("INT2-002")[1])
    assert study.codes(file) == [("INT2-002", TEXT["INT2-002"], "time", "")]


def test_comments_nest_and_overlap(study):
    file = study.file()
    file.say("INT1-001", "time", "It was good. I ask first")
    file.say("INT1-001", "forms", "ask first now, and")
    file.say("INT1-001", "listen", "first")
    assert {one[1:3] for one in study.codes(file)} == {
        ("It was good. I ask first", "time"),
        ("ask first now, and", "forms"),
        ("first", "listen"),
    }


def test_ranges_through_links_tables_and_controls(study):
    file = study.file()
    file.say("INT1-001", "time", "ask first")
    paragraph = file.run_of("INT1-001").getparent()
    pieces = [one for one in paragraph if one.tag in (w("r"), w("commentRangeStart"), w("commentRangeEnd"))]
    link = made("<w:hyperlink w:anchor='x'/>")
    pieces[3].addprevious(link)
    for one in pieces[3:5]:  # a link that begins before the end of the range
        link.append(one)
    table = made("<w:tbl><w:tr><w:tc/></w:tr></w:tbl>")
    paragraph.addprevious(table)
    control = made("<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent/></w:sdt>")
    table[0][0].append(control)
    control[1].append(paragraph)
    assert study.codes(file) == [("INT1-001", "ask first", "time", "")]


def test_a_range_from_one_paragraph_and_cell_to_another(study):
    file = study.file(name="INT2")
    number = file.comment("time")
    file.on_words(number, file.place("INT2-001")[0] + 1, file.place("INT2-002")[1])
    for segment_id in ("INT2-001", "INT2-002"):
        paragraph = file.run_of(segment_id).getparent()
        table = made("<w:tbl><w:tr><w:tc/></w:tr></w:tbl>")
        paragraph.addprevious(table)
        table[0][0].append(paragraph)
    assert [one[0] for one in study.codes(file)] == ["INT2-001", "INT2-002"]


def test_an_end_that_is_missing_is_where_the_sign_of_the_comment_stands(study):
    file = study.file()
    file.say("INT1-001", "time", "ask first")
    [end] = file.body.iter(w("commentRangeEnd"))
    end.getparent().remove(end)
    assert study.codes(file) == [("INT1-001", "ask first", "time", "")]


@pytest.mark.parametrize("left", [(), ("commentRangeEnd",)])
def test_where_only_the_sign_is_left_the_whole_segment_is_meant(study, left):
    file = study.file()
    file.say("INT1-001", "time", "ask first")
    for name in {"commentRangeStart", "commentRangeEnd"} - {*left}:
        [mark] = file.body.iter(w(name))
        mark.getparent().remove(mark)
    assert study.codes(file) == [("INT1-001", TEXT["INT1-001"], "time", "")]


def test_a_sign_behind_the_last_letter_of_a_segment_is_on_it(study):
    file = study.file()
    file.say("INT1-001", "time", TEXT["INT1-001"])
    [start] = file.body.iter(w("commentRangeStart"))
    start.getparent().remove(start)
    assert study.codes(file) == [("INT1-001", TEXT["INT1-001"], "time", "")]


def test_a_comment_whose_words_are_gone_is_told(study):
    file = study.file()
    file.say("INT1-003", "time")
    file.comment("forms")
    assert "the words that this comment was on are gone; write it anew" in study.told(file)


def test_answers_are_memos_and_a_thread_that_is_open_is_unsure(study):
    file = study.file()
    first = file.say("INT1-001", "time", "ask first", author="Author")
    file.comment("I do not think so.\nSee turn 3.", parent=first, author="Somebody else")
    other = file.say("INT1-003", "forms", of="resolved")
    file.comment("Agreed.", parent=other)
    decisions = study.read(file)[0]
    own = decisions[decisions["action"] == "own"]
    assert list(own["memo"]) == ["Reply: I do not think so. See turn 3.", "Reply: Agreed."]
    assert list(own["unsure"]) == ["yes", "no"]


def test_answers_that_nothing_links_are_comments_of_their_own(study):
    def file():
        file = study.file()
        first = file.say("INT1-001", "time")
        answer = file.comment("forms", parent=first)
        file.on_words(answer, *file.place("INT1-001"))
        return file

    both = [("INT1-001", TEXT["INT1-001"], code, "") for code in ("forms", "time")]
    assert study.codes(file(), threads=False) == both
    assert study.codes(file(), without=[1]) == both
    assert study.codes(file(), without=[0]) == [("INT1-001", TEXT["INT1-001"], "time", "Reply: forms")]


def test_answers_in_a_circle_are_lost_nowhere(study):
    file = study.file()
    first = file.say("INT1-001", "time")
    file.say("INT1-003", "forms", parent=first)
    file._threads[0] = file._threads[0].replace("w15:done", 'w15:paraIdParent="00010000" w15:done')
    assert len(study.codes(file)) == 1 and study.codes(file)[0][3].startswith("Reply: ")


def test_answers_to_answers_are_of_one_thread_however_deep(study):
    file = study.file()
    last = file.say("INT1-001", "time")
    for number in range(1500):
        last = file.comment(f"No. {number}", parent=last)
    file._threads.reverse()
    [coded] = study.codes(file)
    assert coded[2] == "time" and coded[3].count("Reply: ") == 1500


def test_who_wrote_a_comment_says_nothing(study):
    file = study.file("C2")
    file.say("INT1-001", "time", author="C1")
    file.say("INT1-003", "forms", author="Nathalie Rochat")
    path = file.save(study.folder / "C2.docx")
    decisions = read_round(study.issue, {"C2": [str(path)]})[0]
    assert set(decisions["coder_id"]) == {"C2"}
    assert "Rochat" not in decisions.to_csv()


def test_a_new_code_is_proposed_and_a_highlight_is_listed(study):
    file = study.file()
    file.say("INT1-001", "Fear of falling -- twice", "ask first")
    file.run_of("INT1-004").insert(0, made('<w:rPr><w:highlight w:val="yellow"/></w:rPr>'))
    file.run_of("INT1-003").insert(0, made('<w:rPr><w:shd w:val="clear" w:fill="FFFF00"/></w:rPr>'))
    file.say("INT1-003", "time")
    *_, beside = study.read(file)
    columns = ["what", "segment_id", "start", "end", "name", "memo"]
    assert list(beside.proposals[columns].fillna(-1).itertuples(index=False, name=None)) == [
        ("new_code", "INT1-001", 15, 24, "Fear of falling", "twice"),
        ("marked", "INT1-004", 0, len(TEXT["INT1-004"]), "", ""),
    ]


def test_a_note_without_a_code_is_a_memo_where_it_stands(study):
    file = study.file()
    file.say("INT1-001", "She hesitates for a long time here.", "It was good")
    file.say("INT1-000", "A question that leads them, I would say.")
    decisions, *_, beside = study.read(file)
    assert decisions.loc[decisions["memo"] != "", ["segment_id", "start", "end", "action"]].values.tolist() == [
        ["INT1-001", 0, len("It was good"), "seen"]
    ]
    assert beside.proposals[["what", "transcript_id", "memo"]].values.tolist() == [
        ["transcript_memo", "INT1", "A question that leads them, I would say."]
    ]


def test_unsure_and_quotes(study):
    file = study.file()
    file.say("INT1-001", "time\nunsure\nquote me", "ask first")
    file.say("INT1-004", "unsure\nnever quote")
    decisions, *_, beside = study.read(file)
    assert decisions.loc[decisions["action"] == "own", "unsure"].tolist() == ["yes"]
    columns = ["segment_id", "start", "end", "unsure", "quote"]
    assert beside.marks[columns].values.tolist() == [
        ["INT1-001", 15, 24, "yes", "quote_me"],
        ["INT1-004", 0, len(TEXT["INT1-004"]), "yes", "never_quote"],
    ]


def test_all_that_is_wrong_is_told_at_once_with_comment_and_turn(study):
    file = study.file()
    file.say("INT1-000", "time")
    file.say("INT1-001", "Too litle time")
    file.say("INT1-004", "Too litle time\nforms; Rochat")
    what = study.told(file)
    assert "did you mean 'time'? (comment 2 at turn 1, comment 3 at turn 4)" in what
    assert (
        "a code is given here to words that are not for this coder to code" in what and "(comment 1 at turn 0)" in what
    )
    assert "several codes seem to stand here" in what and "Rochat" not in what


def test_what_tracked_changes_take_out_is_still_there(study):
    file = study.file()
    file.say("INT1-001", "time", "ask first")
    inside = next(one for one in file.body.iter(w("t")) if one.text == "ask first").getparent()
    struck = made("<w:del w:id='9' w:author='x'/>")
    inside.addprevious(struck)
    struck.append(inside)
    for one in inside.iter(w("t")):
        one.tag = w("delText")
    inside.addnext(made("<w:ins w:id='10'><w:r><w:t xml:space='preserve'> ,</w:t></w:r></w:ins>"))
    assert study.codes(file) == [("INT1-001", "ask first", "time", "")]
    assert study.read(file)[2]["texts_changed"] == 1


@pytest.mark.parametrize("around", ["<w:ins w:id='9'>{}</w:ins>", "{}"])
def test_words_typed_into_the_text_are_told_with_their_turn(study, around):
    typed = around.format("<w:r><w:t xml:space='preserve'> [CODE: Rochat]</w:t></w:r>")
    file = study.file()
    file.say("INT1-004", "time")
    file.run_of("INT1-003").getparent().append(made(typed))
    what = study.told(file)
    assert "words were typed into the text (turn 3)" in what and "Rochat" not in what


@pytest.mark.parametrize("at", ["INT1-000", "INT1-001"])
def test_changed_words_of_a_turn_are_told(study, at):
    file = study.file()
    file.say("INT1-004", "time")
    piece = file.run_of(at)[-1]
    piece.text = piece.text.replace("was", "was not")
    assert f"the words of turn {int(at[-1])} are not those that were issued" in study.told(file)


def test_what_programs_do_to_letters_changes_nothing(study):
    file = study.file()
    file.say("INT1-003", "time", "what my boss")
    first = file.run_of("INT1-001")[-1]
    first.text = first.text.replace("good. I", "good.\u00a0 I").replace("first", "fi\u00adrst")
    file.say("INT1-001", "forms", "now")
    assert [one[1] for one in study.codes(file)] == ["now", "what my boss"]


def test_bookmarks_that_are_lost_are_not_needed(study):
    file = study.file(name="INT2")
    file.say("INT2-003", "time")
    file.say("INT2-002", "forms", "many forms")
    for name in ("bookmarkStart", "bookmarkEnd"):
        for one in list(file.body.iter(w(name))):
            one.getparent().remove(one)
    assert [one[:3] for one in study.codes(file)] == [
        ("INT2-002", "many forms", "forms"),
        ("INT2-003", "Hm.", "time"),
    ]


def test_without_bookmarks_a_turn_that_may_be_one_of_two_is_told(study):
    file = study.file(name="INT2")
    file.say("INT2-002", "time")
    paragraph = file.run_of("INT2-003").getparent()
    for name in ("bookmarkStart", "bookmarkEnd"):
        for one in list(file.body.iter(w(name))):
            one.getparent().remove(one)
    paragraph.addnext(made("<w:p><w:r><w:t>Hm.</w:t></w:r></w:p>"))
    assert "the words of turn 3 are not those that were issued" in study.told(file)


def test_properties_that_are_lost_stand_in_a_line_of_the_text(study):
    file = study.file()
    file.say("INT1-001", "time")
    del file.parts["docProps/custom.xml"]
    assert len(study.codes(file)) == 1
    [line] = [one for one in file.body.iter(w("t")) if (one.text or "").startswith("Round: ")]
    line.text = "mine"
    assert "does not say whose it is" in study.told(file)


def test_a_file_of_another_round_coder_or_issue(study):
    for name, said in (("round", "another round"), ("coder", "another coder"), ("issue", "not issued in round")):
        file = study.file()
        file.say("INT1-001", "time")
        before = {"round": ">r1<", "coder": ">C1<", "issue": f">{study.issue.digest}<"}[name]
        content = file.parts["docProps/custom.xml"].decode()
        file.parts["docProps/custom.xml"] = content.replace(before, ">x9<").encode()
        assert said in study.told(file), name


@pytest.mark.parametrize(
    ("part", "content", "said"),
    [
        (NOTES, b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "declares a document type or entities"),
        ("../evil.xml", b"<x/>", "holds a path that leads out of it"),
        (BODY, b"<w:document", "is damaged"),
        (NOTES, b'<x xmlns:w="y"><w:comment w:id="0"/><w:comment w:id="0"/></x>', "two comments of this file have one"),
        (NOTES, b"<w:comments", "is damaged"),
        ("WORD/document.xml", b"<x/>", "two parts of this DOCX file have one name"),
        ("word/commentsExtended.xml", b"\0", "is damaged"),
        ("word/footnotes.xml", b'<x xmlns:w="y"><w:t>Words</w:t></x>', "there are words in headers, footers or notes"),
    ],
)
def test_hostile_and_damaged_files(study, part, content, said):
    file = study.file()
    file.say("INT1-001", "time")
    path = file.save(study.folder / "C1.docx")
    path.write_bytes(bytes_of(file.parts | {part: content}))
    with pytest.raises(StudyError, match=said):
        read_round(study.issue, {"C1": [str(path)]})


def test_a_member_that_states_too_much_is_not_opened(study, monkeypatch):
    monkeypatch.setattr("themetrail.office.archive_guard.MOST_BYTES", 1000)
    file = study.file()
    file.say("INT1-001", "time")
    assert "unpacks to far more" in study.told(file)


def test_files_may_have_any_name_and_one_is_of_one_transcript(study, tmp_path):
    study = Round(tmp_path)
    returned = tmp_path / "r1/returned"
    for number, name in enumerate(("INT2", "INT1")):
        file = study.file(name=name)
        file.say(f"{name}-003", "time")
        file.save(returned / f"Nathalie Rochat {number}.docx")
    found = resolve_deliveries([ENTRY], ["r1"], tmp_path)
    files = delivered_files(found, "r1")
    assert [file.rpartition("/")[2] for file in files["C1"]] == ["C1_INT1.docx", "C1_INT2.docx"]
    assert dict(zip(found["coder_id"], found["status"], strict=True)) == {"C1": "delivered", "C2": "awaited"}
    decisions, assignments, *_ = read_round(study.issue, files, places=places_of(found, b""))
    assert set(decisions.loc[decisions["action"] == "own", "segment_id"]) == {"INT1-003", "INT2-003"}
    assert (assignments.loc[assignments["coder_id"] == "C1", "status"] != "unseen").all()

    file = study.file(name="INT1")
    file.say("INT1-001", "forms")
    file.say("INT1-003", "forms")
    file.save(returned / "C1.docx")
    with pytest.raises(StudyError) as problem:
        resolve_deliveries([ENTRY], ["r1"], tmp_path)
    assert "there are 2 exports of C1 on INT1: C1.docx (of 2 comments) and file 3 of 3" in problem.value.what
    assert "C1.docx has the most comments; keep it alone" in problem.value.what
    assert "Rochat" not in str(problem.value)


def test_a_desk_and_word_files_of_one_coder_are_two_kinds(study, tmp_path):
    from coding.desk_files import export_of, write_export

    study = Round(tmp_path)
    file = study.file()
    file.say("INT1-001", "time")
    file.save(tmp_path / "r1/returned/a.docx")
    write_export(tmp_path / "r1/returned/b.json", export_of(study.issue, "C1"))
    with pytest.raises(StudyError, match="files of C1 of two kinds"):
        resolve_deliveries([ENTRY], ["r1"], tmp_path)
    assert json.loads((tmp_path / "r1/returned/b.json").read_text())["coder_id"] == "C1"
