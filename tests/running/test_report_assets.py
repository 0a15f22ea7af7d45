"""Snakemake's report holds licences of programs; who is named there as an author is nobody of the study."""

import json
from pathlib import Path

import snakemake

from audit.conftest import make_study
from themetrail.running.gate_of_study import SNAKEMAKE_REPORT, gate_of_study
from themetrail.running.report_assets import without_assets

LICENCE = (Path(snakemake.__file__).parent / "assets/data/clone/LICENSE").read_text(encoding="utf-8").strip()
PAGE = f"<script>\nvar packages = {{'clone': {json.dumps(LICENCE)}}}\n</script>\n<p>%s</p>"


def test_what_is_in_every_report_is_left_out_and_all_else_stays():
    assert "Paul" in LICENCE and without_assets(PAGE % "Paul waits.").count("Paul") == 1


def test_a_participant_who_is_called_as_an_author_stops_no_run_by_a_report_that_was_made(tmp_path):
    study = make_study(tmp_path)
    (study / "data/private/people.tsv").write_text("participant_id\tnames\nP1\tPaul Vorbach\n", encoding="utf-8")
    gate = gate_of_study(study, found=False)
    assert gate.search_content("results/share/other.html", (PAGE % "").encode())
    assert not gate.search_content(SNAKEMAKE_REPORT, (PAGE % "").encode())
    assert gate.search_content(SNAKEMAKE_REPORT, (PAGE % "Paul Vorbach waits.").encode())
