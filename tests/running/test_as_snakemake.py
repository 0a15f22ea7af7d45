"""Ctrl-C before there are jobs is told in a sentence, once."""

import sys

import pytest

from themetrail.running.as_snakemake import IN_PART, main


@pytest.mark.parametrize(("goes_on", "said"), [("", "themetrail: stopped by Ctrl-C\n"), ("yes", "")])
@pytest.mark.parametrize("at", ["first", "snakemake"])
def test_ctrl_c_while_snakemake_is_not_yet_at_work_is_one_sentence(tmp_path, monkeypatch, capsys, goes_on, said, at):
    if goes_on:
        monkeypatch.setenv(IN_PART, goes_on)
    else:
        monkeypatch.delenv(IN_PART, raising=False)

    def stopped():
        raise KeyboardInterrupt

    snakemake = type(sys)("snakemake.cli")
    snakemake.main = stopped
    monkeypatch.setitem(sys.modules, "snakemake.cli", snakemake)
    with pytest.raises(SystemExit) as end:
        main(stopped if at == "first" else None)
    assert end.value.code == 130 and capsys.readouterr().err == said
