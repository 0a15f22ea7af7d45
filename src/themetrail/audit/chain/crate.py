"""The run as a Workflow Run RO-Crate (Provenance Run Crate 0.5): who did what with which files, for machines to read.

Profile: https://w3id.org/ro/wfrun/provenance/0.5 (Leo et al. 2024, "Recording provenance of workflow runs with
RO-Crate", PLOS ONE 19). Only files that may be shared are in it; a job's other files are counted, not named.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from rocrate.model.contextentity import ContextEntity
from rocrate.model.entity import Entity
from rocrate.rocrate import ROCrate

from themetrail.audit.chain.contents import METADATA, metadata_bytes, zip_entry
from themetrail.audit.chain.ledger import Record
from themetrail.audit.chain.notice import without_notice
from themetrail.audit.chain.steps import step_of
from themetrail.layout import CONFIG, REPORT, RESULTS

PROFILES = (
    "https://w3id.org/ro/wfrun/process/0.5",
    "https://w3id.org/ro/wfrun/workflow/0.5",
    "https://w3id.org/ro/wfrun/provenance/0.5",
    "https://w3id.org/workflowhub/workflow-ro-crate/1.0",
)
WORKFLOW = "Snakefile"
_FORMATS = {
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".html": "text/html",
    ".md": "text/markdown",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".yaml": "application/yaml",
    ".log": "text/plain",
    ".txt": "text/plain",
    ".smk": "text/plain",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@dataclass(frozen=True)
class Run:
    """What a crate tells of a run. `files` maps a path in the crate to the file; `times` a record to (start, end)."""

    title: str
    licence: str
    files: Mapping[str, Path]
    digests: Mapping[str, str]
    records: list[Record]
    times: Mapping[str, tuple[str, str]]
    coders: Iterable[str]
    snakemake: str
    head: str


def metadata_of(run: Run) -> dict:
    """The crate's metadata, as JSON-ready JSON-LD."""
    crate = ROCrate(version="1.1")
    ended = max((end for _, end in run.times.values()), default="1970-01-01T00:00:00+00:00")
    root = _root(crate, run, ended)
    files = {
        path: _file(crate, path, file, run.digests.get(path, ""))
        for path, file in sorted(run.files.items())
        if path != WORKFLOW
    }
    engine = _add(
        crate,
        "#snakemake",
        "SoftwareApplication",
        name="Snakemake",
        version=run.snakemake,
        url="https://snakemake.github.io",
    )
    coders = [
        _add(crate, f"#coder-{coder}", "Person", name=f"Coder {coder} (pseudonymous)") for coder in sorted(run.coders)
    ]
    tools = {rule: _tool(crate, rule, records) for rule, records in _by_rule(run.records).items()}
    workflow = _workflow(crate, run, tools, files)
    root["mainEntity"] = workflow
    root["hasPart"] = [workflow, *files.values()]
    if coders:
        root["contributor"] = coders
    actions = {record.path: _job(crate, record, tools, files, run.times.get(record.path)) for record in run.records}
    done = _run(crate, run, workflow, files, ended)
    controls = [
        _add(
            crate,
            f"#control-{number}",
            "ControlAction",
            name=f"Snakemake ran {record.claim['rule']}",
            instrument=crate.dereference(f"#step-{record.claim['rule']}"),
            object=actions[record.path],
        )
        for number, record in enumerate(run.records, start=1)
    ]
    _add(
        crate,
        "#orchestration",
        "OrganizeAction",
        name="Snakemake orchestrated the run",
        instrument=engine,
        object=controls,
        result=done,
    )
    root["mentions"] = [done, *actions.values()]
    return crate.metadata.generate()


def _root(crate: ROCrate, run: Run, ended: str) -> Entity:
    """The crate as a whole: title, licence, date and the profiles to which it conforms."""
    root = crate.root_dataset
    root["name"] = run.title
    root["description"] = (
        "Results and provenance of a qualitative study made with Themetrail. "
        f"Last head of the chain of claims: {run.head}"
    )
    root["datePublished"] = ended
    root["license"] = _add(crate, "#licence", "CreativeWork", name="Licence of the study", text=run.licence)
    profiles = [
        _add(crate, url, "CreativeWork", name=url.rsplit("/", 2)[-2], version=url.rsplit("/", 1)[-1])
        for url in PROFILES
    ]
    root["conformsTo"] = profiles
    crate.metadata["conformsTo"] = [{"@id": "https://w3id.org/ro/crate/1.1"}, {"@id": PROFILES[-1]}]
    return root


def write_crate(run: Run, metadata: dict, path: Path) -> None:
    """Write the crate as a ZIP archive: metadata first, then its files; times fixed, whole or not at all."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zip_entry(METADATA), metadata_bytes(metadata))
        for name, file in sorted(run.files.items()):
            archive.writestr(zip_entry(name), without_notice(name, file.read_bytes()))
    unfinished.replace(path)


def _add(crate: ROCrate, identifier: str, kind: str | list[str], /, **properties) -> Entity:
    entity = crate.add(ContextEntity(crate, identifier, properties={"@type": kind}))
    for name, value in properties.items():
        entity[name] = value
    return entity


def _file(crate: ROCrate, path: str, file: Path, digest: str, kind: str | list[str] = "File") -> Entity:
    entity = _add(
        crate,
        path,
        kind,
        name=path,
        contentSize=str(file.stat().st_size),
        encodingFormat=_FORMATS.get(Path(path).suffix, "application/octet-stream"),
    )
    if digest:
        entity["identifier"] = digest
    return entity


def _by_rule(records: list[Record]) -> dict[str, list[Record]]:
    rules: dict[str, list[Record]] = {}
    for record in records:
        rules.setdefault(record.claim["rule"], []).append(record)
    return rules


def _tool(crate: ROCrate, rule: str, records: list[Record]) -> Entity:
    """The software of a rule, with the digest of its code and the packages and models that it used."""
    claim = records[0].claim
    software = dict(claim["parameters"].get("software") or {})
    code = software.pop("code", "")
    software.pop("script", None)
    used = {**software, "python": claim["python"]}
    models = {name: entry["version"] for record in records for name, entry in record.claim["models"].items()}
    needs = [
        crate.dereference(f"#package-{name}-{version}")
        or _add(crate, f"#package-{name}-{version}", "SoftwareApplication", name=name, softwareVersion=version)
        for name, version in sorted({**used, **models}.items())
        if version
    ]
    return _add(
        crate,
        f"#tool-{rule}",
        "SoftwareApplication",
        name=rule,
        description=f"The rule {rule} of the step {step_of(rule)}",
        softwareVersion=f"themetrail {claim['themetrail']}, code sha256:{code}",
        softwareRequirements=needs,
    )


def _workflow(crate: ROCrate, run: Run, tools: dict[str, Entity], files: dict[str, Entity]) -> Entity:
    language = _add(
        crate,
        "https://w3id.org/workflowhub/workflow-ro-crate#snakemake",
        "ComputerLanguage",
        name="Snakemake",
        identifier={"@id": "https://doi.org/10.1093/bioinformatics/bts480"},
        url={"@id": "https://snakemake.readthedocs.io"},
    )
    kinds = ["File", "SoftwareSourceCode", "ComputationalWorkflow", "HowTo"]
    workflow = _file(crate, WORKFLOW, run.files[WORKFLOW], "", kinds)
    workflow["name"] = "Themetrail"
    workflow["version"] = run.records[0].claim["themetrail"] if run.records else ""
    workflow["license"] = "https://spdx.org/licenses/MIT"
    workflow["programmingLanguage"] = language
    workflow["hasPart"] = list(tools.values())
    workflow["step"] = [
        _add(crate, f"#step-{rule}", "HowToStep", name=rule, position=str(number), workExample=tool)
        for number, (rule, tool) in enumerate(tools.items(), start=1)
    ]
    workflow["input"] = [_parameter(crate, path, entity) for path, entity in files.items() if path.startswith(CONFIG)]
    workflow["output"] = [_parameter(crate, path, entity) for path, entity in files.items() if path.startswith(REPORT)]
    return workflow


def _parameter(crate: ROCrate, path: str, entity: Entity) -> Entity:
    parameter = _add(
        crate, f"#parameter-{path}", "FormalParameter", name=path, additionalType="File", workExample=entity
    )
    entity["exampleOfWork"] = parameter
    return parameter


def _job(
    crate: ROCrate, record: Record, tools: dict[str, Entity], files: dict[str, Entity], times: tuple[str, str] | None
) -> Entity:
    claim = record.claim
    read = [files[entry["path"]] for entry in claim["inputs"] if entry["path"] in files]
    made = [files[entry["path"]] for entry in claim["outputs"] if entry["path"] in files]
    counts = [
        _add(crate, f"#count-{record.digest[:16]}-{name}", "PropertyValue", name=name, value=str(n))
        for name, n in sorted(claim["counts"].items())
    ]
    job = _add(
        crate,
        f"#job-{record.digest[:16]}",
        "CreateAction",
        name=f"{claim['rule']} {record.batch}".strip(),
        description=f"Read {len(claim['inputs'])} files and made {len(claim['outputs'])}; claim sha256:{record.digest}",
        instrument=tools[claim["rule"]],
        object=[*read, *counts],
        result=made,
        actionStatus={"@id": "http://schema.org/CompletedActionStatus"},
    )
    if times:
        job["startTime"], job["endTime"] = times
    return job


def _run(crate: ROCrate, run: Run, workflow: Entity, files: dict[str, Entity], ended: str) -> Entity:
    starts = [start for start, _ in run.times.values()]
    return _add(
        crate,
        "#run",
        "CreateAction",
        name=f"Run of Themetrail: {run.title}",
        instrument=workflow,
        object=[entity for path, entity in files.items() if path.startswith(CONFIG)],
        result=[entity for path, entity in files.items() if path.startswith(RESULTS)],
        startTime=min(starts, default=ended),
        endTime=ended,
        actionStatus={"@id": "http://schema.org/CompletedActionStatus"},
    )
