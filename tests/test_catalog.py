"""What the Snakemake Workflow Catalog asks of a workflow: a file for it, a page on configuration, and a Snakefile."""

import re
from pathlib import Path

import yaml

from themetrail.configuration.load import load_configuration
from themetrail.sheets.read import SHEET_ENDINGS

PROJECT = Path(__file__).resolve().parents[1]
PAGE = (PROJECT / "config/README.md").read_text(encoding="utf-8")


def test_the_catalog_is_told_how_software_is_deployed_and_that_there_is_a_report():
    told = yaml.safe_load((PROJECT / ".snakemake-workflow-catalog.yml").read_text(encoding="utf-8"))["usage"]
    assert told["software-stack-deployment"] == {"conda": False, "apptainer": True, "apptainer+conda": False}
    assert (PROJECT / "workflow/container/themetrail.def").is_file()
    assert told["report"] is True
    assert (PROJECT / "workflow/Snakefile").is_file()


def is_there(file: Path) -> bool:
    """Whether a file or folder is there; a sheet may be there in another of its forms."""
    return file.exists() or any(file.with_suffix(ending).exists() for ending in SHEET_ENDINGS)


def test_the_page_on_configuration_shows_keys_and_files_that_there_are():
    example = yaml.safe_load(re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)[1])
    configuration = load_configuration(example)
    assert configuration.coding.rounds[0].coders[1].coder_id == "C2"
    files = re.findall(r"^\| `([^`]+)` \|", PAGE, re.MULTILINE)
    assert len(files) == 9 and [name for name in files if not is_there(PROJECT / name)] == []
    links = re.findall(r"\]\(([^)]+)\)", PAGE)
    assert links and [link for link in links if not (PROJECT / "config" / link).is_file()] == []
