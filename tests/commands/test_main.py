"""The command itself: its list of verbs, how errors are told, exit codes."""

import errno
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest

from commands.calling import call
from end_to_end.tiny import tiny_study
from themetrail import __version__
from themetrail.commands.main import VERBS, main
from themetrail.commands.reference import reference_page
from themetrail.contracts.errors import NO_ROOM, StudyError
from themetrail.running import start_snakemake

PROJECT = Path(__file__).parents[2]
ALL = [verb for verbs in VERBS.values() for verb in verbs]
ON_A_STUDY = ["run", "status", "issue", "reissue", "unlock", "withdraw", "report", "search", "share", "export"]
ON_A_STUDY += ["ethics", "reidentify"]
WHATEVER = {"issue": ["r1"], "reissue": ["r1"], "withdraw": ["P1"], "reidentify": ["--who", "Nurse 1"]}


@pytest.fixture
def failing(monkeypatch):
    """Makes a verb of the command fail with an error, and says how the command ends."""

    def end_with(problem: BaseException):
        @click.command
        def fails():
            raise problem

        monkeypatch.setattr(type(main), "get_command", lambda self, context, name: fails)
        return call("fails")

    return end_with


def test_the_list_of_verbs_comes_without_loading_any():
    code = (
        "import sys\nfrom themetrail.commands.main import main\ntry:\n    main(['--help'])\nexcept SystemExit:\n"
        "    loaded = sorted({name.partition('.')[0] for name in sys.modules})\n"
        "    print([name for name in loaded if name in ('pandas', 'numpy', 'snakemake', 'pydantic', 'spacy', 'yaml')])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.endswith("\n[]\n")
    assert [verb for verb in ALL if not re.search(rf"^  {verb} +\w", said, flags=re.M)] == []
    assert "Exit codes:" in said


def test_neither_run_nor_unlock_loads_the_library_that_they_hand_over_to():
    code = "import sys; from themetrail.commands import run, unlock; print({'pandas', 'snakemake'} & {*sys.modules})"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


@pytest.mark.parametrize("verb", ALL)
def test_every_verb_explains_itself(verb):
    said = call(verb, "--help")
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout.startswith(f"Usage: themetrail {verb} ")
    _, explained, *_ = said.stdout.split("\n\n")
    assert explained.strip().endswith(".")


def test_the_page_of_commands_is_what_they_say_of_themselves():
    assert (PROJECT / "docs/commands.md").read_text(encoding="utf-8") == reference_page()


def test_the_version_is_that_of_the_library():
    assert call("--version").stdout == f"themetrail {__version__}\n"


def test_the_console_script_and_the_module_are_one_command(tmp_path):
    script = Path(sys.executable).with_name("themetrail")
    for command in ([sys.executable, "-m", "themetrail"], [script]):
        done = subprocess.run([*command, "status"], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("themetrail: there is no study in '.'")


@pytest.mark.parametrize("verb", ON_A_STUDY)
def test_a_folder_that_is_no_study_is_refused_and_left_as_it_is(tmp_path, verb):
    refused = call(verb, *WHATEVER.get(verb, []), "--directory", tmp_path / "MY-STUDI")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert re.fullmatch(r"themetrail: there is no study in '.*MY-STUDI': .* themetrail new-study .*\n", refused.stderr)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["isue"], "themetrail: there is no command 'isue'; did you mean 'issue'? See `themetrail --help`"),
        (["issue"], "themetrail: missing argument 'ROUND'; see `themetrail issue --help`"),
        (["run", "--corse", "2"], "`themetrail run --help`"),
        (["compare", "nowhere"], "'nowhere' does not exist; see `themetrail compare --help`"),
        (["trace"], "say what to trace"),
        (["trace", "--table", "results/x.csv"], "--table and --row go together"),
        (["trace", "--participant", "P1", "--table", "results/x.csv", "--row", "2"], "say what to trace"),
        (["trace", "--participant", "P1", "--turn", "2"], "--turn goes with --transcript"),
    ],
)
def test_wrong_use_is_told_in_one_line_with_where_to_look(arguments, said):
    done = call(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_without_a_verb_the_list_is_shown_and_the_code_says_that_nothing_was_done():
    done = call()
    assert done.returncode == 2 and "Your study:" in done.stderr


def test_a_mistake_in_the_study_is_one_sentence(failing):
    done = failing(StudyError("this is wrong; that would be right", file="config/x.csv", row=3))
    assert (done.returncode, done.stderr) == (
        1,
        "themetrail: config/x.csv, row 3: this is wrong; that would be right\n",
    )


def test_an_error_in_the_program_tells_kind_and_place_and_no_word(failing, monkeypatch):
    done = failing(ValueError("Petronella Quist"))
    assert done.returncode == 1
    assert re.fullmatch(
        r"themetrail: Stopped by an error in the program: ValueError in \w+\.py, line \d+; set THEMETRAIL_DEBUG=1 .*\n",
        done.stderr,
    )
    end_of_file = failing(EOFError("Petronella Quist"))
    assert "EOFError in" in end_of_file.stderr and "Petronella" not in end_of_file.stderr
    monkeypatch.setenv("THEMETRAIL_DEBUG", "1")
    with pytest.raises(ValueError, match="Petronella"):
        failing(ValueError("Petronella Quist"))


def test_a_full_disk_is_said(failing):
    done = failing(OSError(errno.ENOSPC, "No space left on device", "Petronella Quist"))
    assert (done.returncode, done.stderr) == (1, f"themetrail: Stopped: {NO_ROOM}\n")


def test_ctrl_c_is_one_sentence(failing):
    done = failing(KeyboardInterrupt())
    assert (done.returncode, done.stderr.strip()) == (130, "themetrail: stopped by Ctrl-C")


def test_a_reader_that_goes_away_is_no_error():
    """As `head` does."""
    command = [sys.executable, "-m", "themetrail", "--help"]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert done.stderr == ""
    assert done.returncode == 1


def test_ctrl_c_while_snakemake_works_waits_until_it_has_ended(tmp_path):
    """The terminal tells both; Snakemake, which then ends by itself, must not be killed."""
    slow = (
        "import signal, sys, time\ntry:\n    print('works', flush=True); time.sleep(600)\nexcept KeyboardInterrupt:\n"
    )
    slow += "    time.sleep(1); print('ended by itself', flush=True); sys.exit(1)"
    outer = "import sys; from themetrail.running.start_snakemake import wait_for; "
    outer += f"wait_for([sys.executable, '-c', {slow!r}])"
    process = subprocess.Popen(
        [sys.executable, "-c", outer],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # who starts tests may ignore it
    )
    assert process.stdout.readline() == "works\n"
    os.killpg(process.pid, signal.SIGINT)
    said, trouble = process.communicate(timeout=300)
    assert said == "ended by itself\n"
    assert "KeyboardInterrupt" in trouble and process.returncode


def test_a_signal_to_the_command_reaches_snakemake():
    slow = "import time; print('works', flush=True); time.sleep(600)"
    outer = "import sys; from themetrail.running.start_snakemake import wait_for; "
    outer += f"sys.exit(-wait_for([sys.executable, '-c', {slow!r}]))"
    process = subprocess.Popen([sys.executable, "-c", outer], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "works\n"
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=300) == signal.SIGTERM


def test_commands_that_a_sentence_names_are_for_the_study_at_hand(tmp_path, monkeypatch):
    study = tiny_study(tmp_path / "my study")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(start_snakemake, "wait_for", lambda command: 0)
    asked = call("status", "--directory", "my study")
    assert (asked.returncode, asked.stderr) == (
        1,
        "themetrail: results/STATUS.md: there is no status yet: `themetrail run --directory 'my study'`\n",
    )
    monkeypatch.chdir(study)
    assert call("status").stderr.endswith("there is no status yet: `themetrail run`\n")


def test_closed_streams_are_no_error_in_the_program():
    told = subprocess.run(
        [sys.executable, "-m", "themetrail", "--version"], preexec_fn=lambda: os.close(1), stderr=subprocess.PIPE
    )
    assert (told.returncode, told.stderr) == (0, b"")
