"""Jobs run the library beside their workflow though another one is installed: the one that they vouch for."""

import shutil

from end_to_end.conftest import ROOT, finished, run_snakemake
from end_to_end.tiny import tiny_study


def test_a_second_checkout_runs_its_own_library(tmp_path):
    project = tmp_path / "project"
    for part in ("workflow", "scripts", "src", "profiles"):
        shutil.copytree(ROOT / part, project / part, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copy2(ROOT / "Snakefile", project)
    job, registry = project / "src/themetrail/running/job.py", project / "src/themetrail/ingest/__init__.py"
    job.write_text(job.read_text().replace('journal.say("done")', 'journal.say("done by the second checkout")'))
    registry.write_text(registry.read_text() + '\nprint("its own library")\n')
    study = tiny_study(tmp_path / "study")

    run = run_snakemake(study, "--", "results/sealed/ingest/turns/b00.csv", snakefile=project / "Snakefile")

    finished(run)
    assert "its own library" in run.stdout
    assert "done by the second checkout" in (study / "results/logs/ingest/b00.log").read_text()
