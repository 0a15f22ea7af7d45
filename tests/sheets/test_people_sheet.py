"""The people list: every word of it is looked for, or the sentence says where it has to stand."""

import pytest

from themetrail.contracts.errors import StudyError
from themetrail.sheets.people_sheet import read_people


def people(tmp_path, text):
    file = tmp_path / "people.tsv"
    file.write_text(text, encoding="utf-8")
    return read_people(file)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("participant_id\tfirst name\tlast name\nP1\tTheresa\tWend\n", "no column says how anybody is called"),
        ("P1\tTheresa Wend\nP2\tOlaf Brem\n", "no column says how anybody is called"),
        ("P1\tTheresa Wend\n", "no column says how anybody is called"),
        ("participant_id\tnames\tFirst name\nP1\tWend\tTheresa\n", "row 2: a column is called 'first_name'"),
        ("participant_id\tnames\tVorname\nP1\tWend\t\nP2\tBrem\tOlaf\n", "row 3: a column is called 'vorname'"),
        ("participant_id\tnames\tprénom\nP1\tWend\tThéa\n", "a column is called 'prénom'"),
        ("participant_id\tnames\tmother's maiden name\nP1\tWend\tBrem\n", "a column is called"),
        ("participant_id\tnames\tnote\nP1\tWend\tx\nP2\t\tthe one with the dog\n", "row 3: this row says something"),
        ("participant_id\tnames\nP1\tTheresa W?nd\n", "row 2, column 'names': a question mark stands within a word"),
        ("participant_id\tnames\nP1\tThÃ©a Wend\n", "row 2, column 'names': characters here were garbled"),
    ],
)
def test_a_name_that_would_not_be_looked_for_stops(tmp_path, text, said):
    with pytest.raises(StudyError, match=said) as told:
        people(tmp_path, text)
    assert not any(word in told.value.what for word in ("Wend", "Theresa", "Olaf", "Brem", "Théa"))


@pytest.mark.parametrize(
    "text",
    [
        "participant_id\tnames\tNotes\tage\nP1\tThéa Wend\tasked to be called so\t40\nP2\t\t\t\n",
        "participant_id\tnames\tnote\nP1\t\t\n",
        "participant_id\tnames\tnote\n",
        "entity\temployer\ntrainer\tAlpenblick AG\n",
        "participant_id\tnames\tnicknames\tinitials\temployer\tentity\n",
        "participant_id\tnames\nP1\tZoë d'Ávila-Šušteršič\n",
    ],
)
def test_ordinary_lists_are_read(tmp_path, text):
    assert len(people(tmp_path, text)) == text.count("\n") - 1
