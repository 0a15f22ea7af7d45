"""A French study in sentences, from transcripts through a round of coding to its table."""

import csv
import shutil

import pandas as pd
import pytest

from end_to_end.conftest import STUDIES, finished, run_command, run_snakemake

pytestmark = pytest.mark.xdist_group("french")

# What the coder A marks: words of a sentence, and the code that they carry.
MARKED = {
    "Maintenant j'en ai douze": "temps",
    "Je n'ai plus le temps de m'asseoir": "temps",
    "on s'appelle dans la voiture": "equipe",
    "Il faut tout cocher": "saisie",
    "Je sais un mois à l'avance": "horaires",
    "J'ai mes congés fixés": "horaires",
    "elle a besoin de dix minutes rien que pour ouvrir la porte": "temps",
    "C'est là que j'apprends": "equipe",
}


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """The study after its first run, the review, the round, the coder's sheet and the second run."""
    folder = tmp_path_factory.mktemp("french") / "study"
    shutil.copytree(STUDIES / "french", folder)
    with (folder / "config/config.yaml").open("a") as configuration:
        configuration.write("\nanonymise:\n  fail_closed: false\n")
    finished(run_snakemake(folder))
    assert "pilote" in (folder / "results/STATUS.md").read_text()
    issuing = run_command("issue", folder, "pilote")
    assert issuing.returncode == 0, issuing.stderr
    segments = pd.read_csv(folder / "data/rounds/pilote/issued/segments.csv", keep_default_na=False)
    rows = [["coder_id", "segment_id", "code_id", "memo"]]
    for segment in segments.query("codable == 'yes'").itertuples():
        codes = [code for words, code in MARKED.items() if words in segment.text.replace("’", "'")]
        rows += [["A", segment.segment_id, code, ""] for code in codes or [""]]
    (folder / "data/rounds/pilote/returned").mkdir(exist_ok=True)
    with (folder / "data/rounds/pilote/returned/A.csv").open("w", newline="", encoding="utf-8") as sheet:
        csv.writer(sheet).writerows(rows)
    finished(run_snakemake(folder))
    return folder


def test_every_marked_sentence_is_a_coding(study):
    codings = pd.read_csv(study / "results/coding/codings.csv")
    assert len(codings) == len(MARKED)
    assert set(codings["code_id"]) == set(MARKED.values())


def test_the_table_counts_both_participants_and_gives_no_label_to_a_group_of_two(study):
    table = pd.read_csv(study / "results/report/tables/infirmiers.csv", keep_default_na=False)
    counts = dict(zip(table["code_id"], table["n_participants"], strict=True))
    assert counts == {"conditions": 2, "temps": 2, "horaires": 2, "saisie": 1, "soutien": 2, "equipe": 2}
    assert set(table["label"]) == {""}
    found = pd.read_csv(study / "results/themes/representativeness.csv", keep_default_na=False)
    assert (found["reason"] != "").all()


def test_names_places_and_numbers_are_gone_and_speakers_are_labels(study):
    turns = pd.read_csv(study / "results/anonymise/turns.csv", keep_default_na=False)
    text = " ".join(turns["text"])
    for gone in ("Perret", "Sylvie", "Belhadj", "Golay", "Fabienne", "Amstutz", "Ducret", "021 555", "soins-du-lac"):
        assert gone not in text, gone
    assert {"Soignante 1", "Soignant 2"} <= set(turns["speaker"])
    assert "ma femme & moi" in text


def test_sentences_are_the_segments(study):
    segments = pd.read_csv(study / "results/segment/segments.csv", keep_default_na=False).query("codable == 'yes'")
    per_turn = segments.groupby(["transcript_id", "turn"]).size()
    assert per_turn.max() >= 3
