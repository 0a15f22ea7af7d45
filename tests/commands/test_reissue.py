"""`themetrail reissue` waits for nobody: what is not issued, or is being worked on, is left as it is."""

from commands.calling import call
from themetrail.new_study import new_study
from themetrail.running.alone import alone


def test_a_round_that_was_not_issued_is_called_so(tmp_path):
    new_study(tmp_path / "s")
    said = call("reissue", "r2", "--directory", tmp_path / "s")
    assert said.returncode == 1 and "there is no round 'r2' in the configuration" in said.stderr


def test_nothing_is_issued_again_while_a_run_is_at_work(tmp_path):
    new_study(tmp_path / "s")
    with alone(tmp_path / "s", to_write=True):
        said = call("reissue", "r1", "--directory", tmp_path / "s")
    assert said.returncode == 1 and "another command is at work in this study" in said.stderr
