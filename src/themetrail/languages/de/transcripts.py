"""What stands in German transcript files beside what was said."""

from __future__ import annotations

from themetrail.languages.parts.transcripts import Transcripts
from themetrail.languages.parts.words import word_set

TRANSCRIPTS = Transcripts(
    columns={
        "speaker": (
            "sprecher",
            "sprecherin",
            "sprecher:in",
            "sprecher*in",
            "sprechende person",
            "sprecher/in",
        ),
        "text": (
            "transkript",
            "transkription",
            "äußerung",
            "äusserung",
            "aussage",
            "wortlaut",
            "inhalt",
            "redebeitrag",
        ),
        "start": ("beginn", "anfang", "zeit", "startzeit", "zeitstempel"),
        "end": ("ende", "endzeit"),
    },
    openers=word_set(
        """
        ja nein doch also aber und oder dann jetzt weil erstens zweitens drittens zuerst schliesslich naja
        genau hier da dort was warum wieso wie wann wo vielleicht eigentlich beispiel zb z.b frage antwort hallo danke
        bitte klar ehrlich wirklich grund problem fazit
        """
    ),
    of_interviews=word_set("frage antwort"),
    phrases=(
        "zum (?:beispiel|schluss|anderen|ersten|zweiten)",
        "mit anderen worten",
        "das hei(?:ss|ß)t",
        "kurz gesagt",
        "im ernst",
        "(?:ein|das|mein) (?:beispiel|problem|punkt|fazit)",
        "(?:eine|die|meine) (?:frage|antwort|sache)",
    ),
    pronouns=("ich", "du", "er", "sie", "wir", "ihr", "es", "man", "das"),
    conjunctions=("und", "dann", "aber", "oder", "weil", "was", "wie"),
    particles=("in", "im", "und"),
    before_time=("um", "gegen", "bis", "ab"),
    head_titles=(
        "(?:transkript(?:ion)? )?(?:interview|gespräch|gruppendiskussion|fokusgruppe|sitzung|aufnahme)",
        "transkript(?:ion)?",
    ),
    head_people=(
        "(?:interviewer|teilnehmer|moderator|beobachter|forscher|transkribierer|interviewpartner|gesprächspartner|sprecher)"
        "(?:in|innen|:in|\\*in|/in|_in)?(?:-?(?:code|nr\\.?|nummer|kürzel))?",
        "(?:der|die) (?:befragte|interviewte)r?|(?:befragte|interviewte|teilnehmende|moderierende)[rn]?|proband(?:in)?"
        "|interviewte person|befragte person|protokollant(?:in)?",
    ),
    head_fields=(
        "datum|(?:interview|aufnahme)datum|datum (?:des|der) (?:interviews|gesprächs|aufnahme)|uhrzeit|zeit|ort"
        "|(?:interview)?dauer|länge|sprache|nummer|nr\\.?|code|kürzel|art|form",
        "beginn|ende|thema|studie|projekt|titel|datei(?:name)?|aufnahme|audio(?:datei)?|interview|gespräch|sitzung|gruppe",
        "transkript(?:ion)?|transkribiert (?:von|am)|geprüft von|version|stand|status|einwilligung|legende|regeln",
        "alter|geschlecht|beruf|funktion|ausbildung|nationalität|pseudonym|institution|einrichtung|anwesend|anwesende",
    ),
)
