"""What a cluster itself writes of its jobs goes on growing while the study is verified."""

from themetrail.audit.chain.manifest import circumstances_of


def test_the_cluster_s_own_logs_are_no_circumstance_that_has_to_stay_as_it_was(tmp_path):
    for file in ("results/logs/ingest/b00.log", "results/logs/slurm/rule_ingest/b00/17.log"):
        (tmp_path / file).parent.mkdir(parents=True)
        (tmp_path / file).write_text("12:00:00 done\n")

    assert circumstances_of(tmp_path)["path"].tolist() == ["results/logs/ingest/b00.log"]
