"""Titles and forms of address that announce a name, in English, French and German."""

from __future__ import annotations

from themetrail.anonymise.names.forms import word_set

FEMALE = word_set(
    """
    mrs ms miss madam mme madame mmes mesdames mlle mademoiselle frau lady dame señora senora signora sra
    sister
    """
)
MALE = word_set(
    """
    mr mister messrs sir lord m monsieur messieurs mm herr herrn señor senor signor sr brother
    """
)
_EITHER = (
    "dr doctor docteur docteure prof professor professeur professeure doktor me maitre mes sergeant sgt captain capt "
    "lieutenant lt colonel col general gen major inspector constable detective officer superintendent corporal cpl "
    "judge justice juge president rev reverend father pastor imam rabbi pr rabbin abbe pere soeur cardinal bishop "
    "capitaine sergent adjudant commissaire brigadier caporal magister mag dipl ing drs"
)
EITHER = word_set(_EITHER)
TITLES = FEMALE | MALE | EITHER
# A one- or two-letter title counts only as it is written, with its capital.
SHORT = frozenset(
    {"m", "mm", "me", "mes", "pr", "dr", "mr", "ms", "lt", "sr", "col", "gen", "general", "major", "mag", "ing"}
)
# Titles that are everyday words, hums or other abbreviations in other languages ("Me.", "Mag sein", "le Col du ...").
ONLY_IN = {
    "me": ("fr",),
    "mes": ("fr",),
    "pr": ("fr",),
    "mag": ("de",),
    "dipl": ("de",),
    "ing": ("de", "it", "es", "nl"),
    "drs": ("nl",),
    "sr": ("es", "pt"),
    "col": ("en",),
    "gen": ("en",),
    "dame": ("en", "fr"),
}
# The plural of Monsieur is written in capitals; `Mm.` is a hum.
IN_CAPITALS = frozenset({"mm"})
# Titles that are common words too, and announce a name only where they stand capitalised.
COMMON = word_set(
    """
    miss sir lord lady dame doctor general major father sister brother judge justice president officer
    detective juge pere soeur master professor inspector constable bishop captain
    """
)


# Words that stand capitalised and name nobody, by their language: `Avril` and `Mai` are names where they are no month.
_MONTHS_AND_DAYS_OF = {
    "en": word_set(
        """
        january february march april may june july august september october november december monday tuesday wednesday
        thursday friday saturday sunday christmas easter halloween
        """
    ),
    "fr": word_set(
        """
        janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi
        vendredi samedi dimanche noel paques
        """
    ),
    "de": word_set(
        """
        januar februar marz april mai juni juli august september oktober november dezember montag dienstag mittwoch
        donnerstag freitag samstag sonntag
        """
    ),
}
MONTHS_AND_DAYS = frozenset().union(*_MONTHS_AND_DAYS_OF.values())


def months_and_days(language: str) -> frozenset[str]:
    """The months, days and feasts of a language; of one that has no list, those of all."""
    return _MONTHS_AND_DAYS_OF.get(language, MONTHS_AND_DAYS)


# Titles that are surnames as well: behind another name they are its last word, as in `Julia Bishop`.
SURNAMES_TOO = (EITHER | {"sister", "brother", "lord", "lady", "dame"}) - word_set(
    "dr prof me mes sgt capt lt col gen rev pr mag dipl ing drs cpl"
)
PLURAL = frozenset({"mm", "messieurs", "mmes", "mesdames", "messrs", "mlles"})
# Offices before a name: `President Obama`, but also `President of the Court`; the next word must look like a name.
OFFICES = word_set(
    """
    president general officer judge juge justice major captain secretary minister chancellor director agent
    sister brother
    """
)


def gender_of(title: str) -> str:
    """`f`, `m`, or empty where the title says nothing."""
    return "f" if title in FEMALE else "m" if title in MALE else ""


def is_title(surface: str, folded: str, language: str = "fr") -> bool:
    """Whether a word, as written and folded, is a title before a name in a text of this language."""
    if folded not in TITLES or language not in ONLY_IN.get(folded, (language,)):
        return False
    if folded in IN_CAPITALS:
        return surface.isupper()
    return surface[:1].isupper() if folded in SHORT or folded in COMMON else True
