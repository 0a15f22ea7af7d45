"""What only people know: which statements the text asks for, and where they stand."""

from __future__ import annotations

from themetrail.report.methods.facts import Facts

# The section of each statement, in the order of the text.
PLACES = {
    "sample_size": "data",
    "recruitment": "data",
    "relation_to_participants": "data",
    "ethics_approval": "data",
    "recording": "data",
    "transcription": "data",
    "transcription_software": "data",
    "anonymisation_check": "anonymisation",
    "codebook_development": "coding",
    "coders": "coding",
    "coder_training": "coding",
    "coder_independence": "coding",
    "adjudicator": "coding",
    "scheme_reference": "references",
}


def asked_of(facts: Facts, *, reference_is_missing: bool) -> list[str]:
    """What this study has to state: nothing of recordings where all are written answers, of coders' independence where
    there is one coder, of adjudication where there was none, of a check where the review gave an estimate."""
    spoken = not facts.data.answers_only
    anonymised = facts.anonymisation
    needless = {
        "recording": not spoken,
        "transcription": not spoken,
        "transcription_software": not spoken,
        "anonymisation_check": anonymised.recall is not None and anonymised.decided == anonymised.asked,
        "coder_independence": facts.coding.coders < 2,
        "adjudicator": not facts.coding.adjudicated.all,
        "scheme_reference": not reference_is_missing,
    }
    return [key for key in PLACES if not needless.get(key, False)]
