"""Only Snakemake's own report is made, and no archive."""

from types import SimpleNamespace

import pytest

from themetrail.running.packing import refuse_to_pack


@pytest.fixture
def workflow():
    made = []
    workflow = SimpleNamespace(create_report=lambda *told, **named: made.append((told, named)), archive=made.append)
    workflow.made = made
    refuse_to_pack(workflow)
    return workflow


def test_snakemakes_own_report_is_made(workflow):
    html = SimpleNamespace(name="html")
    workflow.create_report(report_plugin=html, report_settings=1, global_report_settings=2)
    assert workflow.made == [((html,), {"report_settings": 1, "global_report_settings": 2})]


@pytest.mark.parametrize("plugin", [SimpleNamespace(name="rocrate"), SimpleNamespace(name=""), None])
def test_any_other_reporter_is_refused(workflow, plugin):
    with pytest.raises(SystemExit, match="themetrail: the reporter .* is refused"):
        workflow.create_report(report_plugin=plugin, report_settings=None, global_report_settings=None)
    assert workflow.made == []


def test_an_archive_is_refused(workflow):
    with pytest.raises(SystemExit, match="themetrail: `--archive` packs"):
        workflow.archive("all.tar.gz")
    assert workflow.made == []
