"""`themetrail new-study` makes a folder that other commands take, and overwrites nothing."""

from commands.calling import call


def test_a_new_study_is_one_that_can_be_run_and_is_made_once(tmp_path):
    made = call("new-study", tmp_path / "My study")
    assert made.returncode == 0
    assert made.stdout.startswith(f"{tmp_path}/My study is ready") and "study.key is secret" in made.stdout
    key = (tmp_path / "My study/data/private/study.key").read_bytes()
    again = call("new-study", tmp_path / "My study")
    assert (again.returncode, again.stdout) == (1, "")
    assert "this folder is not empty; name a new one" in again.stderr
    assert (tmp_path / "My study/data/private/study.key").read_bytes() == key
    asked = call("withdraw", "P1", "--directory", tmp_path / "My study")
    assert asked.returncode == 1 and "there is no participant 'P1'" in asked.stderr
