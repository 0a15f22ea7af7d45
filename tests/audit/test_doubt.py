"""The search of a study's description before its first job: names stop it, roles and common words do not."""

import pytest

from themetrail.audit.gate.findings import FOLDER
from themetrail.contracts.errors import StudyError
from themetrail.running.gate_of_study import search_configuration

HEADS = {
    "config/transcripts.tsv": ("transcript_id", "group", "language", "collected_order"),
    "config/participants.tsv": ("participant_id", "label", "role"),
    "data/private/sources.tsv": ("transcript_id", "file", "speaker", "participant_id", "role"),
    "data/private/people.tsv": ("participant_id", "entity", "names", "nicknames", "initials", "employer"),
    "data/private/review.tsv": ("form", "category", "decision"),
}


@pytest.fixture
def study(tmp_path):
    """Writes a study: its title, its speakers' labels (of P1, P2 ...), public labels, rows of the people list."""

    def write(title, speakers, labels=(), people=(), language="en", review=()):
        rows = {
            "config/transcripts.tsv": [("T1", "interviews", language, "1")],
            "config/participants.tsv": [(f"P{n}", label, "nurse") for n, label in enumerate(labels, start=1)],
            "data/private/sources.tsv": [
                ("T1", "t.txt", label, f"P{n}", "") for n, label in enumerate(speakers, start=1)
            ],
            "data/private/people.tsv": [("", "", name, "", "", "") for name in people],
        }
        if review:
            rows["data/private/review.tsv"] = list(review)
        for sheet, body in rows.items():
            file = tmp_path / sheet
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("".join("\t".join(row) + "\n" for row in (HEADS[sheet], *body)), encoding="utf-8")
        (tmp_path / "config/config.yaml").write_text(f"study: {{title: {title}}}\n", encoding="utf-8")
        return tmp_path

    return write


@pytest.mark.parametrize(
    ("title", "speakers", "language"),
    [
        ("A survey of educators and their clients", ["Educator", "Client", "Survey", "therapist"], "en"),
        ("Interviewer training in hospitals of Leeds", ["Interviewer training", "Okafor (LEEDS TRUST)"], "en"),
        ("An educator, a client and a proband", ["Educator", "Client", "Proband"], "de"),
        ("Enquête chez les éducatrices", ["Éducatrice", "Enquête"], "fr"),
        ("Working with an iPad in a meeting room", ["Tom's iPad", "Meeting Room 3"], "en"),
        ("How prices rose, and hope", ["Rose", "Hope"], "en"),
        ("Die Bauern und der Sommer", ["Bauer 1", "Bauer 2", "Sommer, Petra"], "de"),
        ("Job coaches", ["Job Coach"], "en"),
    ],
)
def test_roles_and_common_words_stop_nothing(study, title, speakers, language):
    labels = [f"Job Coach {n}" for n, _ in enumerate(speakers, start=1)]
    root = study(title, speakers, labels, language=language)
    earlier = root / FOLDER / "configuration.csv"
    earlier.parent.mkdir(parents=True)
    earlier.touch()
    search_configuration(root)
    assert not earlier.exists()  # what was found before is found no more


@pytest.mark.parametrize(
    ("title", "speakers", "labels", "where"),
    [
        ("What Okafor said", ["Adaeze Okafor"], ["Nurse 1"], "config/config.yaml, line 1"),
        ("Nurses", ["Helen", "Petra Müller"], ["Nurse 1", "Petra"], "config/participants.tsv, line 3"),
        ("Nurses", ["Helen", "Petra's iPad"], ["Nurse 1", "Petra"], "config/participants.tsv, line 3"),
        ("Talks at Leeds Teaching Hospitals", ["Helen", "Guest (LEEDS TEACHING HOSPITALS)"], [], "config/config.yaml"),
        ("We met Rose again", ["Helen", "Rose"], ["Nurse 1"], "config/config.yaml, line 1"),
    ],
)
def test_a_name_stops_with_both_cells_and_none_of_its_words(study, title, speakers, labels, where):
    labels = [*labels, *(f"Nurse {n}" for n in range(10, 12 - len(labels)))]
    with pytest.raises(StudyError) as problem:
        search_configuration(study(title, speakers, labels))
    said = str(problem.value)
    assert where in said
    assert f"data/private/sources.tsv, row {len(speakers) + 1}, column speaker" in said
    assert "review.csv" in said
    assert not any(word.casefold() in said.casefold() for label in speakers for word in label.split() if len(word) > 4)


def test_a_name_of_the_people_list_names_its_row_there(study):
    with pytest.raises(StudyError, match=r"data/private/people.tsv, row 3, column names") as problem:
        search_configuration(study("Talks with Zwahlen", ["Helen"], ["Nurse 1"], people=["Anna Egli", "Ruth Zwahlen"]))
    assert "keep" not in str(problem.value)


@pytest.mark.parametrize("language", ["en", "fr", "de"])
@pytest.mark.parametrize(
    ("people", "label"),
    [
        # names that are words of English too stop as surely as others
        *[("Samuel Egli", label) for label in ("Samuel from Bern", "Nurse (Samuel)", "Samuel 2")],
        *[("Ruth Gerber", label) for label in ("Ruth from Bern", "Ruth (Bern)", "Ruth, Bern", "Ruth G. from Bern")],
        *[("Ruth Gerber", label) for label in ("Ruth aus Bern", "Ruth de Berne", "Ruth 2", "ruth", "Ruth, nurse")],
        *[("Ruth Gerber", label) for label in ("Frau Gerber aus Bern", "Mme Gerber de Berne", "Nurse's aide Gerber")],
        *[("Rose Petit", "Rose, boulangère à Thoune"), ("Rose Petit", "Mme Petit"), ("Mark Hill", "Mark from Leeds")],
        *[("Petra Sommer", "Frau Sommer aus Thun"), ("Hope Page", "Hope 1"), ("Hope Page", "Mother of Hope")],
    ],
)
def test_a_listed_name_in_a_public_label_stops_whatever_word_it_is(study, people, label, language):
    with pytest.raises(StudyError, match=r"participants.tsv.*data/private/people.tsv, row 2, column names") as problem:
        search_configuration(study("Nurses", ["Interviewer"], [label], people=[people], language=language))
    assert not any(word in str(problem.value) for word in label.split() if len(word) > 4 and word[0].isupper())


@pytest.mark.parametrize(
    ("people", "label"),
    [
        *[("Anna Coach", "Job Coach 1"), ("John Farmer", "Farmer 2"), ("Anna Baker", "baker from Thun")],
        *[
            ("Grace Page", "Woman in a state of grace"),
            ("Will Young", "Mother 2, young"),
            ("Ruth Gerber", "Nurse in Bern"),
        ],
    ],
)
def test_a_role_in_a_public_label_stops_nothing(study, people, label):
    search_configuration(study("Nurses", ["Interviewer"], [label], people=[people]))


def test_a_whole_name_stops_where_the_transcripts_and_the_public_label_hold_it(study):
    with pytest.raises(StudyError, match=r"data/private/sources.tsv, row 2, column speaker"):
        search_configuration(study("Nurses", ["Ruth Gerber"], ["Ruth Gerber"]))
    for same in ("Job Coach 1", "Ruth", "Nurse from Bern"):  # roles, and pseudonyms that a study chose
        search_configuration(study("Nurses", [same], [same]))


def test_what_a_reviewer_keeps_stops_no_longer(study):
    given = ("How a recovree speaks", ["Recovree"], ["Nurse 1"])
    root = study(*given)
    with pytest.raises(StudyError, match="keep as decision"):
        search_configuration(root)
    assert "recovree" in (root / FOLDER / "configuration.csv").read_text(encoding="utf-8").casefold()
    search_configuration(study(*given, review=[("recovree", "person", "keep")]))
    assert not (root / FOLDER / "configuration.csv").exists()
