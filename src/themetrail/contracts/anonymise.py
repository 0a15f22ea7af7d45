"""Tables of the step `anonymise` that stay sealed, and the queue that a person reviews."""

from themetrail.contracts.column import flag, integer, number, text
from themetrail.contracts.contract import Contract

# How each category is called in a placeholder: [Person 12], [Phone].
WORD_FOR = {
    "person": "Person",
    "place": "Place",
    "organisation": "Organisation",
    "date": "Date",
    "age": "Age",
    "birth_date": "Date of birth",
    "address": "Address",
    "email": "E-mail",
    "phone": "Phone",
    "url": "Web address",
    "bank_account": "Account",
    "social_security": "Number",
    "file_number": "File number",
    "plate": "Number plate",
    "detail": "Detail",
}
DETAIL = "detail"  # a fact that is no name, which a reviewer has taken out of the texts or made general
CATEGORIES = tuple(WORD_FOR)
NUMBERED = ("person", "place", "organisation")  # so that one can be told from another
VERDICTS = ("replace", "keep", "link", "separate", "seen", "generalise", "blank")
_ON_A_FORM = ("replace", "keep", "link")
# What can be decided on each kind of item; "" is a row that a reviewer adds.
DECISIONS_ON = {
    "frequent": (*_ON_A_FORM, "seen"),
    "uncertain": _ON_A_FORM,
    "doubtful_link": ("replace", "separate", "link", "keep"),
    "unknown_word": _ON_A_FORM,
    "fact": ("generalise", "blank", "keep"),
    "once": _ON_A_FORM,
    "sample": ("seen",),
    "": ("replace", "keep", "link", "separate"),
}
REVIEW_KINDS = tuple(filter(None, DECISIONS_ON))

NOTHING = "nothing"  # said beside a name that would tell what it is
# What the detectors saw in a turn, before anything is decided (sealed). Offsets are of the turn as it came in.
DETECTIONS = Contract(
    "detections",
    {
        "transcript_id": text(),
        "turn": integer(),
        "start": integer(),
        "end": integer(),
        "surface": text(),
        "category": text(choices=CATEGORIES),
        "detector": text(),
        "score": number(low=0, high=1),
        # whom or what the words beside it fit, where a model or a list alone took it for a name; else empty
        "beside": text(choices=(NOTHING, "person", "thing", "family", "either", "company"), optional=True),
    },
)

# What is told in a turn beside names, and may tell in combination who somebody is (sealed), whatever becomes of it.
# Offsets are of the turn as it came in; no two facts of one turn overlap.
TOLD = Contract(
    "facts that are told",
    {
        "transcript_id": text(),
        "turn": integer(),
        "start": integer(),
        "end": integer(),
        "kind": text(),  # what kind of fact it is
        "surface": text(),
        "general": text(required=False),  # what is shown where it is made general; empty where nothing is known
        "own": flag(),  # whether it is told of whoever speaks, or of their family
    },
)

# How often each word, folded, stands in lower case in the turns of a batch (sealed): there it is no name.
LOWER_CASE_WORDS = Contract(
    "words in lower case",
    {
        "word": text(),  # without case and accents
        "times": integer(minimum=1),  # in how many places
    },
    key=("word",),
)

# What the detectors saw in prior coded data that are not anonymised (sealed); `label` saw that a speaker's is a name.
PRIOR_DETECTIONS = Contract(
    "detections in prior coded data",
    {
        "transcript_id": text(),
        "segment_id": text(),
        # the column of the prior data in which it stands
        "column": text(choices=("text", "previous", "following", "speaker")),
        "start": integer(),
        "end": integer(),
        "category": text(choices=CATEGORIES),
        "detector": text(),
        "score": number(low=0, high=1),
    },
)

# What is looked for in every turn of the study (sealed): words of names, folded for case and accents. A row with a
# transcript holds in it, before the row that holds everywhere.
LEXICON = Contract(
    "the lexicon of names",
    {
        "transcript_id": text(required=False),
        "form": text(),
        "category": text(choices=CATEGORIES),
        "own_case": flag(),  # whether it must stand capitalised (a common word otherwise)
        # from where it is known that this is a name
        "source": text(choices=("people", "speakers", "found", "review", "registry", "public")),
        "verdict": text(choices=("replace", "keep")),  # whether it is replaced or left
    },
    key=("transcript_id", "form"),
)

# Which entity a form stands for in a transcript, and what is shown in its place (sealed).
ENTITIES = Contract(
    "entities",
    {
        "transcript_id": text(required=False),
        "form": text(),
        "category": text(choices=CATEGORIES),
        "entity_id": text(),
        "replacement": text(required=False),
        # what is done with it: replaced, left by its category, by a reviewer, or as a public name
        "treatment": text(choices=("replace", "keep", "refused", "public")),
        "reviewed": flag(),  # whether a person has decided it
    },
    key=("transcript_id", "form", "category"),
)

# The study's registry (data/private): rows are added and never changed, so that no pseudonym changes.
PSEUDONYM_REGISTRY = Contract(
    "the registry of pseudonyms",
    {
        "category": text(choices=CATEGORIES),
        "form": text(),
        "transcript_id": text(required=False),
        "entity_id": text(),
        # what it is called in this study for ever; empty where it is numbered by its id
        "pseudonym": text(required=False),
    },
    key=("category", "form", "transcript_id"),
)

# Who is meant by each pseudonym (sealed): the key that only its owner opens.
KEY = Contract(
    "the key of pseudonyms",
    {
        "entity_id": text(),
        "category": text(choices=CATEGORIES),
        "replacement": text(required=False),
        "forms": text(),  # all words by which it was called, `;` between
        "mentions": integer(),
        "transcripts": text(),  # the transcripts in which it is said, `;` between
    },
    key=("entity_id",),
)

# What a language model takes for names in text that came later, and nobody in the study knows (sealed). `place` is the
# row by its ids; what stands in a codebook's names and definitions is left as it is, what stands in free text replaced.
GUESSES = Contract(
    "names guessed in later text",
    {
        "kind": text(  # in what it stands: prior data, the codebook, memos ...
            choices=(
                *("prior", "codebook", "codebook_changes", "methods_text"),
                *("decisions", "adjudications", "proposals", "reflexivity", "quotations"),
            )
        ),
        "place": text(),  # the row in which it stands, by its ids
        "column": text(),  # the column in which it stands
        "form": text(),
        "category": text(choices=CATEGORIES),
        "done": text(choices=("replaced", "left")),  # whether it was replaced, or left for a person to look at
        "context": text(),
    },
)

# The reviewer's decisions (data/private/review.csv). `form` is needed only where a reviewer adds what nobody found.
# `only_in` names the transcripts in which alone a decision holds (`;` between); of an added row, `transcript_id` does.
# `kind` says on what a decision is, and `words` the turn that was read, in the transcript `transcript_id`.
REVIEW_DECISIONS = Contract(
    "the decisions of the review",
    {
        "item_id": text(required=False),
        "kind": text(required=False),  # on what kind of question it is; empty in a row that a reviewer added
        # what is done: replace, keep, link to another, separate, seen, generalise, blank
        "decision": text(choices=VERDICTS),
        "category": text(required=False, choices=CATEGORIES),
        "entity": text(required=False),  # whom it is linked to, or how it is called
        "form": text(required=False),
        "transcript_id": text(required=False),
        "only_in": text(required=False),  # the transcripts in which alone it holds, `;` between
        "words": text(required=False),  # the turn that was read, where one was drawn at random
        "missed": integer(required=False),  # names of persons that were not marked in that turn
        "note": text(required=False),  # what the reviewer wrote beside it
        "decided_by": text(required=False),
        "decided_at": text(required=False),
    },
    open_ended=True,
)

# The queue with its words and their context (sealed).
REVIEW_QUEUE = Contract(
    "the review queue",
    {
        "item_id": text(),
        "kind": text(choices=REVIEW_KINDS),  # what kind of question it is
        "risk": integer(),  # how much harm it would do if it was decided wrongly; the highest is asked first
        "category": text(required=False),
        "form": text(required=False),
        "shown_as": text(required=False),  # what stands in its place now
        "mentions": integer(),
        "transcript_id": text(),
        "turn": integer(),
        "context": text(required=False),
        "marks": text(required=False),  # what to look at in the context: offsets in it, as `4-9;20-27`
        "question": text(),  # what the reviewer is asked
        "proposed": text(choices=VERDICTS),  # the decision that Enter accepts
        "entity": text(required=False),  # whom it is taken for
        # open, more (beyond the page of its transcript), or decided; what is told needs no decision
        "status": text(choices=("open", "more", "decided", "told")),
        "decision": text(required=False),  # what was decided
    },
    key=("item_id",),
)

# Its public part: no words.
REVIEW = Contract(
    "the state of the review",
    {
        "item_id": text(),
        "kind": text(choices=REVIEW_KINDS),  # what kind of question it is
        "category": text(required=False),
        "transcript_id": text(),
        "turn": integer(),
        # open, more (beyond the page of its transcript), or decided by a person
        "status": text(choices=("open", "more", "decided")),
    },
    key=("item_id",),
)

# How much of what names persons was found, as estimated from turns drawn at random and read. One row.
RECALL = Contract(
    "the estimated recall of persons",
    {
        "turns": integer(minimum=0),  # turns drawn at random and read, with what was missed in them counted
        "replaced": integer(minimum=0),  # mentions of persons in these
        "missed": integer(minimum=0),  # mentions of persons in these that were not replaced
        # replaced mentions of all; empty where nothing was counted, or nobody is named there
        "share": number(low=0, high=1),
        "ci_low": number(low=0, high=1),  # the lower end of the exact binomial interval, 95 %
        "ci_high": number(low=0, high=1),
    },
)
