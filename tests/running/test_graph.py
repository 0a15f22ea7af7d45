"""What a run makes is told beside its rules, once, and under whatever names a workflow gives them."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from themetrail.running.graph import Jobs, logs_of, records_of, steps_of, wanted_of

RULES = Path(__file__).parents[2] / "workflow/rules"
RULE = re.compile(r"^(?:rule|use rule \w+ as) (\w+)(?::| with:)$", re.MULTILINE)


def rule(name: str, log: str, record: str | None, **output: str):
    """What of Snakemake's `rules.<name>` is touched."""
    files = output | ({"record": f"results/audit/records/{record}"} if record else {})
    return SimpleNamespace(
        rule=SimpleNamespace(name=name), log=[f"results/logs/{log}"], output=SimpleNamespace(**files)
    )


READ = rule("tt_ingest", "ingest/{batch}.log", "ingest/{batch}.json")
SHEET = rule("tt_sheet", "coding/sheet/{round}/{coder}.log", "coding_sheet/{round}/{coder}.json", sheet="{coder}.xlsx")
PAGE = rule("tt_page", "audit/verify.log", None, page="results/audit/verification.md")
RUN = [
    Jobs(READ, each={"batch": ["b01", "b00"]}),
    Jobs(SHEET, each={"round": ["r1"], "coder": ["A", "B"]}, makes=["{round}.json", SHEET.output.sheet]),
    Jobs(PAGE, makes=PAGE.output.page),
    Jobs(rule("tt_themes", "themes/themes.log", "themes.json"), when=False, makes="results/themes/saturation.csv"),
]


def test_a_run_is_asked_for_what_its_jobs_make():
    assert wanted_of(RUN) == ["r1.json", "A.xlsx", "B.xlsx", "results/audit/verification.md"]


def test_each_job_of_a_run_has_its_record_and_its_log():
    assert logs_of(RUN) == {
        "results/audit/records/coding_sheet/r1/A.json": "results/logs/coding/sheet/r1/A.log",
        "results/audit/records/coding_sheet/r1/B.json": "results/logs/coding/sheet/r1/B.log",
        "results/audit/records/ingest/b00.json": "results/logs/ingest/b00.log",
        "results/audit/records/ingest/b01.json": "results/logs/ingest/b01.log",
    }
    assert records_of(RUN) == list(logs_of(RUN))


def test_a_rule_without_wildcard_values_has_no_job():
    assert records_of([Jobs(SHEET, each={"round": [], "coder": ["A"]})]) == []


def test_rules_belong_to_their_steps_whatever_they_are_called():
    assert steps_of(RUN) == {"tt_ingest": "ingest", "tt_sheet": "coding", "tt_page": "audit", "tt_themes": "themes"}


@pytest.mark.parametrize("file", sorted(RULES.glob("*.smk")), ids=lambda file: file.stem)
def test_each_file_declares_the_jobs_of_all_its_rules_and_of_no_other(file):
    text = file.read_text(encoding="utf-8")
    assert sorted(re.findall(r"\bJobs\(\s*rules\.(\w+)", text)) == sorted(RULE.findall(text))
