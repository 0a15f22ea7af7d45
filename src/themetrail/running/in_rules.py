"""What the rules' files say of inputs, parameters and resources, in words that Snakemake takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from snakemake.io import expand, is_callable

from themetrail.audit.chain.manifest import state_of_inputs
from themetrail.audit.chain.record import digest_of
from themetrail.running.claim import BROUGHT as OF_INPUTS
from themetrail.study import Study

BROUGHT = ("config/", "data/")


def as_written(value: Any) -> Callable[[Any], Any]:
    """A parameter whose braces stay: in texts Snakemake looks for wildcards, in what functions give it does not."""
    return lambda wildcards: value


def growing(study: Study, amount: int, of_transcript: int = 0) -> Callable[[Any, int], int]:
    """A resource of `amount`, and as much again at each further attempt, after a limit ended a job.

    A job that takes the transcripts of a bundle needs `of_transcript` more for each of them.
    """

    def needed(wildcards: Any, attempt: int) -> int:
        bundle = study.bundles[wildcards.bundle] if of_transcript else []
        return attempt * (amount + of_transcript * len(study.transcripts_of(*bundle)))

    return needed


def parts(study: Study, pattern: str) -> list[str]:
    """The files of all batches, or of all bundles of batches, that a pattern with {batch} or {bundle} names."""
    return expand(pattern, batch=study.batches, bundle=study.bundles)


def parts_of_bundle(study: Study, pattern: str) -> Callable[[Any], list[str]]:
    """The files of all batches of a job's bundle."""
    return lambda wildcards: expand(pattern, batch=study.bundles[wildcards.bundle])


def judge_inputs_by_content(rules: Iterable[Any], key: bytes) -> None:
    """Let a change of what people bring run its jobs again, whatever times say, by digests among the parameters."""

    @cache
    def digest_now(path: str) -> str:
        # Keyed where it identifies; the same all through a run.
        return digest_of(path, Path(path).read_bytes(), key) if Path(path).is_file() else ""

    def digests(each: Any, wildcards: Any) -> dict[str, str]:
        items = (item(wildcards) if is_callable(item) else item for item in each.input)
        files = [file for item in items for file in ([item] if isinstance(item, str) else item)]
        named = (str(file).format(**wildcards) for file in files if file.startswith(BROUGHT))
        return {file: digest_now(file) for file in named}

    for each in rules:
        if OF_INPUTS in dict(each.params.items()):  # the name would stand for the last of the two alone
            raise ValueError(f"{each.name}: a parameter may not be called {OF_INPUTS}; the digests of inputs are")
        each.set_params(**{OF_INPUTS: lambda wildcards, each=each: digests(each, wildcards)})


def state_now(key: bytes) -> Callable[[Any], str]:
    """A parameter for the state of all that people bring, looked at once, and by who asks for it only."""

    @cache
    def state() -> str:
        return state_of_inputs(".", key)

    return lambda wildcards: state()
