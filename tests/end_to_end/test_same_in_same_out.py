"""Law 3: the same study gives the same bytes, whatever the folder, the number of cores and the Snakefile."""

import pytest

from end_to_end.conftest import ROOT, copy_of_demo, finished, run_snakemake
from themetrail.audit.exempt import is_exempt

pytestmark = pytest.mark.xdist_group("demo")


def bytes_of(results) -> dict[str, bytes]:
    files = (file for file in results.rglob("*") if file.is_file())
    named = {file.relative_to(results).as_posix(): file for file in files}
    return {name: file.read_bytes() for name, file in sorted(named.items()) if not is_exempt(f"results/{name}")}


def test_one_core_in_another_folder_from_the_other_snakefile_gives_the_same_bytes(demo, tmp_path):
    other = copy_of_demo(tmp_path / "another folder")
    finished(run_snakemake(other, "--cores=1", snakefile=ROOT / "workflow" / "Snakefile"))
    first, second = bytes_of(demo / "results"), bytes_of(other / "results")
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []
    assert len(first) > 40
