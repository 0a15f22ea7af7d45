"""Around every rule's script: owner-only files, a journal for the log, one clear sentence for an error, and the claim.

The claim (what, from what, by which code and configuration, with which counts) is deterministic and goes to the rule's
output `record`. The circumstances (when, where, how long) go to a file beside the log, outside the chain of claims.
"""

from __future__ import annotations

import gc
import json
import os
import socket
import sys
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

# One thread of linear algebra: sums in another order would end in other last digits.
for library in ("OMP", "OPENBLAS", "MKL", "NUMEXPR"):
    os.environ[f"{library}_NUM_THREADS"] = "1"
os.environ["VECLIB_MAXIMUM_THREADS"] = "1"  # numpy's on a Mac
# Nearly all that a job makes it keeps: to look for garbage after each 700 new things takes a twentieth of its time.
gc.set_threshold(100_000, 20, 50)
# A job that loads this after its libraries were imported would be too late, so scripts import it first.

from themetrail.audit.chain.record import identifies  # noqa: E402
from themetrail.contracts.errors import StudyError, said_of_error  # noqa: E402
from themetrail.key import STUDY_KEY, read_key  # noqa: E402
from themetrail.running.claim import (  # noqa: E402
    BROUGHT,
    circumstances_beside,
    claim_of_job,
    digests_without_record,
    inputs_of,
    outputs_of,
    written,
)
from themetrail.running.code_as_it_was import check_code_is_as_it_was  # noqa: E402
from themetrail.running.start_from_here import STOPPED_BY_KEYS  # noqa: E402
from themetrail.running.with_run import end_with_run  # noqa: E402


class Journal:
    """What a job says of its work: sentences for the log, counts and models for the audit."""

    def __init__(self, log: Path) -> None:
        self.counts: dict[str, int] = {}
        self.rejected: list[dict] = []
        self.models: dict[str, dict] = {}
        log.parent.mkdir(parents=True, exist_ok=True)
        self.also_made: list[str] = []  # files that a job adds to, so that they are no output of its rule
        self._log = log.open("w", encoding="utf-8")

    def say(self, sentence: str) -> None:
        """Write one sentence to the log, with the time of day."""
        self._log.write(f"{datetime.now():%H:%M:%S} {sentence}\n")
        self._log.flush()

    def count(self, **counts: int) -> None:
        """Record named counts, such as turns_in and turns_out, and say them."""
        self.counts.update({name: int(n) for name, n in counts.items()})
        self.say("; ".join(f"{name.replace('_', ' ')}: {n}" for name, n in counts.items()))

    def reject(self, reason: str, rows: int) -> None:
        """Record rows that were left out, and why."""
        self.rejected.append({"reason": reason, "rows": int(rows)})
        self.say(f"left out {rows}: {reason}")

    def model(self, name: str, version: str, digest: str, *, decoder: str = "", why_spacy: str = "") -> None:
        """Record a language model that was used and what decided on its entities; say why that was spaCy alone."""
        self.models[name] = {"version": version, "digest": digest} | ({"decoder": decoder} if decoder else {})
        if why_spacy:
            self.say(f"{name}: spaCy decides on names itself: {why_spacy}")

    def close(self) -> None:
        """Close the log."""
        self._log.close()


@contextmanager
def job(snakemake) -> Iterator[Journal]:
    """Run one rule's work.

    A StudyError ends the job with exit code 1 and its sentence in the log, from where the end of the run repeats it.
    Any other error names its type and place only, since its message might hold a participant's words;
    THEMETRAIL_DEBUG=1 shows all of it.
    """
    os.umask(0o077)
    end_with_run()
    log = Path(snakemake.log[0])
    journal = Journal(log)
    started, clock, exit_code = datetime.now(UTC), time.perf_counter(), 1
    made: dict[str, str] = {}
    try:
        with _warnings_to(journal):
            yield journal
        _write_claim(snakemake, journal)
        made = digests_without_record(snakemake)
        journal.say("done")
        exit_code = 0
    except StudyError as problem:
        _stop(journal, f"Stopped: {problem}")
    except KeyboardInterrupt:  # whoever stopped the run is told so once, by the run
        sys.exit(STOPPED_BY_KEYS)
    except Exception as problem:
        if os.environ.get("THEMETRAIL_DEBUG"):
            raise
        _stop(journal, f"Stopped{said_of_error(problem)}")
    finally:
        with suppress(OSError):  # on a full disk
            journal.close()
        circumstances = {
            "started": started.isoformat(timespec="milliseconds"),
            "ended": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "seconds": round(time.perf_counter() - clock, 3),
            "cpu_seconds": round(sum(os.times()[:4]), 3),  # of this process and its helpers, from its start
            "peak_mb": round(_peak_memory() / 1e6, 1),
            "host": socket.gethostname(),
            "exit": exit_code,
            "made": made,
        }
        with suppress(OSError):
            circumstances_beside(log).write_text(json.dumps(circumstances, indent=1) + "\n", encoding="utf-8")


@contextmanager
def _warnings_to(journal: Journal) -> Iterator[None]:
    """What a library warns of is for who looks after the program and goes to the log: its kind and place, since its
    words may be a participant's."""
    with warnings.catch_warnings():
        warnings.showwarning = lambda _, kind, file, line, *other: journal.say(
            f"{kind.__name__} in {Path(file).name}, line {line}"
        )
        yield


def _peak_memory() -> int:
    """The most memory that this process, or the largest of its helpers, has held so far, in bytes."""
    import resource

    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return peak if sys.platform == "darwin" else peak * 1024


def _write_claim(snakemake, journal: Journal) -> None:
    record = getattr(snakemake.output, "record", None)
    if record is None:
        return
    inputs, outputs = inputs_of(snakemake), outputs_of(snakemake, journal.also_made)
    key = read_key(STUDY_KEY) if any(map(identifies, [*inputs, *outputs])) else b""
    claim = claim_of_job(snakemake, inputs, outputs, vars(journal), key)
    parameters = dict(snakemake.params.items())
    check_code_is_as_it_was(dict(parameters.get("software") or {}).get("script", ""))
    brought = parameters.get(BROUGHT, {})
    for entry in claim["inputs"]:
        if brought.get(entry["path"], entry["digest"]) != entry["digest"]:
            raise StudyError("this was changed while the run was at work; run again", file=entry["path"])
    Path(record).parent.mkdir(parents=True, exist_ok=True)
    Path(record).write_text(written(claim), encoding="utf-8")


def _stop(journal: Journal, sentence: str) -> None:
    try:
        journal.say(sentence)  # on the screen it stands at the end of the run, wherever the job ran
    except OSError:  # on a full disk
        print(f"themetrail: {sentence}", file=sys.stderr)
    sys.exit(1)
