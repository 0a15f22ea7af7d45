"""What a search of one's own output for who could be recognised has found (sealed): it quotes."""

from themetrail.contracts.column import flag, integer, text
from themetrail.contracts.contract import Contract

# By what the Article 29 Working Party (Opinion 05/2014) asks of data: `told of` singles out who is spoken of.
FINDINGS_ON = ("singling out", "told of", "linkability", "inference")
KNOWN_TO = ("colleague", "relative", "stranger")
STATES = ("left", "general", "gone", "kept")  # as it stands now; `kept` is left on a reviewer's word

FINDINGS = Contract(
    "findings on who could be recognised",
    {
        "on": text(choices=FINDINGS_ON),
        "voice": text(),  # a participant's label, or the others of a transcript
        "kind": text(),
        "category": text(),
        "form": text(),
        "item_id": text(),  # of the question in the review
        "asked": flag(),
        "transcript_id": text(),
        "turn": integer(),
        "start": integer(),  # in the turn as it came in
        "end": integer(),
        "passage": text(required=False),
        "marks": text(required=False),
        "other_voice": text(required=False),  # of a link: who tells the same elsewhere, and where
        "other_transcript": text(required=False),
        "other_turn": integer(required=False),
        "other_passage": text(required=False),
        "places": integer(minimum=1),  # where the study tells it
        "general": text(required=False),  # what is shown where it is made general; empty where nothing is known
        "known_to": text(required=False),  # who may know it of the person (`KNOWN_TO`), `;` between
        "state": text(choices=STATES),
        "why": text(required=False),  # a reviewer's reason to keep it
        "n": integer(minimum=0),  # participants of the study
        "k_alone": integer(minimum=0),  # of whom this fact is told as it stands
        "k_general_alone": integer(required=False),  # and where all such facts are made general
        "k": integer(required=False),  # of whom the whole combination is told, as it was said
        "k_now": integer(required=False),  # and as it stands now
        "k_general": integer(required=False),  # with this fact made general
        "k_without": integer(required=False),  # without it
        "k_proposed": integer(required=False),  # and with all that is proposed done
    },
)
