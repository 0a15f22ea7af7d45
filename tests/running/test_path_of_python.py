"""Jobs start where the path to Python is one that a shell would take apart."""

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from snakemake.script import PythonScript
from snakemake_interface_executor_plugins.executors.remote import RemoteExecutor
from snakemake_interface_executor_plugins.settings import SharedFSUsage

from themetrail.running import path_of_python
from themetrail.running.path_of_python import quote_path_of_python

OF_A_SCRIPT = (
    *("bench_record", "conda_env", "conda_base_path", "container_img", "shadow_dir", "env_modules"),
    *("singularity_args", "runtime_paths"),
)


@pytest.fixture
def path(tmp_path, monkeypatch) -> Path:
    """A Python in a folder as people call theirs; what Snakemake does by itself is back afterwards."""
    monkeypatch.setattr(PythonScript, "_execute_cmd", path_of_python._execute_as_it_stands)
    monkeypatch.setattr(RemoteExecutor, "get_python_executable", path_of_python._python_as_it_stands)
    path = tmp_path / "L'étude $HOME; {x}" / "python"
    path.parent.mkdir()
    path.symlink_to(sys.executable)
    monkeypatch.setattr(sys, "executable", str(path))
    return path


def test_a_script_starts_where_snakemake_alone_would_break_the_line(path, tmp_path):
    script = object.__new__(PythonScript)
    vars(script).update(dict.fromkeys(OF_A_SCRIPT), resources={}, threads=1)
    file, said = tmp_path / "a job.py", tmp_path / "said"
    file.write_text(f"import sys\nfrom pathlib import Path\nPath({str(said)!r}).write_text(sys.executable)\n")
    for _ in range(2):  # asked for twice, it is quoted once
        quote_path_of_python()
    script.execute_script(str(file))
    assert said.read_text() == str(path)


@pytest.mark.parametrize(("shared", "python"), [(True, "'{}'"), (False, "python")])
def test_a_cluster_gets_a_path_in_quotation_marks(path, shared, python):
    quote_path_of_python()
    usage = {SharedFSUsage.SOFTWARE_DEPLOYMENT} if shared else set()
    executor = SimpleNamespace(workflow=SimpleNamespace(storage_settings=SimpleNamespace(shared_fs_usage=usage)))
    quoted = python.format(str(path).replace("'", "'\"'\"'"))
    assert RemoteExecutor.get_python_executable(executor) == quoted
