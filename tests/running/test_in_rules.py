"""What rules are given beside what their files say: digests of what people bring."""

import hashlib
from types import SimpleNamespace

import pytest
from snakemake.iocontainers import InputFiles, Params

from themetrail.running.claim import BROUGHT
from themetrail.running.in_rules import judge_inputs_by_content


def rule(**params):
    given = Params(fromdict=params)
    added = {}
    files = InputFiles(["config/codebook.csv", "results/segments.csv"])
    return SimpleNamespace(name="one", input=files, params=given, set_params=added.update, added=added)


def test_a_rule_is_given_the_digests_of_what_people_bring_to_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config").mkdir()
    (tmp_path / "config/codebook.csv").write_bytes(b"a\n")
    one = rule(top=3)
    judge_inputs_by_content([one], b"k")
    assert one.added[BROUGHT]({}) == {"config/codebook.csv": "sha256:" + hashlib.sha256(b"a\n").hexdigest()}


def test_no_parameter_of_a_rule_bears_the_name_that_records_leave_out():
    with pytest.raises(ValueError, match="one: a parameter may not be called brought"):
        judge_inputs_by_content([rule(**{BROUGHT: "digest of projects"})], b"k")
