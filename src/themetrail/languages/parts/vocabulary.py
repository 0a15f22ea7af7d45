"""The part of a record on single words: which are names nowhere, which are names as well."""

from __future__ import annotations

from dataclasses import dataclass

from themetrail.languages.parts.words import Phrases, Words


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
