"""A job's claim as Snakemake knows the job: what it is read and written as, and whether it would be the same again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from themetrail.audit.chain.leftovers import RECORDS
from themetrail.audit.chain.record import claim_of, digest_of, file_claim, files_of
from themetrail.layout import RESULTS

# Digests of what people bring trigger reruns; the claim has them where it names its inputs.
BROUGHT = "brought"


def own_name(record: str) -> str:
    """A rule's own name, which its records bear: a workflow that uses this one as a module may call it otherwise."""
    return Path(record).relative_to(RECORDS).parts[0].removesuffix(".json")


def inputs_of(job: Any) -> list[str]:
    """The files that a job reads."""
    return files_of([_within_study(str(path)) for path in job.input])


def outputs_of(job: Any, also: Iterable[str] = ()) -> list[str]:
    """The files that a job writes, but for its record."""
    record = str(job.output.record)
    return files_of([str(path) for path in job.output if str(path) != record] + list(also))


def claim_of_job(job: Any, inputs: list[str], outputs: list[str], found: Mapping[str, Any], key: bytes = b"") -> dict:
    """The claim of a job; `found` are its counts, rejected rows and models."""
    return claim_of(
        rule=own_name(str(job.output.record)),
        wildcards=dict(job.wildcards.items()),
        inputs=inputs,
        outputs=outputs,
        parameters=_parameters(job),
        counts=found["counts"],
        rejected=found["rejected"],
        models=found["models"],
        key=key,
    )


def written(claim: dict) -> str:
    """A claim as it stands in its file."""
    return json.dumps(claim, indent=1, sort_keys=True, ensure_ascii=False, default=str) + "\n"


def models_claimed(record: str) -> dict[str, Any]:
    """The models that a job loaded when it was last done; none where it left no record that can be read."""
    try:
        return dict(json.loads(Path(record).read_bytes())["models"])
    except (OSError, ValueError, LookupError, TypeError):
        return {}


def is_own(job: Any) -> bool:
    """Whether this is a job of this workflow, and not of one that uses it as a module."""
    return "software" in dict(job.params.items())


def circumstances_beside(log: str | Path) -> Path:
    """The file beside a job's log that says when, where and how long it worked."""
    return Path(log).with_suffix(".json")


def digests_without_record(job: Any) -> dict[str, str]:
    """The digests of what a job has made that no record names: its record; of a job without one, all of it."""
    record = getattr(job.output, "record", None)
    made = map(str, job.output) if record is None else [str(record)]
    return {path: digest_of(path, Path(path).read_bytes(), b"") for path in made if Path(path).is_file()}


def is_other_than_recorded(job: Any, now: Mapping[str, str]) -> bool:
    """Whether a job that was done is another today than its record says: of other parameters, of other files, or from
    files that are not, by their digests `now`, what it read; or whether somebody edited the record.

    Of a job without a record only this last can be told: what it made is as it left it, or not.
    """
    if any(now[path] != digest for path, digest in _noted(job).items()):
        return True
    if not hasattr(job.output, "record"):
        return False
    try:
        before = json.loads(Path(str(job.output.record)).read_bytes())
        if json.loads(written(_parameters(job))) != before["parameters"]:
            return True
        made = [entry["path"] for entry in before["outputs"] if entry["path"].startswith(RESULTS)]
        read = {entry["path"]: entry["digest"] for entry in before["inputs"]}
        if made != outputs_of(job) or sorted(read) != inputs_of(job):
            return True
        brought = dict(job.params.items()).get(BROUGHT, {})
        return any(digest and (brought.get(path) or now[path]) != digest for path, digest in read.items())
    except (OSError, ValueError, LookupError, TypeError, AttributeError):  # no record, or none that can be read
        return True


def _noted(job: Any) -> dict[str, str]:
    """What a job noted beside its log of the files that it made; nothing where no such note can be read."""
    try:
        return dict(json.loads(circumstances_beside(str(job.log[0])).read_bytes())["made"])
    except (OSError, ValueError, LookupError, TypeError):
        return {}


def would_be_the_same(job: Any, key: bytes, listed: Mapping[str, str]) -> bool:
    """Whether a job would claim what its record claims: by the same code and parameters, from files that are byte for
    byte what they were, it made the files that are there. A job without a record, or that writes more than its rule
    says, is not held to be the same; nor one whose record is not, byte for byte, among those that are `listed` by
    their digests: what a record counts, and which models it names, follows from no file."""
    try:
        record = str(job.output.record)
        vouched, content = listed[record], Path(record).read_bytes()
        if vouched != digest_of(record, content, key):
            return False
        before = json.loads(content)
        files = {"inputs": inputs_of(job), "outputs": outputs_of(job)}
        but_for_files = written(before | {kind: [] for kind in files})
        if written(claim_of_job(job, [], [], before)) != but_for_files:
            return False
        if any([entry["path"] for entry in before[kind]] != paths for kind, paths in files.items()):
            return False
        return all(file_claim(entry["path"], key) == entry for kind in files for entry in before[kind])
    except (OSError, ValueError, LookupError, TypeError, AttributeError):  # no record, or none that can be read
        return False


def _parameters(job: Any) -> dict[str, Any]:
    return {name: value for name, value in job.params.items() if name != BROUGHT}


def _within_study(path: str) -> str:
    """A path relative to the study's folder where it lies in it, so that a claim is the same in every folder."""
    absolute = Path(path).absolute()
    return absolute.relative_to(Path.cwd()).as_posix() if absolute.is_relative_to(Path.cwd()) else str(path)
