"""A small study to deposit: two wards, six nurses, three talks."""

import pandas as pd

from themetrail.codebook import Codebook
from themetrail.configuration.anonymise import Anonymise
from themetrail.configuration.deposit_text import Author, Contact, DepositText, Funder
from themetrail.contracts.anonymise import RECALL, REVIEW
from themetrail.contracts.coding import ASSIGNMENTS, CODINGS, DECISIONS
from themetrail.contracts.replacements import REPLACEMENT_LEDGER
from themetrail.contracts.segments import SEGMENTS
from themetrail.contracts.study import CODEBOOK, PARTICIPANTS, TRANSCRIPTS
from themetrail.contracts.turns import TURNS
from themetrail.deposit.licences import LICENCES
from themetrail.deposit.material import Deidentification, Material
from themetrail.refi_qda.of_study import StudyTables

STATED = DepositText(
    title="Night shifts & <wards>",
    authors=[
        Author(name="Muster, Hanna", affiliation="An Institute", orcid="0000-0002-1825-0097"),
        Author(name="Example, Erik"),
    ],
    contact=Contact(name="Muster, Hanna", email="data@example.org"),
    description="Talks about nights.",
    subject=["Social Sciences", "Medicine, Health and Life Sciences"],
    keywords=["night shifts"],
    funders=[Funder(name="A Fund", grant="10.1")],
    date="2026-06-01",
    countries=["Switzerland"],
    consent="Given in writing.",
    publications=["Example, E. (2026). Nights."],
)


def table(contract, columns: str, *rows: tuple) -> pd.DataFrame:
    return contract.check(pd.DataFrame(rows, columns=columns.split()))


def tables() -> StudyTables:
    turns = [
        ("I1", 0, "Interviewer", "interviewer", "", "How was it?"),
        ("I1", 1, "Nurse 1", "participant", "P1", "Slow, says [Person 3]."),
        ("I2", 0, "Nurse 2", "participant", "P2", "Fast."),
        ("G1", 0, "Nurse 3", "participant", "P3", "We were four."),
        ("G1", 1, "Nurse 1", "participant", "P1", "Five."),
        ("G1", 2, "Nurse 3", "participant", "P3", "No."),
    ]
    people = [
        ("P1", "Nurse 1", "", "no", "nurse", "24", "=f"),
        ("P2", "Nurse 2", "", "", "nurse", "27", "=f"),
        ("P3", "Nurse 3", "", "", "nurse", "31", "m"),
        ("P4", "Nurse 4", "", "", "nurse", "58", "m"),
        ("P5", "Nurse 5", "", "", "nurse", "61", "m"),
        ("P6", "Nurse 6", "", "", "head nurse", "33", "=f"),
        ("P7", "Nurse 7", "2026-01-01", "", "nurse", "88", "m"),
    ]
    sheet = [
        ("I1", "talks", "en", 1, "2025-03-04"),
        ("I2", "talks", "de", 2, ""),
        ("G1", "group", "en", 1, "2025-09-30"),
    ]
    codes = [("T", "", "theme", "Pace", "How it went."), ("slow", "T", "code", "Slow", "")]
    codings = [("r1", "C1", "s1", 0, 4, "slow")]
    decided = [(*codings[0], "own", "a memo", "x.csv", 2, "slow", "", "", "")]
    of_decision = "round coder_id segment_id start end code_id action memo source_file source_row code_now change"
    return StudyTables(
        turns=table(
            TURNS,
            "transcript_id turn speaker role participant_id text start_s end_s",
            *((*t, None, None) for t in turns),
        ),
        segments=table(
            SEGMENTS,
            "segment_id transcript_id group participant_id role turn start end text codable",
            ("s1", "I1", "talks", "P1", "participant", 1, 0, 22, "Slow, says [Person 3].", "yes"),
        ),
        codebook=Codebook.from_table(table(CODEBOOK, "code_id parent_id level name definition", *codes)),
        transcripts=table(TRANSCRIPTS, "transcript_id group language collected_order date", *sheet),
        participants=table(PARTICIPANTS, "participant_id label withdrawn may_quote role age gender", *people),
        assignments=table(ASSIGNMENTS, "round coder_id segment_id arm status", ("r1", "C1", "s1", "none", "coded")),
        codings=table(CODINGS, "round coder_id segment_id start end code_id", *codings),
        decisions=table(DECISIONS, f"{of_decision} decided_at shown_digest", *decided),
        key=b"key",
    )


def material(spdx: str = "CC-BY-4.0", **stated) -> Material:
    ledger = [
        ("I1", 1, 11, 21, "person-3", "person", "[Person 3]", "lexicon", 0.95, "applied"),
        ("I1", 1, 0, 4, "date-1", "date", "", "pattern", 0.95, "kept"),
    ]
    return Material(
        title="A study",
        stated=STATED.model_copy(update=stated),
        licence=LICENCES[spdx],
        tables=tables(),
        deidentification=Deidentification(
            ledger=table(
                REPLACEMENT_LEDGER,
                "transcript_id turn start end entity_id category replacement detector score status",
                *ledger,
            ),
            review=table(
                REVIEW, "item_id kind category transcript_id turn status", ("a", "once", "person", "I1", 1, "decided")
            ),
            recall=table(RECALL, "turns replaced missed share ci_low ci_high", (20, 30, 2, 30 / 32, 0.79, 0.99)),
            rules=Anonymise(),
            models={"ab12": "a_model 1.0"},
            reviewers=["R1"],
        ),
        k=3,
        head="f" * 64,
        results={"tables/talks.csv": b"a\n", "documentation/methods.md": b"# Methods\n"},
    )
