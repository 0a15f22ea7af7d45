"""The crate is a valid Provenance Run Crate, holds only what may be shared, and tells who did what."""

import io
import json
import zipfile
from pathlib import Path

import pytest
import rocrate

from themetrail.audit.crate import METADATA, Run, metadata_of, write_crate
from themetrail.audit.ledger import read_records

PROJECT = Path(__file__).parents[2]
SHARED = (
    "config/config.yaml",
    "results/report/tables/G.csv",
    "results/themes/representativeness.csv",
    "results/audit/ledger.csv",
)


@pytest.fixture
def run(study) -> Run:
    records = [path.relative_to(study).as_posix() for path in (study / "results/audit/records").rglob("*.json")]
    return Run(
        title="A made-up study",
        licence="all rights reserved",
        files={"Snakefile": PROJECT / "Snakefile", **{path: study / path for path in SHARED}},
        digests=dict.fromkeys(SHARED, "sha256:" + "0" * 64),
        records=read_records(records, study),
        times={},
        coders=["C1", "C2"],
        snakemake="9",
        head="f" * 64,
    )


@pytest.fixture(scope="session")
def seeded_cache(tmp_path_factory) -> Path:
    """A cache that answers for the context of RO-Crate 1.1 with the newer one that comes with `rocrate`.

    The terms of Bioschemas have moved since; here they are where version 1.1 has them.
    """
    from requests.adapters import HTTPAdapter
    from requests_cache import CachedSession
    from urllib3 import HTTPResponse

    class Shipped(HTTPAdapter):
        def send(self, request, **_):
            content = (Path(rocrate.__file__).parent / "data/ro-crate.jsonld").read_bytes()
            for term in (b"input", b"output"):
                moved = b"https://bioschemas.org/ComputationalWorkflow#" + term
                content = content.replace(b"https://bioschemas.org/terms/" + term + b'"', moved + b'"')
            content = content.replace(b"https://bioschemas.org/terms/", b"https://bioschemas.org/")
            headers = {"Content-Type": "application/ld+json"}
            raw = HTTPResponse(io.BytesIO(content), headers, 200, preload_content=False, request_url=request.url)
            return self.build_response(request, raw)

    path = tmp_path_factory.mktemp("cache") / "http"
    session = CachedSession(str(path), backend="sqlite", expire_after=-1)
    session.mount("https://", Shipped())
    assert session.get("https://w3id.org/ro/crate/1.1/context").json()["@context"]
    return path


def test_the_crate_conforms_to_the_provenance_run_crate_profile(run, tmp_path, seeded_cache):
    from rocrate_validator import services
    from rocrate_validator.models import Severity

    folder = tmp_path / "crate"
    write_crate(run, metadata_of(run), tmp_path / "crate.zip")
    with zipfile.ZipFile(tmp_path / "crate.zip") as archive:
        archive.extractall(folder)
    result = services.validate(
        services.ValidationSettings(
            rocrate_uri=str(folder),
            profile_identifier="provenance-run-crate-0.5",
            requirement_severity=Severity.REQUIRED,
            offline=True,
            cache_path=str(seeded_cache),
        )
    )
    assert not result.has_issues(), [f"{issue.check.identifier}: {issue.message}" for issue in result.get_issues()]


def test_the_crate_holds_only_the_files_it_was_given_and_names_no_other(run, tmp_path):
    write_crate(run, metadata_of(run), tmp_path / "crate.zip")
    with zipfile.ZipFile(tmp_path / "crate.zip") as archive:
        assert set(archive.namelist()) == {METADATA, *run.files}
        said = archive.read(METADATA).decode()
    assert "results/sealed" not in said
    assert "data/" not in said
    assert "vuilleumier" not in said.lower()


def test_every_job_is_an_action_of_its_rule_and_coders_are_pseudonymous(run):
    graph = {entity["@id"]: entity for entity in metadata_of(run)["@graph"]}
    jobs = [entity for entity in graph.values() if entity["@id"].startswith("#job-")]
    assert len(jobs) == len(run.records)
    assert {job["instrument"]["@id"] for job in jobs} == {f"#tool-{record.claim['rule']}" for record in run.records}
    assert graph["#coder-C1"]["name"] == "Coder C1 (pseudonymous)"
    steps = [graph[step["@id"]] for step in graph["Snakefile"]["step"]]
    assert [step["position"] for step in steps] == [str(n) for n in range(1, len(steps) + 1)]


def test_two_crates_of_one_run_are_alike(run, tmp_path):
    for name in ("one.zip", "two.zip"):
        write_crate(run, metadata_of(run), tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert json.dumps(metadata_of(run)) == json.dumps(metadata_of(run))
