"""What profiles/slurm and the rules ask of a cluster. No Slurm is needed to see it."""

import re
from pathlib import Path

import yaml

PROJECT = Path(__file__).resolve().parents[2]
RULE = re.compile(r"^(?:use rule \w+ as (?P<derived>\w+) with|rule (?P<own>\w+)):\n(?P<body>(?:(?:[ \t].*)?\n)*)", re.M)


def profile(name: str) -> dict:
    return yaml.safe_load((PROJECT / "profiles" / name / "config.yaml").read_text(encoding="utf-8"))


def rules() -> dict[str, str]:
    """The text of each rule that is not derived from another one."""
    texts = [file.read_text(encoding="utf-8") for file in sorted((PROJECT / "workflow/rules").glob("*.smk"))]
    return {found["own"]: found["body"] for text in texts for found in RULE.finditer(text) if found["own"]}


def test_no_value_of_the_default_profile_undoes_one_that_a_cluster_needs():
    """Snakemake reads both and lets profiles/default win over --profile."""
    assert not set(profile("default")) & set(profile("slurm"))


def test_every_rule_says_what_it_needs_and_asks_for_more_at_each_attempt():
    found = rules()

    assert {"ingest", "anonymise_detect", "agreement", "report_tables", "audit_gate"} <= set(found)
    for name, body in found.items():
        needs = dict(re.findall(r"(mem_mb|runtime)=growing\((\d+)(?:, of_transcript=\d+)?\)", body))
        assert set(needs) == {"mem_mb", "runtime"}, name
        assert int(needs["mem_mb"]) >= 500, f"{name}: two Snakemakes start around each job"


def test_retries_are_the_profile_s_and_no_rule_s():
    """In a rule they would be applied again inside the allocation, whose limit has not grown."""
    assert profile("slurm")["retries"] >= 2
    assert [name for name, body in rules().items() if re.search(r"^\s*retries:", body, re.M)] == []


def test_rules_that_go_as_one_job_are_rules_of_this_workflow():
    grouped = dict(entry.split("=") for entry in profile("slurm")["groups"])

    assert set(grouped) <= set(rules())
    assert {grouped["ingest"], grouped["anonymise_apply"], grouped["audit_gate"]} == {"read", "write", "audit"}


def test_account_and_partition_are_to_be_filled_in_where_the_page_says():
    text = (PROJECT / "profiles/slurm/config.yaml").read_text(encoding="utf-8")
    page = (PROJECT / "docs/cluster.md").read_text(encoding="utf-8")

    for line in ("slurm_account=MY_ACCOUNT", "slurm_partition=MY_PARTITION"):
        assert f"# - {line}" in text
        assert f"- {line}" in page
