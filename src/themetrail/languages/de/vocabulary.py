"""German words that are names nowhere, or names as well."""

from __future__ import annotations

from themetrail.languages.language import Vocabulary, word_set

VOCABULARY = Vocabulary(
    hums=word_set("mm hm ah aha oh ha ahm ahem äh ähm öhm tja naja"),
    answers=word_set("ja nein doch genau eben halt also okay ok gell oder nun jawohl"),
    counted=word_set(
        """
        interview item phase session code version frage teil abschnitt schritt stufe sitzung tabelle abbildung
        anhang kapitel seite zeile spalte gruppe aufgabe
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
    articles=word_set("der die das von vom zum zur"),
    twice=word_set("doppel zweimal"),
    in_names=word_set("st dr prof"),
    no_initials=word_set("zb zt dh ua eu"),
    called=word_set(
        """
        mama mami mutti papa papi vati oma omi opa opi tante onkel schwester oberschwester pfarrer pfarrerin
        chef chefin
        """
    ),
    indefinite=word_set("ein eine einen einem einer"),
    nouns_capitalised=True,
    noun_endings=("en", "n", "nen", "e", "er", ""),
)
