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
    before_people=(
        "told",
        "tell",
        "asked",
        "met",
        "married",
        "marry",
        "hugged",
        "kissed",
        "named",
        "(?:friends?|fell in love|liv(?:e|es|ed|ing)) with",
        "(?:talk(?:ed|ing)?|spoke) (?:to|with)",
    ),
    behind_people=(
        "(?:says?|said|told|tells|asks?|asked|thinks?|thought|feels?|felt|knew|cried|cries|laughed|laughs|smiled|smiles)",
        "(?:whispered|shouted|married|died|lives|lived|loves|loved|hates|hated|sleeps|slept|hugged|kissed|phoned|rang)",
        "(?:was born|was crying|is crying|is my|was my|is married|got married|and I|and me|and my|and her|and his)",
        "['’]s (?:mum|mom|dad|mother|father|husband|wife|son|daughter|brother|sister|parents?|kids?|children)",
    ),
    before_things=(
        "(?:at|in|into|within|across|inside|outside|throughout|near|the|an|its)",
        "(?:employees|staff|people|workers|customers|shareholders|board|management|culture|results|presentation) of",
        "(?:chairman|chairwoman|director|manager|president|head|member|part|branch|shares?|acquisition|rating) of",
        "(?:work(?:s|ed|ing)?|job|career|opportunity) (?:for|with)",
        "(?:officer|executive|CEO|CFO|COO|CTO),",
        "(?:company|firm|hospital|brand|product|drug|app|charity|software|programme|program) (?:called|named)?",
    ),
    behind_things=(
        "(?:Inc|Ltd|LLC|LLP|plc|PLC|Corp|Corporation|Company|Limited)",
        "(?:website|platform|products?|brands?|stores?|shares?|employees|customers|app|software|system|facility|plant)",
        "['’]s? (?:website|platform|products?|brands?|stores?|shares?|employees|staff|customers|clients|board)",
        "['’]s? (?:management|shareholders|balance sheet|results|portfolio|strategy|business|market)",
    ),
    before_families=("the",),
    plural_of_families=("es", "s"),
)
