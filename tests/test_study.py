"""A study's sheets: what they say, and each mistake in them as one clear sentence that names no transcript's file."""

import json

import pytest

from study_of_two import MANIFEST, PARTICIPANTS, SOURCES, TRANSCRIPTS, read, study_of_two
from themetrail.contracts.coding import DELIVERIES
from themetrail.contracts.errors import StudyError
from themetrail.new_study import new_study


@pytest.fixture
def folder(tmp_path):
    return study_of_two(tmp_path / "study")


def test_files_that_no_sheet_names_are_counted_without_those_of_programs(folder):
    assert read(folder).files_in_no_sheet == 0
    for name in ("carl.txt", "interviews/dora.docx", ".DS_Store", "._ann.txt"):
        (folder / "data/transcripts" / name).parent.mkdir(exist_ok=True)
        (folder / "data/transcripts" / name).write_bytes(b"x")
    assert read(folder).files_in_no_sheet == 2


@pytest.mark.parametrize(("there", "named"), [("Zoé", "Zoe\u0301"), ("ZOE", "zoe"), ("zoe 1", "zoe  1")])
def test_a_name_that_only_looks_the_same_is_said_to(folder, there, named):
    (folder / "data/transcripts/bob.txt").rename(folder / f"data/transcripts/{there}.txt")
    (folder / "data/private/sources.tsv").write_text(SOURCES.replace("bob.txt", f"{named}.txt"), encoding="utf-8")
    with pytest.raises(StudyError, match="in how accents are kept") as problem:
        read(folder)
    assert there not in str(problem.value)


def test_a_batch_follows_from_the_id_alone(folder):
    before = read(folder, batches=50).batch_of
    (folder / "config/transcripts.tsv").write_text(TRANSCRIPTS + "INT3\tinterviews\ten\t3\n")
    with (folder / "data/private/sources.tsv").open("a") as sheet:
        sheet.write("INT3\tann3.txt\tAnn\tP1\t\n")
    (folder / "data/transcripts/ann3.txt").write_text("Ann: Again.\n")
    after = read(folder, batches=50).batch_of
    assert {name: after[name] for name in before} == before


@pytest.mark.parametrize(
    ("batches", "names"), [(1, {"b00"}), (8, {"b00-b07"}), (25, {"b00-b09", "b10-b19", "b20-b24"})]
)
def test_batches_are_bundled_by_their_numbers(folder, batches, names):
    study = read(folder, batches=batches)
    assert set(study.bundles) <= names
    assert [batch for bundle in study.bundles.values() for batch in bundle] == study.batches
    for name, bundle in study.bundles.items():
        first, _, last = name.partition("-")
        assert all(first <= batch <= (last or first) for batch in bundle)


@pytest.mark.parametrize("unit", ["sentence", "window"])
def test_a_batch_is_cut_alone_where_a_model_finds_the_sentences(folder, unit):
    study = read(folder, unit=unit, batches=101)
    assert study.bundles == {batch: [batch] for batch in study.batches}


def test_the_digest_of_a_batch_changes_with_its_sources_and_only_with_them(folder):
    def digests():
        study = read(folder, batches=50)
        return {name: study.digest_of_sources(batch) for name, batch in study.batch_of.items()}

    before = digests()
    (folder / "data/transcripts/bob.txt").write_text("Bob: Hello again.\n")
    after = digests()
    assert before["INT1"] == after["INT1"]
    assert before["INT2"] != after["INT2"]


def test_what_a_withdrawal_takes_out_of_prior_data_follows_what_they_are_called(folder):
    assert read(folder).digest_of_withdrawn == ""
    left = PARTICIPANTS.replace("participant_id\tlabel\n", "participant_id\tlabel\twithdrawn\n")
    left = left.replace("1\nP2", "1\t2024-06-01\nP2").replace("Job Coach 2\n", "Job Coach 2\t\n")
    (folder / "config/participants.tsv").write_text(left)
    before = read(folder).digest_of_withdrawn
    assert before == read(folder).digest_of_withdrawn
    (folder / "data/private/sources.tsv").write_text(SOURCES.replace("\tBob\t", "\tBobby\t"))
    assert read(folder).digest_of_withdrawn == before  # of somebody who stays
    (folder / "data/private/sources.tsv").write_text(SOURCES.replace("\tAnn\t", "\tAnna\t"))
    named = read(folder).digest_of_withdrawn
    (folder / "data/private/sources.tsv").write_text(SOURCES)
    (folder / "config/participants.tsv").write_text(left.replace("Job Coach 1", "Coach 1"))
    assert len({before, named, read(folder).digest_of_withdrawn}) == 3


@pytest.mark.parametrize(
    ("file", "content", "says"),
    [
        (
            "config/transcripts.tsv",
            TRANSCRIPTS + "INT1\tinterviews\ten\t3\n",
            "row 4: this row of transcripts repeats row 2 (transcript_id INT1)",
        ),
        ("config/transcripts.tsv", TRANSCRIPTS.replace("INT2", "../x"), "row 3, column 'transcript_id'"),
        (
            "config/transcripts.tsv",
            TRANSCRIPTS.replace("fr\t2", "fr\t1"),
            "row 3, column 'collected_order': INT1 (row 2), another",
        ),
        (
            "data/private/sources.tsv",
            SOURCES + "INT1\tbob.txt\tX\t\tother\n",
            "INT1 has two different files, this one and that of row 2",
        ),
        ("data/private/sources.tsv", SOURCES + "INT1\tann.txt\tAnn\t\tother\n", "repeats row 2 (transcript_id INT1)"),
        (
            "config/participants.tsv",
            PARTICIPANTS + "\n\nP2\tNurse\n",
            "row 6: this row of participants repeats row 3 (participant_id P2)",
        ),
        (
            "config/participants.tsv",
            "participant_id\tlabel\nAnn\tA\nAnn\tB\n",
            "row 3: this row of participants repeats row 2; ",
        ),
        ("data/private/sources.tsv", SOURCES.replace("bob.txt", "gone.txt"), "row 4, column 'file'"),
        ("data/private/sources.tsv", SOURCES.replace("bob.txt", "../../x"), "without the folders above that"),
        ("data/private/sources.tsv", SOURCES.replace("bob.txt", "../transcripts/bob.txt"), "without the folders above"),
        ("data/private/sources.tsv", SOURCES.replace("bob.txt", "/etc/hosts"), "without the folders above that"),
        ("data/private/sources.tsv", SOURCES.replace("bob.txt", "data/transcripts/bob.txt"), "in another place"),
        ("data/private/sources.tsv", SOURCES.replace("bob.txt", "C:\\talks\\Bob.txt"), "in another place"),
        ("data/private/sources.tsv", SOURCES.replace("bob.txt", "bob"), "goes on with an ending (as .docx)"),
        ("data/private/sources.tsv", SOURCES.replace("bob.txt", f"{'n' * 300}.txt"), "is not in the folder"),
        (
            "config/participants.tsv",
            "participant_id\tlabel\nP1\tAide-soignante diplo\u0302me\u0301e\nP2\tAide-soignante dipl\xf4m\xe9e\n",
            "row 3, column 'label': another participant has the same label (row 2)",
        ),
        ("data/private/sources.tsv", SOURCES.replace("bob.txt", "Bob .txt"), "is not in the folder of transcripts"),
        ("data/private/sources.tsv", SOURCES.replace("bob.txt", "BOB.txt"), "differs in capitals alone"),
        ("data/private/sources.tsv", SOURCES.replace("bob.txt", "~$bob.txt"), "what programs keep for themselves"),
        ("data/private/sources.tsv", SOURCES.replace("P2", "P9"), "not in the sheet of participants"),
        ("data/private/sources.tsv", SOURCES.replace("interviewer", "boss"), "row 3, column 'role'"),
        (
            "data/private/sources.tsv",
            SOURCES.replace("Bob\tP2", "Bob\t"),
            "row 4, column 'role': needs a participant_id, or the role interviewer or other (or nobody, where this is",
        ),
        (
            "data/private/sources.tsv",
            SOURCES.replace("P2\t", "P2\tother"),
            "row 4: a speaker with a participant_id has the role participant, or none given",
        ),
        (
            "data/private/sources.tsv",
            SOURCES + "INT1\tann.txt\tAnn :\t\tother\n",
            "row 5, column 'speaker': stands for",
        ),
        ("data/private/sources.tsv", SOURCES + "INT1\tann.txt\t:\t\tother\n", "row 5, column 'speaker': this label"),
        (
            "data/private/sources.tsv",
            SOURCES.replace("bob.txt", "ann.txt"),
            "row 4, column 'file': the file named here is",
        ),
        ("data/private/sources.tsv", SOURCES.replace("bob.txt", "./ann.txt"), "another transcript (row 2)"),
        ("data/private/study.key", "abc\n", "64 hexadecimal digits"),
    ],
)
def test_a_mistake_in_a_sheet_names_file_and_row(folder, file, content, says):
    (folder / file).write_text(content)
    with pytest.raises(StudyError) as caught:
        read(folder)
    assert says in str(caught.value)
    assert file in str(caught.value)
    assert "gone" not in str(caught.value)


@pytest.mark.parametrize(
    ("target", "says"),
    [("bob.txt", "is not in the folder of transcripts"), ("gone.txt", "is not in the"), ("../../x", "lies outside")],
)
def test_a_link_that_leads_nowhere_in_a_circle_or_out_of_the_folder_is_told(folder, target, says):
    (folder / "x").write_text("I: Hello.\n")
    (folder / "data/transcripts/bob.txt").unlink()
    (folder / "data/transcripts/bob.txt").symlink_to(target)
    with pytest.raises(StudyError, match=says):
        read(folder)


def test_a_job_of_a_run_does_not_look_for_every_transcript_again(folder):
    (folder / "data/transcripts/bob.txt").unlink()
    with pytest.raises(StudyError, match="the file of transcript INT2 is not in the folder"):
        read(folder)
    assert len(read(folder, look_for_files=False).transcripts) == 2


def test_a_transcript_without_a_source_is_named(folder):
    (folder / "config/transcripts.tsv").write_text(TRANSCRIPTS + "INT3\tinterviews\ten\t3\n")
    with pytest.raises(StudyError, match="sources.tsv: the transcript INT3 has no row here"):
        read(folder)


def test_a_new_study_never_overwrites(folder):
    with pytest.raises(StudyError, match="not empty"):
        new_study(folder)


def test_a_new_study_has_a_key_of_its_own_that_only_its_owner_reads(tmp_path):
    keys = []
    for name in ("a", "b"):
        new_study(tmp_path / name)
        key = tmp_path / name / "data/private/study.key"
        assert key.stat().st_mode & 0o077 == 0
        keys.append(key.read_text())
        others = [file.name for file in key.parent.iterdir() if file.stat().st_mode & 0o077]
        assert others == []
    assert keys[0] != keys[1]


def test_a_new_study_asks_for_its_transcripts(tmp_path):
    new_study(tmp_path / "study")
    with pytest.raises(StudyError, match=r"transcripts\.xlsx.*no transcript is listed here yet"):
        read(tmp_path / "study")


@pytest.mark.parametrize(
    ("sheet", "old", "new", "said"),
    [
        (
            "config/transcripts.tsv",
            "INT2\tinterviews",
            "INT2\tInterviews",
            "row 3, column 'group': this differs from row 2 only in capital",
        ),
        ("config/transcripts.tsv", "\tfr\t", "\tFrench\t", "row 3, column 'language': must be a language code"),
        ("config/participants.tsv", "Job Coach 2", "job  coach 1", r"row 3, column 'label': .* same label \(row 2\)"),
        ("config/participants.tsv", "Job Coach 2", "\u2066Job Coach 1\u2069", r"row 3, column 'label': .* same label"),
        ("config/participants.tsv", "Job Coach 2", "2 hcaoC\u202e boJ", r"row 3, column 'label': .*around \(U\+202E\)"),
    ],
)
def test_a_value_that_would_do_harm_later_is_told_at_once(folder, sheet, old, new, said):
    path = folder / sheet
    path.write_text(path.read_text().replace(old, new))
    with pytest.raises(StudyError, match=said):
        read(folder)


@pytest.mark.parametrize("given", ["no", "yes", "12.3.2024", "2024-13-01"])
def test_nobody_is_withdrawn_by_a_word_that_is_no_date(folder, given):
    (folder / "config/participants.tsv").write_text(
        f"participant_id\tlabel\twithdrawn\nP1\tJob Coach 1\t{given}\nP2\tJob Coach 2\t2024-06-01\n"
    )
    with pytest.raises(StudyError, match="row 2, column 'withdrawn': must be a date written YYYY-MM-DD, or empty"):
        read(folder)


def test_the_date_of_a_talk_is_a_date(folder):
    header, *rows = TRANSCRIPTS.splitlines()
    dated = [f"{header}\tdate", f"{rows[0]}\t2024-03-12", f"{rows[1]}\tin May"]
    (folder / "config/transcripts.tsv").write_text("\n".join(dated) + "\n")
    with pytest.raises(StudyError, match="row 3, column 'date': must be a date"):
        read(folder)


@pytest.mark.parametrize("how", ["copy", "link", "hard link"])
def test_one_file_under_two_names_is_refused(folder, how):
    ann, bob = (folder / "data/transcripts" / name for name in ("ann.txt", "bob.txt"))
    bob.unlink()
    if how == "copy":
        bob.write_bytes(ann.read_bytes())
    elif how == "link":
        bob.symlink_to(ann.name)
    else:
        bob.hardlink_to(ann)
    with pytest.raises(StudyError, match=r"row 4, column 'file': .* another transcript \(row 2\)") as caught:
        read(folder)
    assert "bob" not in str(caught.value).lower()


def test_a_label_that_is_nobody_needs_no_participant(folder):
    (folder / "data/private/sources.tsv").write_text(SOURCES + "INT1\tann.txt\tNote\t\tnobody\n")
    assert list(read(folder).sources["role"]) == ["", "interviewer", "", "nobody"]


def test_the_file_of_a_talk_of_which_nobody_is_left_may_have_been_destroyed(folder):
    (folder / "config/participants.tsv").write_text(
        "participant_id\tlabel\twithdrawn\nP1\tJob Coach 1\t2024-06-01\nP2\tJob Coach 2\t\n"
    )
    before = read(folder, batches=1)
    assert (before.ended, before.withdrawn_from) == (["INT1"], {"INT1": ["P1"]})
    (folder / "data/transcripts/ann.txt").unlink()
    after = read(folder, batches=1)
    assert after.digest_of_sources("b00") == before.digest_of_sources("b00")
    (folder / "data/transcripts/bob.txt").unlink()
    with pytest.raises(StudyError, match="the file of transcript INT2"):
        read(folder)


def test_a_round_of_whose_transcripts_nobody_is_left_ends(folder):
    def rounds(*withdrawn):
        rows = "".join(f"{who}\tJob Coach {who}\t{'2024-06-01' * (who in withdrawn)}\n" for who in ("P1", "P2"))
        (folder / "config/participants.tsv").write_text("participant_id\tlabel\twithdrawn\n" + rows)
        coders = [{"coder_id": "C1"}, {"coder_id": "C2"}]
        names = [{"name": "r1", "coders": coders}, {"name": "r2", "coders": coders, "transcripts": ["INT1"]}]
        study = read(folder, coding={"rounds": names})
        return [entry.name for entry in study.open_rounds], study

    assert rounds()[0] == ["r1", "r2"]
    assert rounds("P1")[0] == ["r1"]
    assert rounds("P1", "P2")[0] == []
    issued = folder / "data/rounds/r1/issued"
    issued.mkdir(parents=True)
    (issued / "manifest.json").write_text(json.dumps(MANIFEST))
    (issued / "segments.csv").write_text(
        "segment_id,participant_id,transcript_id\nINT1-0000,P1,INT1\nINT1-0001,,INT1\nINT2-0000,P2,INT2\n"
    )
    given = "coder_id,segment_id\nC1,INT1-0000\nC1,INT1-0001\nC2,INT1-0000\nC2,INT2-0000\n"
    (issued / "assignments.csv").write_text(given)
    assert rounds()[1].without_work == set()
    names, study = rounds("P1")
    assert names == ["r1"]
    assert study.without_work == {("r1", "C1")}
    assert dict(zip(study.deliveries["coder_id"], study.deliveries["status"], strict=True)) == {
        "C1": "nothing_left",
        "C2": "awaited",
    }, "C2 alone has something to code"
    assert not study.is_complete and not study.is_coded
    assert rounds("P1", "P2")[1].is_complete


def test_the_deliveries_table_alone_says_who_has_delivered(folder):
    """One who has nothing left to code counts neither way, and jobs that run elsewhere read what was found."""
    issued, returned = folder / "data/rounds/r1/issued", folder / "data/rounds/r1/returned"
    issued.mkdir(parents=True)
    returned.mkdir()
    (issued / "manifest.json").write_text(json.dumps(MANIFEST))

    def study(*, main=True):
        rounds = [{"name": name, "coders": [{"coder_id": "C1"}, {"coder_id": "C2"}]} for name in ("r1", "r2")]
        return read(folder, main, coding={"rounds": rounds}, deliveries=folder / "deliveries.csv")

    def state(one):
        return one.is_coded, one.is_complete

    assert state(study()) == (False, False)
    (folder / "data/rounds/r1/adjudication.csv").write_text("segment_id\n")
    assert state(study()) == (False, False), "an adjudication is no coder's file"
    (returned / "c1.csv").write_text("coder_id\n")
    assert state(study()) == (True, False)
    then = study().deliveries
    (returned / "C2.xlsx").write_bytes(b"PK")
    assert state(study()) == (True, True), "r2 is not issued, and nobody is waited for in it"
    assert state(study(main=False)) == (True, True)
    DELIVERIES.write(then, folder / "deliveries.csv")
    assert state(study(main=False)) == (True, False)
    assert state(study()) == (True, True)
    (returned / "who.csv").write_text("")
    with pytest.raises(StudyError, match="bears the name of no coder"):
        assert study().deliveries.empty


def test_groups_that_are_compared_are_groups_of_transcripts(folder):
    with pytest.raises(StudyError, match=r"transcripts.tsv, column 'group': themes.compare .* the group 'talks', "):
        read(folder, compare=[["interviews", "talks"]])


def test_names_with_blanks_are_ids_wherever_they_stand(folder):
    (folder / "config/transcripts.tsv").write_text(
        TRANSCRIPTS.replace("INT1", "INT 1").replace("INT2", "INT  2").replace("interviews", "Focus groups")
    )
    (folder / "config/participants.tsv").write_text(PARTICIPANTS.replace("P1", "P 1"))
    (folder / "data/private/sources.tsv").write_text(
        SOURCES.replace("INT1", "INT 1").replace("INT2", "INT_2").replace("P1", "P\u00a01")
    )
    coders = [{"coder_id": "Coder A", "groups": ["Focus groups"], "transcripts": ["INT 1"]}]
    rounds = [{"name": "round 1", "coders": coders, "consensus": "primary", "primary": "Coder A"}]
    study = read(folder, coding={"rounds": rounds})
    assert list(study.transcripts["transcript_id"]) == ["INT_1", "INT_2"] == sorted(study.sources["transcript_id"])[1:]
    assert (study.groups, list(study.participants["participant_id"])) == (["Focus_groups"], ["P_1", "P2"])
    (entry,) = study.configuration.coding.rounds
    (coder,) = entry.coders
    assert (entry.name, entry.primary, coder.coder_id) == ("round_1", "Coder_A", "Coder_A")
    assert (coder.groups, coder.transcripts) == (["Focus_groups"], ["INT_1"])


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("INT 1", "INT_1", r"row 3: this row of transcripts repeats row 2 \(transcript_id INT_1\)"),
        ("INT 1", "int 1", "row 3, column 'transcript_id': this differs from row 2 only in capital letters"),
        ("INT 1", "INT/2", "row 3, column 'transcript_id': may hold only letters, .* write INT_2"),
        ("INT 1", "Entrétien 2", "row 3, column 'transcript_id': .*; write Entretien_2"),
        ("INT 1", "../2", "row 3, column 'transcript_id': may hold only letters[^;]*$"),
        ("INT 1", "Zoë Muster", "row 3, column 'transcript_id': may hold only letters[^;]*$"),
    ],
)
def test_ids_that_cannot_be_are_told_with_the_right_form_and_nobodys_name(folder, first, second, said):
    sheet = TRANSCRIPTS.replace("INT1", first).replace("INT2", second)
    (folder / "config/transcripts.tsv").write_text(sheet)
    with pytest.raises(StudyError, match=said) as told:
        read(folder)
    assert "Muster" not in str(told.value)


def test_an_id_whose_zeros_a_spreadsheet_has_dropped_is_told_with_the_one_that_is_meant(folder):
    def changed(old, new):
        (folder / "config/transcripts.tsv").write_text(TRANSCRIPTS.replace("INT1", "01"))
        (folder / "config/participants.tsv").write_text(PARTICIPANTS.replace("P1", "007"))
        sources = SOURCES.replace("INT1", "01").replace("P1", "007")
        (folder / "data/private/sources.tsv").write_text(sources.replace(old, new))

    changed("", "")
    assert "01" in set(read(folder).transcripts["transcript_id"])
    for old, new, meant in (("01\t", "1\t", "01"), ("007", "7", "007")):
        changed(old, new)
        with pytest.raises(StudyError, match=f"but {meant} is: a spreadsheet .* as Text and type {meant} again"):
            read(folder)
