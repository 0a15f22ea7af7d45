"""A study of two interviews as its sheets describe it, for tests of what follows from them."""

from pathlib import Path

from text_sheets import with_text_sheets
from themetrail.configuration.load import load_configuration
from themetrail.new_study import new_study
from themetrail.study import Study

TRANSCRIPTS = "transcript_id\tgroup\tlanguage\tcollected_order\nINT1\tinterviews\ten\t1\nINT2\tinterviews\tfr\t2\n"
PARTICIPANTS = "participant_id\tlabel\nP1\tJob Coach 1\nP2\tJob Coach 2\n"
SOURCES = (
    "transcript_id\tfile\tspeaker\tparticipant_id\trole\n"
    "INT1\tann.txt\tAnn\tP1\t\nINT1\tann.txt\tInt\t\tinterviewer\nINT2\tbob.txt\tBob\tP2\t\n"
)
MANIFEST = {"round": "r1", "digest": "0" * 64, "files": {}, "coders": {"C1": {}, "C2": {}}}


def study_of_two(root: Path) -> Path:
    """A new study whose sheets list two interviews."""
    new_study(root)
    with_text_sheets(root)
    (root / "config/transcripts.tsv").write_text(TRANSCRIPTS)
    (root / "config/participants.tsv").write_text(PARTICIPANTS)
    (root / "data/private/sources.tsv").write_text(SOURCES)
    for name in ("ann", "bob"):
        (root / "data/transcripts" / f"{name}.txt").write_text(f"{name.title()}: Hello.\n")
    return root


def read(root: Path, look_for_files=True, unit="turn", coding=None, deliveries=None, compare=(), **study) -> Study:
    """The study in a folder, with some keys of its configuration."""
    return Study.read(
        load_configuration(
            {
                "study": study,
                "segment": {"unit": unit},
                "coding": coding or {},
                "themes": {"compare": list(compare)},
            }
        ),
        transcripts=root / "config/transcripts",
        participants=root / "config/participants",
        sources=root / "data/private/sources",
        source_folder=root / "data/transcripts",
        rounds_folder=root / "data/rounds",
        key=root / "data/private/study.key",
        deliveries=deliveries,
        look_for_files=look_for_files,
    )
