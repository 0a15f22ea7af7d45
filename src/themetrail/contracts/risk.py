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
        # by what somebody could be recognised: singled out, told of by others, linked, inferred
        "on": text(choices=FINDINGS_ON),
        "voice": text(),  # a participant's label, or the others of a transcript
        "kind": text(),  # what kind of fact it is
        "category": text(),  # the category of the fact
        "form": text(),
        "item_id": text(),  # the question of the review, by its id
        "asked": flag(),  # whether the review asks about it
        "transcript_id": text(),
        "turn": integer(),
        "start": integer(),  # where it begins in the turn as it came in
        "end": integer(),
        "passage": text(required=False),
        "marks": text(required=False),  # what to look at in the passage: offsets in it, as `4-9;20-27`
        "other_voice": text(required=False),  # of a link: who tells the same elsewhere
        "other_transcript": text(required=False),  # of a link: the other transcript
        "other_turn": integer(required=False),  # of a link: the turn there
        "other_passage": text(required=False),  # of a link: the words there
        "places": integer(minimum=1),  # in how many places the study tells it
        "general": text(required=False),  # what is shown where it is made general; empty where nothing is known
        "known_to": text(required=False),  # who may know it of the person (`KNOWN_TO`), `;` between
        # how the fact stands now: as it was said, made general, taken out, or kept by a reviewer
        "state": text(choices=STATES),
        "why": text(required=False),  # a reviewer's reason to keep it
        "n": integer(minimum=0),  # participants of the study
        "k_alone": integer(minimum=0),  # participants of whom this fact is told as it stands
        # participants of whom it is told where all such facts are made general
        "k_general_alone": integer(required=False),
        "k": integer(required=False),  # participants of whom the whole combination is told, as it was said
        "k_now": integer(required=False),  # participants of whom the combination is told as it stands now
        "k_general": integer(required=False),  # participants of whom it is told with this fact made general
        "k_without": integer(required=False),  # participants of whom it is told without this fact
        "k_proposed": integer(required=False),  # participants of whom it is told with all that is proposed done
    },
)
