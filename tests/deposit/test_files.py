"""A deposit holds what a repository asks for, in the standards' own terms, and nothing that must not leave."""

import hashlib
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from lxml import etree

from deposit.study import material
from themetrail.deposit.data_list import columns_of_fields
from themetrail.deposit.files import deposit_files
from themetrail.deposit.licences import LICENCES

SCHEMA = Path(__file__).parents[2] / "third_party/ddi-codebook/codebook.xsd"
DDI = {"d": "ddi:codebook:2_5"}


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return deposit_files(material())


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMA, etree.XMLParser(no_network=True)))


def table(files: dict[str, bytes], path: str) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(files[path]), keep_default_na=False, dtype="str")


def fields(files: dict[str, bytes]) -> dict[str, object]:
    """The fields of the Dataverse JSON with their plain values, checked against the form of the native API."""
    found = {}
    for field in json.loads(files["metadata/dataverse.json"])["datasetVersion"]["metadataBlocks"]["citation"]["fields"]:
        assert set(field) == {"typeName", "multiple", "typeClass", "value"}
        assert isinstance(field["value"], list) == field["multiple"]
        value = field["value"]
        if field["typeClass"] == "compound":
            for entry in value:
                assert all(part == one["typeName"] and not one["multiple"] for part, one in entry.items())
            value = [{part: one["value"] for part, one in entry.items()} for entry in value]
        found[field["typeName"]] = value
    return found


def test_the_same_study_gives_the_same_bytes_and_the_sums_are_those_of_all_files(files):
    assert deposit_files(material()) == files
    sums = dict(line.split("  ")[::-1] for line in files["SHA256SUMS"].decode().splitlines())
    assert sums == {path: hashlib.sha256(held).hexdigest() for path, held in files.items() if path != "SHA256SUMS"}


def test_each_transcript_is_a_text_with_a_line_for_each_turn_as_in_the_project(files):
    assert files["data/transcripts/I1.txt"].decode() == "Interviewer: How was it?\nNurse 1: Slow, says [Person 3].\n"
    with zipfile.ZipFile(io.BytesIO(files["data/project.qdpx"])) as archive:
        texts = {archive.read(name) for name in archive.namelist() if name.endswith(".txt")}
    assert texts == {held for path, held in files.items() if path.startswith("data/transcripts/")}


def test_participants_are_told_by_general_values_alone_in_every_file(files):
    people = table(files, "documentation/participants.csv")
    assert people["participant_id"].tolist() == ["P1", "P2", "P3", "P4", "P5", "P6"]
    assert people.groupby(["role", "age", "gender"]).size().min() >= 3
    with zipfile.ZipFile(io.BytesIO(files["data/project.qdpx"])) as archive:
        project = archive.read("project.qde").decode()
    values = etree.fromstring(project.encode()).xpath("//*[local-name()='TextValue']/text()")
    said = [*people["age"], *people["role"]]
    assert set(values) <= {*people.drop(columns="label").to_numpy().ravel(), "=f"}
    assert not {"24", "27", "31", "58", "61", "33", "head nurse"} & {*values, *said}
    assert "a memo" not in project


def test_the_data_list_has_a_row_for_everybody_in_each_interview(files):
    listed = table(files, "documentation/data_list.csv")
    columns = ["interview_id", "participant_id", "pseudonym", "date", "turns", "words", "file"]
    assert listed[columns].to_numpy().tolist() == [
        ["I1", "P1", "Nurse 1", "2025-03", "1", "4", "data/transcripts/I1.txt"],
        ["I2", "P2", "Nurse 2", "", "1", "1", "data/transcripts/I2.txt"],
        ["G1", "P3", "Nurse 3", "2025-09", "2", "4", "data/transcripts/G1.txt"],
        ["G1", "P1", "Nurse 1", "2025-09", "1", "1", "data/transcripts/G1.txt"],
    ]
    people = table(files, "documentation/participants.csv").set_index("participant_id")
    assert listed["age"].tolist() == [people.loc[who, "age"] for who in listed["participant_id"]]
    assert columns_of_fields(material()) == {"age": "age", "gender": "gender", "occupation": "role"}
    assert columns_of_fields(material(place_column="role", age_column="gender"))["place"] == "role"


def test_an_interview_in_which_only_others_spoke_has_a_row_of_its_own():
    whole = material()
    turns = whole.tables.turns
    only_asked = turns[(turns["transcript_id"] != "I2")]
    lone = turns[turns["transcript_id"] == "I2"].assign(role="interviewer", participant_id="")
    tables = replace(whole.tables, turns=pd.concat([only_asked, lone], ignore_index=True))
    listed = table(deposit_files(replace(whole, tables=tables)), "documentation/data_list.csv").set_index(
        "interview_id"
    )
    columns = ["participant_id", "pseudonym", "age", "turns", "words"]
    assert listed.loc["I2", columns].tolist() == ["", "", "", "0", "0"]


def test_no_cell_is_a_formula(files):
    for path, held in files.items():
        if path.endswith(".csv"):
            assert not any(
                cell.startswith(("=", "+", "@")) for line in held.decode().split("\n") for cell in line.split(",")
            )


def test_consent_and_access_are_told_and_where_the_data_are_not_open_what_describes_them_is(files):
    consent = table(files, "documentation/consent.csv").set_index("participant_id")
    assert consent.loc["P1"].tolist() == ["Nurse 1", "no", "not stated", "not stated", "I1;G1", "yes"]
    assert set(table(files, "documentation/access.csv")["access"]) == {"open"}
    closed = deposit_files(material("restricted", access_conditions="On request."))
    access = table(closed, "documentation/access.csv").set_index("file")
    assert set(access.index) == set(closed)
    assert set(access.index[access["words_of_participants"] == "yes"]) == {
        *(path for path in closed if path.startswith(("data/transcripts/", "tables/"))),
        "data/project.qdpx",
    }
    assert access.loc["data/project.qdpx", ["access", "words_of_participants", "conditions"]].tolist() == [
        *("restricted", "yes", "On request."),
    ]
    assert {path for path, row in access.iterrows() if row["access"] == "open"} == {
        *("README.md", "LICENCE.txt", "SHA256SUMS", "ro-crate-metadata.json"),
        *("metadata/ddi-codebook.xml", "metadata/dataverse.json"),
    }
    terms = json.loads(closed["metadata/dataverse.json"])["datasetVersion"]
    assert (terms["termsOfAccess"], terms["fileAccessRequest"], "license" in terms) == ("On request.", True, False)
    assert "SPDX" not in closed["LICENCE.txt"].decode()
    opened = deposit_files(material(access_conditions="On request."))
    assert not [path for path in opened if b"On request." in opened[path]]


def test_the_log_says_how_and_how_much_and_never_what(files):
    log = files["documentation/deidentification_log.md"].decode()
    for said in (
        "| person | replaced | 1 |",
        "a_model 1.0, SHA-256 ab12",
        "Reviewers: R1",
        "recall of 93.8%",
        "`age`: left out",
        "`gender`: as stated",
    ):
        assert said in log
    assert table(files, "documentation/deidentification_counts.csv").to_numpy().tolist() == [
        ["I1", "date", "kept", "1"],
        ["I1", "person", "applied", "1"],
    ]


@pytest.mark.parametrize("spdx", LICENCES)
def test_the_ddi_is_valid_against_the_schema_of_the_standard(schema, spdx):
    root = etree.fromstring(
        deposit_files(material(spdx, access_conditions="Ask \x01 us."))["metadata/ddi-codebook.xml"]
    )
    schema.assertValid(root)
    assert root.xpath("string(//d:stdyDscr/d:citation/d:titlStmt/d:titl)", namespaces=DDI) == "Night shifts & <wards>"
    assert root.xpath("//d:AuthEnty/text()", namespaces=DDI) == ["Muster, Hanna", "Example, Erik"]
    for dates in ("//d:collDate/@date", "//d:collDate/text()"):
        assert root.xpath(dates, namespaces=DDI) == ["2025-03", "2025-09"]
    assert root.xpath("string(//d:var[@name='gender']/d:catgry[1]/d:catStat)", namespaces=DDI) in ("3", "6")
    assert "data/project.qdpx" in root.xpath("//d:otherMat/@URI", namespaces=DDI)


def test_the_smallest_deposit_is_valid_too(schema):
    bare = {"keywords": [], "funders": [], "countries": [], "publications": []}
    made = deposit_files(material(**bare))
    schema.assertValid(etree.fromstring(made["metadata/ddi-codebook.xml"]))
    assert not {"keyword", "grantNumber", "publication"} & set(fields(made))


def test_a_dataverse_gets_the_fields_that_it_requires_in_its_own_form(files):
    told = fields(files)
    assert told["title"] == "Night shifts & <wards>"
    assert told["author"] == [
        {
            "authorName": "Muster, Hanna",
            "authorAffiliation": "An Institute",
            "authorIdentifierScheme": "ORCID",
            "authorIdentifier": "0000-0002-1825-0097",
        },
        {"authorName": "Example, Erik"},
    ]
    assert told["datasetContact"] == [
        {"datasetContactName": "Muster, Hanna", "datasetContactEmail": "data@example.org"}
    ]
    assert told["dsDescription"][0]["dsDescriptionValue"] == "Talks about nights."
    assert told["subject"] == ["Social Sciences", "Medicine, Health and Life Sciences"]
    assert told["language"] == ["English", "German"]
    version = json.loads(files["metadata/dataverse.json"])["datasetVersion"]
    assert version["license"] == {"name": "CC BY 4.0", "uri": "https://creativecommons.org/licenses/by/4.0/"}


def test_the_readme_and_the_terms_tell_a_stranger_how_to_cite(files):
    cited = "Muster, Hanna; Example, Erik (2026). Night shifts & <wards> (Version 1.0) [Data set]."
    for path in ("README.md", "LICENCE.txt"):
        assert cited in files[path].decode() and "CC-BY-4.0" in files[path].decode()
    readme = files["README.md"].decode()
    assert all(path in readme for path in files if not path.startswith(("data/transcripts/", "tables/")))


def crate(files: dict[str, bytes]) -> dict[str, dict]:
    """The entities of the RO-Crate by their ids."""
    return {one["@id"]: one for one in json.loads(files["ro-crate-metadata.json"])["@graph"]}


def test_the_crate_tells_whose_it_is_who_paid_and_what_may_be_done_with_it(files):
    known = crate(files)
    root, orcid = known["./"], "https://orcid.org/0000-0002-1825-0097"
    assert root["author"] == [{"@id": orcid}, {"@id": "#author-2"}]
    assert known[orcid] == {
        "@id": orcid,
        "@type": "Person",
        "name": "Muster, Hanna",
        "affiliation": {"@id": "#affiliation-1"},
    }
    assert known["#affiliation-1"]["name"] == "An Institute"
    assert known["#author-2"] == {"@id": "#author-2", "@type": "Person", "name": "Example, Erik"}
    assert (root["funder"], root["citation"]) == ({"@id": "#funder-1"}, {"@id": "#publication-1"})
    assert known["#funder-1"] == {"@id": "#funder-1", "@type": "Organization", "name": "A Fund", "identifier": "10.1"}
    assert known["#publication-1"]["name"] == "Example, E. (2026). Nights."
    assert known[root["contactPoint"]["@id"]]["email"] == "data@example.org"
    assert root["license"] == {"@id": "https://creativecommons.org/licenses/by/4.0/"}
    assert known[root["license"]["@id"]]["identifier"] == "CC-BY-4.0"
    closed = crate(deposit_files(material("restricted", access_conditions="On request.")))
    assert closed["./"]["license"] == {"@id": "#terms"} and "identifier" not in closed["#terms"]
    several = crate(deposit_files(material(publications=["One.", "Two."])))
    assert several["./"]["citation"] == [{"@id": "#publication-1"}, {"@id": "#publication-2"}]


def test_the_crate_tells_of_each_file_what_it_is(files):
    known = crate(files)
    of_files = {one["@id"] for one in known["./"]["hasPart"]}
    assert of_files == set(files) - {"SHA256SUMS", "ro-crate-metadata.json"}
    for path in of_files:
        assert known[path]["contentSize"] == str(len(files[path]))
        assert known[path]["identifier"] == f"sha256:{hashlib.sha256(files[path]).hexdigest()}"
    assert {path: known[path]["encodingFormat"] for path in ("README.md", "data/project.qdpx", "LICENCE.txt")} == {
        "README.md": "text/markdown",
        "data/project.qdpx": "application/zip",
        "LICENCE.txt": "text/plain",
    }


@pytest.mark.parametrize("stated", [{}, {"funders": [], "publications": [], "keywords": []}])
def test_the_deposit_is_a_valid_ro_crate(tmp_path, seeded_cache, stated):
    from rocrate_validator import services
    from rocrate_validator.models import Severity

    for path, held in deposit_files(material(**stated)).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(held)
    result = services.validate(
        services.ValidationSettings(
            rocrate_uri=str(tmp_path),
            profile_identifier="ro-crate-1.1",
            requirement_severity=Severity.REQUIRED,
            offline=True,
            cache_path=str(seeded_cache),
        )
    )
    assert not result.has_issues(), [f"{issue.check.identifier}: {issue.message}" for issue in result.get_issues()]


def test_who_is_cited_is_in_no_file_that_is_searched():
    searched = b"".join(deposit_files(material().unnamed()).values()).decode("utf-8", "replace")
    assert "Muster" not in searched and "data@example.org" not in searched and "0097" not in searched
