"""The part of a record on what is said around names."""

from __future__ import annotations

from dataclasses import dataclass

from themetrail.languages.parts.words import Phrases, Words


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
