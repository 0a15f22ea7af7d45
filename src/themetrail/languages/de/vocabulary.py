"""German words that are names nowhere, or names as well."""

from __future__ import annotations

from themetrail.languages.parts.vocabulary import Vocabulary
from themetrail.languages.parts.words import word_set

VOCABULARY = Vocabulary(
    hums=word_set("mm hm ah aha oh ha ahm ahem äh ähm öhm tja naja"),
    answers=word_set("ja nein doch genau eben halt also okay ok gell oder nun jawohl"),
    counted=word_set(
        """
        interview item phase session code version frage teil abschnitt schritt stufe sitzung tabelle abbildung
        anhang kapitel seite zeile spalte gruppe aufgabe plan station zimmer bett etage stock klasse nummer formular
        wohngruppe punkt
        """
    ),
    names_too=word_set("gross gut kurz lang lange allen"),
    professions=word_set(
        """
        arzt arztin backer bauer dachdecker elektriker gartner koch kochin krankenschwester lehrer lehrerin
        maler maurer metzger pfarrer schreiner verkaufer verkauferin
        """
    ),
    organisations=word_set(
        """
        stiftung klinik hospital spital atelier werkstatt backerei garage hotel restaurant cafe druckerei
        apotheke schule universitat institut bank verein zentrum kirche heim gmbh ag strasse region
        """
    ),
    organisations_in_compounds=(
        *(
            "kantonalbank",
            "nationalbank",
            "volksbank",
            "raiffeisenbank",
            "sparkasse",
            "krankenkasse",
            "ausgleichskasse",
        ),
        *(
            "versicherung",
            "versicherungen",
            "gesellschaft",
            "genossenschaft",
            "stiftung",
            "verein",
            "verband",
            "verlag",
        ),
        *("spital", "klinik", "hochschule", "universitat", "gymnasium", "pflegeheim", "altersheim"),
    ),
    articles=word_set("der die das von vom zum zur"),
    twice=word_set("doppel zweimal"),
    in_names=word_set("st dr prof"),
    saints=("St", "Sankt"),
    joined_to_names=word_set("nah mal artig los weit seits"),
    no_initials=word_set("zb zt dh ua eu"),
    called=word_set(
        """
        mama mami mutti papa papi vati oma omi opa opi tante onkel schwester oberschwester pfarrer pfarrerin
        chef chefin
        """
    ),
    indefinite=word_set("ein eine einen einem einer"),
    set_phrases=(
        "(?:vor|nach|seit|wegen|während|trotz|durch|mit|ohne|dank|hatten?|wie) corona",
        "hinz und kunz|(?:das|ein|die|eine) lieschen müller|otto normal(?:verbraucher|o)?",
        "(?:max|erika) mustermann|hans (?:dampf|im glück|guck-in-die-luft)",
        "(?:den|der|dem) schwarzen? peter|adam (?:und eva|riese)",
        "(?:den|der|dem) dummen? august|freund hein|frau holle|vater staat|mutter (?:natur|erde)|onkel doktor",
        "(?:der|den|dem) wahren? jakob|(?:der|den|dem) billigen? jakob|(?:herr|mein lieber) gesangsverein",
        "im ernst|ernst (?:ist|war|wird|wurde|gemeint|genommen|nehmen|machen)|(?:sehr|ganz|so|zu|recht|ziemlich) ernst",
    ),
    mostly_words=word_set("alla eitel ernst franco klare malte norm reiner traute"),
    spelt_otherwise=(("ss", "ß"),),
    nouns_capitalised=True,
    noun_endings=("en", "n", "nen", "e", "er", ""),
)
