"""What a rule's script is given in place of Snakemake's own objects, for tests that call it without a run."""

from __future__ import annotations

import runpy
from pathlib import Path
from types import SimpleNamespace

SCRIPTS = Path(__file__).parents[1] / "scripts"


class Named(list):
    """Files or values as Snakemake gives them: by name, as (name, value) pairs, and one after the other."""

    def __init__(self, **named):
        super().__init__(each for value in named.values() for each in (value if isinstance(value, list) else [value]))
        self.__dict__.update(named)
        self._named = named

    def items(self):
        """Names, each with its file, its list of files or its value."""
        return self._named.items()

    def get(self, name: str, default=None):
        """What bears the name, if anything does."""
        return self._named.get(name, default)


def fake_job(rule: str, log: str, *, threads: int = 1, **named: dict) -> SimpleNamespace:
    """What stands as `snakemake` in a script; `named` are its input, output, params and wildcards."""
    parts = {part: Named(**named.pop(part, {})) for part in ("input", "output", "params", "wildcards")}
    assert not named, f"no part of a job: {named}"
    return SimpleNamespace(rule=rule, threads=threads, log=[log], **parts)


def run_script(script: str, log: str, **named) -> None:
    """Run a rule's script in the present folder as Snakemake would, which makes the folders of its outputs before."""
    job = fake_job(script, log, **named)
    for file in job.output:
        Path(file).parent.mkdir(parents=True, exist_ok=True)
    runpy.run_path(str(SCRIPTS / f"{script}.py"), {"snakemake": job})
