"""What is known of a language: one record in nine parts, each field with its meaning.

Words are in small letters and, where nothing else is said, without accents, as they are compared (`word_set`). Phrases
are alternatives of a regular expression, each with its accents; the first two letters of a greeting stand as they are.
A field that has a default may be left at it where the language has nothing of the kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Words = frozenset[str]
Phrases = tuple[str, ...]


def word_set(words: str) -> Words:
    """The words of a text, as a set."""
    return frozenset(words.split())


def name_list(names: str) -> Phrases:
    """The names of a text, `;` between, each as it is written."""
    return tuple(dict.fromkeys(" ".join(name.split()) for name in names.split(";") if name.strip()))


@dataclass(frozen=True)
class Calendar:
    """Dates, births and ages as they are said and written."""

    months: tuple[Phrases, ...]
    """The twelve months, with their accents; each in its spellings, the usual one first."""
    weekdays: Phrases
    """The days of the week, with their accents."""
    abbreviations: Words
    """Months and days in short, as transcripts are headed; with accents."""
    in_dates: Words
    """Small words that stand in a date; with accents."""
    ordinals: Phrases
    """What stands behind the number of a day: `th`, `er`, `\\.`."""
    born: Phrases
    """What is said of who was born, in a sentence with the date: `born`."""
    birth: Phrases
    """What the date is called: `date of birth`, `birthday`."""
    born_links: Phrases
    """Small words between either and a date behind it."""
    clause_words: Words
    """Words that begin something else in a sentence, so that its date is of no birth: `and`, `because`; with accents.

    No word that another language has for something else: dates are read without knowing the language.
    """
    subjects: Words
    """Who does something else after somebody was born, and helping verbs: `she`, `has`. As `clause_words`."""
    age_behind: Phrases
    """What stands behind somebody's age: `years old`."""
    age_before: Phrases
    """What stands before it: `aged`."""
    age_columns: Phrases
    """What a column with ages is called in a sheet."""
    weekdays_in_plural: Phrases = ()
    """The same in the plural, where they have a capital and words have not."""
    born_beside: Phrases = ()
    """What is said of who was born only where the date comes next, and is another word elsewhere: `ne` for né."""
    feasts: Words = frozenset()
    """Feasts that are written with a capital."""
    before_day: Phrases = ()
    """The article before a day: `the` 3rd."""
    before_month: Phrases = ()
    """What stands between day and month, or month and year: `of`."""
    day_behind_month: bool = False
    """Whether the day may stand behind its month with its ending: `March 3rd`."""
    months_as_words: Words = frozenset()
    """Months that are other words too, where nothing has capitals."""


@dataclass(frozen=True)
class Titles:
    """Titles and forms of address that announce a name."""

    female: Words
    """Titles of women."""
    male: Words
    """Titles of men."""
    either: Words
    """Titles of either."""
    sure: Words
    """Titles behind which nothing stands but a name."""
    with_capital: Words
    """Titles that are common words or abbreviations too, and announce a name only with their capital."""
    in_capitals: Words = frozenset()
    """Titles that are written in capitals throughout."""
    own: Words = frozenset()
    """Titles that are everyday words or abbreviations in other languages: they count in text of this language alone."""
    own_in_labels: bool = False
    """Whether these count too where nobody says in which language a name is written."""
    plural: Words = frozenset()
    """Titles that announce a list of names."""
    offices: Words = frozenset()
    """Offices, which common words may follow as well: `President of the Court`."""
    surnames_too: Words = frozenset()
    """Titles that are surnames as well: behind another name they are its last word, as in `Julia Bishop`."""
    seldom: Words = frozenset()
    """Titles that are more often other words where nothing has capitals."""
    abbreviations: Words = frozenset()
    """Titles that are abbreviations, and announce a name where nothing has capitals: what follows them is one, even a
    common word."""
    glued: Phrases = ()
    """Titles that scanning leaves without a space before the name: `MmeE. Palm`."""


@dataclass(frozen=True)
class Talk:
    """What is said before, between and behind names."""

    greetings: Phrases
    """What is said to somebody whose name comes next: greetings, thanks, giving the floor."""
    greeting_fillers: Phrases
    """What may stand between that and the name."""
    spoken_greetings: Phrases
    """The same for text without capitals, where less is sure."""
    not_greeted: Words
    """Words behind a greeting, or alone with a capital, that are nobody's name."""
    kin: Phrases
    """Who somebody is to the speaker: `colleague`, with the capital that it has in the language."""
    company: Phrases
    """What is said of people sooner than of things, just before them: `with`, `asked`."""
    affiliation: Phrases
    """What leads from people to where they work: `from`, `at`."""
    ands: Phrases
    """`and`, between the last two names of a list."""
    to_people: Phrases
    """What is said just before people alone: what is done to them (`told`, `married`), `lives with`, `chez`."""
    beside: Phrases
    """What stands just before people and things alike: `with`, `saw`, `it was`."""
    openings: Phrases
    """What a clause begins with, before who does something: `because`, `then`."""
    says: Phrases
    """What people alone do or are, behind who it is: `said`, `thinks`, `was born`."""
    acts: Phrases
    """What people do, and things too, behind who or what does it: `came`, `was`."""
    with_people: Phrases
    """Who joins somebody or is somebody's, behind that name: `and I`, `'s mother`."""
    determiners: Words
    """What stands before a noun and seldom before a name: articles, possessives; folded."""
    who: Phrases = ()
    """What asks or says who somebody is, just before the name: `who is`."""
    articles_of_names: Words = frozenset()
    """Articles that names have too, as the language is spoken: `der` Ernst."""
    brackets: tuple[tuple[Phrases, Phrases], ...] = ()
    """What stands before who something is done to, or who does it, and what ends the clause: `habe` Ernst `gefragt`."""
    spoken_fillers: Phrases = ()
    """What may stand between a greeting and a name in text without capitals."""
    affiliation_fillers: Phrases = ()
    """Hums before what leads from people to where they work."""
    affiliation_articles: Phrases = ()
    """The article behind it."""
    post_nominals: Phrases = ()
    """Honours and degrees behind a name, as they are written."""
    before_towns: Phrases = ()
    """What stands before a town, and before a noun only with an article: `in`, `Spital`."""
    before_things: Phrases = ()
    """What is said just before firms, products and places: `in`, `employees of`."""
    behind_nouns: Phrases = ()
    """What joins a name to the noun before it, which is who does something: the team `from`, a friend `of`."""
    behind_things: Phrases = ()
    """What firms, products and places alone have or are, just behind their name: `website`, `'s customers`."""
    before_families: Phrases = ()
    """The articles before a family's name in the plural, in small letters."""
    plural_of_families: Phrases = ()
    """What is put behind a surname in the plural, or in the genitive without an apostrophe."""


@dataclass(frozen=True)
class Vocabulary:
    """Words that are names nowhere, or names as well."""

    hums: Words
    """What people say between words; with accents."""
    answers: Words
    """Short answers and openings that a list of stop words lacks; with accents."""
    counted: Words
    """What is counted in a study: `question` 5, `section` 4.2."""
    names_too: Words
    """Function words that many people bear as a name."""
    professions: Words
    """Professions by which a person could be recognised."""
    organisations: Words
    """Words that head the name of an organisation or a place."""
    articles: Words
    """Articles and prepositions within such a name, which tell nothing."""
    twice: Words
    """What says that a letter comes twice when a name is spelt: `double`."""
    in_names: Words
    """Abbreviations within a name, before a full stop: `St. Anne's`."""
    no_initials: Words
    """Abbreviations with full stops that are nobody's initials, without the stops."""
    saints: Phrases = ()
    """What saints are called before their name, in what is called after them: `St`."""
    joined_to_names: Words = frozenset()
    """Short words in small letters that a hyphen joins to a name without being part of it: Leeds-`based`."""
    called: Words = frozenset()
    """What people are called by their family or office, with a capital and without a name: `dad`, `matron`."""
    indefinite: Words = frozenset()
    """The indefinite articles."""
    set_phrases: Phrases = ()
    """Phrases in which a word that may be a name is none: `mark my words`."""
    without_forms: Words = frozenset()
    """Common words that have no other form, and so stand in no lemma index; with accents."""
    derived: tuple[tuple[str, str], ...] = ()
    """Endings of words that the lemma index lacks, and those of the words from which they are made and which it has:
    `ment` of vraiment and nothing of vrai."""
    adverb_endings: Phrases = ()
    """How adverbs end, of which no index need have what they are made from."""
    mostly_words: Words = frozenset()
    """Common words that are given names too and far more often the word, where nothing has capitals."""
    after_names: Words = frozenset()
    """What follows a given name as a word of the sentence, though it is a surname somewhere."""
    behind_things: Words = frozenset()
    """Small words that a language model leaves at the end of a place or an organisation."""
    article_particles: Words = frozenset()
    """Particles of names that before a capital are sooner the article."""
    elided: Words = frozenset()
    """Words that stand before an apostrophe without their vowel where a vowel follows: `d` for de."""
    contracted: Words = frozenset()
    """What an apostrophe leaves of a word behind it: `ll` of `we'll`."""
    pronouns_in_capitals: Words = frozenset()
    """Pronouns that are one capital letter: as they are written."""
    written_with_capital: Words = frozenset()
    """Words that have a capital anywhere and name nobody: languages, and who is of a country or a faith; folded."""
    spelt_otherwise: tuple[tuple[str, str], ...] = ()
    """Letters for which some countries write others, which the lemma index has: Swiss `ss` for `ß`."""
    nouns_capitalised: bool = False
    """Whether all nouns have a capital, so that the lemma index holds nouns and names alike."""
    noun_endings: Phrases = ()
    """The endings by which a noun is told from a name there; the empty one for an umlaut alone."""
    organisations_in_compounds: Phrases = ()
    """Folded ends of compounds that head the name of an organisation: `kantonalbank`."""


@dataclass(frozen=True)
class Labels:
    """What stands in speakers' labels and names nobody."""

    roles: Words
    """What somebody does or is; roles that are surnames too are left out."""
    role_endings: Words
    """How words for roles end, in compounds that no list holds."""
    lone_roles: Words
    """Roles that, all alone, a language model takes for a person."""
    devices: Words
    """Devices and their parts; makers and products are known of all languages."""
    rooms: Words
    """Rooms of meetings."""
    pronouns: Words
    """Pronouns as they are put beside a name."""
    owners: Words
    """Words between a device and its owner."""
    born: Words
    """What introduces an earlier or another name: `nee`, `alias`."""
    rooms_and_names: Words = frozenset()
    """Rooms that are surnames too."""
    words_given: Words = frozenset()
    """Given names that are common words, and stand in no list."""
    organisations_beside: Words = frozenset()
    """Further words that make an organisation of what stands beside a name."""


@dataclass(frozen=True)
class Addresses:
    """Where somebody is reached: streets, and what is read aloud of an e-mail address."""

    street_words: Phrases
    """Words for a street, with their capitals; where they end the name, their endings."""
    street_order: Literal["before", "behind", "ending"]
    """Whether the word stands before the street's name (`rue X 4`), behind it (`4 X Street`), or ends it (`Xweg 4`)."""
    postal_code: str
    """A postal code (regular expression)."""
    spoken_dot: Phrases
    """How the dot of an e-mail address is said."""
    spoken_at: Phrases
    """How its `@` is said."""
    web_domains: Phrases
    """Top-level domains of the countries where the language is spoken."""
    number_signs: Phrases
    """What announces a file's number, with the space behind it; no regular expression."""
    phone_regions: Phrases
    """Countries (two letters) of the language whose telephone numbers are looked for."""
    street_links: Phrases = ()
    """Small words between a street and its name (or number)."""
    links_in_street: Phrases = ()
    """Small words within the name of a street."""
    number_additions: Phrases = ()
    """What stands behind a house's number: 12 `bis`."""


@dataclass(frozen=True)
class Transcripts:
    """What stands in transcript files beside what was said: how `ingest` tells labels from talk."""

    columns: Mapping[str, Phrases]
    """What the columns speaker, text, start and end of a table are called, the commonest first; with accents."""
    openers: Words
    """Words that begin a sentence before a colon and are nobody's name; with accents."""
    of_interviews: Words
    """Such words that are labels where they come again and again; with accents."""
    phrases: Phrases
    """What begins a sentence before a colon in several words."""
    pronouns: Phrases
    """Pronouns that begin a clause."""
    conjunctions: Phrases
    """Conjunctions that begin a clause."""
    particles: Phrases
    """Small words within a label that is written like a name."""
    before_time: Phrases
    """What is said before a time of day."""
    head_titles: Phrases = ()
    """What stands before a number as the title of a transcript."""
    head_people: Phrases = ()
    """How the title block of a transcript calls who takes part; some of these are speakers' labels too."""
    head_fields: Phrases = ()
    """What else the title block of a transcript states, before a colon."""


# What makes somebody stand out in a quotation: the kinds of facts that `Quoting.rare_facts` knows how people say.
RARE_FACTS = ("age", "origin", "employer", "event", "standing out")


@dataclass(frozen=True)
class Quoting:
    """What is said of quoting: by who talks, who may want words struck, and by coders, who write memos.

    Phrases in small letters, with their accents and straight apostrophes; the first two letters stand as they are.
    """

    struck: Phrases
    """How somebody asks that words be left out, or not told: `off the record`."""
    struck_at_end: Phrases
    """The same where a clause ends behind it, and something else where it goes on: `cut that`."""
    struck_alone: Phrases
    """The same where it is a clause of its own: `between us`."""
    wanted: Phrases
    """How a memo says that a passage be quoted: `quote`."""
    unwanted: Phrases
    """How a memo says that it should not be: `do not quote`."""
    rare_facts: Mapping[str, Phrases]
    """By the kind of fact (`RARE_FACTS`), how people say what may tell who they are: `my employer`."""


# The kinds of facts that `Facts.told` and `Facts.counted` know; what makes somebody stand out is known of quoting.
TOLD_FACTS = ("role", "post", "illness", "event", "family", "origin", "quantity")


@dataclass(frozen=True)
class Telling:
    """A fact that several words of one sentence tell together: `breast cancer at 42`, `lost my leg`."""

    kind: str
    """Of `TOLD_FACTS`; or `dated`, or `standing out`, which is told up to the end of its clause."""
    general: str
    """What is shown where it is made general (in English); empty where there is nothing."""
    heads: Phrases
    """Of these one is in it: words as they are compared, one space between."""
    patterns: Phrases
    """Regular expressions over such words, one space between, in which `HEAD` stands for one of the heads, `NUMBER` for
    a number, `MANY` for one from three on, and `AGE`, once, for a number that is an age."""


@dataclass(frozen=True)
class Facts:
    """What is left in a text when names are gone, and may tell in combination who somebody is.

    Where nothing else is said, phrases are words as they are compared, one space between.
    """

    own: Words = frozenset()
    """Words by which people speak of themselves, as who does or has something: `i`, `my`, `our`."""
    others: Words = frozenset()
    """The same for somebody else: `she`, `their`, `who`."""
    as_role: Phrases = ()
    """What stands before somebody's own role: `I'm`, `I work as`. Regular expressions, with accents."""
    told: Mapping[str, Mapping[str, Phrases]] = field(default_factory=dict)
    """By the kind of fact (`TOLD_FACTS`) and by what is shown where it is made general (in English), how it is told."""
    numbers: Mapping[str, int] = field(default_factory=dict)
    """Words for numbers."""
    counted: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    """What is counted behind a number: the kind of fact, and the number from which it is rare."""
    tellings: tuple[Telling, ...] = ()
    """What several words tell together."""
    family: Words = frozenset()
    """Who is of the same family: what is told of `my brother` tells who `I` am."""
    happenings: Words = frozenset()
    """What happens on a day that others remember or can look up: a date in the same sentence tells more."""


@dataclass(frozen=True)
class Public:
    """Proper names that identify nobody, as they are written: so many people know, use or have what bears them."""

    care: Phrases = ()
    """Wards, specialities, and services of health and welfare that each region has."""
    health: Phrases = ()
    """Diseases, medicines and examinations."""
    institutions: Phrases = ()
    """Authorities, insurances and charities of a whole country."""
    products: Phrases = ()
    """Products, services on the web, shops and media of a whole country."""
    culture: Phrases = ()
    """Languages, religions, feasts, and what is learned at school."""


@dataclass(frozen=True)
class Language:
    """All that is known of a language."""

    code: str
    """Its code, as the sheet of transcripts has it (`en` serves `en-GB` too)."""
    name: str
    """Its English name."""
    model: str
    """The spaCy pipeline that recognises names in it."""
    model_install: str
    """The command that installs this pipeline."""
    name_lists: Phrases
    """Faker's lists of its given names and surnames, by their locales."""
    calendar: Calendar
    titles: Titles
    talk: Talk
    vocabulary: Vocabulary
    labels: Labels
    addresses: Addresses
    transcripts: Transcripts
    quoting: Quoting
    facts: Facts = field(default_factory=Facts)
    public: Public = Public()
    """What identifies nobody, and stays as it was said."""
    short_names: Words = frozenset()
    """Short forms of given names that lists of registered names lack."""
    countries: Mapping[str, str] = field(default_factory=dict)
    """What countries are called in it, where not as in English: their names by two letters, `;` between."""


@dataclass(frozen=True)
class Neighbour:
    """A language that is not read, but whose names and titles are met in talk."""

    code: str
    """As in `Language`, and so are the others."""
    name_lists: Phrases
    """Lists of its names."""
    titles: Titles
    """Its titles."""
