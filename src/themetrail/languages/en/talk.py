"""What is said around names in English."""

from __future__ import annotations

from themetrail.languages.language import Talk, word_set

TALK = Talk(
    greetings=(
        "thanks",
        "thank you",
        "hi",
        "hey",
        "hello",
        "morning",
        "good (?:morning|afternoon|evening|day)",
        "sorry",
        "sure",
        "over to",
        "go ahead",
        "my name is",
        "my name's",
        "I am called",
    ),
    greeting_fillers=("um", "uh", "er", "so much", "very much", "a lot"),
    spoken_greetings=(
        "thanks",
        "thank you",
        "hi",
        "hey",
        "hello",
        "good (?:morning|afternoon|evening)",
        "morning",
        "over to",
        "my name is",
        "my name's",
        "this is",
    ),
    spoken_fillers=("um", "uh", "er", "so much", "very much"),
    not_greeted=word_set(
        """
        god everyone everybody operator you all and i it we the this that there they he she so then for now please good
        ladies sir madam team folks guys great well yes no ok okay yeah uh um hm mhm ah oh mr mrs ms miss dr my our your
        his her in on at to if as of by but what when where how let s just from with president moderator again both back
        today welcome sorry go one two three thanks thank hi hello hey christmas easter monday tuesday wednesday
        thursday friday saturday sunday
        """
    ),
    kin=(
        "husband",
        "wife",
        "son",
        "daughter",
        "brother",
        "sister",
        "mother",
        "father",
        "uncle",
        "aunt",
        "cousin",
        "grandmother",
        "grandfather",
        "partner",
        "friend",
        "boyfriend",
        "girlfriend",
        "neighbour",
        "neighbor",
        "colleague",
        "boss",
        "manager",
        "supervisor",
        "client",
        "patient",
        "applicant",
        "nephew",
        "niece",
    ),
    company=("with", "without", "ask(?:ed)?", "told", "tell"),
    affiliation=("from", "of", "at", "with"),
    affiliation_fillers=("um", "uh"),
    affiliation_articles=("the",),
    ands=("and",),
    post_nominals=("LJ", "QC", "KC", "SC", "MP", "Jr", "Sr", "PhD", "MD", "Esq"),
)
