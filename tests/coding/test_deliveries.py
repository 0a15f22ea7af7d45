"""Which files of which coder are there, and what is said of files that are called otherwise."""

import pytest

from coding.small_study import issue_to, round_of
from themetrail.coding.deliveries import (
    coders_of,
    delivered_files,
    delivered_splits,
    resolve_deliveries,
    settled_anchors,
)
from themetrail.contracts.errors import StudyError

ROUNDS = [round_of("C1", "C2"), round_of("C1", name="r2")]


def _return(folder, *names, place="r1/returned"):
    (folder / place).mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / place / name).write_bytes(name.encode())


def _state(deliveries):
    return {(row.round, row.coder_id): row.status for row in deliveries.itertuples()}


def test_each_coder_of_each_round_has_a_state(tmp_path):
    _return(tmp_path, "c1.XLSX", ".~lock.C1.xlsx#", "~$C1.xlsx")
    deliveries = resolve_deliveries(ROUNDS, ["r1"], tmp_path)
    assert _state(deliveries) == {
        ("r1", "C1"): "delivered",
        ("r1", "C2"): "awaited",
        ("r2", "C1"): "not_issued",
    }
    assert delivered_files(deliveries, "r1") == {"C1": [(tmp_path / "r1/returned/c1.XLSX").as_posix()]}
    assert len(deliveries["digest"].iloc[0]) == 64


def test_an_adjudication_and_anchors_are_delivered_beside_the_coders(tmp_path):
    _return(tmp_path, "adjudication.xlsx", "anchors.csv", place="r1")
    deliveries = resolve_deliveries(ROUNDS, ["r1"], tmp_path)
    assert set(delivered_files(deliveries, "r1")) == {"adjudication", "anchors"}
    assert settled_anchors(["r1", "r2"], tmp_path) == {"r1": (tmp_path / "r1/anchors.csv").as_posix()}
    _return(tmp_path, "adjudication.csv", place="r1")
    with pytest.raises(StudyError, match="twice, also as adjudication.csv"):
        resolve_deliveries(ROUNDS, ["r1"], tmp_path)
    _return(tmp_path, "anchors.xlsx", place="r1")
    with pytest.raises(StudyError, match="twice, also as anchors.csv"):
        settled_anchors(["r1"], tmp_path)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["Nathalie_Rochat.xlsx"], "bears the name of no coder of the round; .* such as C1.xlsx"),
        (["C1 (1).xlsx"], "a file here is called as a copy of C1's, which is not there; call it C1.xlsx"),
        (["C1.xlsx", "C1.csv"], "two files of C1, C1.csv and C1.xlsx; keep one"),
        (["C1.xlsx", "C1.csv", "C1.ods"], "three files of C1, C1.csv and C1.ods and C1.xlsx; keep one"),
        (["C1.xls"], "neither XLSX, .*; open it in the program that wrote it and save it as XLSX"),
        (["C1_final.xlsx"], "C1_final.xlsx bears the name of no coder .*; if it is the work of C1, call it C1.xlsx;"),
        (["C1.xlsx", "C1 part 2.xlsx"], "C1 part 2.xlsx bears .*; what it holds of C1's work goes into the one file"),
        (
            ["C1.xlsx", "C2.csv", "notes.txt"],
            "the one file that ends in .txt bears .*; keep elsewhere what is no coder",
        ),
        (["C1.xlsx.xlsx"], "a file here is called as a copy of C1's, which is not there; call it C1.xlsx"),
        (["C1.html"], "neither XLSX, .*; where it is the page of the desk, it holds no codings: .*'Save file'"),
        (["C1.zip"], "neither XLSX, .*; unpack it, and put here what is in it"),
        ([".C1.xlsx.icloud"], "the file of C1 is in iCloud and not on this computer; choose Download Now"),
        (["C1.pdf"], "the file of C1 is neither XLSX, CSV, JSON, DOCX nor QDPX"),
    ],
)
def test_a_file_that_is_called_otherwise_is_told_without_its_name(tmp_path, names, said):
    _return(tmp_path, *names)
    with pytest.raises(StudyError, match=f"round r1: .*{said}") as told:
        resolve_deliveries(ROUNDS, ["r1"], tmp_path)
    assert "Rochat" not in str(told.value) and "(1)" not in str(told.value)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.mkdir(), "what is called as the file of C1 is a folder; put the file itself here"),
        (lambda path: path.symlink_to(path.parent / "nowhere"), "the file of C1 is a link to a file that is not there"),
    ],
)
def test_what_only_looks_like_a_delivery_is_not_awaited_in_silence(tmp_path, make, said):
    _return(tmp_path)
    make(tmp_path / "r1/returned/C1.xlsx")
    with pytest.raises(StudyError, match=said):
        resolve_deliveries(ROUNDS, ["r1"], tmp_path)


@pytest.mark.parametrize(
    "name",
    [
        *("C1(1).xlsx", "C1 (2).csv", "Copy of C1.xlsx", "C1 - Copy.xlsx", "C1 - Copy (2).xlsx", "C1 copy.xlsx"),
        *("C1 - Kopie.xlsx", "Kopie von C1.xlsx", "C1 \u2013 copie.xlsx", "C1 copie 2.xlsx", "C1 2.xlsx"),
        "C1 (conflicted copy).xlsx",
    ],
)
def test_a_second_delivery_of_one_coder_is_one_sentence_that_names_both(tmp_path, name):
    _return(tmp_path, "C1.xlsx", name)
    with pytest.raises(StudyError) as told:
        resolve_deliveries(ROUNDS, ["r1"], tmp_path)
    assert told.value.what in (
        f"round r1: there are two files of C1, {one} and {other}; keep one"
        for one, other in (("C1.xlsx", name), (name, "C1.xlsx"))
    )


@pytest.mark.parametrize(
    "name",
    [
        "C1 (Nathalie Rochat's conflicted copy 2026-03-04).xlsx",
        "C1 (In Konflikt stehende Kopie von Nathalie Rochat 2026-03-04).xlsx",
        "C1-LAPTOP-ROCHAT7.xlsx",
        "C1.sync-conflict-20260304-101010-ABCDEFG.xlsx",
    ],
)
def test_a_copy_that_names_a_person_is_told_by_its_place(tmp_path, name):
    _return(tmp_path, "C1.xlsx", name)
    with pytest.raises(StudyError, match="two files of C1, .*C1.xlsx.*; keep one") as told:
        resolve_deliveries(ROUNDS, ["r1"], tmp_path)
    assert "ROCHAT" not in str(told.value).upper() and "of 2 that end in .xlsx, by name" in str(told.value)


def test_a_coder_whose_id_looks_like_a_copy_is_that_coder(tmp_path):
    _return(tmp_path, "C_1.xlsx", "C_1_2.xlsx")
    found = resolve_deliveries([round_of("C_1", "C_1_2")], ["r1"], tmp_path)
    assert set(found["status"]) == {"delivered"}


def test_a_file_of_a_coder_that_says_itself_whose_it_is_and_another(tmp_path):
    from coding.desk_files import export_of, write_export

    issue = issue_to(tmp_path / "r1/issued", ROUNDS[0])
    _return(tmp_path, "C1.xlsx")
    write_export(tmp_path / "r1/returned/x.json", export_of(issue, "C1"))
    with pytest.raises(StudyError, match="two files of C1, C1.xlsx and one that says itself that it is C1's"):
        resolve_deliveries(ROUNDS, ["r1"], tmp_path)


@pytest.mark.parametrize(
    ("place", "name", "said"),
    [
        ("r1/returned/from mail", "C2.xlsx", "a file of C2 lies in a folder within this one"),
        ("r1", "Adjudication.xlsx", "an adjudication is called adjudication.xlsx"),
        ("r1", "adjudication_r1.xlsx", "an adjudication is called adjudication.xlsx"),
        ("r1", "disagreements.xlsx", "an adjudication is called adjudication.xlsx"),
        ("r1", "Copy of adjudication.xlsx", "an adjudication is called adjudication.xlsx"),
        ("r1", "C1 (1).xlsx", "a file of C1 lies here, where it is not read"),
        ("r1", "anchors.txt", "settled anchors anchors.xlsx or .csv"),
        ("r1/returned", "~C1.xlsx", "bears the name of no coder"),
    ],
)
def test_a_file_that_would_not_be_read_is_told(tmp_path, place, name, said):
    _return(tmp_path, "C1.xlsx")
    _return(tmp_path, name, place=place)
    with pytest.raises(StudyError, match=said):
        resolve_deliveries(ROUNDS, ["r1"], tmp_path)


def test_an_older_file_in_a_folder_of_its_own_and_what_programs_keep_are_passed_by(tmp_path):
    _return(tmp_path, "C1.xlsx", "Thumbs.db", "~WRL0001.tmp", "._C2.xlsx", ".C9.xlsx.icloud")
    _return(tmp_path, "C1.xlsx", place="r1/returned/before")
    _return(tmp_path, "README.txt", place="r1")
    assert set(delivered_files(resolve_deliveries(ROUNDS, ["r1"], tmp_path), "r1")) == {"C1"}


def test_lists_of_split_codes_lie_in_a_folder_of_their_own_by_coder(tmp_path):
    _return(tmp_path, "C1.xlsx")
    _return(tmp_path, "c2.CSV", place="r1/split")
    found = resolve_deliveries(ROUNDS, ["r1"], tmp_path)
    assert delivered_splits(found) == {("r1", "C2"): (tmp_path / "r1/split/c2.CSV").as_posix()}
    assert set(delivered_files(found, "r1")) == {"C1"}
    assert "split:C2" not in set(coders_of(found)["coder_id"])
    assert found.set_index("coder_id").at["C2", "status"] == "awaited"
    _return(tmp_path, "C9.xlsx", place="r1/split")
    with pytest.raises(
        StudyError, match="ends in .xlsx bears the name of no coder of the round; a file here is called"
    ):
        resolve_deliveries(ROUNDS, ["r1"], tmp_path)


def test_a_study_without_rounds_has_a_table_without_rows(tmp_path):
    assert resolve_deliveries([], [], tmp_path).empty


def test_a_coder_who_joins_after_the_issue_is_told_to_wait_for_a_new_round(tmp_path):
    issue_to(tmp_path / "r1/issued", ROUNDS[0])
    assert len(resolve_deliveries(ROUNDS, ["r1"], tmp_path)) == 3
    with pytest.raises(StudyError, match=r"coder 'C3' was not among those .* issued \(C1, C2\)"):
        resolve_deliveries([round_of("C1", "C3")], ["r1"], tmp_path)


def test_a_coders_file_beside_the_folder_of_returned_files_is_told(tmp_path):
    _return(tmp_path, "C1.json", place="r1")
    with pytest.raises(StudyError, match="a file of C1 lies here, where it is not read; move it into"):
        resolve_deliveries(ROUNDS, ["r1"], tmp_path)


@pytest.mark.parametrize("content", ["", "[", "[]", '{"coders": []}', '{"files": {}, "round": "r1", "digest": "x"}'])
def test_a_manifest_that_is_none_any_more_is_told_by_its_place(tmp_path, content):
    issue_to(tmp_path / "r1/issued", ROUNDS[0])
    manifest = tmp_path / "r1/issued/manifest.json"
    manifest.write_text(content, encoding="utf-8")
    with pytest.raises(StudyError, match="not a manifest of a round; put back the original") as problem:
        resolve_deliveries(ROUNDS, ["r1"], tmp_path)
    assert problem.value.file == str(manifest)
